"""A query tree in the words of the query language, so that a reader sees how the query was understood."""

import re

from kb.query.limits import MAX_DEPTH, MAX_LENGTH
from kb.query.tree import And, Field, Near, Not, Or, Phrase, Prefix, Query, Word

# A word as typed that can be read back as the same word wherever it is put.
_READABLE = re.compile(r"[^\W_](?:[^\s\x00-\x1f\"“”„‟«»〝〞〟＂「」『』()（）*＊]|(?<=\w)\([^\W_]{1,12}\))*")
_RESERVED = re.compile(r"OR|AND|NOT|NEAR(?:/[0-9]*)?|[A-Za-z][A-Za-z_-]*[:：](?!//).*")


def to_text(query: Query) -> str:
    """The query as text; `parse(to_text(query))` equals any query that `parse` made, given the same fields.

    Parentheses show what binds to what, except where they would make the text longer or deeper than a query may be.
    """
    clear = _text(query, (And,), (And, Or, Near))
    if len(clear) <= MAX_LENGTH and _depth(clear) <= MAX_DEPTH:
        return clear
    return _text(query, (), (And, Or))


def _text(query: Query, in_or: tuple[type, ...], in_one: tuple[type, ...]) -> str:
    """The text, with parentheses around these types of node in alternatives, and in a negation or field."""

    def inside(item: Query, bracketed: tuple[type, ...]) -> str:
        text = _text(item, in_or, in_one)
        return f"({text})" if isinstance(item, bracketed) else text

    if isinstance(query, Or):
        return " OR ".join(inside(item, in_or) for item in query.items)
    if isinstance(query, And):
        return " ".join(inside(item, (Or,)) for item in query.items)
    if isinstance(query, Not):
        return f"-{inside(query.item, in_one)}"
    if isinstance(query, Field):
        return f"{query.name}:{inside(query.item, (And, Or, Near))}"
    if isinstance(query, Near):
        return f" NEAR/{query.distance} ".join(map(_leaf_text, query.items))
    return _leaf_text(query)


def _leaf_text(leaf: Word | Phrase | Prefix) -> str:
    if isinstance(leaf, Phrase):
        return f'"{leaf.text}"'
    readable = _READABLE.fullmatch(leaf.text) and not _RESERVED.fullmatch(leaf.text)
    # What could be read as something else is given in its folded form.
    typed = leaf.text if readable else "-".join(leaf.words)
    return typed + ("*" if isinstance(leaf, Prefix) else "")


def _depth(text: str) -> int:
    depth = deepest = 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        deepest = max(deepest, depth)
    return deepest
