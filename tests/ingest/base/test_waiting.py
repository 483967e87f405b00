"""What rests on a joined record that differs waits until somebody decides."""

import pytest
from django.test import Client

from kb.curation import create, delete_draft, publish
from kb.curation.base_conflicts import keep_what_is_here, take_from_base
from kb.models import (
    BaseConflict,
    Claim,
    Document,
    Evidence,
    PassageTag,
)
from kb.representing import RepresentationError
from tests.ingest.base.conftest import Site, body, claim
from tests.ingest.base.joining import (
    HERE,
    THERE,
    bring_body,
    bring_claim,
    bring_document,
    claimants,
    decide,
    own_body,
)
from tests.ingest.base.telling import told

pytestmark = pytest.mark.django_db


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
