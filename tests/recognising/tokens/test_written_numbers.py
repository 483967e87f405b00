"""Articles whose numbers are words or letters, glued together, added up, or behind a plural in brackets."""

import pytest

from tests.recognising.shipped import law


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("the provisions of article twenty-two of the Convention", ["icerd:22"]),
        ("article fourteen, paragraph 1, of the Convention", ["icerd:14.1"]),
        ("articles two and twenty-one of the Convention", ["icerd:2", "icerd:21"]),
        ("article ninety-two of the Convention", []),
        ("Article one hundred of the Convention", ["icerd"]),
        ("article two authors of the Convention", ["icerd"]),
        ("article one of the Convention", ["icerd:1"]),
        ("in this article one of the Convention's authors", ["icerd"]),
        ("article 5 and two of its paragraphs", ["icerd:5"]),
    ],
)
def test_number_in_words_is_an_article_only_right_behind_its_keyword(text: str, keys: list[str]) -> None:
    assert law(text, "icerd") == keys


@pytest.mark.parametrize(
    ("text", "home", "keys"),
    [
        ("set forth in Article E.", "european-social-charter-revised", ["european-social-charter-revised:E"]),
        ("set forth in article E.", "european-social-charter-revised", []),
        ("set forth in Article E.", "iccpr", []),
        ("set forth in Article P.", "european-social-charter-revised", []),
        ("set forth in Article X.", "iccpr", ["iccpr:10"]),
    ],
)
def test_letter_is_an_article_of_an_instrument_that_has_such(text: str, home: str, keys: list[str]) -> None:
    assert law(text, home) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Relevant ECHR article(s): 3, 13, 14", ["echr:3", "echr:13", "echr:14"]),
        ("Relevant ECHR article(s) are 3 of the 14", ["echr"]),
        ("Violation of Article 14+3 - Discrimination", ["echr:14", "echr:3"]),
        ("Violation of Article 14-3", []),
        ("2. Articles 8 and 9Articles 8 and 9 apply", ["echr:8", "echr:9", "echr:8", "echr:9"]),
        ("2. Articles 8 and 9 articles a year", ["echr:8", "echr:9"]),
    ],
)
def test_numbers_written_together_are_one_article_each(text: str, keys: list[str]) -> None:
    assert law(text, "echr") == keys


def test_article_with_a_letter_stands_before_an_abbreviation() -> None:
    assert law("Article A RESC applies") == ["european-social-charter-revised:A"]
    assert law("Article A Rescue applies") == []
