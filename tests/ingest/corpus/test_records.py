"""Lines of a collection: read one by one, those that are no document refused with the true reason."""

import hashlib
import json

import pytest

from kb.ingest.corpus import records
from kb.ingest.corpus.records import read_lines

from .lines import collection, record


def codes(path):
    return [line.refused and line.refused.code for line in read_lines(path)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (record(), None),
        (record(sections=None, text="Only text."), None),
        (record(title="A literal \\u0000 in a title"), None),
        ("{not json", "unknown-type"),
        ("[1, 2]", "unknown-type"),
        ('"text"', "unknown-type"),
        ("[" * 100_000, "unknown-type"),
        (b'{"id": "\xff"}', "damaged"),
        (record(id=None), "no-id"),
        (record(id="  "), "no-id"),
        (record(title=None), "no-title"),
        (record(title=7), "no-title"),
        (record(sections=None), "no-text"),
        (record(sections=[], text="  "), "no-text"),
        (record(sections={"n": "1"}), "damaged"),
        (record(title="a\x00b"), "damaged"),
        (record(title="a\ud800b"), "damaged"),
    ],
)
def test_record_is_taken_or_refused_for_what_is_wrong_with_it(tmp_path, line, code):
    assert codes(collection(tmp_path, line)) == [code]


def test_blank_lines_are_passed_over_and_line_ends_do_not_count(tmp_path):
    one = json.dumps(record())
    path = tmp_path / "a.jsonl"
    path.write_bytes(f"{one}\r\n\n  \n{one}\n{one}".encode())
    lines = list(read_lines(path))
    assert [line.number for line in lines] == [1, 4, 5]
    assert {line.sha256 for line in lines} == {hashlib.sha256(one.encode()).hexdigest()}
    assert lines[-1].end == path.stat().st_size


def test_line_too_long_for_a_document_is_refused_and_the_next_one_read(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "LONGEST_LINE", 400)
    path = collection(tmp_path, record(title="t" * 2000), record())
    assert codes(path) == ["too-large", None]


def test_file_with_other_line_ends_or_no_json_is_refused_line_by_line(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"State;Text\rA;b\rC;d\r")
    assert codes(path) == ["unknown-type"]
