"""Writing the published base into a folder, in the form in which it ships."""

from .writer import DumpReport, dump_base

__all__ = ["DumpReport", "dump_base"]
