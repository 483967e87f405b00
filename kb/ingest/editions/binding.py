"""Binding: the paragraph of an imported text that a curator's summary stands for is found by its fingerprint.

Bound are whole paragraphs, and selections, which are runs of sentences inside a bound paragraph. The text may belong to
the same document, or to another one that was imported from the very bytes that the summaries were made from. A summary
that has its words goes on to those of a newer text only where what stands around them is unchanged too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db import transaction
from django.db.models import Q
from django.utils.translation import ngettext

from kb.anchoring import Place, TextQuoteSelector, locate
from kb.anchoring.fingerprint import NORMALISATION, is_comparable
from kb.anchoring.normalised import normalised_string
from kb.anchoring.words_around import Standing, difference
from kb.models import Curated, Document, Edition, Evidence, Passage

from .selections import bind_selection
from .surroundings import Surroundings


@dataclass(frozen=True)
class NearMiss:
    """A summary whose anchor phrase stands in a paragraph (`found_in`, its path) that has other words beside it."""

    path: str
    found_in: str


@dataclass
class BindingReport:
    """How many summaries of a document are bound to exact words, and what was not found. Paths name passages.

    `other_version` are summaries whose fingerprints were taken after another normalisation than this program's: no text
    can be recognised by them until they are made again. `kept` are those that stay with the words of an older text,
    because the newer one has something else around them.
    """

    total: int = 0
    bound: int = 0
    not_found: list[str] = field(default_factory=list)
    near_misses: list[NearMiss] = field(default_factory=list)
    other_version: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    quotes: int = 0
    quotes_placed: int = 0
    quotes_not_found: list[str] = field(default_factory=list)

    def warnings(self) -> list[str]:
        """What a person should know besides the counts, each in a sentence."""
        told = []
        if n := len(self.other_version):
            told.append(
                ngettext(
                    "%(n)d summary carries a fingerprint of another version than v%(version)d, which this program "
                    "compares: its words cannot be found until it is made again from the source.",
                    "%(n)d summaries carry fingerprints of another version than v%(version)d, which this program "
                    "compares: their words cannot be found until they are made again from the source.",
                    n,
                )
                % {"n": n, "version": NORMALISATION}
            )
        if n := len(self.kept):
            told.append(
                ngettext(
                    "%(n)d summary stays with the words of an older text: in the newer one something else stands "
                    "around them.",
                    "%(n)d summaries stay with the words of an older text: in the newer one something else stands "
                    "around them.",
                    n,
                )
                % {"n": n}
            )
        return told

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
    if summary is None:
        return report
    if not texts:
        rows = summary.passages.order_by("position", "pk").values_list("path", "fingerprint")
        report.other_version += [path for path, mark in rows if not is_comparable(mark)]
        return report
    summaries = list(summary.passages.select_for_update(of=("self",)).order_by("position", "pk"))
    words = _Words(texts, len(summaries))
    by_key = {one.pk: one for one in summaries}
    for place, passage in enumerate(summaries):
        if is_comparable(passage.fingerprint):
            _bind(passage, _words_of(passage, by_key, words, place, report))
        _count(passage, words, report)
    _place_quotes(summaries, report)
    return report


def _words_of(
    summary: Passage, by_key: Mapping[int, Passage], words: "_Words", place: int, report: BindingReport
) -> Passage | None:
    """What the summary stands for; the texts that it may be in are those of `words`."""
    if summary.kind == Passage.Kind.SELECTION:
        return bind_selection(summary, by_key.get(summary.within_id or 0))
    found = words.of(summary, place)
    if found is None or words.stands_as_before(summary, found):
        return found
    report.kept.append(summary.path)
    return words.before(summary)


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
        self._surroundings: dict[int, Surroundings] = {}
        for rank, edition in enumerate(editions):
            whole = edition.passages.exclude(kind=Passage.Kind.SELECTION).live()
            joined = whole.select_related("edition__document").defer("edition__text")
            passages = list(joined.order_by("position", "pk"))
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

    def before(self, summary: Passage) -> Passage | None:
        """The words that readers had with the summary, as long as they are there; else those of its own bytes."""
        listed = [one for _rank, _share, one in self._by_fingerprint.get(summary.fingerprint, ())]
        own = summary.edition.sha256
        had = [one for one in listed if one.pk == summary.bound_to_id and one.is_published]
        return next(iter(had or [one for one in listed if own and one.edition.sha256 == own]), None)

    def stands_as_before(self, summary: Passage, found: Passage) -> bool:
        """Whether the words that were found stand in what the summary's words stood in until now."""
        before = self.before(summary)
        if before is None or before.edition_id == found.edition_id:
            return True
        return difference(self._standing(before), self._standing(found), around=False) is None

    def _standing(self, passage: Passage) -> Standing:
        if passage.edition_id not in self._surroundings:
            self._surroundings[passage.edition_id] = Surroundings.of(passage.edition)
        return self._surroundings[passage.edition_id].standing(passage)

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
    elif not is_comparable(summary.fingerprint):
        report.other_version.append(summary.path)
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
