"""What to ask instead of a question that finds nothing: each suggestion finds something, and nothing unpublished."""

from urllib.parse import urlencode

import pytest

from kb.search import InvalidSearch, SearchRequest, Section, Suggestion, search
from tests import factories
from tests.search.conftest import Ask, asked
from tests.search.world import small_world

pytestmark = pytest.mark.django_db


def _suggested(ask: Ask, question: str, kind: str) -> list[Suggestion]:
    return [one for one in ask(question).suggestions if one.kind == kind]


def test_misspelt_words_are_replaced_by_the_nearest_that_exist(ask: Ask) -> None:
    factories.passage("Surveillance of journalists.")
    factories.passage("Surveillance of citizens.")
    for query, meant in [
        ("survaillance", "surveillance"),
        ("suveillance", "surveillance"),
        ("surveillnace", "surveillance"),
        ("survaillance journalsts", "surveillance journalists"),
        ("survaillance -citizens", "surveillance -citizens"),
    ]:
        [suggestion] = _suggested(ask, f"q={query}", "spelling")
        assert suggestion.text == meant
        assert suggestion.total == search(suggestion.request).total > 0


def test_words_too_far_from_any_are_not_replaced(ask: Ask) -> None:
    factories.passage("Surveillance of journalists.")
    assert _suggested(ask, "q=sun", "spelling") == []
    assert _suggested(ask, "q=submarines", "spelling") == []
    assert _suggested(ask, 'q="survaillance"', "spelling") == []


def test_spelling_that_finds_nothing_is_not_suggested(ask: Ask) -> None:
    factories.passage("Surveillance.")
    factories.passage("Journalists.")
    assert _suggested(ask, "q=survaillance+journalists", "spelling") == []


def test_words_of_drafts_are_never_suggested(ask: Ask) -> None:
    factories.passage("Surveillance.", status="draft")
    factories.passage("Something else.")
    assert ask("q=survaillance").suggestions == []


def test_question_without_one_of_its_filters_is_suggested_where_that_finds_something(ask: Ask) -> None:
    small_world()
    result = ask("q=cameras&publisher=human-rights-council&year_to=2022")
    assert result.total == 0
    [suggestion] = _suggested(ask, "q=cameras&publisher=human-rights-council&year_to=2022", "filters")
    assert (suggestion.text, suggestion.total) == ("without filters", 1)
    assert suggestion.request == SearchRequest(text="cameras")
    assert [one.text for one in _suggested(ask, "q=cameras&year_to=2022", "filters")] == ["in any year"]
    assert [one.text for one in _suggested(ask, "q=cameras&theme=cameras&language=fr", "filters")] == [
        "without the filter “Language”",
        "without filters",
    ]


def test_other_sections_that_have_it_are_suggested(ask: Ask) -> None:
    small_world()
    assert [(one.text, one.request) for one in _suggested(ask, "q=wilton", "section")] == [
        ("Documents", SearchRequest(text="wilton", section=Section.DOCUMENTS)),
        ("Institutions and people", SearchRequest(text="wilton", section=Section.INSTITUTIONS)),
    ]


def test_question_that_finds_something_is_answered_without_suggestions(ask: Ask) -> None:
    small_world()
    assert ask("q=citizens").suggestions == []


def test_every_suggestion_can_be_asked_and_finds_what_it_says(ask: Ask) -> None:
    small_world()
    for question in ("q=camerax", "q=covenantt&theme=cameras", "q=wilton&place=europe&year_from=2030"):
        for suggestion in ask(question).suggestions:
            assert asked(urlencode(suggestion.request.parameters())) == suggestion.request
            assert search(suggestion.request).total == suggestion.total > 0


def test_words_that_begin_as_the_marks_of_stems_do_are_respelt_too(ask: Ask) -> None:
    factories.passage("Encryption protects. " + " ".join(f"word{number}" for number in range(50)))
    [suggestion] = _suggested(ask, "q=encrytion", "spelling")
    assert suggestion.text == "encryption"
    assert ask("q=en*").total == 1


def test_concept_that_is_called_like_the_question_is_suggested_beside_the_hits(ask: Ask) -> None:
    world = small_world()
    factories.concept_label(world.surveillance, "监控", "zh-Hans")
    factories.concept_label(world.surveillance, "Being watched", kind="alt")
    factories.concept_label(world.surveillance, "Watching birds", kind="negative")
    for query in ("surveillance", "SURVEILLANCE", '"being watched"', "监控"):
        [suggestion] = _suggested(ask, f"q={query}&publisher=wilton-park", "concept")
        assert (suggestion.text, suggestion.total) == ("Surveillance", 1)
        assert suggestion.request.parameters() == [("theme", "surveillance"), ("publisher", "wilton-park")]
    assert ask("q=cameras").total == 1
    assert [one.text for one in ask("q=cameras").suggestions] == ["Cameras"]
    assert _suggested(ask, "q=watching+birds", "concept") == []
    assert _suggested(ask, "q=surveillance+of", "concept") == []


def test_draft_concept_and_one_without_records_are_not_suggested(ask: Ask) -> None:
    factories.tag(factories.passage("A passage."), factories.concept("secrecy", status="draft"))
    factories.concept("trade")
    assert _suggested(ask, "q=secrecy", "concept") == []
    assert _suggested(ask, "q=trade", "concept") == []


@pytest.mark.parametrize(
    ("query", "kind", "meant"),
    [
        ("cameras or trade", "either", "cameras OR trade"),
        ("cameras || commerce", "either", "cameras OR commerce"),
        ("cameras/covenant", "either", "cameras OR covenant"),
        ('"cameras everywhere"~3', "near", "cameras NEAR/3 everywhere"),
    ],
)
def test_joint_that_other_engines_know_is_told_in_our_words(
    query: str, kind: str, meant: str, ask: Ask
) -> None:
    small_world()
    first = ask(urlencode({"q": query})).suggestions[0]
    assert (first.kind, first.text) == (kind, meant)
    assert first.total == search(first.request).total > 0


@pytest.mark.parametrize("query", ["cameras OR trade", "cameras or zebra OR", "zebra or gnu", "nothing"])
def test_joint_that_would_find_no_more_is_not_told(query: str, ask: Ask) -> None:
    small_world()
    try:
        kinds = [one.kind for one in ask(urlencode({"q": query})).suggestions]
    except InvalidSearch:
        kinds = []
    assert "either" not in kinds
