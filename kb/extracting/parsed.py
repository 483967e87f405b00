"""The shapes that importing hands on: what a reader extracted, what cleaning removed, the edition that results.

All offsets count Unicode code points, ends excluded. Everything here is plain data that goes through JSON unchanged,
because reading happens in a process of its own.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, Self


class BlockKind(StrEnum):
    """What a block of the source is, as far as its format says so."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    NOTE = "note"
    TABLE_ROW = "table-row"
    BLOCK_QUOTATION = "block-quotation"


class Hint(StrEnum):
    """What the format says about the place or look of a block, for cleaning and structuring to judge."""

    NAVIGATION = "navigation"
    HEADER = "header"
    FOOTER = "footer"
    ASIDE = "aside"
    CAPTION = "caption"
    BOLD = "bold"
    CENTRED = "centred"
    PAGE_TOP = "page-top"
    PAGE_BOTTOM = "page-bottom"
    TITLE = "title"
    CUT_BY_PAGE = "cut-by-page"
    STRUCK = "struck"
    HIDDEN = "hidden"
    BESIDE = "beside"
    LINKS = "links"
    FORM = "form"
    COMMENT = "comment"
    ENVELOPE = "envelope"


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A note marker that the format marks as such: where it stands in the block, and the anchor of its note."""

    start: int
    end: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the source in reading order: a heading, paragraph, list item, note, table row or quotation.

    `text` is as extracted, white space inside it unified by nobody yet (a line break is a line of the source).
    `number` is the mark before it where the format keeps marks apart from text (an HTML or Word list), else "".
    `level` is 1–6 for headings, the depth (from 1) for list items, 1 for further paragraphs of a note, else 0. `page`
    is the page on which it begins, as printed or counted from 1, "" where there are no pages. `start` is where it
    begins in the text of the source. `size` is the size of its letters in points where the format tells, else 0.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    number: str = ""
    page: str = ""
    language: str = ""
    anchor: str = ""
    references: tuple[NoteReference, ...] = ()
    hints: frozenset[Hint] = frozenset()
    start: int = 0
    size: float = 0.0


class Origin(StrEnum):
    """Where a fact about the source was found."""

    PRINTED = "printed"  # on its first page, in a place that says what it is
    LOOK = "look"  # on its first page, by the look or the place of a line alone
    MARKUP = "markup"  # in the markup of whoever published it
    PROPERTIES = "properties"  # in the properties of the file, where programs write as well as persons
    WORDS = "words"  # by the words of the text
    FORMAT = "format"  # from what kind of file it is
    FILE_NAME = "file-name"


class Certainty(StrEnum):
    """How sure it is: stated as what it is, likely, or a guess that a person must confirm."""

    STATED = "stated"
    LIKELY = "likely"
    GUESSED = "guessed"

    @property
    def rank(self) -> int:
        """Lower is surer."""
        return tuple(Certainty).index(self)


@dataclass(frozen=True, slots=True)
class Told:
    """What a source tells of itself in one matter, where that was found, and how sure it is."""

    value: str
    origin: Origin
    certainty: Certainty


#: The facts that Metadata can tell the origin of; an identifier by its scheme is one, too.
FACTS = ("title", "date", "kind", "language", "publisher")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about itself; every part may be empty or wrong. `date` is an EDTF string.

    `kind` is one of the kinds of documents that the base knows. Several identifiers of one scheme are parted by "; ".
    `made` is the day on which a program made the file, which is no date of the text. `told` says by name of the fact,
    or by scheme of the identifier, where each was found and how sure it is, as far as that is known.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    language: str = ""
    publisher: str = ""
    url: str = ""
    identifiers: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    made: str = ""
    told: dict[str, Told] = field(default_factory=dict, compare=False)

    def telling(self, name: str, value: str, origin: Origin, certainty: Certainty) -> "Metadata":
        """The same with this fact, or identifier, in place of the one before; nothing is said by an empty value."""
        if not value:
            return self
        told = {**self.told, name: Told(value, origin, certainty)}
        if name in FACTS:
            return replace(self, **{name: value}, told=told)  # type: ignore[arg-type]  # each of FACTS is a text
        return replace(self, identifiers={**self.identifiers, name: value}, told=told)

    def completed_by(self, other: "Metadata") -> "Metadata":
        """The same with what the other tells where this tells nothing, or less surely; no title is shortened."""
        known = self
        for name, one in other.told.items():
            held = self.told.get(name)
            has_it = bool(getattr(self, name) if name in FACTS else self.identifiers.get(name))
            is_part = name == "title" and one.value.casefold() in self.title.casefold()
            is_surer = held is not None and one.certainty.rank < held.certainty.rank and not is_part
            if not has_it or is_surer:
                known = known.telling(name, one.value, one.origin, one.certainty)
        return known


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader made of a file: its blocks in reading order. `extractor` names the program and its version.

    `warnings` are sentences for a curator about what could not be read, such as pages that are only pictures.
    """

    media_type: str
    extractor: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    pages: int = 0
    warnings: tuple[str, ...] = ()


class RemovalReason(StrEnum):
    """Why cleaning left something out; the values are those of kb.models.Removal.Reason."""

    SITE_CHROME = "site-chrome"
    REPEATED_TITLE = "repeated-title"
    PULL_QUOTE = "pull-quote"
    PAGE_BREAK = "page-break"
    RUNNING_HEAD = "running-head"
    FOOTER = "footer"
    LIST_NUMBERING = "list-numbering"
    MARKUP = "markup"
    SOFT_HYPHEN = "soft-hyphen"
    LIGATURE = "ligature"
    HYPHENATION = "hyphenation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RemovedText:
    """Something that cleaning left out or put together: what, why, and where in the text of the source.

    `key` names it stably for the same source bytes, so that a curator can have it kept: cleaning again with that key
    in `keep` leaves it in. `block` is the index of the block it came from. `at` is where the text of the edition goes
    on after it, -1 where nobody has looked.
    """

    key: str
    reason: RemovalReason
    text: str
    start: int
    block: int
    note: str = ""
    at: int = -1

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole block, and not something inside one."""
        return self.key.count(":") < 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction that is only proposed (a lost space, a confused letter): `before` at `start:end` of the clean text.

    `rule` says which rule found it ("lost-space", "ocr-confusion"); `score` is between 0 and 1.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The blocks that remain, and what was taken away."""

    extract: Extract
    blocks: tuple[Block, ...]
    removed: tuple[RemovedText, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading of the edition. `path` is dotted and unique ("2.1"); `parent` the index of the entry above, or -1."""

    path: str
    number: str
    heading: str
    parent: int
    start: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage of the edition: `text == edition.text[start:end]`, without its number or note markers' links.

    `path` is unique in the edition, `number` as printed; `section` is the index of its outline entry, or -1.
    `within` is the index of the stretch it continues or belongs to (a sub-item's item), or -1.
    `fingerprint` is kb.anchoring.fingerprint of the text.
    """

    path: str
    kind: BlockKind
    number: str
    start: int
    end: int
    text: str
    fingerprint: str
    section: int = -1
    within: int = -1
    page: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class MarkerLink:
    """A note marker at `start:end` of the text, in the stretch `source`, that refers to the stretch `note`."""

    source: int
    note: int
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class ParsedEdition:
    """One text of a source, cleaned, numbered and anchored; `sha256` and `size` are those of the source's bytes."""

    sha256: str
    size: int
    media_type: str
    extractor: str
    text: str
    outline: tuple[OutlineEntry, ...]
    stretches: tuple[Stretch, ...]
    markers: tuple[MarkerLink, ...] = ()
    removed: tuple[RemovedText, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    metadata: Metadata = Metadata()
    language: str = ""
    pages: int = 0
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """A mapping of lists, texts and numbers that `from_json` reads back."""
        return asdict(self)

    @classmethod
    def from_json(cls, json: Mapping[str, Any]) -> Self:
        """The edition that `to_json` wrote."""
        return cls(
            **{
                **json,
                "outline": tuple(OutlineEntry(**entry) for entry in json["outline"]),
                "stretches": tuple(_stretch(stretch) for stretch in json["stretches"]),
                "markers": tuple(MarkerLink(**marker) for marker in json["markers"]),
                "removed": tuple(_removed(removed) for removed in json["removed"]),
                "proposals": tuple(Proposal(**proposal) for proposal in json["proposals"]),
                "metadata": _metadata(json["metadata"]),
                "warnings": tuple(json["warnings"]),
            }
        )


class Refused(Exception):
    """A source that is not imported. `code` is stable for programs; the message tells a curator what to do.

    Codes: empty, too-large, unknown-type, not-supported, damaged, needs-password, no-text-layer, no-text, too-complex,
    too-slow, too-much-memory, too-much-output, forbidden-address, unreachable, duplicate, unchanged, cancelled,
    unrelated.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def _metadata(json: Mapping[str, Any]) -> Metadata:
    told = {
        name: Told(one["value"], Origin(one["origin"]), Certainty(one["certainty"]))
        for name, one in json.get("told", {}).items()
    }
    return Metadata(**{**json, "authors": tuple(json["authors"]), "told": told})


def _stretch(json: Mapping[str, Any]) -> Stretch:
    return Stretch(**{**json, "kind": BlockKind(json["kind"])})


def _removed(json: Mapping[str, Any]) -> RemovedText:
    return RemovedText(**{**json, "reason": RemovalReason(json["reason"])})
