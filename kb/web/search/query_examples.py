"""The query language by example, each with a link that asks it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Example:
    """A query and what it finds."""

    query: str
    meaning: str
    url: str


@dataclass(frozen=True)
class Field:
    """A name that may stand before a colon."""

    name: str
    meaning: str
    example: str
    url: str


def examples() -> list[Example]:
    """The whole language, the commonest first."""
    return [
        Example(query, meaning, _search(query))
        for query, meaning in (
            (
                "facial recognition",
                _(
                    "Both words, anywhere in a passage, in any grammatical form: “recognising” is found as well."
                ),
            ),
            (
                '"digital divide"',
                _(
                    "These words next to each other, exactly as written: in a text or summary, in what a claim quotes"
                    " from its source, or in a heading. One word in quotation marks is exact, too."
                ),
            ),
            ("privacy OR surveillance", _("One of the two, or both. OR is written in capitals.")),
            ("privacy -children", _("The first word without the second. NOT children means the same.")),
            (
                "(privacy OR data) court",
                _("Brackets keep alternatives together: the last word is required beside either of the two."),
            ),
            (
                "algorithm*",
                _("Every word that begins so; at least two characters stand before the asterisk."),
            ),
            (
                "Article 17 of the ICCPR",
                _("The provision first, and what cites it. iccpr:17 and Art. 17 ICCPR mean the same."),
            ),
            (
                "elderly NEAR/5 internet",
                _("Both words at most five words apart, in either order. NEAR alone means ten."),
            ),
            ('title:"human rights"', _("Only in the title. The other fields are below.")),
        )
    ]


def fields() -> list[Field]:
    """The fields that may be named."""
    return [
        Field(name, meaning, example, _search(example))
        for name, meaning, example in (
            (
                "text",
                _("the words or the summary of a passage, the statement of a claim, and nothing else"),
                "text:consent",
            ),
            (
                "quote",
                _("the words of the source that evidence quotes or that mark the place"),
                'quote:"digital divide"',
            ),
            ("title", _("the title of the document or law"), "title:digital"),
            ("heading", _("the heading under which a passage stands"), "heading:recommendations"),
            ("about", _("the concepts a record is tagged with, in every language"), "about:privacy"),
            ("claimant", _("who makes a claim"), "claimant:procuratorate"),
            ("publisher", _("who published the source"), "publisher:wilton"),
            ("author", _("who wrote it or spoke"), "author:zhang"),
            ("instrument", _("a law that is cited, by title or short title"), "instrument:iccpr"),
            ("article", _("a provision that is cited, by its label"), "article:17"),
            ("symbol", _("a document number, such as a United Nations symbol"), 'symbol:"A/HRC/RES/32/13"'),
            ("number", _("the printed number of a passage"), "number:3"),
        )
    ]


def _search(query: str) -> str:
    return f"{reverse('search')}?{urlencode({'q': query})}"
