"""Passages of the reading view: the exact words or the summary that stands for them, and what bears on them beside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.anchoring.normalised import normalised_string
from kb.exports.addresses import passage_path
from kb.models import Edition, Passage
from kb.web.elements.links import CitedLaw, Link
from kb.web.elements.pinpoints import locator, pinpoint, short_pinpoint

from .in_the_margin import ClaimBeside, Margin

type Span = tuple[int, int]


@dataclass(frozen=True)
class Segment:
    """A stretch of the exact words; `marked` where a claim rests on it."""

    text: str
    marked: bool


@dataclass(frozen=True)
class PassageView:
    """A passage, as _passage.html takes it."""

    anchor_id: str
    url: str
    number: str
    pinpoint: str
    kind: str
    kind_label: str
    summary: str
    anchor: str
    language: str
    locator: str
    bound: bool
    in_our_words: str = ""
    verified: Link | None = None
    fingerprint: str = ""
    segments: tuple[Segment, ...] = ()
    tags: tuple[Link, ...] = ()
    notes: tuple[Link, ...] = ()
    claims: tuple[ClaimBeside, ...] = ()
    provisions: tuple[CitedLaw, ...] = ()
    within: Link | None = None
    earlier_ids: tuple[str, ...] = ()
    #: In words, how many passages of the text that readers cannot see stand just before this one, and just after it.
    left_out_before: str = ""
    left_out_after: str = ""


def withheld_words() -> str:
    """What stands in for the words of a passage that has no summary and may not be shown."""
    return _("The rights in this source do not let this base show the words of this passage.")


def anchor_id(passage: Passage) -> str:
    """The element id of the passage in its document, "p-" and the public id."""
    return f"p-{passage.public_id}"


def place_in_document(passage: Passage, usual: Edition | None) -> str:
    """The address of the passage in the reading view of its own edition; `usual` is shown where none is asked for."""
    edition = passage.edition
    asked = f"?edition={edition.number}" if usual is not None and edition != usual else ""
    return f"{edition.document.get_absolute_url()}{asked}#{anchor_id(passage)}"


def passage_view(
    passage: Passage, margin: Margin, nearby: Mapping[int, Passage], in_our_words: str = ""
) -> PassageView:
    """A passage loaded with `with_notes()`, and by primary key the published passages of the same page.

    Notes, and the passage that a selection was made in, are linked where they stand on that page. `in_our_words` is the
    summary that stands for an imported paragraph.
    """
    text = passage.readable_text
    summary = passage.summary or in_our_words
    return PassageView(
        anchor_id=anchor_id(passage),
        url=passage_path(passage.public_id),
        number=short_pinpoint(passage),
        pinpoint=pinpoint(passage),
        kind=passage.kind,
        kind_label=str(passage.get_kind_display()),
        summary=summary or withheld_words(),
        in_our_words=summary if text else "",
        verified=None if text else _verified(passage),
        anchor="" if text else passage.anchor,
        language=passage.language,
        locator=locator(passage),
        bound=passage.is_bound,
        fingerprint=passage.fingerprint,
        segments=tuple(segments(text, _spans(text, margin.claims))) if text else (),
        tags=tuple(margin.tags),
        notes=tuple(_on_the_page(nearby[pk]) for pk in passage.note_ids if pk in nearby),
        claims=tuple(margin.claims),
        provisions=tuple(margin.law),
        within=_on_the_page(nearby[passage.within_id])
        if passage.within_id and passage.within_id in nearby
        else None,
    )


def _verified(passage: Passage) -> Link | None:
    """The edition in which the exact words were found that the rights do not let readers see."""
    if passage.bound_to is None or not passage.is_bound:
        return None
    edition = passage.bound_to.edition
    if edition.document_id != passage.edition.document_id:
        return Link(_("Exact words verified in an imported text"), "")
    address = passage.edition.document.get_absolute_url()
    label = _("Exact words verified in edition %(number)d") % {"number": edition.number}
    return Link(label, f"{address}?edition={edition.number}")


def _on_the_page(passage: Passage) -> Link:
    return Link(pinpoint(passage), f"#{anchor_id(passage)}")


def _spans(text: str, claims: Iterable[ClaimBeside]) -> list[Span]:
    """Where the quoted words stand: by offsets where they are held, else by the first place that has the words.

    Words of an older edition stand nowhere here, even where the same letters do.
    """
    spans = []
    for one in claims:
        if one.older is not None:
            continue
        if one.start is not None and one.end is not None and _same(text[one.start : one.end], one.quote):
            spans.append((one.start, one.end))
        elif (start := text.find(one.quote)) >= 0:
            spans.append((start, start + len(one.quote)))
    return spans


def _same(words: str, quote: str) -> bool:
    """Whether these are the quoted words, whatever the typography."""
    return words == quote or normalised_string(words) == normalised_string(quote)


def segments(text: str, spans: Iterable[Span]) -> list[Segment]:
    """The text cut where marks begin and end; overlapping and touching marks become one. Offsets in code points."""
    pieces: list[Segment] = []
    done = 0
    for start, end in _joined(spans):
        if start > done:
            pieces.append(Segment(text[done:start], marked=False))
        pieces.append(Segment(text[start:end], marked=True))
        done = end
    if done < len(text):
        pieces.append(Segment(text[done:], marked=False))
    return pieces


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
