"""Loading beside what people did to a whole edition: what they withdrew or wrote of it stays."""

import pytest

from kb.curation import withdraw_edition
from kb.models import Edition
from tests.ingest.base.conftest import Site, claim, paragraph
from tests.ingest.base.folders import claim as a_claim
from tests.ingest.base.folders import passage
from tests.ingest.base.telling import told

pytestmark = pytest.mark.django_db


def edition() -> Edition:
    return Edition.objects.get()


def withdrawn(site: Site) -> None:
    withdraw_edition(edition=edition(), by=site.rita, why="All misread.", with_dependents=True)


def test_edition_of_a_base_is_published_with_its_document(site: Site) -> None:
    assert edition().is_published
    assert edition().published_at == edition().document.published_at


def test_label_that_a_person_changed_stays_and_what_the_base_alone_changed_comes(site: Site) -> None:
    site.edit(edition(), label="Our summaries")
    site.folder.documents[0]["edition"]["note"] = "From the second printing."
    assert told(site.load()) == []
    assert (edition().label, edition().note) == ("Our summaries", "From the second printing.")


def test_label_that_both_changed_is_listed(site: Site) -> None:
    site.edit(edition(), label="Our summaries")
    site.folder.documents[0]["edition"]["label"] = "Their summaries"
    assert told(site.load()) == [("edition", "report/1", "label")]
    assert edition().label == "Our summaries"


def test_withdrawn_edition_stays_withdrawn_with_its_passages_however_the_base_changes_them(
    site: Site,
) -> None:
    withdrawn(site)
    site.folder.documents[0]["edition"]["label"] = "Newer summaries"
    site.folder.one("passages", "1")["summary"] = "Other words."
    site.folder.one("claims", "act")["note"] = "Other words."
    assert told(site.load()) == []
    assert (edition().status, paragraph("1").status, claim("act").status) == ("withdrawn",) * 3
    assert paragraph("1").end_reason == "All misread."


def test_new_passage_and_claim_of_a_withdrawn_edition_wait_for_a_person(site: Site) -> None:
    withdrawn(site)
    site.folder.documents[0]["passages"].append(passage("4", "nobody asked"))
    site.folder.claims.append(a_claim("more", "report#4", "nobody asked"))
    report = site.load()
    assert [report.by_kind()[kind]["held"] for kind in ("passage", "claim", "evidence")] == [1, 1, 1]
    assert (paragraph("4").status, claim("more").status) == ("submitted", "submitted")
