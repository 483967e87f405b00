"""Re-anchoring: what was said about a document's older text goes on in its newest one, or is listed for a person.

Likeness finds the places. What readers see there without a person is decided by the words alone: evidence and citations
of law go on as they are where the sentence they stand in is unchanged but for typography, with what introduces it and
the headings above; tags where the passage is. Everything else is a draft for a person, or put nowhere.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from kb.anchoring import fingerprint
from kb.anchoring.carried_quotations import Carried, Outcome
from kb.curation.carried_links import carry_link, stand_carried, take_back_carried, twin_of
from kb.curation.permissions import waits_to_be_compared
from kb.extracting.parsed import Refused
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

from .refound_words import Found, Texts, still
from .selections import select

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
    """What became of the passages and links of an older edition; `rows` are those that did not simply go on.

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
    """Carry the links of the texts before it to the newest text, whole or not at all; again changes nothing.

    Those of the text right before it, and of each earlier one what went on in none since: words that an edition left
    out may be there again. Editions that have ended are no texts to carry from or to.

    `by` is the account that history names, None for a command on the machine. With `dry_run` nothing is stored.
    Raises Refused (unrelated) where the two newest texts have too little in common.
    """
    # Held until the end, so that two runs do not carry the same twice.
    Document.objects.select_for_update().get(pk=document.pk)
    report = Report(document.slug)
    texts = list(document.editions.texts_in_use().defer("text", "sketch"))
    if len(texts) > 1:
        newest, previous, *earlier = texts
        with gathered():
            _Reanchoring(older=previous, newer=newest, by=by, report=report).run()
            for one in earlier:
                _LeftBehind(older=one, newer=newest, by=by, report=report).run()
    transaction.set_rollback(dry_run)
    return report


class _Reanchoring:
    """One older and one newer edition, aligned."""

    def __init__(self, *, older: Edition, newer: Edition, by: User | None, report: Report) -> None:
        self.older, self.newer, self.by, self.report = older, newer, by, report
        self.old_passages = _passages(older)
        self.new_passages = [one for one in _passages(newer) if one.kind != Passage.Kind.SELECTION]
        self.passages, self.links = Counter[str](), Counter[str]()
        self.known = {
            (name, getattr(one, f"{name}_id")): one
            for one in Carrying.objects.filter(edition=newer).select_related("place")
            for name in LINKS.values()
        }

    @cached_property
    def texts(self) -> Texts:
        """Both texts aligned, which takes its time."""
        return Texts(self.older, self.newer, self.old_passages, self.new_passages)

    @cached_property
    def _put_by_the_program(self) -> set[tuple[str, int]]:
        """Links of the older edition that a program put there and nobody decided about: their origin goes on."""
        put = Carrying.objects.undecided_with_origin().filter(edition=self.older)
        return {(one.kind, getattr(one, f"new_{one.kind}_id")) for one in put}

    def _links(self, passage: Passage) -> Iterator[tuple[str, Any]]:
        for name, kind in LINKS.items():
            for link in getattr(passage, f"live_{name}"):
                if (kind, link.pk) not in self._put_by_the_program:
                    yield kind, link

    def run(self) -> None:
        if not self.texts.alignment.is_related:
            raise Refused("unrelated", _("The newest text has too little in common with the one before it."))
        self.report.older, self.report.newer = self.older.number, self.newer.number
        self.report.similarity = round(self.texts.alignment.similarity, 3)
        for passage in self.old_passages:
            carried = self.texts.carried(passage)
            successors = self._continue(passage, carried)
            for kind, link in self._links(passage):
                self._carry(kind, link, passage, carried, successors)
        self.report.new += stand_carried(edition=self.newer, by=self.by)
        self.report.passages, self.report.links = dict(self.passages), dict(self.links)

    def _continue(self, passage: Passage, carried: Carried) -> list[Passage]:
        """The passages in which this one goes on, the one with most of it first; remembered as continuations."""
        outcome = still(carried)
        self.passages[outcome] += 1
        successors = self._places(passage, carried)
        for later in successors:
            _row, is_new = Continuation.objects.get_or_create(
                earlier=passage, later=later, defaults={"kind": outcome.value, "score": carried.score}
            )
            self.report.new += is_new
        return successors

    def _places(self, passage: Passage, carried: Carried) -> list[Passage]:
        if still(carried) == Outcome.LOST:
            return []
        if passage.kind == Passage.Kind.SELECTION:
            return self._select(passage, carried)
        return self.texts.holding(carried)

    def _select(self, passage: Passage, carried: Carried) -> list[Passage]:
        """The selection in the newer edition, made where it is not there yet, if one paragraph holds it."""
        known = Passage.objects.filter(edition=self.newer, continued_from__earlier=passage).first()
        if known:
            return [known]
        span = self.texts.inside(carried)
        if span is None:
            return []
        words, start, end = span
        whole = (start, end) == (0, len(words.text))
        return [words if whole else select(words, (start, end), fingerprint(words.text[start:end]))]

    def _carry(
        self, kind: str, link: Any, passage: Passage, carried: Carried, successors: Sequence[Passage]
    ) -> None:
        row = self.known.get((kind, link.pk))
        if row is None:
            row = self._first_time(kind, link, passage, self.texts.found(link, passage, carried, successors))
            self.report.new += 1
        elif row.stands is None and row.decision in (Carrying.Decision.SETTLED, Carrying.Decision.OPEN):
            self._judge_again(row, self.texts.found(link, passage, carried, successors))
        self.links[row.outcome] += 1
        if row.outcome != Carrying.Outcome.UNCHANGED or row.decision != Carrying.Decision.SETTLED:
            self.report.rows.append(_row(row, link, passage))

    def _first_time(self, kind: str, link: Any, passage: Passage, found: Found) -> Carrying:
        """Carry the link where its place is known; what is lost or not the same is left open for a person."""
        row = Carrying(edition=self.newer, source=passage, **{kind: link})
        self._tell(row, found)
        if found.place is not None:
            self._put(row, link, found.place, found)
        settled = row.stands and row.outcome == Carrying.Outcome.UNCHANGED and not _is_undecided(link)
        row.decision = Carrying.Decision.SETTLED if settled else Carrying.Decision.OPEN
        row.save()
        return row

    def _put(self, row: Carrying, link: Any, place: Passage, found: Found) -> None:
        """Carry the link to the passage; what a person has put there, or taken from there, is left to persons."""
        there = twin_of(link=link, to=place, span=found.span)
        if there is not None and there.has_ended:
            row.why, row.stands = Carrying.Why.WITHDRAWN_THERE.value, False
            return
        row.set_new_link(
            there or carry_link(link=link, to=place, by=self.by, span=found.span, published=bool(row.stands))
        )
        if there is not None and not there.is_published:
            row.stands = False

    def _judge_again(self, row: Carrying, found: Found) -> None:
        """What the program settled by an older rule is judged by today's, if it is still where it was put."""
        is_there = row.new_link is None or (
            found.place is not None and row.new_link.passage_id == found.place.pk
        )
        row.stands = found.stands and is_there
        if not row.stands:
            take_back_carried(carrying=row, by=self.by)
            row.decision = Carrying.Decision.OPEN
            if is_there:
                self._tell(row, found)
        row.save()
        self.report.new += 1

    def _tell(self, row: Carrying, found: Found) -> None:
        row.outcome, row.why = found.outcome.value, found.why
        row.score, row.stands = round(found.carried.score, 3), found.stands
        row.place = found.place or self._nearest(found.carried)
        row.start, row.end = found.span or (None, None)

    def _nearest(self, carried: Carried) -> Passage | None:
        """For lost words the paragraph to look at first."""
        found = self.texts.holding(carried) if carried.start is not None else []
        return found[0] if found else None


class _LeftBehind(_Reanchoring):
    """What an edition before the last but one holds and what went on in none since.

    What a person found gone from one of these is not asked about again; it goes on where it stands as it stood.
    """

    def run(self) -> None:
        went_on = self._decided(Carrying.Decision.SETTLED, Carrying.Decision.ACCEPTED)
        given_up = self._decided(Carrying.Decision.REJECTED)
        left = {
            passage: [(kind, link) for kind, link in self._links(passage) if (kind, link.pk) not in went_on]
            for passage in self.old_passages
        }
        if not any(left.values()) or not self.texts.alignment.is_related:
            return
        for passage, links in left.items():
            if not links:
                continue
            carried = self.texts.carried(passage)
            successors = self._places(passage, carried)
            for kind, link in links:
                is_given_up = (kind, link.pk) in given_up
                if not is_given_up or self.texts.found(link, passage, carried, successors).stands:
                    self._carry(kind, link, passage, carried, successors)
        self.report.new += stand_carried(edition=self.newer, by=self.by)
        self.report.links = dict(Counter(self.report.links) + self.links)

    def _decided(self, *decisions: Carrying.Decision) -> set[tuple[str, int]]:
        """Links, by kind, of which this was decided for a text between these two."""
        between = Carrying.objects.in_use().filter(source__edition=self.older).exclude(edition=self.newer)
        return {(one.kind, getattr(one, f"{one.kind}_id")) for one in between.filter(decision__in=decisions)}


def _is_undecided(link: Any) -> bool:
    """Whether the link was itself carried from an older edition and nobody has decided about it yet."""
    return not link.is_published and waits_to_be_compared(link)


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
        Prefetch(name, links.live().order_by("pk"), to_attr=f"live_{name}") for name, links in held.items()
    )
    passages = edition.passages.live().filter(start__isnull=False)
    found = list(passages.prefetch_related(*prefetched).order_by("position", "pk"))
    for passage in found:
        passage.edition = edition
        for name in LINKS:
            for link in getattr(passage, f"live_{name}"):
                link.passage = passage
    return found
