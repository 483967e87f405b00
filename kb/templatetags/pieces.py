"""Texts in pieces: what was looked for, what differs, what is quoted."""

from collections.abc import Iterable
from typing import Protocol

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


class Piece(Protocol):
    """A stretch of a text; further attributes say what is to be known of it."""

    @property
    def text(self) -> str: ...


@register.simple_tag
def pieces(stretches: Iterable[Piece], **elements: str) -> SafeString:
    """The stretches with nothing between them, each with a true attribute inside the element named for that attribute.

    `{% pieces line is_quoted="mark" differs="del" %}` writes `<mark><del>…</del></mark>` where both are true.
    """
    return format_html_join("", "{}", ((_piece(stretch, elements),) for stretch in stretches))


def _piece(stretch: Piece, elements: dict[str, str]) -> SafeString:
    written = conditional_escape(stretch.text)
    for attribute, element in reversed(elements.items()):
        if getattr(stretch, attribute):
            written = format_html("<{0}>{1}</{0}>", element, written)
    return written
