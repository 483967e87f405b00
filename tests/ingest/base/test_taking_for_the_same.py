"""What a base brings and what stands here under its name: who is taken for whom, and what waits for a decision."""

from typing import Any

import pytest
from django.test import Client

from kb.curation import create, delete_draft, merge, publish, rename, submit
from kb.curation.base_conflicts import keep_what_is_here, take_from_base
from kb.ingest.base.counterparts import Clash
from kb.models import (
    BaseConflict,
    Claim,
    Concept,
    Document,
    Evidence,
    Institution,
    LoadedEntry,
    PassageTag,
    SlugRedirect,
)
from kb.representing import RepresentationError
from tests.ingest.base.conftest import Site, body, claim, theme
from tests.ingest.base.folders import claim as a_claim
from tests.ingest.base.machine import footprints

pytestmark = pytest.mark.django_db

HERE, THERE = "The Agency", "Agency of the base"


def told(report: Any) -> list[tuple[str, str, str]]:
    return [(one.kind, one.record, one.field) for one in report.differences]


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


# ---- what people made and ended ----


@pytest.mark.parametrize("how", ["merged", "withdrawn"])
def test_body_of_the_base_is_not_taken_for_another_that_people_made_and_ended(site: Site, how: str) -> None:
    ended_body(site, how)
    bring_body(site)
    before = footprints()
    with pytest.raises(Clash, match=r"institution agency: .*other name than here[\s\S]*--join"):
        site.load()
    assert footprints() == before


@pytest.mark.parametrize(
    ("how", "status", "who"),
    [("merged", "published", ["The Council"]), ("withdrawn", "submitted", [HERE])],
)
def test_ended_body_of_the_same_words_is_the_same_body(
    site: Site, how: str, status: str, who: list[str]
) -> None:
    ended_body(site, how)
    bring_body(site, HERE)
    assert told(site.load()) == []
    assert (claim("more").status, claimants("more")) == (status, who)


def test_theme_of_the_base_is_not_taken_for_another_that_people_made_and_merged(site: Site) -> None:
    mine = own(site, Concept, {"slug": "drones", "labels": {"en": "Drones"}}, scheme=theme("speech").scheme)
    merge(record=mine, into=theme("surveillance"), by=site.rita, why="One thing.")
    site.folder.themes.append({"slug": "drones", "labels": {"en": "Bees without stings"}})
    site.folder.one("passages", "3")["tags"] = ["themes/drones"]
    with pytest.raises(Clash, match=r"concept themes/drones: .*other labels than here"):
        site.load()


def test_claim_of_a_joined_body_that_was_merged_here_waits_until_somebody_decides(site: Site) -> None:
    ended_body(site, "merged")
    bring_body(site)
    assert told(site.load(join=True)) == [("institution", "agency", "name")]
    assert claim("more").status == "submitted"
    decide(site)
    bring_claim(site, "later", claimants=["institutions/agency"])
    site.load()
    assert (claim("later").status, claimants("later")) == ("published", ["The Council"])


def test_name_that_the_base_does_not_bring_leads_to_no_merged_record(site: Site) -> None:
    ended_body(site, "merged")
    bring_claim(site, claimants=["institutions/agency"])
    site.load()
    assert (claim("more").status, claimants("more")) == ("submitted", [HERE])


# ---- two records of one base ----


@pytest.mark.parametrize("join", [False, True])
@pytest.mark.parametrize("name", [THERE, "The Forum"], ids=["other-words", "same-words"])
def test_record_that_is_one_of_the_base_already_is_not_taken_for_another_of_it(
    site: Site, name: str, join: bool
) -> None:
    rename(record=body("forum"), slug="agency", by=site.rita, why="Its usual name.")
    bring_body(site, name)
    site.folder.institutions[-1]["type"] = "forum"
    before = footprints()
    with pytest.raises(Clash, match="institution agency: here this is what the base calls forum"):
        site.load(join=join)
    assert footprints() == before


def test_record_that_base_and_people_renamed_alike_is_one(site: Site) -> None:
    rename(record=body("forum"), slug="agency", by=site.rita, why="Its usual name.")
    site.folder.one("institutions", "forum")["slug"] = "agency"
    site.folder.redirects = [{"kind": "institution", "old": "forum", "new": "agency"}]
    bring_claim(site, claimants=["institutions/agency"])
    assert told(site.load()) == []
    assert claimants("more") == ["The Forum"]


@pytest.mark.parametrize("join", [False, True])
def test_record_is_not_found_by_a_name_it_had_before(site: Site, join: bool) -> None:
    rename(record=own_body(site), slug="bureau", by=site.rita, why="Its usual name.")
    bring_body(site)
    before = footprints()
    with pytest.raises(Clash, match="institution agency: here this is an old name of bureau"):
        site.load(join=join)
    assert footprints() == before


def test_name_of_today_of_the_same_record_is_joined(site: Site) -> None:
    rename(record=own_body(site, "bureau"), slug="agency", by=site.rita, why="Its usual name.")
    bring_body(site)
    assert told(site.load(join=True)) == [("institution", "agency", "name")]


def test_taken_name_is_told_before_what_goes_wrong_because_of_it(site: Site) -> None:
    rename(record=Document.objects.get(), slug="survey", by=site.rita, why="Its usual name.")
    bring_document(site, {**site.folder.one("passages", "1"), "summary": "Other words."}, ["council"])
    with pytest.raises(Clash, match="document survey: here this is what the base calls report"):
        site.load(join=True)


def test_claim_is_known_by_its_id_though_its_name_is_an_old_one_here(site: Site) -> None:
    rename(record=claim("cameras"), slug="eyes", by=site.rita, why="Clearer.")
    site.folder.name = "another"
    site.folder.one("claims", "cameras")["note"] = "A note of the other."
    assert told(site.load(join=True)) == [("claim", "eyes", "note")]


def test_old_name_of_the_base_leads_to_no_record_that_may_be_another(site: Site) -> None:
    own_body(site)
    bring_body(site)
    site.folder.redirects = [{"kind": "institution", "old": "bureau", "new": "agency"}]
    site.load(join=True)
    assert not SlugRedirect.objects.exists()
    decide(site)
    bring_claim(site, "later")
    site.load()
    assert SlugRedirect.objects.get().new_slug == "agency"


def test_two_records_of_a_base_are_not_both_taken_for_one_here(site: Site) -> None:
    rename(record=own_body(site), slug="bureau", by=site.rita, why="Its usual name.")
    for slug in ("agency", "bureau"):
        site.folder.institutions.append({"slug": slug, "name": HERE, "type": "national"})
    with pytest.raises(Clash, match="institution bureau: here this is what the base calls agency"):
        site.load(join=True)


# ---- what rests on it until somebody decides ----


@pytest.mark.parametrize(
    ("name", "status"), [(THERE, "submitted"), (HERE, "published")], ids=["other-words", "same-words"]
)
def test_claim_of_a_joined_body_waits_if_base_and_people_call_it_otherwise(
    site: Site, client: Client, name: str, status: str
) -> None:
    own_body(site)
    bring_body(site, name)
    site.load(join=True)
    assert claim("more").status == status
    seen = client.get(claim("more").get_absolute_url()).status_code
    assert seen == (200 if status == "published" else 404)


def test_claim_of_a_joined_body_comes_once_somebody_decided(site: Site) -> None:
    own_body(site)
    bring_body(site)
    site.load(join=True)
    bring_claim(site, "later", claimants=["institutions/agency"])
    site.load()
    assert claim("later").status == "submitted"
    decide(site)
    bring_claim(site, "last", claimants=["institutions/agency"])
    site.load()
    assert (claim("last").status, claimants("last")) == ("published", [HERE])
    publish(record=claim("more"), by=site.ada)
    assert claim("more").is_published


def test_claim_of_the_base_is_not_given_to_a_joined_body_before_somebody_decides(site: Site) -> None:
    own_body(site)
    bring_body(site)
    site.folder.one("claims", "act")["claimants"] = ["institutions/agency"]
    report = site.load(join=True)
    assert sorted(told(report)) == [("claim", "act", "claimants"), ("institution", "agency", "name")]
    assert claimants("act") == ["The Council"]
    keep_what_is_here(conflict=BaseConflict.objects.get(entry__kind="institution"), by=site.rita)
    site.folder.one("claims", "act")["note"] = "Read again."
    assert told(site.load()) == []
    assert claimants("act") == [HERE]


def test_claimants_of_a_waiting_question_are_taken_by_a_person(site: Site) -> None:
    own_body(site)
    bring_body(site)
    site.folder.one("claims", "act")["claimants"] = ["institutions/agency"]
    site.load(join=True)
    take_from_base(conflict=BaseConflict.objects.get(entry__kind="claim"), by=site.rita, why="It is so.")
    assert claimants("act") == [HERE]


@pytest.mark.parametrize(
    ("statement", "status"),
    [("The report says act.", "submitted"), ("The report says should act.", "published")],
)
def test_evidence_for_a_joined_claim_waits_if_it_says_something_else(
    site: Site, statement: str, status: str
) -> None:
    site.folder.name = "another"
    own_claim = site.folder.one("claims", "act")
    own_claim["statement"] = statement
    own_claim["evidence"].append({"passage": "report#2", "role": "supports", "quote": "cameras"})
    site.load(join=True)
    assert Evidence.objects.get(claim=claim("act"), passage__path="2").status == status


@pytest.mark.parametrize(("label", "status"), [("Talking", "submitted"), ("Speech", "published")])
def test_tag_of_a_joined_theme_waits_if_it_is_called_otherwise(site: Site, label: str, status: str) -> None:
    site.folder.name = "another"
    site.folder.one("themes", "speech")["labels"] = {"en": label}
    site.folder.one("passages", "3")["tags"] = ["themes/speech", "themes/privacy"]
    site.load(join=True)
    found = PassageTag.objects.filter(passage__path="3").order_by("concept__slug")
    assert [(one.concept.slug, one.status) for one in found] == [
        ("privacy", "published"),
        ("speech", status),
    ]


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


@pytest.mark.parametrize(("name", "status"), [(THERE, "submitted"), (HERE, "published")])
def test_document_of_a_joined_body_waits_with_all_that_is_in_it(site: Site, name: str, status: str) -> None:
    own_body(site)
    bring_body(site, name)
    bring_document(site, site.folder.one("passages", "1"), ["agency"])
    site.load(join=True)
    survey = Document.objects.get(slug="survey")
    edition = survey.editions.get()
    found = (survey, edition, edition.passages.get(), claim("surveyed"))
    assert [record.status for record in found] == [status] * 4


def test_joined_record_that_differs_does_not_keep_others_of_the_base_waiting(site: Site) -> None:
    own_body(site)
    bring_body(site)
    bring_claim(site, "other", claimants=["institutions/forum"])
    site.load(join=True)
    assert claim("other").is_published


def test_record_that_a_person_deleted_and_another_made_is_not_the_base_s(site: Site) -> None:
    site.withdraw(body("forum"))
    bring_claim(site, "held", claimants=["institutions/forum"])
    site.load()
    delete_draft(record=claim("held"), by=site.carla)
    own_claim = {"slug": "held", "statement": "Mine.", "kind": "risk", "claimants": ["institutions/council"]}
    create(kind=Claim, mapping=own_claim, by=site.carla)
    relation = {"claim": "act", "kind": "qualifies", "other": "held", "reason": "In part."}
    site.folder.relations.append(relation)
    with pytest.raises(RepresentationError, match="There is no claim “held”"):
        site.load()


# ---- differences that the base no longer asserts ----


def test_difference_of_a_joined_record_goes_when_the_base_says_what_is_here(site: Site) -> None:
    own_body(site)
    bring_body(site)
    site.load(join=True)
    site.folder.one("institutions", "agency")["name"] = HERE
    assert told(site.load()) == []


def test_difference_of_a_joined_record_that_ended_here_goes_when_the_base_says_what_is_here(
    site: Site,
) -> None:
    ended_body(site, "withdrawn")
    bring_body(site)
    assert told(site.load(join=True)) == [("institution", "agency", "name")]
    site.folder.one("institutions", "agency")["name"] = HERE
    assert told(site.load()) == []


def test_differences_of_a_record_go_when_the_base_no_longer_has_it(site: Site) -> None:
    own_body(site)
    bring_body(site)
    site.load(join=True)
    site.folder.institutions.pop()
    site.folder.claims.pop()
    report = site.load()
    assert ("institution", "agency", "") in told(report)
    assert ("institution", "agency", "name") not in told(report)


def test_differences_of_a_record_go_when_the_base_ended_it(site: Site) -> None:
    site.edit(claim("act"), note="Mine.")
    act = site.folder.one("claims", "act")
    act["note"] = "The base's."
    assert told(site.load()) == [("claim", "act", "note")]
    site.folder.claims.remove(act)
    record = {key: act[key] for key in ("slug", "statement", "kind")}
    site.folder.ended = [{"kind": "claim", "status": "withdrawn", "reason": "Not so.", "record": record}]
    assert told(site.load()) == [("claim", "act", "")]


def test_record_that_the_base_has_under_another_name_is_not_listed_as_gone(site: Site) -> None:
    forum = LoadedEntry.objects.get(kind="institution", key="forum")
    twin = LoadedEntry.objects.create(
        base=forum.base, kind="institution", key="agency", record_pk=forum.record_pk, said=forum.said
    )
    BaseConflict.objects.create(entry=twin, field="name", because="was-here", says='"Agency"')
    bring_claim(site)
    assert told(site.load()) == []


def test_record_that_the_base_has_under_no_name_is_listed_as_gone(site: Site) -> None:
    site.folder.institutions.remove(site.folder.one("institutions", "forum"))
    assert told(site.load()) == [("institution", "forum", "")]
