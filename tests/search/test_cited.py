"""A citation typed into the search box leads to the provision, whatever words its page has."""

from urllib.parse import urlencode

import pytest

from kb.models import Curated, LegalInstrument
from kb.search import InvalidSearch, SearchResult
from tests import factories
from tests.search.conftest import Ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def iccpr() -> LegalInstrument:
    """Article 17 with its first paragraph, Article 18 that readers may not see; a passage and a claim that cite 17."""
    title = "International Covenant on Civil and Political Rights"
    made = factories.instrument("iccpr", title=title, short_title="ICCPR")
    article = factories.provision(made, "17", label="Article 17", heading="Privacy")
    factories.provision(made, "17.1", label="Article 17(1)")
    factories.provision(made, "18", label="Article 18", status="draft")
    passage = factories.passage("Homes are private.")
    factories.citation(passage, article)
    factories.citation(factories.claim("Nobody may look in.", on=[passage]), article)
    return made


def _asked(ask: Ask, query: str, section: str = "instruments") -> SearchResult:
    return ask(urlencode({"q": query, "in": section}))


CITED = [
    ("Article 17 of the ICCPR", "iccpr:17"),
    ("art. 17 ICCPR", "iccpr:17"),
    ("Art. 17(1) ICCPR", "iccpr:17.1"),
    ("ICCPR, Article 17", "iccpr:17"),
    ("Article 17, ICCPR", "iccpr:17"),
    ("article 17 iccpr", "iccpr:17"),
    ("iccpr:17", "iccpr:17"),
    ("iccpr:17(1)", "iccpr:17.1"),
    ("ICCPR 17", "iccpr:17"),
    ("Article 17(3) of the ICCPR", "iccpr:17"),
]


@pytest.mark.parametrize(("query", "key"), CITED)
def test_provision_that_a_question_cites_is_the_first_hit_among_law(
    query: str, key: str, iccpr: LegalInstrument, ask: Ask
) -> None:
    result = _asked(ask, query)
    assert (result.hits[0].kind, result.hits[0].id) == ("provision", key)
    assert [one.id for one in result.recognised] == [key]


@pytest.mark.parametrize("section", ["passages", "claims", "documents", "institutions"])
def test_provision_is_named_in_every_section_with_what_cites_it(
    section: str, iccpr: LegalInstrument, ask: Ask
) -> None:
    result = _asked(ask, "Article 17 of the ICCPR", section)
    [named] = result.recognised
    assert (named.kind, named.id, named.name) == ("provision", "iccpr:17", "ICCPR, Article 17")
    assert [(one.kind, one.total) for one in result.suggestions[:2]] == [
        ("passages-citing", 1),
        ("claims-citing", 1),
    ]
    assert result.suggestions[0].request.values("provision") == ("iccpr:17",)


@pytest.mark.parametrize(
    "query",
    ["Article 18 of the ICCPR", "iccpr:18", "ICCPR, Article 18", "Article 99 of the ICCPR", "Article 17", "17",
     "not Article 17 of the ICCPR", "privacy in Article 17 of the ICCPR", "Article 17 of the CEDAW", "privacy"],
)  # fmt: skip
def test_nothing_is_named_that_is_not_published_or_not_wholly_cited(
    query: str, iccpr: LegalInstrument, ask: Ask
) -> None:
    assert _asked(ask, query).recognised == []


def test_provision_of_a_withdrawn_instrument_is_named_no_more(iccpr: LegalInstrument, ask: Ask) -> None:
    assert _asked(ask, "Article 17 of the ICCPR").recognised
    iccpr.status, iccpr.end_reason, iccpr.ended_at = Curated.Status.WITHDRAWN, "Twice.", iccpr.created_at
    iccpr.save()
    result = _asked(ask, "Article 17 of the ICCPR")
    assert (result.recognised, result.hits) == ([], [])
    with pytest.raises(InvalidSearch):
        _asked(ask, "iccpr:17")


def test_handle_of_law_is_no_mistake_and_an_unknown_field_still_is(iccpr: LegalInstrument, ask: Ask) -> None:
    assert _asked(ask, "iccpr:17").understood_as == "iccpr 17"
    for query in ("nosuch:17", "iccpr:17 privacy", "year:2020"):
        with pytest.raises(InvalidSearch, match="There is no field"):
            _asked(ask, query)


def test_filters_narrow_what_cites_the_law_and_the_law_itself(iccpr: LegalInstrument, ask: Ask) -> None:
    narrowed = ask(urlencode({"q": "Article 17 of the ICCPR", "in": "instruments", "year_from": "1990"}))
    assert narrowed.hits == []
    assert [one.id for one in narrowed.recognised] == ["iccpr:17"]


@pytest.mark.parametrize(
    ("query", "section", "found"),
    [
        ("Art. 17 ICCPR", "passages", ["Homes are private."]),
        ("iccpr:17", "passages", ["Homes are private."]),
        ("Art. 17 ICCPR", "claims", ["Nobody may look in."]),
        ("Art. 17(1) ICCPR", "passages", []),
        ("Art. 17 of the ICCPR and privacy", "passages", []),
        ("Art. 18 ICCPR", "passages", []),
    ],
)
def test_what_cites_the_law_is_the_answer_to_a_question_that_cites_it(
    query: str, section: str, found: list[str], iccpr: LegalInstrument, ask: Ask
) -> None:
    hits = _asked(ask, query, section).hits
    assert ["".join(one.text for one in hit.snippet or hit.title) for hit in hits] == found


def test_words_are_found_beside_what_cites_and_after_it(iccpr: LegalInstrument, ask: Ask) -> None:
    factories.passage("An article of the ICCPR, number 17.")
    first, second = _asked(ask, "Article 17 of the ICCPR", "passages").hits
    assert [first.record.summary, second.record.summary] == [
        "Homes are private.",
        "An article of the ICCPR, number 17.",
    ]


@pytest.mark.parametrize(
    ("query", "path", "is_nowhere", "known"),
    [
        ("Art 99 ICCPR", "99", True, []),
        ("article 99 iccpr", "99", True, []),
        ("iccpr:99", "99", False, []),
        ("Art. 18 ICCPR", "18", False, []),
        ("Article 17(3) of the ICCPR", "17.3", True, ["iccpr:17"]),
    ],
)
def test_provision_that_the_base_does_not_hold_is_told_with_its_instrument(
    query: str, path: str, is_nowhere: bool, known: list[str], iccpr: LegalInstrument, ask: Ask
) -> None:
    result = _asked(ask, query, "passages")
    [told] = result.not_held
    assert (told.path, told.instrument, told.is_nowhere) == (path, "ICCPR", is_nowhere)
    assert told.url == iccpr.get_absolute_url()
    assert [one.id for one in result.recognised] == known


@pytest.mark.parametrize(
    "query", ["Art. 17 ICCPR", "Art. 99 CEDAW", "99 things", "not Art. 99 ICCPR", "privacy"]
)
def test_nothing_is_missing_where_the_law_is_held_or_none_is_cited(
    query: str, iccpr: LegalInstrument, ask: Ask
) -> None:
    assert _asked(ask, query, "passages").not_held == []
