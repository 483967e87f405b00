"""Tables, as _data_table.html takes them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A cell."""

    text: str
    url: str = ""
    numeric: bool = False


@dataclass(frozen=True)
class Column:
    """The head of a column."""

    label: str
    numeric: bool = True


@dataclass(frozen=True)
class NumbersTable:
    """A table of numbers."""

    caption: str
    columns: list[Column]
    rows: list[list[Cell]]
