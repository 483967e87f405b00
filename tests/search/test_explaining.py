"""A hit says which word was found where and in which form."""

from urllib.parse import urlencode

import pytest

from kb.search import Fragment, Why
from tests.search.conftest import Ask
from tests.search.world import small_world

pytestmark = pytest.mark.django_db


def _why(ask: Ask, query: str, section: str = "passages") -> list[Why]:
    return [why for hit in ask(urlencode({"q": query, "in": section})).hits for why in hit.why]


def test_word_is_told_with_the_form_in_which_it_was_found(ask: Ask) -> None:
    small_world()
    assert _why(ask, "camera citiz*") == [Why("text", "camera", "Cameras"), Why("text", "citiz", "citizens")]


def test_fields_that_were_asked_are_told(ask: Ask) -> None:
    small_world()
    assert _why(ask, "title:report heading:watching number:3") == [
        Why("title", "report", "report"),
        Why("heading", "watching", "Watching"),
        Why("number", "3", "3"),
    ]
    assert _why(ask, "claimant:huawen", "claims") == [Why("claimant", "huawen", "Huawen")]
    assert _why(ask, "author:liu", "documents") == [Why("author", "liu", "Liu")]


def test_name_of_a_document_law_or_body_is_marked_in_its_title(ask: Ask) -> None:
    small_world()
    for section, query, title in [
        ("documents", "reports", [Fragment("A ", False), Fragment("report", True)]),
        ("instruments", "iccpr -article -paragraph", [Fragment("Iccpr", True)]),
        ("institutions", "park", [Fragment("Wilton ", False), Fragment("Park", True)]),
    ]:
        [hit] = ask(urlencode({"q": query, "in": section})).hits
        assert hit.title == title
        assert hit.why[0].field == "title"


def test_nothing_is_told_where_nothing_was_asked(ask: Ask) -> None:
    small_world()
    assert _why(ask, "") == []
