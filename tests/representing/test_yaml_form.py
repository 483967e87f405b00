"""The canonical YAML: what is written reads back the same, and writes the same bytes again."""

from hypothesis import given
from hypothesis import strategies as st

from kb.representing import read_records, write_records

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)
MAPPING = st.dictionaries(
    st.text("abcdefgh_", min_size=1),
    TEXT | st.booleans() | st.lists(TEXT, min_size=1) | st.dictionaries(TEXT, TEXT, min_size=1),
    min_size=1,
)


@given(st.lists(MAPPING))
def test_written_records_read_back_equal_and_write_the_same_bytes(tmp_path_factory, records):
    path = tmp_path_factory.mktemp("yaml") / "records.yaml"
    text = write_records(records)
    path.write_text(text, encoding="utf-8")
    assert read_records(path) == records
    assert write_records(read_records(path)) == text


def test_dates_and_codes_stay_text(tmp_path):
    path = tmp_path / "records.yaml"
    path.write_text("- date: 2023-12-01\n  notation: '053'\n", encoding="utf-8")
    assert read_records(path) == [{"date": "2023-12-01", "notation": "053"}]


def test_records_stand_apart_in_a_diff():
    assert write_records([{"slug": "a"}, {"slug": "b"}]) == "- slug: a\n\n- slug: b\n"
