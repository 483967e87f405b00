"""What many index documents share, read once in a run: concepts, names of parties, law, sources."""

from collections.abc import Iterable
from dataclasses import dataclass, field

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
from .among import among


@dataclass(frozen=True, slots=True)
class Party:
    """An institution or a person: the facet value and every name, as (text, BCP 47 tag)."""

    value: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Law:
    """An instrument or a provision: facet values (its own and those of what it is part of), names, labels."""

    values: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    label: str = ""


@dataclass(slots=True)
class Source:
    """A published document as its passages and claims need it."""

    pk: int
    title: str
    kind: str
    language: str
    date: PartialDate | str
    publishers: list[int] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)


class Registry:
    """Looks shared things up in bulk and remembers them; unpublished ones are not found."""

    def __init__(self) -> None:
        self.concepts = ConceptTree.load()
        self._labels: dict[int, list[tuple[str, str]]] | None = None
        self._institutions: dict[int, Party | None] = {}
        self._people: dict[int, Party | None] = {}
        self._instruments: dict[int, Law | None] = {}
        self._provisions: dict[int, Law | None] = {}
        self._sources: dict[int, Source | None] = {}
        self._headings: dict[int, tuple[int, dict[int, tuple[int | None, str]]]] = {}

    def concept_labels(self, pk: int) -> list[tuple[str, str]]:
        """What a concept is called, in every language, hidden and negative labels left out."""
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
        return _known(self._sources, pks, _sources)

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


def _known[T](memory: dict[int, T | None], pks: Iterable[int], load) -> list[T]:  # type: ignore[no-untyped-def]
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


def _parties(model: type[Institution] | type[Person], pks: list[int]) -> dict[int, Party]:
    form, prefix, owner = (
        (InstitutionName, "institutions", "institution_id")
        if model is Institution
        else (PersonName, "people", "person_id")
    )
    others = _names(form, owner, pks)
    rows = model.objects.published().filter(pk__in=among(pks)).values_list("pk", "slug", "name")
    return {pk: Party(f"{prefix}/{slug}", ((name, "en"), *others.get(pk, []))) for pk, slug, name in rows}


def _instruments(pks: list[int]) -> dict[int, Law]:
    others = _names(InstrumentName, "instrument_id", pks)
    rows = LegalInstrument.objects.published().filter(pk__in=among(pks))
    return {
        pk: Law((slug,), ((title, "en"), *([(short, "en")] if short else []), *others.get(pk, [])))
        for pk, slug, title, short in rows.values_list("pk", "slug", "title", "short_title")
    }


def _provisions(pks: list[int]) -> dict[int, Law]:
    """A provision's path names everything it is part of: 19.3.b stands in 19.3, and that in 19."""
    rows = Provision.objects.published().filter(pk__in=among(pks))
    laws = {}
    for pk, slug, path, label in rows.values_list("pk", "instrument__slug", "path", "label"):
        steps = path.split(".")
        values = tuple(f"{slug}:{'.'.join(steps[:end])}" for end in range(len(steps), 0, -1))
        laws[pk] = Law(values, (), f"{label} {path}")
    return laws


def _sources(pks: list[int]) -> dict[int, Source]:
    columns = ("pk", "title", "kind", "language", "date")
    rows = Document.objects.published().filter(pk__in=among(pks)).values_list(*columns)
    sources = {row[0]: Source(*row) for row in rows}
    through = Document.publishers.through.objects.filter(document__in=among(sources)).order_by("pk")
    for document, institution in through.values_list("document_id", "institution_id"):
        sources[document].publishers.append(institution)
    for document, names in _author_names(list(sources)):
        sources[document].authors += names
    identifiers = DocumentIdentifier.objects.filter(document__in=among(sources)).order_by("pk")
    for document, value in identifiers.values_list("document_id", "value"):
        sources[document].symbols.append(value)
    return sources


def _author_names(documents: list[int]) -> list[tuple[int, list[str]]]:
    """The names of contributors: as printed, and as the record of a published person or body has them."""
    rows = Contribution.objects.filter(document__in=among(documents)).order_by(
        "document_id", "position", "pk"
    )
    columns = ("person__status", "person__name", "institution__status", "institution__name")
    return [
        (document, list(filter(None, dict.fromkeys([printed, *_published_names(statuses_and_names)]))))
        for document, printed, *statuses_and_names in rows.values_list(
            "document_id", "name_as_printed", *columns
        )
    ]


def _published_names(statuses_and_names: list[str | None]) -> list[str | None]:
    pairs = zip(statuses_and_names[::2], statuses_and_names[1::2], strict=True)
    return [name for status, name in pairs if status == Curated.Status.PUBLISHED]
