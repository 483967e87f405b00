"""Loading a curated base from its folder: whole or not at all, and nothing where nothing differs."""

from .files import Base, BaseFolderError, read_base
from .loader import LoadReport, load_base

__all__ = ["Base", "BaseFolderError", "LoadReport", "load_base", "read_base"]
