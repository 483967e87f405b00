"""The tree that a query is read into.

Nodes are equal if they ask the same: how a word was typed and where it stood in the query do not count.
In a tree that `parse` returns, And and Or hold at least two items and none of their own kind, Not holds no Not,
Field holds no Field, and something positive is asked for in every branch.
"""

from dataclasses import dataclass, field

from kb.query.words import words

# Code points of the query as typed, end excluded.
type Span = tuple[int, int]
_NOWHERE: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its grammatical forms. Several `words` ("self-determination") stand next to each other."""

    words: tuple[str, ...]
    text: str = field(compare=False)
    at: Span = field(default=_NOWHERE, compare=False, repr=False)

    @classmethod
    def of(cls, text: str, at: Span = _NOWHERE) -> "Word":
        """The word that a text spells."""
        return cls(tuple(words(text)), text, at)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other, each in exactly this form."""

    words: tuple[str, ...]
    text: str = field(compare=False)
    at: Span = field(default=_NOWHERE, compare=False, repr=False)

    @classmethod
    def of(cls, text: str, at: Span = _NOWHERE) -> "Phrase":
        """The phrase that a text spells."""
        return cls(tuple(words(text)), text, at)


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word: of the last of `words`, where there are several next to each other."""

    words: tuple[str, ...]
    text: str = field(compare=False)
    at: Span = field(default=_NOWHERE, compare=False, repr=False)

    @classmethod
    def of(cls, text: str, at: Span = _NOWHERE) -> "Prefix":
        """The prefix that a text without its asterisk spells."""
        return cls(tuple(words(text)), text, at)


@dataclass(frozen=True, slots=True)
class Near:
    """Items at most `distance` words apart, in any order."""

    items: tuple["Word | Phrase | Prefix", ...]
    distance: int
    at: Span = field(default=_NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Field:
    """What is asked of one field of the record."""

    name: str
    item: "Query"
    at: Span = field(default=_NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    item: "Query"
    at: Span = field(default=_NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of the items."""

    items: tuple["Query", ...]
    at: Span = field(default=_NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the items."""

    items: tuple["Query", ...]
    at: Span = field(default=_NOWHERE, compare=False, repr=False)


type Query = Word | Phrase | Prefix | Near | Field | Not | And | Or


def conjunction(items: list[Query]) -> Query | None:
    """All of the items as one node, nested conjunctions opened up; None of none."""
    flat = [inner for item in items for inner in (item.items if isinstance(item, And) else (item,))]
    return And(tuple(flat), _around(flat)) if len(flat) > 1 else (flat[0] if flat else None)


def disjunction(items: list[Query]) -> Query | None:
    """Any of the items as one node, nested alternatives opened up; None of none."""
    flat = [inner for item in items for inner in (item.items if isinstance(item, Or) else (item,))]
    return Or(tuple(flat), _around(flat)) if len(flat) > 1 else (flat[0] if flat else None)


def negation(item: Query, at: Span) -> Query:
    """The opposite of the item; of a negation, what it denies."""
    return item.item if isinstance(item, Not) else Not(item, at)


def is_positive(query: Query) -> bool:
    """Whether the query asks for something that must be there, so that an index can look for it."""
    if isinstance(query, Not):
        return False
    if isinstance(query, Field):
        return is_positive(query.item)
    if isinstance(query, And):
        return any(map(is_positive, query.items))
    if isinstance(query, Or):
        return all(map(is_positive, query.items))
    return True


def _around(items: list[Query]) -> Span:
    return (items[0].at[0], items[-1].at[1]) if items else _NOWHERE
