"""The values that parameters may have and what each is called, in the reader's language, as of one index version."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from django.db.models import F, Model, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Concat, NullIf
from django.utils.translation import get_language, get_language_info

from kb.models import (
    Claim,
    Document,
    Evidence,
    Institution,
    InstitutionName,
    InstrumentName,
    LegalInstrument,
    Person,
    PersonName,
    Provision,
    Verification,
)

from .concepts import SCHEME_OF_PARAMETER, ConceptTree
from .reader import IndexVersion, asking
from .schema import facet_field

#: Parameters whose values are a closed list.
ENUMERATIONS = {
    "doc_kind": Document.Kind,
    "claim_kind": Claim.Kind,
    "role": Evidence.Role,
    "verification": Verification.Outcome,
}
#: Kinds of named records that a parameter may mean.
PARTY_PARAMETERS = {"publisher": ("institutions",), "claimant": ("institutions", "people")}
_CANDIDATES = 500


class Vocabulary:
    """Looks values up; concepts are read at once, parties and law as they are asked for, and kept."""

    def __init__(self, version: IndexVersion, language: str) -> None:
        self._version = version
        self._language = language
        self._tree: ConceptTree | None = None
        self._names: dict[str, dict[str, str]] = {kind: {} for kind in _NAMED}

    @property
    def tree(self) -> ConceptTree:
        if self._tree is None:
            self._tree = ConceptTree.load(self._language)
        return self._tree

    def languages(self) -> list[str]:
        """The languages that records of the index are in."""
        with asking(self._version) as searcher:
            terms = searcher.terms_with_prefix(facet_field("language"), "")
        return sorted(term for term, _count in terms)

    def names(self, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """The names of published records given as (kind, slug), in at most one query; unknown ones are left out.

        Kinds are institutions, people, instruments and provisions (with slugs such as iccpr:17).
        """
        asked = set(wanted)
        missing = {(kind, slug) for kind, slug in asked if slug not in self._names[kind]}
        if missing:
            for kind, slug in missing:
                self._names[kind][slug] = ""
            for kind, slug, name in _named_rows(missing, self._language):
                self._names[kind][slug] = name
        found = {(kind, slug): self._names[kind][slug] for kind, slug in asked}
        return {key: name for key, name in found.items() if name}

    def known(self, parameter: str, values: Iterable[str]) -> set[str]:
        """Those of the values that the parameter may have."""
        asked = set(values)
        if parameter in SCHEME_OF_PARAMETER:
            return {value for value in asked if self.tree.get(parameter, value)}
        if parameter in ENUMERATIONS:
            return asked & set(ENUMERATIONS[parameter].values)
        if parameter == "language":
            return asked & set(self.languages())
        meant = {value: readings(parameter, value) for value in asked}
        found = self.names(reading for options in meant.values() for reading in options)
        return {value for value, options in meant.items() if any(option in found for option in options)}

    def ambiguous(self, parameter: str, values: Iterable[str]) -> set[str]:
        """Slugs that an institution and a person share, which must be told apart by institutions/… or people/…."""
        meant = {value: readings(parameter, value) for value in values}
        found = self.names(reading for options in meant.values() for reading in options)
        return {value for value, options in meant.items() if len([o for o in options if o in found]) > 1}

    def canonical(self, parameter: str, values: Iterable[str]) -> dict[str, str]:
        """The form in which addresses write each published value: a party's slug alone where that is enough."""
        if parameter in SCHEME_OF_PARAMETER:
            return {value: value for value in values if self.tree.get(parameter, value)}
        if parameter in ENUMERATIONS or parameter == "language":
            return {value: value for value in values}
        given = list(values)
        meant = {value: readings(parameter, value.rpartition("/")[2]) for value in given}
        found = self.names(reading for options in meant.values() for reading in options)
        return {
            value: value
            if len([option for option in options if option in found]) > 1
            else value.rpartition("/")[2]
            for value, options in meant.items()
            if any(reading in found for reading in readings(parameter, value))
        }

    def broader(self, parameter: str, value: str) -> str:
        """The concept one step up, empty at the top."""
        node = self.tree.get(parameter, value)
        return self.tree.broader_slug(node) if node else ""

    def nearest(self, parameter: str, value: str) -> list[str]:
        """Up to three values that the parameter may have and that look like this one."""
        return get_close_matches(value, self._candidates(parameter, value), n=3, cutoff=0.5)

    def _candidates(self, parameter: str, value: str) -> list[str]:
        if parameter in SCHEME_OF_PARAMETER:
            return self.tree.slugs(parameter)
        if parameter in ENUMERATIONS:
            return list(ENUMERATIONS[parameter].values)
        if parameter == "language":
            return self.languages()
        return [
            slug
            for kind in dict.fromkeys(kind for kind, _slug in readings(parameter, value))
            for slug in _like(kind, value.rpartition("/")[2])
        ]

    def label_language(self, parameter: str, value: str) -> str:
        """The BCP 47 tag of a concept's label that is not in the reader's language, otherwise empty."""
        node = self.tree.get(parameter, value)
        return node.language if node else ""

    def label(self, parameter: str, value: str) -> str:
        """What a known value is called; the value itself where it has no name."""
        if parameter in SCHEME_OF_PARAMETER:
            node = self.tree.get(parameter, value)
            return node.label if node else value
        if parameter in ENUMERATIONS:
            return _capitalised(str(ENUMERATIONS[parameter](value).label))
        if parameter == "language":
            return language_name(value)
        found = self.names(readings(parameter, value))
        return next(iter(found.values()), value)


@lru_cache(maxsize=8)
def _vocabulary(version: IndexVersion, language: str) -> Vocabulary:
    return Vocabulary(version, language)


def vocabulary_at(version: IndexVersion) -> Vocabulary:
    """The vocabulary of an index version in the language that is active."""
    return _vocabulary(version, _bcp47(get_language() or "en"))


def _bcp47(django_code: str) -> str:
    """Django writes zh-hans for zh-Hans."""
    language, dash, script = django_code.partition("-")
    return f"{language}{dash}{script.title() if len(script) == 4 else script.upper()}"


def readings(parameter: str, value: str) -> list[tuple[str, str]]:
    """The (kind, slug) pairs that a value may mean: a party's slug may be an institution's or a person's."""
    if parameter in PARTY_PARAMETERS:
        kind, slash, slug = value.partition("/")
        kinds = PARTY_PARAMETERS[parameter]
        if slash:
            return [(kind, slug)] if kind in kinds else []
        return [(kind, value) for kind in kinds]
    return [(f"{parameter}s", value)]


def language_name(tag: str) -> str:
    """The name of a language in the reader's language, its tag where nobody has told us one."""
    try:
        return _capitalised(get_language_info(tag.lower())["name_translated"])
    except KeyError:
        return tag


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _translated(names: type[Model], owner: str, language: str, otherwise: str) -> Any:
    """A name in the reader's language where there is an official one, otherwise that of the record."""
    if language == "en":
        return F(otherwise)
    rows = names._default_manager.filter(**{owner: OuterRef("pk")}, language=language, kind="official")
    return Coalesce(Subquery(rows.values("text")[:1]), F(otherwise))


def _institutions(slugs: list[str], language: str) -> QuerySet[Any]:
    name = _translated(InstitutionName, "institution", language, "name")
    return Institution.objects.published().filter(slug__in=slugs).annotate(found=F("slug"), called=name)


def _people(slugs: list[str], language: str) -> QuerySet[Any]:
    name = _translated(PersonName, "person", language, "name")
    return Person.objects.published().filter(slug__in=slugs).annotate(found=F("slug"), called=name)


def _instruments(slugs: list[str], language: str) -> QuerySet[Any]:
    name = _translated(InstrumentName, "instrument", language, "title")
    rows = LegalInstrument.objects.published().filter(slug__in=slugs)
    return rows.annotate(found=F("slug"), called=name)


def _provisions(keys: list[str], language: str) -> QuerySet[Any]:
    """Provisions by iccpr:17, called "Article 17, ICCPR"."""
    wanted = [key.partition(":")[::2] for key in keys]
    rows = Provision.objects.published().filter(
        instrument__slug__in={slug for slug, _path in wanted}, path__in={path for _slug, path in wanted}
    )
    short = Coalesce(
        NullIf(F("instrument__short_title"), Value(""), output_field=TextField()), F("instrument__title")
    )
    key = Concat(F("instrument__slug"), Value(":"), F("path"), output_field=TextField())
    return rows.annotate(found=key, called=Concat(F("label"), Value(", "), short, output_field=TextField()))


_NAMED: dict[str, Callable[[list[str], str], QuerySet[Any]]] = {
    "institutions": _institutions,
    "people": _people,
    "instruments": _instruments,
    "provisions": _provisions,
}
_SLUGGED: dict[str, type[Institution] | type[Person] | type[LegalInstrument]] = {
    "institutions": Institution,
    "people": Person,
    "instruments": LegalInstrument,
}


def _named_rows(wanted: set[tuple[str, str]], language: str) -> list[tuple[str, str, str]]:
    """Rows of (kind, slug, name) in one query over all the kinds that are asked for."""
    queries = []
    for kind, find in _NAMED.items():
        slugs = sorted(slug for asked, slug in wanted if asked == kind)
        if slugs:
            rows = find(slugs, language).annotate(kind=Value(kind, output_field=TextField())).order_by()
            queries.append(rows.values_list("kind", "found", "called"))
    return list(queries[0].union(*queries[1:], all=True).order_by() if len(queries) > 1 else queries[0])


def _like(kind: str, value: str) -> list[str]:
    """Slugs of published records that begin like this one or share its longest part."""
    if kind == "provisions":
        slug = value.partition(":")[0]
        rows = Provision.objects.published().filter(instrument__slug=slug).order_by("position", "path")
        return [f"{slug}:{path}" for path in rows.values_list("path", flat=True)[:_CANDIDATES]]
    longest = max(value.split("-"), key=len)
    alike = Q(slug__startswith=value[:2]) | (Q(slug__contains=longest) if len(longest) > 2 else Q())
    named = _SLUGGED[kind].objects.filter(alike, status="published").order_by("slug")
    return list(named.values_list("slug", flat=True)[:_CANDIDATES])
