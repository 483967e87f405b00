"""Everything of the base that can be recognised in a text, as the plain data that kb.recognising reads."""

from collections.abc import Iterable

from kb.models import Concept, ConceptLabel, Curated, Institution, InstrumentIdentifier, LegalInstrument
from kb.models import Provision as ProvisionRecord
from kb.recognising import (
    LAST_ARTICLES,
    Gazetteer,
    Instrument,
    Named,
    NameKind,
)
from kb.recognising import Concept as KnownConcept
from kb.recognising import Institution as KnownInstitution

#: Suggestions are for curators, who work with drafts as with what is published; what has ended is not suggested.
_ENDED = (Curated.Status.WITHDRAWN, Curated.Status.SUPERSEDED)


def gazetteer() -> Gazetteer:
    """The instruments, institutions and concepts, drafts too, with all their names; a constant number of queries."""
    return Gazetteer(tuple(_instruments()), tuple(_institutions()), tuple(_concepts()))


def _instruments() -> Iterable[Instrument]:
    paths: dict[int, set[str]] = {}
    for instrument, path in ProvisionRecord.objects.exclude(status__in=_ENDED).values_list(
        "instrument", "path"
    ):
        paths.setdefault(instrument, set()).add(path)
    found = LegalInstrument.objects.exclude(status__in=_ENDED).select_related("jurisdiction__parent")
    for record in found.prefetch_related("names", "identifiers").order_by("slug"):
        yield Instrument(
            slug=record.slug,
            names=_names_of(record),
            jurisdiction=record.jurisdiction.slug if record.jurisdiction else "",
            national=_is_of_a_state(record.jurisdiction),
            paths=frozenset(paths.get(record.pk, ())),
            last_article=LAST_ARTICLES.get(record.slug),
            symbols=tuple(
                one.normal
                for one in record.identifiers.all()
                if one.scheme == InstrumentIdentifier.Scheme.UN_SYMBOL
            ),
        )


def _names_of(record: LegalInstrument) -> tuple[Named, ...]:
    own = [Named(record.title, "en", NameKind.TITLE)]
    if record.short_title:
        own.append(Named(record.short_title, "en", NameKind.SHORT))
    kinds = {"official": NameKind.TITLE, "alias": NameKind.ALIAS}
    return (*own, *(Named(one.text, one.language, kinds[one.kind]) for one in record.names.all()))


def _is_of_a_state(place: Concept | None) -> bool:
    """Whether the place is a State, or lies in one: States have the two letters of ISO 3166 as their notation."""
    return place is not None and any(
        one is not None and len(one.notation) == 2 and one.notation.isalpha() for one in (place, place.parent)
    )


def _institutions() -> Iterable[KnownInstitution]:
    kinds = {"official": NameKind.TITLE, "alias": NameKind.ALIAS}
    for record in Institution.objects.exclude(status__in=_ENDED).prefetch_related("names").order_by("slug"):
        names = (Named(one.text, one.language, kinds[one.kind]) for one in record.names.all())
        yield KnownInstitution(record.slug, (Named(record.name, "en", NameKind.TITLE), *names))


def _concepts() -> Iterable[KnownConcept]:
    labels: dict[int, list[Named]] = {}
    for concept, text, language, kind in ConceptLabel.objects.values_list(
        "concept", "text", "language", "kind"
    ):
        labels.setdefault(concept, []).append(Named(text, language, NameKind(kind)))
    found = Concept.objects.exclude(status__in=_ENDED).select_related("scheme")
    for record in found.order_by("scheme__slug", "slug"):
        yield KnownConcept(f"{record.scheme.slug}/{record.slug}", tuple(labels.get(record.pk, ())))
