"""The neutral record: names as printed, clean text, the kinds it accepts."""

import pytest

from kb.citing import DOCUMENT_KINDS, INSTRUMENT_FORMS, Contributor, Pinpoint, Source
from kb.citing.source import KINDS
from kb.dating import PartialDate


@pytest.mark.parametrize(
    ("printed", "family", "given", "family_first"),
    [
        ("LIU Huawen", "Liu", "Huawen", True),
        ("ZHANG Jikun", "Zhang", "Jikun", True),
        ("OUYANG NA Mei", "Ouyang Na", "Mei", True),
        ("Jane DOE", "Doe", "Jane", False),
        ("Jane Doe", "Doe", "Jane", False),
        ("García Márquez, Gabriel", "García Márquez", "Gabriel", False),
    ],
)
def test_printed_name_with_marked_family_name_is_taken_apart(
    printed: str, family: str, given: str, family_first: bool
) -> None:
    person = Contributor.from_printed(printed)
    assert (person.family, person.given, person.family_first) == (family, given, family_first)


@pytest.mark.parametrize("printed", ["Sukarno", "张杰", "OHCHR", "Jane van der Berg", ""])
def test_printed_name_that_nothing_takes_apart_stays_whole(printed: str) -> None:
    assert Contributor.from_printed(printed).literal == printed


def test_source_of_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="Unknown kind of source 'leaflet'"):
        Source(kind="leaflet")


def test_every_kind_of_document_and_form_of_instrument_has_a_type_that_sources_accept() -> None:
    assert {kind for kind, _genre in (*DOCUMENT_KINDS.values(), *INSTRUMENT_FORMS.values())} <= set(KINDS)


def test_texts_and_lists_of_texts_are_clean_from_the_start() -> None:
    source = Source(kind="report", title="a\nb", publishers=("A\x00B", "\x07"), keywords=("x\ty",))
    assert (source.title, source.publishers, source.keywords) == ("a b", ("AB",), ("x y",))
    assert Pinpoint(quote="a\r\nb").quote == "a b"


@pytest.mark.parametrize(
    "doi", ["10.1/x", "https://doi.org/10.1/x", "doi:10.1/x", "http://dx.doi.org/10.1/x"]
)
def test_identifier_of_an_article_is_kept_without_its_address(doi: str) -> None:
    assert Source(kind="article-journal", doi=doi).doi == "10.1/x"


def test_date_of_a_law_without_date_of_issue_is_that_of_adoption() -> None:
    adopted = PartialDate.parse("2021-08-20")
    assert Source(kind="legislation", adopted=adopted).date == adopted
