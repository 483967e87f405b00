"""What many index documents share, read once in a run: concepts, names of parties, law, sources."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Model

from kb.dating import PartialDate
from kb.models import (
    ConceptLabel,
    Contribution,
    Curated,
    Document,
    DocumentIdentifier,
    Institution,
    InstitutionName,
    InstrumentName,
    LegalInstrument,
    Person,
    PersonName,
    Provision,
    Section,
)

from ..concepts import ConceptTree
from ..facets import FACET_OF_SCHEME
from .among import among
from .entry import Kept, Lent, said, valued

#: Names of a record as (text, BCP 47 tag).
type Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Party:
    """An institution or a person: the facet value, every name, and what it lends to the claims it makes."""

    value: str
    names: Names
    as_claimant: Lent


@dataclass(frozen=True, slots=True)
class Law:
    """An instrument or a provision: its names, and what it lends to whatever cites it."""

    names: Names
    as_cited: Lent


@dataclass(frozen=True, slots=True)
class Source:
    """A published document, and what it lends to its passages and to the claims that rest on them."""

    pk: int
    language: str
    date: PartialDate | str
    publishers: tuple[Party, ...]
    names: tuple[str, ...]
    lent: Lent


class Registry:
    """Looks shared things up in bulk and remembers them; unpublished ones are not found."""

    def __init__(self) -> None:
        self._tree = ConceptTree.load()
        self._labels: dict[int, list[tuple[str, str]]] | None = None
        self._concepts: dict[int, Lent] = {}
        self._institutions: dict[int, Party | None] = {}
        self._people: dict[int, Party | None] = {}
        self._instruments: dict[int, Law | None] = {}
        self._provisions: dict[int, Law | None] = {}
        self._sources: dict[int, Source | None] = {}
        self._headings: dict[int, tuple[int, dict[int, tuple[int | None, str]]]] = {}

    def concept(self, pk: int) -> Lent:
        """What a tag lends: the concept and everything broader as values, its labels in every language as words."""
        if pk not in self._concepts:
            nodes = list(self._tree.with_broader(pk))
            labels = self._concept_labels(pk) if nodes else []
            self._concepts[pk] = Lent(
                tuple(part for text, language in labels for part in said("about", text, language)),
                tuple(
                    part
                    for node in nodes
                    for part in valued(FACET_OF_SCHEME[node.scheme].parameter, [node.slug])
                ),
            )
        return self._concepts[pk]

    def _concept_labels(self, pk: int) -> list[tuple[str, str]]:
        """Hidden and negative labels left out."""
        if self._labels is None:
            self._labels = {}
            kinds = [ConceptLabel.Kind.PREFERRED, ConceptLabel.Kind.ALTERNATIVE]
            rows = ConceptLabel.objects.filter(kind__in=kinds).order_by("concept_id", "pk")
            for concept, text, language in rows.values_list("concept_id", "text", "language"):
                self._labels.setdefault(concept, []).append((text, language))
        return self._labels.get(pk, [])

    def institutions(self, pks: Iterable[int]) -> list[Party]:
        return _known(self._institutions, pks, lambda missing: _parties(Institution, missing))

    def people(self, pks: Iterable[int]) -> list[Party]:
        return _known(self._people, pks, lambda missing: _parties(Person, missing))

    def instruments(self, pks: Iterable[int]) -> list[Law]:
        return _known(self._instruments, pks, _instruments)

    def provisions(self, pks: Iterable[int]) -> list[Law]:
        return _known(self._provisions, pks, _provisions)

    def sources(self, pks: Iterable[int]) -> list[Source]:
        return _known(self._sources, pks, self._load_sources)

    def _load_sources(self, pks: list[int]) -> dict[int, Source]:
        columns = ("pk", "title", "kind", "language", "date")
        rows = list(Document.objects.published().filter(pk__in=among(pks)).values_list(*columns))
        found = [row[0] for row in rows]
        publishers = _publishers(found)
        self.institutions([pk for bodies in publishers.values() for pk in bodies])
        authors, symbols = _author_names(found), _symbols(found)
        return {
            pk: _source(
                pk,
                (title, kind, language, date),
                self.institutions(publishers.get(pk, [])),
                authors.get(pk, []),
                symbols.get(pk, []),
            )
            for pk, title, kind, language, date in rows
        }

    def load_headings(self, editions: Iterable[int]) -> None:
        """Read the outlines of these editions, forgetting others, since passages come edition by edition."""
        wanted = set(editions)
        self._headings = {pk: kept for pk, kept in self._headings.items() if kept[0] in wanted}
        missing = wanted - {edition for edition, _rows in self._headings.values()}
        outlines: dict[int, dict[int, tuple[int | None, str]]] = {}
        rows = Section.objects.filter(edition__in=among(missing)).order_by("pk")
        for pk, edition, parent, heading in rows.values_list("pk", "edition_id", "parent_id", "heading"):
            outlines.setdefault(edition, {})[pk] = (parent, heading)
            self._headings[pk] = (edition, outlines[edition])

    def headings(self, section: int | None) -> list[str]:
        """The headings above a passage, outermost first; their outline must have been loaded."""
        path: list[str] = []
        while section is not None and section in self._headings:
            section, heading = self._headings[section][1][section]
            path.append(heading)
        return path[::-1]


def _known[T](
    memory: dict[int, T | None], pks: Iterable[int], load: Callable[[list[int]], Mapping[int, T]]
) -> list[T]:
    """What is remembered under these keys, in their order, after loading what was never asked for."""
    wanted = list(dict.fromkeys(pks))
    missing = [pk for pk in wanted if pk not in memory]
    if missing:
        memory.update(dict.fromkeys(missing))
        memory.update(load(missing))
    return [found for pk in wanted if (found := memory[pk]) is not None]


def _names(model: type[Model], owner: str, pks: list[int]) -> dict[int, list[tuple[str, str]]]:
    names: dict[int, list[tuple[str, str]]] = {}
    rows = model._default_manager.filter(**{f"{owner}__in": among(pks)}).order_by("pk")
    for pk, text, language in rows.values_list(owner, "text", "language"):
        names.setdefault(pk, []).append((text, language))
    return names


def _spoken(name: str, names: Iterable[tuple[str, str]]) -> tuple[Kept, ...]:
    return tuple(part for text, language in names for part in said(name, text, language))


def _parties(model: type[Institution] | type[Person], pks: list[int]) -> dict[int, Party]:
    form, prefix, owner = (
        (InstitutionName, "institutions", "institution_id")
        if model is Institution
        else (PersonName, "people", "person_id")
    )
    others = _names(form, owner, pks)
    rows = model.objects.published().filter(pk__in=among(pks)).values_list("pk", "slug", "name")
    parties = {}
    for pk, slug, name in rows:
        names, value = ((name, "en"), *others.get(pk, [])), f"{prefix}/{slug}"
        lent = Lent(_spoken("claimant", names), tuple(valued("claimant", [value])))
        parties[pk] = Party(value, names, lent)
    return parties


def _instruments(pks: list[int]) -> dict[int, Law]:
    others = _names(InstrumentName, "instrument_id", pks)
    rows = LegalInstrument.objects.published().filter(pk__in=among(pks))
    laws = {}
    for pk, slug, title, short in rows.values_list("pk", "slug", "title", "short_title"):
        names = ((title, "en"), *([(short, "en")] if short else []), *others.get(pk, []))
        laws[pk] = Law(names, Lent(_spoken("instrument", names), tuple(valued("instrument", [slug]))))
    return laws


def _provisions(pks: list[int]) -> dict[int, Law]:
    """A provision's path names everything it is part of: 19.3.b stands in 19.3, and that in 19."""
    rows = Provision.objects.published().filter(pk__in=among(pks))
    laws = {}
    for pk, slug, path, label in rows.values_list("pk", "instrument__slug", "path", "label"):
        steps = path.split(".")
        values = [f"{slug}:{'.'.join(steps[:end])}" for end in range(1, len(steps) + 1)]
        laws[pk] = Law(
            (), Lent(tuple(said("article", f"{label} {path}")), tuple(valued("provision", values)))
        )
    return laws


def _source(
    pk: int,
    record: tuple[str, str, str, PartialDate | str],
    publishers: list[Party],
    authors: list[str],
    symbols: list[str],
) -> Source:
    title, kind, language, date = record
    words = (
        *said("title", title, language),
        *_spoken("author", ((name, "en") for name in authors)),
        *_spoken("symbol", ((symbol, "en") for symbol in symbols)),
        *(part for party in publishers for part in _spoken("publisher", party.names)),
    )
    values = (*valued("doc_kind", [kind]), *valued("publisher", [party.value for party in publishers]))
    return Source(pk, language, date, tuple(publishers), (*authors, *symbols), Lent(words, values))


def _publishers(documents: list[int]) -> dict[int, list[int]]:
    publishers: dict[int, list[int]] = {}
    through = Document.publishers.through.objects.filter(document__in=among(documents)).order_by("pk")
    for document, institution in through.values_list("document_id", "institution_id"):
        publishers.setdefault(document, []).append(institution)
    return publishers


def _symbols(documents: list[int]) -> dict[int, list[str]]:
    symbols: dict[int, list[str]] = {}
    rows = DocumentIdentifier.objects.filter(document__in=among(documents)).order_by("pk")
    for document, value in rows.values_list("document_id", "value"):
        symbols.setdefault(document, []).append(value)
    return symbols


def _author_names(documents: list[int]) -> dict[int, list[str]]:
    """The names of contributors: as printed, and as the record of a published person or body has them."""
    names: dict[int, list[str]] = {}
    rows = Contribution.objects.filter(document__in=among(documents))
    columns = ("person__status", "person__name", "institution__status", "institution__name")
    ordered = rows.order_by("document_id", "position", "pk").values_list(
        "document_id", "name_as_printed", *columns
    )
    for document, printed, *statuses_and_names in ordered:
        shown = dict.fromkeys([printed, *_published_names(statuses_and_names)])
        names.setdefault(document, []).extend(name for name in shown if name)
    return names


def _published_names(statuses_and_names: list[str | None]) -> list[str | None]:
    pairs = zip(statuses_and_names[::2], statuses_and_names[1::2], strict=True)
    return [name for status, name in pairs if status == Curated.Status.PUBLISHED]
