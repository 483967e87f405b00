"""What a page says about itself in its head: Dublin Core, Highwire, Open Graph, and the plain title."""

from selectolax.lexbor import LexborHTMLParser

from kb.extracting.parsed import Metadata
from kb.extracting.readers.dates import edtf

TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title")
AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author")
DATES = (
    "citation_publication_date", "citation_date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date",
    "article:published_time", "date",
)  # fmt: skip
PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name")
IDENTIFIERS = {
    "citation_doi": "DOI",
    "citation_isbn": "ISBN",
    "citation_issn": "ISSN",
    "dc.identifier": "identifier",
}
LONGEST = 1_000  # characters of any value


def metadata_of(tree: LexborHTMLParser) -> Metadata:
    """Title, authors, date, language, publisher, canonical address and identifiers, empty where not said."""
    said = _said(tree)
    root = tree.css_first("html")
    title = tree.css_first("head title") or tree.css_first("title")
    canonical = tree.css_first("link[rel=canonical]")
    return Metadata(
        title=_first(said, TITLES) or (_squeezed(title.text()) if title else ""),
        authors=_all(said, AUTHORS),
        date=edtf(_first(said, DATES)),
        language=(
            (root.attributes.get("lang") if root else "") or _first(said, ("dc.language", "og:locale"))
        ).replace("_", "-"),
        publisher=_first(said, PUBLISHERS),
        url=((canonical.attributes.get("href") if canonical else "") or _first(said, ("og:url",)))[:LONGEST],
        identifiers={kind: said[name][0] for name, kind in IDENTIFIERS.items() if name in said},
    )


def _said(tree: LexborHTMLParser) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").lower()
        value = _squeezed(node.attributes.get("content") or "")
        if name and value:
            said.setdefault(name, []).append(value)
    return said


def _first(said: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((said[name][0] for name in names if name in said), "")


def _all(said: dict[str, list[str]], names: tuple[str, ...]) -> tuple[str, ...]:
    return next((tuple(dict.fromkeys(said[name])) for name in names if name in said), ())


def _squeezed(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
