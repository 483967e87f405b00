"""Which package is a web page saved with a folder of its pictures."""

from pathlib import PurePosixPath

PAGES = frozenset((".html", ".htm", ".xhtml"))
NOTES = frozenset((".rdf", ".ds_store"))  # what programs add beside a page that they save
OF_MACS = "__MACOSX"


def page_in(names: frozenset[str]) -> str:
    """The name of the page where a package is a saved page: alone at its level, all else in folders below; else ""."""
    paths = [PurePosixPath(name) for name in names if not name.endswith("/") and not name.startswith(OF_MACS)]
    if not paths:
        return ""
    level = min(len(path.parts) for path in paths)
    top = [path for path in paths if len(path.parts) == level and _ending(path) not in NOTES]
    return str(top[0]) if len(top) == 1 and _ending(top[0]) in PAGES else ""


def _ending(path: PurePosixPath) -> str:
    return path.suffix.lower() or path.name.lower()
