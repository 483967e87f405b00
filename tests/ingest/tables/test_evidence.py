"""A row of evidence: the words must stand in the passage, and be no more of them than may be shown."""

import pytest

from kb.identifying import display
from kb.ingest.tables import import_table
from kb.models import Evidence
from tests import factories
from tests.ingest.tables.sheets import faults, table

pytestmark = pytest.mark.django_db

EVIDENCE = ("claim", "passage", "role", "quote", "note")


def evidence(*rows):
    return table(EVIDENCE, *rows)


def test_evidence_is_drafted_once_however_often_the_table_comes(claim, curator):
    rows = evidence(
        ("privacy-protected", "report#1", "asserts", "protect privacy online", "Plainly."),
        (display(claim.public_id), "report#2", "Supports", "free of harm", ""),
    )
    assert import_table(rows, by=curator).counts()["created"] == 2
    assert [
        (one.role, one.status, one.passage.path, one.note) for one in Evidence.objects.order_by("pk")
    ] == [
        ("asserts", "draft", "1", "Plainly."),
        ("supports", "draft", "2", ""),
    ]
    assert import_table(rows, by=curator).counts()["unchanged"] == 2
    assert Evidence.objects.count() == 2


def test_note_of_evidence_is_edited_with_the_version_that_was_seen(claim, curator):
    row = ("privacy-protected", "report#1", "asserts", "protect privacy online")
    import_table(evidence((*row, "")), by=curator)
    assert faults(import_table(evidence((*row, "New.")), by=curator)) == [(2, "version", "")]
    data = table((*EVIDENCE, "version"), (*row, "New.", "1"))
    assert import_table(data, by=curator).rows[0].changed == ("note",)
    assert Evidence.objects.get().note == "New."


def test_words_that_do_not_stand_in_the_passage_are_a_fault_of_the_quote(claim, curator):
    edition = factories.edition(factories.document("law"), text="All persons are equal.")
    factories.passage("All persons are equal.", edition=edition, path="1")
    row = ("privacy-protected", "law/1#1", "asserts")
    assert faults(import_table(evidence((*row, "are different", "")), by=curator)) == [
        (2, "quote", "are different")
    ]
    assert import_table(evidence((*row, "PERSONS  are", "")), by=curator).stored
    assert (Evidence.objects.get().start, Evidence.objects.get().end) == (4, 15)


def test_unknown_claim_and_passage_are_told_with_what_comes_near(claim, curator):
    (wrong_claim, wrong_passage, wrong_document) = import_table(
        evidence(
            ("privacy-protectd", "report#1", "", "protect", ""),
            ("privacy-protected", "report#11", "", "protect", ""),
            ("privacy-protected", "reprot#1", "", "protect", ""),
        ),
        by=curator,
    ).faults
    assert (wrong_claim.column, wrong_passage.column) == ("claim", "passage")
    assert "privacy-protected" in wrong_claim.message
    assert "report#1" in wrong_passage.message
    assert "report" in wrong_document.message


def test_public_id_with_a_slip_is_told_with_the_one_meant(claim, curator):
    wrong = claim.public_id[1] + claim.public_id[0] + claim.public_id[2:]
    if wrong == claim.public_id:
        wrong = ("0" if claim.public_id[0] != "0" else "1") + claim.public_id[1:]
    (fault,) = import_table(evidence((wrong, "report#1", "", "protect", "")), by=curator).faults
    assert display(claim.public_id) in fault.message


def test_evidence_on_what_was_withdrawn_is_refused(claim, curator):
    factories.passage("Gone.", of=factories.document("old"), path="1", status="withdrawn")
    (fault,) = import_table(evidence(("privacy-protected", "old#1", "", "Gone", "")), by=curator).faults
    assert (fault.column, "withdrawn" in fault.message) == ("passage", True)


def test_more_than_ten_words_of_a_source_that_may_not_be_shown_are_a_fault_of_the_quote(claim, curator):
    ten = "One two three four five six seven eight nine ten"
    document = factories.document("closed", text_policy="summaries")
    factories.passage(f"{ten} eleven.", edition=factories.edition(document, text=f"{ten} eleven."), path="1")
    row = ("privacy-protected", "closed/1#1", "asserts")
    told = import_table(evidence((*row, f"{ten} eleven", "")), by=curator)
    assert faults(told) == [(2, "quote", f"{ten} eleven")]
    assert "at most ten words" in told.faults[0].message
    assert import_table(evidence((*row, ten, "")), by=curator).stored
