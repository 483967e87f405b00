"""A row that says what a claim of the base says is not drafted a second time."""

import pytest

from kb.identifying import display
from kb.ingest.tables import import_table
from kb.models import Institution
from tests import factories
from tests.ingest.tables.sheets import claims, table

pytestmark = pytest.mark.django_db


def test_statement_that_is_there_already_asks_for_its_id(curator):
    claim = factories.claim("Rights hold online.")
    report = import_table(table(("statement", "kind"), (claim.statement, "risk")), by=curator)
    assert display(claim.public_id) in report.faults[0].message


def by_council(*statements, maker="institutions/council"):
    return table(("statement", "kind", "claimants"), *((said, "risk", maker) for said in statements))


def test_same_claim_in_other_capitals_or_without_its_full_stop_is_there_already(base, curator):
    claim = factories.claim("Rights are restricted by design, by States.", by=[Institution.objects.get()])
    said = (
        claim.statement,
        claim.statement.upper().removesuffix("."),
        "Rights are restricted by design – by States",
    )
    report = import_table(by_council(*said), by=curator)
    assert [(fault.line, fault.column) for fault in report.faults] == [
        (line, "statement") for line in (2, 3, 4)
    ]
    assert all(display(claim.public_id) in fault.message for fault in report.faults)


def test_row_that_says_the_same_as_a_row_before_it_is_told_its_line(base, curator):
    report = import_table(by_council("Rights hold online.", "RIGHTS hold online"), by=curator)
    assert [(fault.line, fault.message) for fault in report.faults] == [(3, "Line 2 says the same.")]


def test_handle_of_its_own_makes_no_second_claim_of_the_same_words(base, curator):
    factories.claim("Rights hold online.")
    assert not import_table(claims(("mine", "rights hold online", "risk")), by=curator).stored


def test_row_that_is_nearly_a_claim_is_stored_and_shown_with_it(base, curator):
    claim = factories.claim("States must protect rights online.", by=[Institution.objects.get()])
    near = by_council("States must not protect rights online.", "Courts decide.")
    report = import_table(near, by=curator)
    assert report.stored
    assert [row.alike for row in report.rows] == [f"{display(claim.public_id)}: {claim.statement}", ""]


def test_row_that_is_nearly_a_row_before_it_is_shown_with_it(base, curator):
    report = import_table(by_council("States must act now.", "States must not act now."), by=curator)
    assert [bool(row.alike) for row in report.rows] == [False, True]


def test_what_another_claims_may_be_claimed_in_the_same_words(base, curator):
    factories.claim("Rights hold online.", by=[Institution.objects.get()])
    report = import_table(by_council("Rights hold online.", maker="Ngozi Obi"), by=curator)
    assert (report.stored, report.rows[0].alike) == (True, "")


@pytest.mark.parametrize("status", ["withdrawn", "superseded"])
def test_what_was_withdrawn_may_be_claimed_again(status, base, curator):
    factories.claim("Rights hold online.", by=[Institution.objects.get()], status=status)
    assert import_table(by_council("Rights hold online."), by=curator).stored
