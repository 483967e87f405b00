"""Tables (CSV) of claims and evidence, brought in as drafts and edits."""

from .report import End, Fault, Row, TableReport
from .table import KINDS, import_table

__all__ = ["KINDS", "End", "Fault", "Row", "TableReport", "import_table"]
