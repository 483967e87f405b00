"""Loading a curated base from its folder: whole or not at all, and no person's decision undone."""

from .files import Base, BaseFolderError, read_base
from .loader import LoadReport, load_base
from .report import Difference

__all__ = ["Base", "BaseFolderError", "Difference", "LoadReport", "load_base", "read_base"]
