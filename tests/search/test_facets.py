"""Facets count what choosing a value would leave, against an oracle that looks at every record by itself."""

import random
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest

from kb.models import Concept, Curated, Document, Passage, PassageTag
from kb.search import FacetValue, SearchRequest, facets, search
from kb.search.indexing import apply_all
from tests import factories
from tests.search.conftest import Ask, asked
from tests.search.world import small_world

pytestmark = pytest.mark.django_db

WORDS = ("privacy", "trade", "cameras")
FACETS = ("theme", "place", "publisher", "doc_kind", "language")


@dataclass(frozen=True)
class Card:
    """What the oracle knows of one passage that readers may see."""

    words: frozenset[str]
    values: dict[str, frozenset[str]]
    year: int
    document: int


def _random_tree(chance: random.Random, scheme: str) -> list[Concept]:
    made: list[Concept] = []
    for number in range(8):
        parent = chance.choice([None, *made])
        status = chance.choice(["published"] * 5 + ["draft"])
        made.append(factories.concept(f"{scheme}-{number}", in_scheme=scheme, parent=parent, status=status))
    return made


def _random_base(chance: random.Random) -> None:
    concepts = _random_tree(chance, "themes") + _random_tree(chance, "places")
    bodies = [factories.institution(f"body-{number}") for number in range(3)]
    for number in range(6):
        document = factories.document(
            f"document-{number}",
            publishers=chance.sample(bodies, chance.randint(0, 2)),
            kind=chance.choice(["report", "speech"]),
            date=str(chance.randint(2000, 2003)),
            status=chance.choice(["published"] * 4 + ["draft"]),
        )
        for _ in range(5):
            passage = factories.passage(
                " ".join(chance.sample(WORDS, chance.randint(1, 3))),
                of=document,
                language=chance.choice(["en", "fr"]),
                status=chance.choice(["published"] * 4 + ["draft"]),
            )
            for concept in chance.sample(concepts, chance.randint(0, 4)):
                factories.tag(passage, concept, status=chance.choice(["published"] * 4 + ["draft"]))


def _with_ancestors(concept: Concept) -> set[str]:
    slugs = set()
    node: Concept | None = concept
    while node is not None:
        if node.status == Curated.Status.PUBLISHED:
            slugs.add(node.slug)
        node = node.parent
    return slugs


def _cards() -> list[Card]:
    """Every published passage of a published document, looked at by itself."""
    cards = []
    for passage in Passage.objects.all():
        document: Document = passage.edition.document
        if {passage.status, document.status} != {"published"}:
            continue
        tagged: dict[str, set[str]] = {"themes": set(), "places": set()}
        for tag in PassageTag.objects.filter(passage=passage, status="published"):
            if tag.concept.status == "published":
                tagged[tag.concept.scheme.slug] |= _with_ancestors(tag.concept)
        values = {
            "theme": tagged["themes"],
            "place": tagged["places"],
            "publisher": {body.slug for body in document.publishers.all()},
            "doc_kind": {document.kind},
            "language": {passage.language},
        }
        cards.append(
            Card(
                frozenset(passage.summary.split()),
                {name: frozenset(kept) for name, kept in values.items()},
                int(str(document.date)),
                document.pk,
            )
        )
    return cards


def _matches(card: Card, request: SearchRequest, *, but: str = "") -> bool:
    if request.text and request.text not in card.words:
        return False
    if but != "year" and not (request.year_from or 0) <= card.year <= (request.year_to or 9999):
        return False
    return all(name == but or card.values[name] & set(values) for name, values in request.filters)


def _random_request(chance: random.Random, cards: list[Card]) -> SearchRequest:
    request = SearchRequest(text=chance.choice(["", *WORDS]))
    for name in chance.sample(FACETS, chance.randint(0, 3)):
        known = sorted({value for card in cards for value in card.values[name]})
        if known:
            request = request.with_values(name, chance.sample(known, min(len(known), chance.randint(1, 2))))
    if chance.random() < 0.4:
        request = request.with_years(chance.choice([None, 2001]), chance.choice([None, 2002]))
    return request


@pytest.mark.parametrize("seed", range(3))
def test_counts_on_random_bases_are_those_of_an_oracle(seed: int, index_dir: object) -> None:
    chance = random.Random(seed)
    _random_base(chance)
    apply_all()
    cards = _cards()
    for _ in range(25):
        request = asked(urlencode(_random_request(chance, cards).parameters()))
        result = search(request)
        matching = [card for card in cards if _matches(card, request)]
        assert result.total == len(matching)
        assert result.documents == len({card.document for card in matching})
        for name in FACETS:
            others = [card for card in cards if _matches(card, request, but=name)]
            wanted = Counter(value for card in others for value in card.values[name])
            facet = result.facet(name)
            counted = {value.value: value.count for value in facet.values} if facet else {}
            assert {value: count for value, count in counted.items() if count} == wanted, (name, request)
            assert (
                {v.value for v in facet.values if v.selected} == set(request.values(name)) if facet else True
            )
        others = [card for card in cards if _matches(card, request, but="year")]
        assert {one.year: one.count for one in result.years} == Counter(card.year for card in others)


def test_tree_facet_lists_each_value_before_what_is_narrower(ask: Ask) -> None:
    small_world()
    facet = ask().facet("theme")
    assert facet is not None
    assert facet.values == [
        FacetValue("privacy", "Privacy", 3, depth=0),
        FacetValue("surveillance", "Surveillance", 2, depth=1, broader="privacy"),
        FacetValue("cameras", "Cameras", 1, depth=2, broader="surveillance"),
    ]


def test_provisions_count_for_the_article_that_they_are_part_of(ask: Ask) -> None:
    small_world()
    facet = ask().facet("provision")
    assert facet is not None
    assert [(value.value, value.label, value.count, value.broader) for value in facet.values] == [
        ("iccpr:17", "Article 17, Iccpr", 1, ""),
        ("iccpr:17.1", "Paragraph 1, Iccpr", 1, "iccpr:17"),
    ]


def test_chosen_value_stands_first_even_where_nothing_is_left_of_it(ask: Ask) -> None:
    small_world()
    result = ask("publisher=human-rights-council&theme=cameras")
    assert result.total == 0
    publishers = result.facet("publisher")
    assert publishers is not None
    assert [(value.value, value.count, value.selected) for value in publishers.values] == [
        ("human-rights-council", 0, True),
        ("wilton-park", 1, False),
    ]


def test_facets_of_a_section_are_those_that_make_sense_there(ask: Ask) -> None:
    small_world()
    shown = {
        section: {facet.parameter for facet in ask(f"in={section}").facets}
        for section in ("passages", "claims", "documents", "instruments", "institutions")
    }
    assert "verification" in shown["claims"]
    assert "claim_kind" not in shown["passages"]
    assert "doc_kind" in shown["documents"]
    assert "doc_kind" not in shown["institutions"]
    assert {"theme", "place", "claimant"} <= shown["instruments"]
    assert {"theme", "claim_kind", "instrument"} <= shown["institutions"]


def test_facet_that_is_chosen_from_is_shown_in_every_section(ask: Ask) -> None:
    small_world()
    facet = ask("in=instruments&language=fr").facet("language")
    assert facet is not None
    assert [value.selected for value in facet.values] == [True]


def test_claimant_with_the_name_of_an_institution_is_told_apart_in_the_facet(ask: Ask) -> None:
    factories.claim("One.", by=[factories.person("zhang")])
    factories.claim("Two.", by=[factories.institution("zhang")])
    factories.claim("Three.", by=[factories.institution("council")])
    facet = ask("in=claims").facet("claimant")
    assert facet is not None
    assert {value.value for value in facet.values} == {"people/zhang", "institutions/zhang", "council"}
    assert ask("in=claims&claimant=people/zhang").total == 1


def test_recommendations_are_narrowed_by_whom_they_address(ask: Ask) -> None:
    factories.claim("States should legislate.", addressees=["states"])
    factories.claim("States and courts should act.", addressees=["states", "courts"])
    factories.claim("Cameras are many.")
    facet = ask("in=claims").facet("addressee")
    assert facet is not None
    assert {(value.label, value.count) for value in facet.values} == {("States", 2), ("Courts", 1)}
    assert ask("in=claims&addressee=courts").total == 1
    assert ask("in=claims&addressee=courts&addressee=states").total == 2


def test_every_facet_is_declared_once() -> None:
    assert [facet.parameter for facet in facets.FACETS] == list(facets.FACET)


def test_years_of_a_period_are_found_by_each_of_them(ask: Ask) -> None:
    factories.passage("Long.", of=factories.document(date="2018/2020"))
    factories.passage("Open.", of=factories.document(date="2019/.."))
    factories.passage("Undated.", of=factories.document(date=""))
    totals = {year: ask(f"year_from={year}&year_to={year}").total for year in (2017, 2018, 2019, 2020, 2024)}
    assert totals == {2017: 0, 2018: 1, 2019: 2, 2020: 2, 2024: 1}
    assert [(one.year, one.count) for one in ask().years] == [(2018, 1), (2019, 1)]
