"""Reading the cells of a row one after the other, so that everything wrong with the row is told at once."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from kb.curation import CurationError, StaleRecord
from kb.representing import RepresentationError

from ..lookup.not_named import NotNamed
from .cells import parted_otherwise
from .csv_file import Line
from .report import Fault, Faulty


class Cells:
    """The cells of one row; what cannot be read is noted as a fault of its column and read as None."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.faults: list[Fault] = []

    def has(self, column: str) -> bool:
        """Whether the table has the column."""
        return column in self._line.cells

    def text(self, column: str) -> str:
        """The cell as it stands, "" where the table lacks the column."""
        return self._line.cells.get(column, "")

    def read(self, column: str, reader: Callable[[str], Any]) -> Any:
        """What the reader makes of the cell."""
        try:
            return reader(self.text(column))
        except ValueError as error:  # NotNamed is one, and so are malformed dates and words
            self.wrong(column, str(error))
        return None

    def find(self, column: str, finder: Callable[[str], Any]) -> Any:
        """What a cell that must not be empty names."""
        if not self.text(column):
            self.wrong(column, _("This is needed."))
            return None
        return self.read(column, finder)

    def find_all(self, column: str, values: list[str] | None, finder: Callable[[str], Any]) -> list[Any]:
        """What each of several values names; each unknown one is a fault of its own."""
        found = []
        for value in values or []:
            try:
                found.append(finder(value))
            except NotNamed as error:
                told = parted_otherwise(value, finder) or str(error)
                self.faults.append(Fault(self._line.number, column, value[:200], told))
        return found

    def wrong(self, column: str, message: str) -> None:
        """Note that the cell is wrong."""
        self.faults.append(self._line.fault(column, message))

    def refuse(self) -> None:
        """Raise Faulty if anything was noted."""
        if self.faults:
            raise Faulty(self.faults)


def refused(line: Line, error: CurationError | RepresentationError) -> Faulty:
    """A refusal of the base as a fault of the row; of a column, where the refusal names one."""
    if isinstance(error, StaleRecord):
        message = _(
            "The base has version %(version)d by now: export it again, or compare and write that version here."
        )
        return Faulty([line.fault("version", message % {"version": error.current_version})])
    message = str(error)
    named = [name for name in line.cells if f": {name}: " in f": {message}"]
    return Faulty([line.fault(named[0] if named else "", message)])
