"""What an element of a page is there for, by its name, its role and its classes."""

import re
from collections import Counter

from selectolax.lexbor import LexborNode

from kb.extracting.parsed import Hint

NONE: frozenset[Hint] = frozenset()
BY_TAG = {
    "nav": Hint.NAVIGATION,
    "button": Hint.NAVIGATION,
    "search": Hint.NAVIGATION,
    "aside": Hint.ASIDE,
    "dialog": Hint.ASIDE,
    "figcaption": Hint.CAPTION,
    "caption": Hint.CAPTION,
    "center": Hint.CENTRED,
}
BY_TAG_OUTSIDE = {"header": Hint.HEADER, "footer": Hint.FOOTER, "form": Hint.ASIDE}
BY_ROLE = {
    "navigation": Hint.NAVIGATION,
    "search": Hint.NAVIGATION,
    "menu": Hint.NAVIGATION,
    "menubar": Hint.NAVIGATION,
    "banner": Hint.HEADER,
    "contentinfo": Hint.FOOTER,
    "complementary": Hint.ASIDE,
    "dialog": Hint.ASIDE,
    "alertdialog": Hint.ASIDE,
    "doc-pullquote": Hint.ASIDE,
    "doc-toc": Hint.NAVIGATION,
}
# Whole words of class and id names; "sharepoint" is not "share".
BY_WORD = {
    Hint.NAVIGATION: "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager skip toc",
    Hint.FOOTER: "footer colophon",
    Hint.ASIDE: "sidebar share sharing social addtoany newsletter subscribe subscription related recommended cookie"
    " cookies consent advert advertisement promo popup modal comments pullquote pull-quote",
}
WORDS = {word: hint for hint, words in BY_WORD.items() for word in words.split()}
BETWEEN_WORDS = re.compile(r"[^a-z]+|(?<=[a-z])(?=[A-Z])")
TEXTLIKE = frozenset(
    (
        "p",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "body",
        "main",
        "article",
        "a",
        "span",
        "figcaption",
        "caption",
    )
)
CENTRED = re.compile(r"text-align\s*:\s*center", re.I)


def hints_of(node: LexborNode, tag: str, *, inside: bool) -> frozenset[Hint]:
    """The hints that an element gives its text; `inside` the main content, headers and footers are part of it."""
    hints = set()
    if tag in BY_TAG:
        hints.add(BY_TAG[tag])
    elif tag in BY_TAG_OUTSIDE and not inside:
        hints.add(BY_TAG_OUTSIDE[tag])
    attributes = node.attributes
    if not attributes:
        return frozenset(hints)
    role = attributes.get("role") or ""
    if role in BY_ROLE:
        hints.add(BY_ROLE[role])
    if attributes.get("align") == "center" or CENTRED.search(attributes.get("style") or ""):
        hints.add(Hint.CENTRED)
    if tag not in TEXTLIKE:
        hints |= _by_names(f"{attributes.get('class') or ''} {attributes.get('id') or ''}")
    return frozenset(hints)


def _by_names(names: str) -> set[Hint]:
    """What two words agree upon; one alone may be about something else, as in "has-sidebar"."""
    said = Counter(WORDS[word] for word in set(words_of(names)) if word in WORDS)
    return {hint for hint, times in said.items() if times > 1}


def words_of(names: str) -> list[str]:
    """The words of class and id names, in lower case."""
    return BETWEEN_WORDS.sub(" ", names).lower().split()
