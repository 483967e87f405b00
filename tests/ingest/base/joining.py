"""What people made and what a base brings under the same name."""

from typing import Any

from kb.curation import create, merge, publish, submit
from kb.curation.base_conflicts import keep_what_is_here
from kb.models import (
    BaseConflict,
    Institution,
)
from tests.ingest.base.conftest import Site, body, claim
from tests.ingest.base.folders import claim as a_claim

HERE, THERE = "The Agency", "Agency of the base"


def own(site: Site, kind: type[Any], mapping: dict[str, Any], **columns: Any) -> Any:
    """A record that people here made and published."""
    record = create(kind=kind, mapping=mapping, by=site.carla, **columns)
    publish(record=submit(record=record, by=site.carla), by=site.rita)
    return kind._default_manager.get(pk=record.pk)


def own_body(site: Site, slug: str = "agency") -> Institution:
    return own(site, Institution, {"slug": slug, "name": HERE, "type": "national"})


def ended_body(site: Site, how: str) -> None:
    found = own_body(site)
    if how == "merged":
        merge(record=found, into=body("council"), by=site.rita, why="One body.")
    else:
        site.withdraw(found)


def bring_claim(site: Site, slug: str = "more", **more: Any) -> None:
    site.folder.claims.append(a_claim(slug, "report#3", "should act", **more))


def bring_body(site: Site, name: str = THERE, slug: str = "agency") -> None:
    """The base has a body of this name, and a claim by it."""
    site.folder.institutions.append({"slug": slug, "name": name, "type": "national"})
    bring_claim(site, claimants=[f"institutions/{slug}"])


def claimants(slug: str) -> list[str]:
    return [str(one) for one in claim(slug).attributions.all()]


def decide(site: Site) -> None:
    for conflict in BaseConflict.objects.to_decide():
        keep_what_is_here(conflict=conflict, by=site.rita)


def bring_document(site: Site, passage: dict[str, Any], publishers: list[str]) -> None:
    document = {
        **site.folder.documents[0],
        "slug": "survey",
        "title": "A survey",
        "publishers": publishers,
        "passages": [{key: passage[key] for key in ("path", "summary", "anchor", "fingerprint")}],
    }
    site.folder.documents.append(document)
    site.folder.claims.append(a_claim("surveyed", "survey#1", "rights hold"))
