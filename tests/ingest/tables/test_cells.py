"""Cells of tables: any text is read or refused with a sentence; what is read means one thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.ingest.tables import cells


@given(st.text(max_size=80))
def test_any_cell_is_read_or_refused_with_a_sentence(cell):
    for reader in (
        cells.quantities,
        cells.date,
        cells.number,
        lambda text: cells.words(text, ["states", "all"]),
    ):
        try:
            reader(cell)
        except ValueError as error:
            assert str(error).endswith(".")


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\\"), min_size=1).map(str.strip).filter(bool), max_size=4
    )
)
def test_values_with_marks_in_them_are_parted_where_they_were_joined(values):
    joined = "; ".join(value.replace(";", "\\;") for value in values)
    assert cells.parted(joined) == values


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("14000 | persons", {"value": "14000", "unit": "persons", "qualifier": "exactly"}),
        ("-0.50|%|about", {"value": "-0.5", "unit": "%", "qualifier": "about"}),
        (
            r"1|a\|b\;c||2023|no|x",
            {"value": "1", "unit": "a|b;c", "qualifier": "exactly", "period": "2023", "note": "x"},
        ),
    ],
)
def test_figure_is_read_part_by_part(cell, read):
    assert cells.quantities(cell) == [read]


@pytest.mark.parametrize(
    "cell", ["14000", "14,000 | persons", "1e9|x", "1||", "1|x|nearly", "1|x||soon", "1|x|||perhaps"]
)
def test_figure_that_cannot_be_read_is_refused(cell):
    with pytest.raises(ValueError, match=r"\.$"):
        cells.quantities(cell)
