"""The file of a table: its columns, its encoding, the marks between its cells, and what is no table."""

import pytest

from kb.ingest.tables import import_table
from kb.models import Claim
from tests.ingest.tables.sheets import faults, table, told

pytestmark = pytest.mark.django_db


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
