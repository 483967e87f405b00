"""Identifiers of other schemes are compared in one form."""

import pytest

from kb.identifying import normalise_identifier


@pytest.mark.parametrize(
    ("scheme", "spellings"),
    [
        (
            "doi",
            [
                "10.1000/ABC",
                "https://doi.org/10.1000/abc",
                "http://dx.doi.org/10.1000/Abc",
                "doi: 10.1000/abc",
            ],
        ),
        ("isbn", ["978-92-1-154241-5", "978 92 1 154241 5", "9789211542415"]),
        ("un-symbol", ["A/RES/217 (III)", "GA resolution 217 (III)", "a/res/217(iii)"]),
        ("neutral-citation", ["[2031] UKUT 96 (AAC)", "[2031] UKUT 00096 (AAC)", "[2031]UKUT 96(AAC)"]),
        ("ecli", ["ECLI:EU:C:2014:317", "ecli:eu:c:2014:317", " ECLI:EU:C:2014:317 "]),
    ],
)
def test_spellings_of_an_identifier_have_one_form(scheme: str, spellings: list[str]) -> None:
    assert len({normalise_identifier(scheme, spelling) for spelling in spellings}) == 1


def test_text_that_is_no_symbol_is_kept_in_a_form_that_can_be_compared() -> None:
    assert normalise_identifier("un-symbol", "Report No. 5") == normalise_identifier(
        "un-symbol", "report no.5"
    )


def test_different_identifiers_stay_different() -> None:
    assert normalise_identifier("un-symbol", "A/HRC/32/13") != normalise_identifier(
        "un-symbol", "A/HRC/RES/32/13"
    )
