"""What can be wrong with a query, as codes with parameters that the edge puts into the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

type ProblemCode = Literal[
    "too-long",  # maximum
    "too-many-terms",  # maximum
    "too-deep",  # maximum
    "empty",  # no word in it
    "unclosed-quote",
    "unclosed-parenthesis",
    "unopened-parenthesis",
    "empty-parentheses",
    "dangling-operator",  # operator: nothing beside it to work on
    "unknown-field",  # field, fields
    "dangling-field",  # field: no value after it
    "nested-field",  # field, outer
    "misplaced-star",  # not at the end of a word
    "short-prefix",  # minimum: characters before the star
    "near-distance",  # minimum, maximum
    "near-operand",  # something other than words or phrases beside it
    "only-negations",  # nothing that must be there
]

# These say why the rest was not read at all, so they are told first.
_LIMITS: tuple[ProblemCode, ...] = ("too-long", "too-deep", "too-many-terms")


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: its code, where it stands in the query (code points), and what its message names."""

    code: ProblemCode
    position: int
    length: int
    parameters: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[int, int]:
        """Problems are told in this order."""
        limit = _LIMITS.index(self.code) if self.code in _LIMITS else len(_LIMITS)
        return limit, self.position


class QueryError(ValueError):
    """A query that cannot be answered as it stands.

    `code`, `position`, `length` and `parameters` are those of the first of `problems`; `query` is the text as given,
    `understood` the nearest query without mistakes, or "" where nothing could be made of it.
    """

    def __init__(self, query: str, problems: list[Problem], understood: str) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.rank))
        first = self.problems[0]
        super().__init__(f"{first.code} at {first.position}")
        self.query = query
        self.understood = understood
        self.code = first.code
        self.position = first.position
        self.length = first.length
        self.parameters = first.parameters
