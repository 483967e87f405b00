"""Tables of claims and evidence: stored whole or not at all, every fault told with its line and column."""

import pytest

from kb.curation import NotAllowed
from kb.ingest.tables import import_table
from kb.models import Claim, ClaimTag, HistoryEvent, Institution
from tests.ingest.tables.sheets import claims, faults, table

pytestmark = pytest.mark.django_db

FULL = (
    "slug",
    "statement",
    "kind",
    "claimants",
    "reporters",
    "as_of",
    "addressees",
    "quantities",
    "note",
    "tags",
)
ROW = (
    "harm",
    "More than 14,000 persons were harmed.",
    "Empirical finding",
    "institutions/council; Ngozi Obi",
    "people/ngozi-obi",
    "2023-07",
    "States; UN bodies",
    "14000 | persons | more-than | 2023 | yes | an estimate; 0.50 | per cent",
    "A note.",
    "themes/privacy",
)


def test_new_claim_becomes_a_draft_with_all_it_says_and_a_history(base, curator):
    report = import_table(table(FULL, ROW), by=curator)
    assert (report.kind, report.stored, report.counts()["created"], report.faults) == ("claims", True, 1, [])
    claim = Claim.objects.get()
    assert (claim.slug, claim.status, claim.kind, str(claim.as_of)) == (
        "harm",
        "draft",
        "empirical-finding",
        "2023-07",
    )
    assert [(one.role, one.claimant.slug) for one in claim.attributions.all()] == [
        ("claimant", "council"),
        ("claimant", "ngozi-obi"),
        ("reporter", "ngozi-obi"),
    ]
    assert claim.addressees == ["states", "un-bodies"]
    assert [
        (f"{one.value.normalize():f}", one.unit, one.qualifier, one.self_reported)
        for one in claim.quantities.all()
    ] == [
        ("14000", "persons", "more-than", True),
        ("0.5", "per cent", "exactly", False),
    ]
    assert [(one.concept.slug, one.status) for one in claim.tags.all()] == [("privacy", "draft")]
    events = HistoryEvent.objects.filter(kind="claim")
    assert [(event.verb, event.actor) for event in events] == [("create", curator.username)]


def test_same_table_again_changes_nothing(base, curator):
    import_table(table(FULL, ROW), by=curator)
    before = HistoryEvent.objects.count()
    report = import_table(table(FULL, ROW), by=curator)
    assert (report.counts()["unchanged"], report.faults, HistoryEvent.objects.count()) == (1, [], before)
    assert (Claim.objects.count(), ClaimTag.objects.count()) == (1, 1)


def test_dry_run_says_what_would_be_and_stores_nothing(base, curator):
    before = HistoryEvent.objects.count()
    report = import_table(table(FULL, ROW), by=curator, dry_run=True)
    assert (report.counts()["created"], report.stored) == (1, False)
    assert "quantities" in report.rows[0].changed
    assert (Claim.objects.count(), HistoryEvent.objects.count()) == (0, before)


def test_operator_drafts_where_no_account_is_given(base):
    assert import_table(claims(("a", "A holds.", "risk")), by=None).stored
    assert HistoryEvent.objects.get(kind="claim").actor == "the operator"


def test_account_that_was_taken_out_of_use_imports_nothing(base, curator):
    curator.is_active = False
    with pytest.raises(NotAllowed):
        import_table(claims(("a", "A holds.", "risk")), by=curator)


def test_every_fault_of_every_row_is_told_and_no_row_is_stored(base, curator):
    bad = (
        "not a slug",
        "",
        "opinion",
        "institutions/counsil; Nobody",
        "",
        "last summer",
        "states; all people",
        "many | persons",
        "",
        "themes/privcy",
    )
    report = import_table(table(FULL, ROW, bad), by=curator)
    assert sorted(faults(report)) == sorted(
        [
            (3, "slug", "not a slug"),
            (3, "statement", ""),
            (3, "kind", "opinion"),
            (3, "claimants", "institutions/counsil"),
            (3, "claimants", "Nobody"),
            (3, "as_of", "last summer"),
            (3, "addressees", "states; all people"),
            (3, "quantities", "many | persons"),
            (3, "tags", "themes/privcy"),
        ]
    )
    assert (report.stored, Claim.objects.count()) == (False, 0)
    told = {fault.value: fault.message for fault in report.faults}
    assert "institutions/council" in told["institutions/counsil"]
    assert "themes/privacy" in told["themes/privcy"]
    assert "empirical-finding" in told["opinion"]


def test_nothing_is_made_that_a_row_merely_names(base, curator):
    before = Institution.objects.count()
    import_table(table(FULL, (*ROW[:3], "institutions/new", *ROW[4:])), by=curator)
    assert Institution.objects.count() == before


def test_two_rows_about_one_claim_are_refused(curator):
    report = import_table(claims(("a", "A.", "risk"), ("a", "B.", "risk"), ("", "A.", "risk")), by=curator)
    assert faults(report) == [(3, "id", ""), (4, "statement", "A.")]


def test_line_is_that_of_the_file_where_cells_have_several_lines(curator):
    report = import_table(claims(("a", "One.\nTwo.", "risk"), (), ("b", "", "risk")), by=curator)
    assert faults(report) == [(5, "statement", "")]


@pytest.mark.parametrize("formula", ["=1+1", "+SUM(A1)", "-2", "@x", '=HYPERLINK("http://a","b")', "'=1"])
def test_cell_that_looks_like_a_formula_is_kept_as_the_text_it_is(curator, formula):
    assert import_table(claims(("a", formula, "risk")), by=curator).stored
    assert Claim.objects.get().statement == formula
