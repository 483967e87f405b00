"""Tables (CSV) of claims and evidence, brought in as drafts and edits."""

from .importing import KINDS, import_table
from .report import End, Fault, Row, TableReport

__all__ = ["KINDS", "End", "Fault", "Row", "TableReport", "import_table"]
