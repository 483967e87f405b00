"""What became, or would become, of the rows of a table."""

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum


class End(StrEnum):
    """What became of one row."""

    CREATED = "created"
    UPDATED = "updated"
    #: Readers see the record: another person publishes the change.
    PROPOSED = "proposed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a table: the line of the file (from 1), the column, what stands there, and what to do.

    `line` is 0 and `column` empty where the whole file or the whole line is meant.
    """

    line: int
    column: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds: its line, what becomes of it, the record's id and name, and the columns that change.

    `alike` is a claim of the same claimant that says nearly the same, with its id, for a person to look at first.
    """

    line: int
    end: End
    key: str
    name: str
    changed: tuple[str, ...] = ()
    alike: str = ""

    def with_change(self, column: str) -> "Row":
        """The same row that changes one column more."""
        end = End.UPDATED if self.end == End.UNCHANGED else self.end
        return replace(self, end=end, changed=(*self.changed, column))


@dataclass
class TableReport:
    """A whole table: `kind` is "claims" or "evidence"; nothing is stored where there is any fault, or in a dry run."""

    kind: str = ""
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    stored: bool = False

    def counts(self) -> dict[str, int]:
        """How many rows end in each way, and how many faults there are."""
        counted = Counter(row.end for row in self.rows)
        return {**{end.value: counted[end] for end in End}, "faults": len(self.faults)}


class Faulty(Exception):
    """A table or a row that cannot be used, with everything that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = faults
