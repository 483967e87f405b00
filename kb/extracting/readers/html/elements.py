"""The elements of a page by what they do, and where in the tree each stands."""

from dataclasses import dataclass

from kb.extracting.parsed import Hint

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
DEEPEST = 1_000  # elements inside each other; browsers stop at 512
BOLD = frozenset(("b", "strong"))
LISTS = frozenset(("ol", "ul", "menu"))
NOTHING = "\u200b\u2060\ufeff\xa0 \t\r\n\f"  # characters of a line that shows nothing
CELLS = frozenset(("td", "th"))


@dataclass(slots=True)
class Element:
    """An element of the tree: the place of the one around it (-1 for none), its tag, names of class and id, hints."""

    parent: int
    tag: str
    names: str
    hints: frozenset[Hint]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the innermost element around it, and the share of its characters that lead elsewhere."""

    element: int
    linked: float = 0.0
