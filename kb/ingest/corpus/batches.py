"""Storing a collection batch by batch: killed at any moment and run again, it ends as if it had not been."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kb.anchoring.normalised import normalised_string
from kb.anchoring.resemblance import resemblance, sketch
from kb.curation import CurationError
from kb.curation.imports import draft_documents
from kb.curation.refusals import explain
from kb.extracting.parsed import ParsedEdition, Refused
from kb.identifying import neutral_slug, normalise_identifier, slugify_title
from kb.models import (
    Document,
    DocumentIdentifier,
    Edition,
    Institution,
    InstitutionName,
    SlugRedirect,
    SourceFile,
)
from kb.representing import RecordMapping

from ..editions.binding import bind_edition
from ..editions.stored_rows import Arrival
from ..editions.storing import refuse_unfit, store_all
from ..editions.suggesting import Suggester
from ..sources.file_store import keep_file
from ..sources.pipeline import End
from .edition_of_record import description_of, edition_of, record_id
from .records import Line, read_lines

#: A text that is less like its predecessor than this, under another title, is another document.
LEAST_LIKENESS = 0.1
#: So many records are stored in one transaction: enough to be quick, few enough to lose little.
BATCH = 50


@dataclass(frozen=True)
class Wishes:
    """How a collection is imported: whether readers see it at once, under which rights, and what is suggested.

    `collection` tells its records apart from those of another whose ids are the same.
    """

    collection: str = ""
    publish: bool = False
    rights: str = ""
    text_policy: str = ""
    recognise: bool = False


@dataclass
class CorpusReport:
    """What became of the records: counts by end and, for refused ones, by code; the refused with their reasons."""

    ends: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    passages: int = 0
    reasons: list[tuple[str, str, str]] = field(default_factory=list)

    def refuse(self, line: Line, refused: Refused) -> None:
        self.ends[End.REFUSED] += 1
        self.refused[refused.code] += 1
        self.reasons.append((line.name, refused.code, str(refused)))


def import_corpus(
    path: Path,
    wishes: Wishes,
    *,
    limit: int | None = None,
    progress: Callable[[CorpusReport, int], None] = lambda report, end: None,
) -> CorpusReport:
    """Import the records of the file, at most `limit` of them; `progress` is told after each batch how far it is.

    A record whose bytes are stored already is unchanged, one with other bytes is a new edition of its document.
    Raises OSError for a file that cannot be read.
    """
    report = CorpusReport()
    storing = _Storing(path, wishes, report)
    lines = islice(_once(read_lines(path), report), limit)
    while batch := list(islice(lines, BATCH)):
        storing.store(batch)
        progress(report, batch[-1].end)
    return report


def _once(lines: Iterable[Line], report: CorpusReport) -> Iterator[Line]:
    """The lines, those with an id that was there before refused: one would silently replace the other."""
    seen: set[str] = set()
    for line in lines:
        if line.refused is None and line.name in seen:
            message = _("Another record of the file has this id.")
            yield Line(
                line.number, line.end, line.sha256, line.size, line.record, Refused("duplicate", message)
            )
        else:
            seen.add(line.name)
            yield line


class _Storing:
    """Stores batches of lines and counts what becomes of them."""

    def __init__(self, path: Path, wishes: Wishes, report: CorpusReport) -> None:
        self._path, self._wishes, self._report = path, wishes, report
        self._institutions = _institutions()
        self._sha256 = ""
        self._suggester = Suggester() if wishes.recognise else None

    def store(self, batch: Sequence[Line]) -> None:
        """All of the batch in one transaction; where that fails, each record in one of its own."""
        ready = list(self._ready(batch))
        try:
            self._store(ready)
        except (CurationError, IntegrityError, Refused):
            for one in ready:
                self._store_alone(one)

    def _store_alone(self, one: tuple[Line, ParsedEdition]) -> None:
        try:
            self._store([one])
        except Refused as refused:
            self._report.refuse(one[0], refused)
        except CurationError as error:
            self._report.refuse(one[0], Refused("not-described", str(error)))
        except IntegrityError as error:
            self._report.refuse(one[0], Refused("not-stored", explain(error)))

    def _ready(self, batch: Sequence[Line]) -> Iterator[tuple[Line, ParsedEdition]]:
        """Those lines of the batch that can be stored and are not yet; the others are counted."""
        known = _known([record_id(line, self._wishes.collection) for line in batch if line.refused is None])
        for line in batch:
            if line.refused is not None:
                self._report.refuse(line, line.refused)
                continue
            document = known.get(record_id(line, self._wishes.collection))
            if document is not None and line.sha256 in document.checksums:
                self._report.ends[End.UNCHANGED] += 1
                continue
            try:
                parsed = edition_of(line)
                refuse_unfit(parsed)
                if document is not None:
                    document.refuse_stranger(parsed)
            except Refused as refused:
                self._report.refuse(line, refused)
            else:
                yield line, parsed

    @transaction.atomic
    def _store(self, ready: Sequence[tuple[Line, ParsedEdition]]) -> None:
        if not ready:
            return
        file = self._file()
        documents, are_new = self._documents([line for line, _parsed in ready])
        arrivals = [
            Arrival(parsed, document, file)
            for (_line, parsed), document in zip(ready, documents, strict=True)
        ]
        editions = store_all(arrivals, by=None, published=self._wishes.publish)
        for edition, is_new in zip(editions, are_new, strict=True):
            if not is_new:
                bind_edition(edition)
            if self._suggester is not None:
                self._suggester.suggest(edition)
        self._report.ends[End.IMPORTED] += len(ready)
        self._report.passages += sum(len(parsed.stretches) for _line, parsed in ready)

    def _file(self) -> SourceFile:
        """The collection itself among the source files, copied with the first batch that needs it."""
        if self._sha256:
            held = SourceFile.objects.filter(sha256=self._sha256).first()
            if held is not None:
                return held
        kept = keep_file(self._path, name=self._path.name, media_type="application/jsonl")
        self._sha256 = kept.sha256
        return kept

    def _documents(self, lines: Sequence[Line]) -> tuple[list[Document], list[bool]]:
        """The document of each line, made where it is new; and whether it was."""
        names = [record_id(line, self._wishes.collection) for line in lines]
        known = _known(names)
        new = [line for line, name in zip(lines, names, strict=True) if name not in known]
        made = draft_documents(mappings=self._described(new), published=self._wishes.publish)
        by_line = {line.number: document for line, document in zip(new, made, strict=True)}
        held = Document.objects.in_bulk([one.pk for one in known.values()])
        documents = [
            by_line[line.number] if line.number in by_line else held[known[name].pk]
            for line, name in zip(lines, names, strict=True)
        ]
        return documents, [line.number in by_line for line in lines]

    def _described(self, lines: Sequence[Line]) -> list[RecordMapping]:
        wishes = self._wishes
        slugs = _free_slugs([line.name for line in lines])
        mappings = []
        for line, slug in zip(lines, slugs, strict=True):
            mapping = description_of(
                line, collection=wishes.collection, rights=wishes.rights, text_policy=wishes.text_policy
            )
            mappings.append({"slug": slug, **mapping, **self._publisher(line)})
        return mappings

    def _publisher(self, line: Line) -> dict[str, object]:
        """The institution where the base knows it by this name; otherwise its name, as a note. None is made."""
        given = str((line.record or {}).get("institution") or "").strip()
        if not given:
            return {}
        if slug := self._institutions.get(normalised_string(given)):
            return {"publishers": [slug]}
        return {"note": _("Institution as the collection names it: %(name)s.") % {"name": given}}


@dataclass
class _Known:
    """A document that has the record id of a line, with what its imported editions are told by."""

    pk: int
    title: str
    checksums: set[str] = field(default_factory=set)
    sketches: list[list[int]] = field(default_factory=list)

    def refuse_stranger(self, parsed: ParsedEdition) -> None:
        """Refuse a text with another title and other words: another collection, where the id means something else."""
        own = sketch(parsed.text)
        if normalised_string(self.title) == normalised_string(parsed.metadata.title):
            return
        if not any(resemblance(own, other) >= LEAST_LIKENESS for other in self.sketches):
            message = _("Another document has this id, with other words: tell them apart with --collection.")
            raise Refused("other-record", message)


def _known(names: Sequence[str]) -> dict[str, _Known]:
    """The documents of these records that are there, by the name of the record, which is taken letter by letter."""
    normal = [normalise_identifier("record-id", name) for name in names]  # the column that has an index
    rows = DocumentIdentifier.objects.filter(scheme="record-id", normal__in=normal, value__in=names)
    known = {
        name: _Known(document, title)
        for name, document, title in rows.values_list("value", "document", "document__title")
    }
    by_key = {one.pk: one for one in known.values()}
    editions = Edition.objects.filter(basis=Edition.Basis.TEXT, document__in=by_key)
    for document, sha256, drawn in editions.values_list("document", "sha256", "sketch"):
        by_key[document].checksums.add(sha256)
        by_key[document].sketches.append(drawn)
    return known


def _free_slugs(names: Sequence[str]) -> list[str]:
    """A slug for each record that no document has and no other of them."""
    stems = [slugify_title(name, fallback=neutral_slug("document", name)) for name in names]
    taken = set(Document.objects.filter(slug__in=stems).values_list("slug", flat=True))
    taken |= SlugRedirect.old_names("document", "")
    slugs: list[str] = []
    for stem in stems:
        slug = stem
        if slug in taken:
            taken |= set(Document.objects.filter(slug__startswith=stem[:40]).values_list("slug", flat=True))
            slug = slugify_title(stem, taken, fallback=stem)
        taken.add(slug)
        slugs.append(slug)
    return slugs


def _institutions() -> dict[str, str]:
    """The slugs of published institutions by each of their names; a name that several have stands for none."""
    rows = [
        *Institution.objects.published().values_list("name", "slug"),
        *InstitutionName.objects.filter(institution__status="published").values_list(
            "text", "institution__slug"
        ),
    ]
    found: dict[str, set[str]] = {}
    for name, slug in rows:
        found.setdefault(normalised_string(name), set()).add(slug)
    return {name: next(iter(slugs)) for name, slugs in found.items() if len(slugs) == 1}
