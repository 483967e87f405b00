"""Tables of claims and evidence: stored whole or not at all, every fault told with its line and column."""

import csv
import io

import pytest

from kb.curation import NotAllowed
from kb.curation.revising import open_revision
from kb.identifying import derive, display, near_misses
from kb.ingest.tables import import_table
from kb.models import Claim, ClaimTag, Evidence, HistoryEvent, Institution
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return factories.user("curator")


@pytest.fixture
def base():
    """A council, a person, a theme, and a document of two passages."""
    factories.institution("council", name="The Council")
    factories.person("ngozi-obi", name="Ngozi Obi")
    factories.concept("privacy")
    report = factories.document("report")
    for path, text in (("1", "States should protect privacy online."), ("2", "Nobody is free of harm.")):
        factories.passage(text, of=report, path=path)


def table(*rows, delimiter=","):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def claims(*rows):
    return table(("slug", "statement", "kind"), *rows)


def faults(report):
    return [(fault.line, fault.column, fault.value) for fault in report.faults]


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


def test_claim_without_a_handle_gets_one_of_its_statement(curator):
    factories.institution("council")
    rows = [
        ("Rights hold online.", "risk", maker) for maker in ("institutions/council", "institutions/court")
    ]
    factories.institution("court")
    assert import_table(table(("statement", "kind", "claimants"), *rows), by=curator).stored
    assert sorted(Claim.objects.values_list("slug", flat=True)) == [
        "rights-hold-online",
        "rights-hold-online-2",
    ]


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


def test_claim_is_edited_by_its_id_and_the_version_that_was_seen(base, curator):
    claim = factories.claim("Rights hold.", status="draft", note="Kept.", kind="risk")
    data = table(
        ("id", "version", "statement", "claimants"),
        (display(claim.public_id).lower(), "1", "Rights hold online.", "institutions/council"),
    )
    report = import_table(data, by=curator)
    claim.refresh_from_db()
    assert (report.rows[0].end, report.rows[0].changed) == ("updated", ("statement", "claimants"))
    assert (claim.statement, claim.note, claim.version) == ("Rights hold online.", "Kept.", 2)
    again = import_table(data, by=curator)
    assert (again.rows[0].end, again.faults) == ("unchanged", [])


@pytest.mark.parametrize(
    ("version", "told"), [("", "version that you saw"), ("1", "by now"), ("x", "whole number")]
)
def test_claim_that_somebody_changed_meanwhile_is_not_overwritten(curator, version, told):
    claim = factories.claim("Rights hold.", status="draft", version=2)
    data = table(("id", "version", "statement"), (display(claim.public_id), version, "Other."))
    report = import_table(data, by=curator)
    assert faults(report) == [(2, "version", version)]
    assert told in report.faults[0].message
    claim.refresh_from_db()
    assert claim.statement == "Rights hold."


def test_change_of_a_published_claim_needs_a_reason_and_waits_for_another_person(curator):
    claim = factories.claim("Rights hold.")
    rows = [("id", "version", "statement", "why"), (display(claim.public_id), "1", "Other.", "")]
    assert "why" in import_table(table(*rows), by=curator).faults[0].message
    rows[1] = (*rows[1][:3], "A slip of the pen.")
    report = import_table(table(*rows), by=curator)
    assert (report.stored, report.rows[0].end) == (True, "proposed")
    claim.refresh_from_db()
    assert claim.statement == "Rights hold."
    assert open_revision(claim).why == "A slip of the pen."
    assert import_table(table(*rows), by=curator).rows[0].end == "unchanged"
    assert import_table(table(*rows), by=factories.user()).faults


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


def test_columns_come_in_any_order_with_any_capitals_and_delimiter(curator):
    data = table(("Kind", " STATEMENT "), ("risk", "A; or B."), delimiter=";")
    assert import_table(b"\xef\xbb\xbf" + data, by=curator).stored
    assert Claim.objects.get().statement == "A; or B."


def test_table_of_a_spreadsheet_in_utf_16_is_read(curator):
    text = "statement\tkind\r\nÀ tort.\trisk\r\n"
    assert import_table(text.encode("utf-16"), by=curator).stored
    assert Claim.objects.get().statement == "À tort."


@pytest.mark.parametrize(
    ("data", "line", "told"),
    [
        (b"", 0, "empty"),
        (b" \n\n", 0, "empty"),
        (b"\xef\xbb\xbf", 0, "empty"),
        (b"statement,kind\nA\x00B,risk\n", 2, "not text"),
        (b"statement,kind\nA\x1bB,risk\n", 2, "not text"),
        (b"statement,kind\n\xe9t\xe9,risk\n", 2, "UTF-8"),
        (b"statement,kind\nA,risk,more\n", 2, "3 cells"),
        (b"statement,kind\nA\n", 2, "1 cells"),
        (b"statement,kind,statement\nA,risk,B\n", 1, "twice"),
        (b"statement,kinds\nA,risk\n", 1, "kind"),
        (b"colour,size\nred,9\n", 0, "must name columns"),
        (b"statement,kind,\nA,risk,\n", 1, "No column"),
        (b'statement,kind\n"A,risk\n', 0, "no table"),
        (b'statement,kind\n"A"B,risk\n', 0, "no table"),
        (b"statement,kind\n" + b"A" * 200_000 + b",risk\n", 0, "no table"),
        (b"PK\x03\x04\x14\x00\x06\x00", 1, "not text"),
    ],
)
def test_file_that_is_no_table_is_refused_with_the_reason(curator, data, line, told):
    report = import_table(data, by=curator)
    assert (report.faults[0].line, report.stored) == (line, False)
    assert told in report.faults[0].message


def test_table_of_a_hundred_thousand_rows_is_refused_where_few_are_taken(curator):
    data = b"statement,kind\n" + b"".join(b"Claim %d.,risk\n" % number for number in range(100_000))
    (fault,) = import_table(data, by=curator, most_rows=500).faults
    assert "100000 rows" in fault.message


EVIDENCE = ("claim", "passage", "role", "quote", "note")


def evidence(*rows):
    return table(EVIDENCE, *rows)


@pytest.fixture
def claim(base):
    return factories.claim("States protect privacy.", on=(), slug="privacy-protected", status="draft")


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


def test_id_with_a_slip_is_told_with_the_one_meant_and_makes_no_new_claim(curator):
    claim = factories.claim(status="draft", public_id=derive("claim/one"))
    wrong = near_misses(claim.public_id[:-1])
    assert display(claim.public_id) in [display(one) for one in wrong]
    report = import_table(table(("id", "statement"), (claim.public_id[:-1], "Other.")), by=curator)
    assert faults(report) == [(2, "id", claim.public_id[:-1])]
    assert display(claim.public_id) in report.faults[0].message
    assert Claim.objects.count() == 1


def told(report):
    return [fault.message for fault in report.faults]


@pytest.mark.parametrize(
    ("first", "delimiter"),
    [("sep=;", ";"), ("SEP=,", ","), ("sep=\t", "\t"), ('"sep=;"', ";"), ("sep=;;;", ";")],
)
def test_line_by_which_excel_names_the_mark_between_cells_is_no_row(first, delimiter, base, curator):
    rows = table(
        ("statement", "kind", "claimants"), ("Said, or not.", "risk", "Ngozi Obi"), delimiter=delimiter
    )
    report = import_table(f"{first}\r\n".encode() + rows, by=curator)
    assert [row.line for row in report.rows] == [3]
    assert Claim.objects.get().statement == "Said, or not."


def test_line_that_names_no_mark_we_know_is_told(base, curator):
    report = import_table(b"sep=:\nstatement:kind\nSaid.:risk\n", by=curator)
    assert faults(report) == [(1, "", "sep=:")]
    assert "semicolon" in told(report)[0]


def test_table_whose_first_column_is_called_sep_is_not_taken_for_that_line(curator):
    assert faults(import_table(b"sep;statement;kind\n1;Said.;risk\n", by=curator)) == [(1, "sep", "sep")]


@pytest.mark.parametrize(
    ("cell", "right"),
    [
        ("themes/privacy|themes/harm", "themes/privacy; themes/harm"),
        ("themes/privacy, themes/harm", "themes/privacy; themes/harm"),
        ("themes/privacy\nthemes/harm", "themes/privacy; themes/harm"),
        ("themes/privacy and themes/harm", "themes/privacy; themes/harm"),
        ("themes/privacy|themes/unheard-of", "themes/privacy; themes/unheard-of"),
    ],
)
def test_tags_parted_by_another_mark_are_told_with_the_right_one(cell, right, base, curator):
    factories.concept("harm")
    report = import_table(
        table(("statement", "kind", "tags"), ("Said.", "risk", cell)), by=curator, dry_run=True
    )
    assert told(report) == [f"Several values are parted by “;”: write “{right}”."]
    kept = import_table(
        table(("statement", "kind", "tags"), ("Said.", "risk", "themes/privacy; themes/harm")), by=curator
    )
    assert kept.stored


def test_unknown_tag_with_a_comma_in_it_is_no_case_of_a_wrong_mark(base, curator):
    report = import_table(table(("statement", "kind", "tags"), ("Said.", "risk", "this, that")), by=curator)
    assert told(report) == ["There is no “this, that” in the base, and nothing near it."]


def test_addressees_parted_by_another_mark_are_told_with_the_right_one(curator):
    report = import_table(
        table(("statement", "kind", "addressees"), ("Said.", "risk", "states, courts")), by=curator
    )
    assert "write “states; courts”" in told(report)[0]


@pytest.mark.parametrize("name", ["ZHANG Jie", "Jie Zhang", "Zhang, Jie", "Jie, Zhang", "zhang jie"])
def test_person_is_meant_by_the_two_parts_of_the_name_in_either_order(name, curator):
    factories.person("zhang-jie", name="ZHANG Jie", family="Zhang", given="Jie")
    report = import_table(table(("statement", "kind", "claimants"), ("Said.", "risk", name)), by=curator)
    assert report.stored
    assert str(Claim.objects.get().attributions.get().person) == "ZHANG Jie"


def test_name_that_two_people_have_in_turn_is_told_with_both(curator):
    factories.person("li-jie", name="LI Jie", family="Li", given="Jie")
    factories.person("jie-li", name="JIE Li", family="Jie", given="Li")
    report = import_table(table(("statement", "kind", "claimants"), ("Said.", "risk", "Jie, Li")), by=curator)
    assert told(report) == ["“Jie, Li” names several: people/jie-li, people/li-jie."]


@pytest.fixture
def iccpr():
    made = factories.instrument("iccpr", title="International Covenant on Things", short_title="ICCPR")
    factories.provision(made, "17", label="Article 17")
    return made


@pytest.mark.parametrize(
    "cell", ["iccpr:17", "ICCPR, Article 17", "Article 17 of the ICCPR", "art. 17 ICCPR", "iccpr ; iccpr:17"]
)
def test_law_that_a_claim_refers_to_is_cited_once_by_any_way_of_writing_it(cell, iccpr, curator):
    rows = table(("slug", "statement", "kind", "law"), ("a", "Said.", "risk", cell))
    assert import_table(rows, by=curator).rows[0].changed[-1] == "law"
    cited = {str(citation.target) for citation in Claim.objects.get().provision_citations.all()}
    assert cited - {iccpr.title} == {"ICCPR, Article 17"}
    assert [row.end for row in import_table(rows, by=curator).rows] == ["unchanged"]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("ICCPR, Article 18", "iccpr:18, which the base does not hold; it holds iccpr."),
        ("Article 17(2) of the ICCPR", "iccpr:17.2, which the base does not hold; it holds iccpr:17."),
        ("Article 17 of the Covenant", "There is no “Article 17 of the Covenant”"),
        ("iccpr:17|iccpr", "write “iccpr:17; iccpr”"),
    ],
)
def test_law_that_is_not_held_is_told_and_never_guessed(cell, message, iccpr, curator):
    report = import_table(table(("statement", "kind", "law"), ("Said.", "risk", cell)), by=curator)
    assert not report.stored
    assert message in told(report)[0]


def test_more_than_ten_words_of_a_source_that_may_not_be_shown_are_a_fault_of_the_quote(claim, curator):
    ten = "One two three four five six seven eight nine ten"
    document = factories.document("closed", text_policy="summaries")
    factories.passage(f"{ten} eleven.", edition=factories.edition(document, text=f"{ten} eleven."), path="1")
    row = ("privacy-protected", "closed/1#1", "asserts")
    told = import_table(evidence((*row, f"{ten} eleven", "")), by=curator)
    assert faults(told) == [(2, "quote", f"{ten} eleven")]
    assert "at most ten words" in told.faults[0].message
    assert import_table(evidence((*row, ten, "")), by=curator).stored
