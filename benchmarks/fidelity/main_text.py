"""The main text of a web page as well-known programs choose it, to set beside ours."""

from collections.abc import Callable

from benchmarks.fidelity.markup import decoded, visible


def trafilatura(data: bytes) -> str:
    """What trafilatura takes, tables included and comments left out."""
    from trafilatura import extract

    return extract(data, include_comments=False, include_tables=True) or ""


def readability(data: bytes) -> str:
    """What readability takes."""
    from readability import Document

    return "\n".join(visible(Document(decoded(data)).summary()))


#: By name; one that is not installed raises ImportError when it is called.
EXTRACTORS: dict[str, Callable[[bytes], str]] = {
    "trafilatura": trafilatura,
    "readability-lxml": readability,
}
