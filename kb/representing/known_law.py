"""The law of the base with all its names, as the plain data that kb.recognising reads."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from kb.models import Concept, InstrumentIdentifier, LegalInstrument, Provision
from kb.recognising import LAST_ARTICLES, Instrument, Named, NameKind


def known_law(
    instruments: QuerySet[LegalInstrument], provisions: QuerySet[Provision]
) -> Iterator[Instrument]:
    """These instruments, and of their provisions these, in a constant number of queries."""
    paths: dict[int, set[str]] = {}
    for instrument, path in provisions.order_by().values_list("instrument", "path"):
        paths.setdefault(instrument, set()).add(path)
    found = instruments.select_related("jurisdiction__parent").prefetch_related("names", "identifiers")
    for record in found.order_by("slug"):
        yield Instrument(
            slug=record.slug,
            names=_names_of(record),
            jurisdiction=record.jurisdiction.slug if record.jurisdiction else "",
            national=_is_of_a_state(record.jurisdiction),
            paths=frozenset(paths.get(record.pk, ())),
            last_article=LAST_ARTICLES.get(record.slug),
            symbols=tuple(_symbols(record.identifiers.all())),
        )


def _symbols(identifiers: Iterable[InstrumentIdentifier]) -> Iterator[str]:
    return (one.normal for one in identifiers if one.scheme == InstrumentIdentifier.Scheme.UN_SYMBOL)


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
