"""What joins two entries of a list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Joint:
    """What joins two entries: "and", ",", "to"; `at` is the token behind it.

    `comma` says that an "and" follows a comma, `strong` that a semicolon is in it.
    """

    kind: str
    at: int
    comma: bool = False
    strong: bool = False
