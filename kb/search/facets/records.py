"""Facets of named records: who published a source, who makes a claim, which law is cited."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..section import Section
from .facet import ALL, SOURCES, Facet, Known, Reading
from .named import NAMED


@dataclass(frozen=True, kw_only=True)
class RecordFacet(Facet):
    """Records of some kinds (see `NAMED`), by slug."""

    kinds: tuple[str, ...]

    def readings(self, value: str) -> list[Reading]:
        return [(kind, value) for kind in self.kinds]

    def known(self, values: Iterable[str], base: Known) -> set[str]:
        return {value for value, found in self._found(values, base).items() if found}

    def candidates(self, value: str, base: Known) -> list[str]:
        kinds = dict.fromkeys(kind for kind, _slug in self.readings(value))
        return [slug for kind in kinds for slug in NAMED[kind].like(value.rpartition("/")[2])]

    def called(self, value: str, base: Known) -> str:
        return next(iter(base.names(self.readings(value)).values()), value)

    def canonical(self, values: Iterable[str], base: Known) -> dict[str, str]:
        return {value: value for value, found in self._found(values, base).items() if found}

    def moved(self, value: str) -> str | None:
        for kind, slug in self.readings(value):
            if new := NAMED[kind].moved(slug):
                return f"{kind}/{new}" if "/" in value else new
        return None

    def _found(self, values: Iterable[str], base: Known) -> dict[str, list[Reading]]:
        """The published records that each value means, in one query."""
        meant = {value: self.readings(value) for value in values}
        found = base.names(one for readings in meant.values() for one in readings)
        return {value: [one for one in readings if one in found] for value, readings in meant.items()}


@dataclass(frozen=True, kw_only=True)
class PartyFacet(RecordFacet):
    """Parties by slug; as institutions/… or people/… in the index, and where an institution and a person share one."""

    def readings(self, value: str) -> list[Reading]:
        kind, slash, slug = value.partition("/")
        if slash:
            return [(kind, slug)] if kind in self.kinds else []
        return super().readings(value)

    def indexed(self, values: Iterable[str]) -> list[str]:
        return [
            form
            for value in values
            for form in ([value] if "/" in value else [f"institutions/{value}", f"people/{value}"])
        ]

    def ambiguous(self, values: Iterable[str], base: Known) -> set[str]:
        return {value for value, found in self._found(values, base).items() if len(found) > 1}

    def canonical(self, values: Iterable[str], base: Known) -> dict[str, str]:
        """The slug alone where that is enough."""
        alone = {value: value.rpartition("/")[2] for value in super().canonical(values, base)}
        shared = self.ambiguous(alone.values(), base)
        return {value: value if slug in shared else slug for value, slug in alone.items()}


@dataclass(frozen=True, kw_only=True)
class ProvisionFacet(RecordFacet):
    """Provisions by instrument and path (iccpr:17.1); a paragraph stands inside its article."""

    hierarchical: bool = True

    def broader(self, value: str, base: Known) -> str:
        return value.rpartition(".")[0]


RECORDS = (
    PartyFacet(
        parameter="publisher",
        label=_("Published by"),
        lead=_("published by"),
        sections=SOURCES | {Section.INSTRUMENTS},
        kinds=("institutions",),
    ),
    PartyFacet(
        parameter="claimant",
        label=_("Claimant"),
        lead=_("claimed by"),
        sections=ALL - {Section.INSTITUTIONS},
        kinds=("institutions", "people"),
    ),
    RecordFacet(
        parameter="instrument",
        label=_("Legal instrument"),
        lead=_("citing"),
        sections=SOURCES | {Section.INSTITUTIONS},
        kinds=("instruments",),
    ),
    ProvisionFacet(
        parameter="provision",
        label=_("Provision"),
        lead=_("citing"),
        sections=frozenset({Section.PASSAGES, Section.CLAIMS}),
        kinds=("provisions",),
    ),
)
