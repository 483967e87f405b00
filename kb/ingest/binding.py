"""Binding: the paragraph of an imported text that a curator's summary stands for is found by its fingerprint.

Bound are whole paragraphs, and selections, which are runs of sentences inside a bound paragraph. The text may belong to
the same document, or to another one that was imported from the very bytes that the summaries were made from.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db import transaction
from django.db.models import Q

from kb.anchoring import Place, TextQuoteSelector, locate
from kb.anchoring.normalised import normalised_string
from kb.models import Curated, Document, Edition, Evidence, Passage

from .selecting import bind_selection


@dataclass(frozen=True)
class NearMiss:
    """A summary whose anchor phrase stands in a paragraph (`found_in`, its path) that has other words beside it."""

    path: str
    found_in: str


@dataclass
class BindingReport:
    """How many summaries of a document are bound to exact words, and what was not found. Paths name passages."""

    total: int = 0
    bound: int = 0
    not_found: list[str] = field(default_factory=list)
    near_misses: list[NearMiss] = field(default_factory=list)
    quotes: int = 0
    quotes_placed: int = 0
    quotes_not_found: list[str] = field(default_factory=list)

    def add(self, other: "BindingReport") -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


@transaction.atomic
def bind_edition(edition: Edition) -> BindingReport:
    """Bind the summaries that this text edition may hold the words of: its document's, and those of the same bytes."""
    documents = Document.objects.filter(
        Q(pk=edition.document_id)
        | Q(editions__basis=Edition.Basis.SUMMARY, editions__sha256=edition.sha256, editions__sha256__gt="")
    )
    report = BindingReport()
    for document in documents.distinct().order_by("pk"):
        report.add(bind_document(document))
    return report


@transaction.atomic
def bind_document(document: Document) -> BindingReport:
    """Bind every summary of the document to the words it stands for, as far as an imported text has them.

    What readers see comes first: a published text before a draft, then the newest. Doing it again changes nothing.
    """
    report = BindingReport()
    summary = document.editions.filter(basis=Edition.Basis.SUMMARY).first()
    texts = _texts(document, summary)
    if summary is None or not texts:
        return report
    summaries = list(summary.passages.select_for_update(of=("self",)).order_by("position", "pk"))
    words = _Words(texts, len(summaries))
    by_key = {one.pk: one for one in summaries}
    for place, passage in enumerate(summaries):
        if passage.kind == Passage.Kind.SELECTION:
            found = bind_selection(passage, by_key.get(passage.within_id))
        else:
            found = words.of(passage, place)
        _bind(passage, found)
        _count(passage, words, report)
    _place_quotes(summaries, report)
    return report


def _texts(document: Document, summary: Edition | None) -> list[Edition]:
    """The text editions that may hold the words, what readers see first, then the newest of its own."""
    if summary is None:
        return []
    same = Q(sha256=summary.sha256) if summary.sha256 else Q(pk__in=())
    found = Edition.objects.filter(Q(document=document) | same, basis=Edition.Basis.TEXT)
    shown = set(
        Passage.objects.published().filter(edition__in=found).order_by().values_list("edition", flat=True)
    )
    return sorted(
        found.defer("text"),
        key=lambda one: (one.pk not in shown, one.document_id != document.pk, -one.number, one.pk),
    )


class _Words:
    """The paragraphs of some editions by fingerprint, and which of several equal ones a summary stands for."""

    def __init__(self, editions: Sequence[Edition], summaries: int) -> None:
        self._by_fingerprint: dict[str, list[tuple[int, float, Passage]]] = defaultdict(list)
        self._summaries = max(1, summaries)
        self._best: list[Passage] = []
        ended = (Curated.Status.WITHDRAWN, Curated.Status.SUPERSEDED)
        for rank, edition in enumerate(editions):
            whole = edition.passages.exclude(kind=Passage.Kind.SELECTION).exclude(status__in=ended)
            passages = list(whole.select_related("edition__document").order_by("position", "pk"))
            self._best += passages if rank == 0 else []
            for index, passage in enumerate(passages):
                entry = (rank, index / len(passages), passage)
                self._by_fingerprint[passage.fingerprint].append(entry)

    def of(self, summary: Passage, place: int) -> Passage | None:
        """In the best edition that has the words, the paragraph that lies at most nearly the same share of the way."""
        found = self._by_fingerprint.get(summary.fingerprint, ())
        share = place / self._summaries
        best = min(found, key=lambda entry: (entry[0], abs(entry[1] - share)), default=None)
        return best[2] if best else None

    def near_miss(self, summary: Passage) -> Passage | None:
        """The first paragraph of the best edition in which the summary's anchor phrase stands."""
        phrase = normalised_string(summary.anchor)
        return next((one for one, text in self._normalised if phrase and phrase in text), None)

    @cached_property
    def _normalised(self) -> list[tuple[Passage, str]]:
        return [(one, normalised_string(one.text)) for one in self._best]


def _bind(summary: Passage, found: Passage | None) -> None:
    """Remember the words; a summary whose words are in no text of today is bound to nothing."""
    if summary.bound_to_id != (found.pk if found else None):
        Passage.objects.filter(pk=summary.pk).update(bound_to=found)
    summary.bound_to = found


def _count(summary: Passage, words: _Words, report: BindingReport) -> None:
    report.total += 1
    if summary.bound_to_id:
        report.bound += 1
    elif near := words.near_miss(summary):
        report.near_misses.append(NearMiss(summary.path, near.path))
    else:
        report.not_found.append(summary.path)


def _place_quotes(summaries: Iterable[Passage], report: BindingReport) -> None:
    """Give the evidence on bound summaries its offsets in the exact words, in code points of the bound passage."""
    by_key = {one.pk: one for one in summaries}
    for evidence in Evidence.objects.filter(passage__in=by_key).exclude(status=Curated.Status.WITHDRAWN):
        summary = by_key[evidence.passage_id]
        place = _place(evidence, summary.bound_to) if summary.bound_to else None
        if summary.bound_to:
            report.quotes += 1
            report.quotes_placed += place is not None
            report.quotes_not_found += [] if place else [summary.path]
        span = (place.start, place.end) if place else (None, None)
        if (evidence.start, evidence.end) != span:
            Evidence.objects.filter(pk=evidence.pk).update(start=span[0], end=span[1])


def _place(evidence: Evidence, words: Passage) -> Place | None:
    return locate(TextQuoteSelector(evidence.quote, evidence.prefix, evidence.suffix), words.text)
