"""Re-anchoring: what was said about a document's older text goes on in its newest one, or is listed for a person."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from kb.anchoring import TextQuoteSelector, fingerprint, locate
from kb.anchoring.aligning import Alignment, align
from kb.anchoring.carrying import Carried, Outcome, Why, carry
from kb.curation.carrying import carry_link
from kb.history import gathered
from kb.models import (
    Carrying,
    Continuation,
    Curated,
    Document,
    Edition,
    Evidence,
    Passage,
    PassageTag,
    ProvisionCitation,
    User,
)

from .parsed import Refused
from .selecting import select

KEEPS_STANDING = (
    0.95  # likeness from which a link that readers see needs no second look by the two-person rule
)
STILL_THE_SAME = 0.6  # likeness from which a paragraph that was rewritten is still the same paragraph
ENDED = (Curated.Status.WITHDRAWN, Curated.Status.SUPERSEDED)
LINKS = {"tags": "tag", "evidence": "evidence", "provision_citations": "citation"}


@dataclass(frozen=True)
class Row:
    """One link that is not simply unchanged: what it is, where it was, where it is thought to be, and why."""

    kind: str
    link: str
    source: str
    place: str
    outcome: str
    why: str
    score: float


@dataclass
class Report:
    """What became of the passages and links of an older edition; `rows` are those that moved, changed or are lost.

    `new` counts what this run wrote: nothing where it had been done before.
    """

    document: str
    older: int = 0
    newer: int = 0
    similarity: float = 0.0
    passages: dict[str, int] = field(default_factory=dict)
    links: dict[str, int] = field(default_factory=dict)
    new: int = 0
    rows: list[Row] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@transaction.atomic
def reanchor(*, document: Document, by: User | None = None, dry_run: bool = False) -> Report:
    """Carry the links of the newest text but one to the newest text, whole or not at all; again changes nothing.

    `by` is the account that history names, None for a command on the machine. With `dry_run` nothing is stored.
    Raises Refused (unrelated) where the two texts have too little in common.
    """
    # Held until the end, so that two runs do not carry the same twice.
    Document.objects.select_for_update().get(pk=document.pk)
    report = Report(document.slug)
    texts = list(document.editions.filter(basis=Edition.Basis.TEXT).order_by("-number")[:2])
    if len(texts) == 2:
        with gathered():
            _Reanchoring(older=texts[1], newer=texts[0], by=by, report=report).run()
    transaction.set_rollback(dry_run)
    return report


class _Reanchoring:
    """One older and one newer edition, aligned."""

    def __init__(self, *, older: Edition, newer: Edition, by: User | None, report: Report) -> None:
        self.older, self.newer, self.by, self.report = older, newer, by, report
        report.older, report.newer = older.number, newer.number
        self.old_passages = _passages(older)
        self.new_passages = [one for one in _passages(newer) if one.kind != Passage.Kind.SELECTION]
        self.alignment = _align(older, newer, self.old_passages, self.new_passages)
        report.similarity = round(self.alignment.similarity, 3)
        self.passages, self.links = Counter[str](), Counter[str]()
        self.known = {
            (name, getattr(one, f"{name}_id")): one
            for one in Carrying.objects.filter(edition=newer).select_related("place")
            for name in LINKS.values()
        }

    def run(self) -> None:
        if not self.alignment.is_related:
            raise Refused("unrelated", _("The newest text has too little in common with the one before it."))
        for passage in self.old_passages:
            carried = carry(self.alignment, passage.start or 0, passage.end or 0)
            successors = self._continue(passage, carried)
            for name, kind in LINKS.items():
                for link in getattr(passage, f"live_{name}"):
                    self._carry(kind, link, passage, carried, successors)
        self.report.passages, self.report.links = dict(self.passages), dict(self.links)

    def _continue(self, passage: Passage, carried: Carried) -> list[Passage]:
        """The passages in which this one goes on, the one with most of it first; remembered as continuations."""
        outcome = _still(carried)
        self.passages[outcome] += 1
        if outcome == Outcome.LOST:
            return []
        if passage.kind == Passage.Kind.SELECTION:
            successors = self._select(passage, carried)
        else:
            successors = self._holding(carried)
        for later in successors:
            _row, is_new = Continuation.objects.get_or_create(
                earlier=passage, later=later, defaults={"kind": outcome.value, "score": carried.score}
            )
            self.report.new += is_new
        return successors

    def _holding(self, carried: Carried) -> list[Passage]:
        """The paragraphs of the newer edition that hold the range, without those that hold a mere edge of it."""
        start, end = carried.start or 0, carried.end or 0
        shared = {
            one.pk: min(end, one.end or 0) - max(start, one.start or 0)
            for one in self.new_passages
            if (one.start or 0) < end and start < (one.end or 0)
        }
        listed = [one for one in self.new_passages if shared.get(one.pk, 0) >= min(20, max(shared.values()))]
        return sorted(listed, key=lambda one: -shared[one.pk])

    def _select(self, passage: Passage, carried: Carried) -> list[Passage]:
        """The selection in the newer edition, made where it is not there yet, if one paragraph holds it."""
        known = Passage.objects.filter(edition=self.newer, continued_from__earlier=passage).first()
        if known:
            return [known]
        span = self._inside(carried)
        if span is None:
            return []
        words, start, end = span
        whole = (start, end) == (0, len(words.text))
        return [words if whole else select(words, (start, end), fingerprint(words.text[start:end]))]

    def _inside(self, carried: Carried) -> tuple[Passage, int, int] | None:
        """The paragraph that holds all of the range, and the range in its text."""
        if carried.start is None or carried.end is None:
            return None
        for one in self.new_passages:
            start, end = one.start or 0, one.end or 0
            if start <= carried.start and carried.end <= end:
                return one, carried.start - start, carried.end - start
        return None

    def _carry(
        self, kind: str, link: Any, passage: Passage, carried: Carried, successors: Sequence[Passage]
    ) -> None:
        row = self.known.get((kind, link.pk))
        if row is None:
            row = self._first_time(kind, link, passage, carried, successors)
            self.report.new += 1
        self.links[row.outcome] += 1
        if row.outcome != Carrying.Outcome.UNCHANGED:
            self.report.rows.append(_row(row, link, passage))

    def _first_time(
        self, kind: str, link: Any, passage: Passage, carried: Carried, successors: Sequence[Passage]
    ) -> Carrying:
        """Carry the link where its place is known; what is lost or not the same is left open for a person."""
        row = Carrying(edition=self.newer, source=passage, **{kind: link})
        span = None
        if isinstance(link, Evidence):
            carried = self._words(link, passage)
            held = self._inside(carried)
            place, span = (held[0], held[1:]) if held else (None, None)
        else:
            place = successors[0] if successors else None
        # The words may be as they were while a paragraph's tag still needs a look, and the other way round.
        outcome = Outcome.LOST if place is None else (carried.outcome if span else _still(carried))
        if outcome != Outcome.LOST and place is not None:
            sure = outcome == Outcome.UNCHANGED or carried.score >= KEEPS_STANDING
            row.set_new_link(carry_link(link=link, to=place, by=self.by, span=span, published=sure))
        row.outcome, row.why, row.score = outcome.value, _why(carried, place).value, round(carried.score, 3)
        row.place, (row.start, row.end) = place or self._nearest(carried), span or (None, None)
        unchanged = outcome == Outcome.UNCHANGED
        row.decision = Carrying.Decision.SETTLED if unchanged else Carrying.Decision.OPEN
        row.save()
        return row

    def _nearest(self, carried: Carried) -> Passage | None:
        """For lost words the paragraph to look at first."""
        found = self._holding(carried) if carried.start is not None else []
        return found[0] if found else None

    def _words(self, link: Evidence, passage: Passage) -> Carried:
        """Where the quoted words went."""
        span = (link.start, link.end)
        if link.start is None or link.end is None or passage.text[link.start : link.end] != link.quote:
            place = locate(TextQuoteSelector(link.quote, link.prefix, link.suffix), passage.text)
            if place is None or place.alternatives:
                return Carried(Outcome.LOST, Why.NOT_FOUND if place is None else Why.AMBIGUOUS)
            span = (place.start, place.end)
        offset = passage.start or 0
        return carry(self.alignment, offset + (span[0] or 0), offset + (span[1] or 0))


def _still(carried: Carried) -> Outcome:
    """What became of a paragraph: one that was rewritten in its place is changed rather than lost."""
    if (
        carried.outcome == Outcome.LOST
        and carried.why == Why.TOO_DIFFERENT
        and carried.score >= STILL_THE_SAME
    ):
        return Outcome.CHANGED
    return carried.outcome


def _why(carried: Carried, place: Passage | None) -> Why:
    """Words that run over the end of a paragraph are torn apart, whatever the texts as a whole say."""
    return Why.TORN_APART if carried.is_placed and place is None else carried.why


def _row(carrying: Carrying, link: Curated, passage: Passage) -> Row:
    place = carrying.place.path if carrying.place else ""
    return Row(carrying.kind, str(link), passage.path, place, carrying.outcome, carrying.why, carrying.score)


def _passages(edition: Edition) -> list[Passage]:
    """The passages that stand in the edition's text, in its order, with their live links as `live_…`."""
    held = {
        "tags": PassageTag.objects.select_related("concept"),
        "evidence": Evidence.objects.select_related("claim"),
        "provision_citations": ProvisionCitation.objects.select_related("instrument", "provision"),
    }
    prefetched = (
        Prefetch(name, links.exclude(status__in=ENDED).order_by("pk"), to_attr=f"live_{name}")
        for name, links in held.items()
    )
    passages = edition.passages.exclude(status__in=ENDED).filter(start__isnull=False)
    found = list(passages.prefetch_related(*prefetched).order_by("position", "pk"))
    for passage in found:
        passage.edition = edition
        for name in LINKS:
            for link in getattr(passage, f"live_{name}"):
                link.passage = passage
    return found


def _align(older: Edition, newer: Edition, old: Iterable[Passage], new: Iterable[Passage]) -> Alignment:
    return align(older.text, newer.text, _spans(old), _spans(new))


def _spans(passages: Iterable[Passage]) -> list[tuple[int, int]]:
    whole = (one for one in passages if one.kind != Passage.Kind.SELECTION)
    return sorted({(one.start or 0, one.end or 0) for one in whole})
