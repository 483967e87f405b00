"""Days in a line become EDTF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.dating import PartialDate
from kb.extracting.cleaning.rules.dates import dates_in


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("29 November – 1 December 2023", ["2023-11-29/2023-12-01"]),
        ("9-10 December 2020", ["2020-12-09/2020-12-10"]),
        ("June 14 to 15, 2023", ["2023-06-14/2023-06-15"]),
        ("le 3 mai 2021 et le 4 juin 2021", ["2021-05-03", "2021-06-04"]),
        ("3 de mayo de 2021", ["2021-05-03"]),
        ("3 мая 2021", ["2021-05-03"]),
        ("2021年5月3日", ["2021-05-03"]),
        ("2023-07-31 14:21", ["2023-07-31"]),
        ("31 February 2021", []),
        ("in 2021", []),
    ],
)
def test_day_or_interval_is_read(line: str, dates: list[str]):
    assert [edtf for _start, _end, edtf in dates_in(line)] == dates


@given(st.text(alphabet="0123456789 -–MayJune年月日,", max_size=40))
def test_whatever_is_read_is_edtf_at_its_place(line: str):
    for start, end, edtf in dates_in(line):
        assert 0 <= start < end <= len(line)
        assert str(PartialDate.parse(edtf)) == edtf
