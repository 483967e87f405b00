"""Both places of a link that was carried to a newer edition, in pieces: what is quoted and what differs."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kb.anchoring import segments
from kb.anchoring.differing_words import differing
from kb.ingest.editions.surroundings import Surroundings
from kb.models import Carrying, Curated, Passage

type _Span = tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """A piece of a passage: whether the claim's words are in it, and whether the other edition lacks it."""

    text: str
    is_quoted: bool
    differs: bool


class Around:
    """What stands around the words of carryings; each edition is read once."""

    #: Where the words alone do not show why a person is asked.
    NEEDED = (
        Carrying.Why.OTHER_SENTENCE,
        Carrying.Why.OTHER_LEAD_IN,
        Carrying.Why.OTHER_HEADING,
        Carrying.Why.OTHER_AROUND,
    )

    def __init__(self) -> None:
        self._known: dict[int, Surroundings] = {}

    def of(self, carrying: Carrying, passage: Passage | None, span: list[_Span]) -> list[tuple[str, str]]:
        """The headings above the words, what introduces them and what follows, each with what it is."""
        if passage is None or carrying.why not in self.NEEDED:
            return []
        edition = passage.edition
        if edition.pk not in self._known:
            self._known[edition.pk] = Surroundings.of(edition)
        if passage not in self._known[edition.pk]:
            return []
        standing = self._known[edition.pk].standing(passage, *(span[0] if span else ()))
        return [
            *((_("Under the heading"), heading) for heading in standing.headings),
            *((_("Introduced by"), lead_in) for lead_in in reversed(standing.lead_ins)),
            *(
                [(_("Before it"), before)]
                if (before := standing.around[-1]) and not standing.lead_ins
                else []
            ),
            *((_("Followed by"), following) for following in standing.following),
        ]


def words_of(carrying: Carrying) -> tuple[list[_Span], list[_Span]]:
    """Where the words of evidence stand in the older passage and in the proposed one."""
    evidence = carrying.evidence
    quoted = _quoted(carrying.source.text, evidence.quote, evidence.start, evidence.end) if evidence else []
    return quoted, [(carrying.start, carrying.end)] if carrying.start is not None and carrying.end else []


def both_places(carrying: Carrying, quoted: list[_Span], proposed: list[_Span]) -> dict[str, list[Piece]]:
    """The older and the proposed passage in pieces, with what differs."""
    old, new = carrying.source, carrying.place
    gone, come = differing(old.text, new.text) if new else ([], [])
    return {
        "was": _pieces(old.text, quoted, gone),
        "now": _pieces(new.text, proposed, come) if new else [],
    }


def of_link(record: Curated) -> dict[str, Any] | None:
    """How this link came from an older edition, both places in pieces; None for what nobody carried."""
    carrying = Carrying.objects.that_put(record).with_records().first()
    if carrying is None:
        return None
    is_open = carrying.decision == Carrying.Decision.OPEN
    desk = reverse("admin:carryings", args=[carrying.edition.document.slug])
    return {
        "carrying": carrying,
        **both_places(carrying, *words_of(carrying)),
        "url": f"{desk}#carrying-{carrying.pk}" if is_open else "",
    }


def _quoted(text: str, quote: str, start: int | None, end: int | None) -> list[_Span]:
    if start is not None and end is not None and text[start:end] == quote:
        return [(start, end)]
    place = text.find(quote)
    return [(place, place + len(quote))] if place >= 0 else []


def _pieces(text: str, quoted: list[_Span], differs: list[_Span]) -> list[Piece]:
    return [
        Piece(
            text[one.start : one.end],
            is_quoted=any(index < len(quoted) for index in one.ranges),
            differs=any(index >= len(quoted) for index in one.ranges),
        )
        for one in segments(len(text), [*quoted, *differs])
    ]
