"""The builders make records that the database's own rules accept."""

import pytest
from django.db import connection

from kb.models import Claim, Concept, Passage, PassageTag, Provision, ProvisionCitation
from tests import factories


@pytest.mark.django_db
def test_claim_by_default_is_published_with_evidence_the_database_accepts() -> None:
    claim = factories.claim(by=[factories.institution(), factories.person()])
    factories.quantity(claim)
    factories.verification(claim)
    factories.claim_relation(claim, "restates", factories.claim())
    connection.check_constraints()
    assert Claim.objects.published().count() == 2
    assert Passage.objects.published().count() == 2


@pytest.mark.django_db
def test_tags_and_citations_of_built_records_are_published() -> None:
    privacy = factories.concept("privacy")
    passage = factories.passage("Privacy is a right.")
    factories.tag(passage, privacy)
    covenant = factories.instrument("iccpr", adopted="1966-12-16")
    factories.provision(covenant, "19")
    factories.citation(passage, factories.provision(covenant, "19.3"))
    assert PassageTag.objects.published().get().concept == privacy
    assert ProvisionCitation.objects.published().get().provision == Provision.objects.get(path="19.3")
    assert Provision.objects.get(path="19.3").parent == Provision.objects.get(path="19")


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["draft", "submitted", "withdrawn", "superseded"])
def test_records_of_every_other_status_are_accepted_and_not_published(status: str) -> None:
    factories.concept(status=status)
    factories.passage(status=status)
    assert not Concept.objects.published().exists()
    assert not Passage.objects.published().exists()


@pytest.mark.django_db
def test_text_passage_takes_its_exact_text_from_the_first_argument() -> None:
    edition = factories.edition(text="Everyone has rights.")
    factories.section(edition, "1")
    passage = factories.passage("Everyone has rights.", edition=edition, start=0, end=20)
    factories.issue()
    assert passage.body == "Everyone has rights."
    assert not passage.is_summary
