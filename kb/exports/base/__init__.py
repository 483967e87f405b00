"""The published base as files in the form in which it ships, and in numbers."""

from .report import FLOORS, BaseReport, base_report
from .writer import DumpReport, dump_base

__all__ = ["FLOORS", "BaseReport", "DumpReport", "base_report", "dump_base"]
