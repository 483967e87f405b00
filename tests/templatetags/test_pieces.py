"""Texts in pieces."""

from dataclasses import dataclass

import pytest
from django.template import Context, Template


@dataclass(frozen=True)
class Stretch:
    text: str
    is_quoted: bool = False
    differs: bool = False


def written(tag: str, *stretches: Stretch) -> str:
    return Template("{% load pieces %}" + tag).render(Context({"words": stretches}))


def test_a_piece_stands_in_the_element_named_for_what_is_true_of_it() -> None:
    told = written(
        '{% pieces words differs="ins" %}', Stretch("what "), Stretch("changed", differs=True), Stretch(".")
    )
    assert told == "what <ins>changed</ins>."


def test_elements_of_one_piece_stand_inside_each_other_in_the_order_in_which_they_are_named() -> None:
    told = written(
        '{% pieces words is_quoted="mark" differs="del" %}', Stretch("gone", is_quoted=True, differs=True)
    )
    assert told == "<mark><del>gone</del></mark>"


def test_words_of_a_piece_are_never_read_as_marks() -> None:
    assert (
        written('{% pieces words differs="del" %}', Stretch("<b>&", differs=True))
        == "<del>&lt;b&gt;&amp;</del>"
    )


def test_no_pieces_are_nothing() -> None:
    assert written('{% pieces words differs="del" %}') == ""


def test_a_piece_that_cannot_say_what_is_asked_is_a_fault() -> None:
    with pytest.raises(AttributeError):
        written('{% pieces words mistyped="del" %}', Stretch("words"))
