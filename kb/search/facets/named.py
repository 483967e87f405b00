"""Records with names that values of facets mean: parties and law, by the word that tells them apart in the index."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Model, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Concat, NullIf

from kb.models import (
    Institution,
    InstitutionName,
    InstrumentName,
    LegalInstrument,
    Person,
    PersonName,
    Provision,
)

from .facet import Reading
from .redirects import renamed, successor

_CANDIDATES = 500


class Named(ABC):
    """Published records of one kind, by slug."""

    @abstractmethod
    def called(self, slugs: list[str], language: str) -> QuerySet[Any]:
        """Those of these slugs, as `found`, with their names, in this language if there is one, as `called`."""

    @abstractmethod
    def like(self, slug: str) -> list[str]:
        """Slugs that begin like this one or share its longest part."""

    @abstractmethod
    def moved(self, slug: str) -> str | None:
        """The slug today of what once had this one."""


@dataclass(frozen=True)
class Slugged(Named):
    """Records with a slug of their own; `names` are their names in other languages."""

    kind: str
    model: type[Institution] | type[Person] | type[LegalInstrument]
    names: type[Model]
    column: str

    def called(self, slugs: list[str], language: str) -> QuerySet[Any]:
        rows = self.model.objects.published().filter(slug__in=slugs)
        return rows.annotate(found=F("slug"), called=self._translated(language))

    def _translated(self, language: str) -> Any:
        """A name in the reader's language where there is an official one, otherwise that of the record."""
        if language == "en":
            return F(self.column)
        owned = {self.kind: OuterRef("pk")}
        rows = self.names._default_manager.filter(**owned, language=language, kind="official")
        return Coalesce(Subquery(rows.values("text")[:1]), F(self.column))

    def like(self, slug: str) -> list[str]:
        longest = max(slug.split("-"), key=len)
        alike = Q(slug__startswith=slug[:2]) | (Q(slug__contains=longest) if len(longest) > 2 else Q())
        rows = self.model.objects.filter(alike, status="published").order_by("slug")
        return list(rows.values_list("slug", flat=True)[:_CANDIDATES])

    def moved(self, slug: str) -> str | None:
        return renamed(self.kind, slug) or successor(self.model.objects.filter(slug=slug))


class Provisions(Named):
    """Provisions by instrument and path, such as iccpr:17, called "Article 17, ICCPR"."""

    def called(self, slugs: list[str], language: str) -> QuerySet[Any]:
        wanted = [key.partition(":")[::2] for key in slugs]
        rows = Provision.objects.published().filter(
            instrument__slug__in={slug for slug, _path in wanted}, path__in={path for _slug, path in wanted}
        )
        short = Coalesce(
            NullIf(F("instrument__short_title"), Value(""), output_field=TextField()), F("instrument__title")
        )
        key = Concat(F("instrument__slug"), Value(":"), F("path"), output_field=TextField())
        return rows.annotate(
            found=key, called=Concat(F("label"), Value(", "), short, output_field=TextField())
        )

    def like(self, slug: str) -> list[str]:
        instrument = slug.partition(":")[0]
        rows = Provision.objects.published().filter(instrument__slug=instrument).order_by("position", "path")
        return [f"{instrument}:{path}" for path in rows.values_list("path", flat=True)[:_CANDIDATES]]

    def moved(self, slug: str) -> str | None:
        old, _colon, path = slug.partition(":")
        instrument = NAMED["instruments"].moved(old) or old
        new_path = renamed(f"provision/{instrument}", path)
        if new_path or instrument != old:
            return f"{instrument}:{new_path or path}"
        return successor(Provision.objects.filter(instrument__slug=old, path=path))


NAMED: dict[str, Named] = {
    "institutions": Slugged("institution", Institution, InstitutionName, "name"),
    "people": Slugged("person", Person, PersonName, "name"),
    "instruments": Slugged("instrument", LegalInstrument, InstrumentName, "title"),
    "provisions": Provisions(),
}


def named_rows(wanted: set[Reading], language: str) -> list[tuple[str, str, str]]:
    """Rows of (kind, slug, name) in one query over all the kinds that are asked for."""
    queries = []
    for kind, named in NAMED.items():
        slugs = sorted(slug for asked, slug in wanted if asked == kind)
        if slugs:
            rows = (
                named.called(slugs, language).annotate(kind=Value(kind, output_field=TextField())).order_by()
            )
            queries.append(rows.values_list("kind", "found", "called"))
    return list(queries[0].union(*queries[1:], all=True).order_by() if len(queries) > 1 else queries[0])
