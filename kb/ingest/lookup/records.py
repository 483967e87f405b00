"""Which record is meant by a handle or a name in a file; an unknown one is answered with what comes near it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kb.identifying import MalformedPublicId, display, near_misses, parse
from kb.models import (
    Claim,
    Concept,
    ConceptLabel,
    ConceptMatch,
    Curated,
    Document,
    Institution,
    LegalInstrument,
    Passage,
    Person,
    Provision,
)
from kb.representing import References, UnknownReference, handle

from .law import LawLookup
from .not_named import NotNamed

MOST_NEAR = 5


class Names:
    """Records by handle and by every exact name they have, capitals apart."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """`rows` are pairs of handle and name."""
        self._handles: dict[str, str] = {}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._near_known: dict[str, list[str]] = {}
        for known, name in rows:
            self._handles[known.casefold()] = known
            self._by_name[name.casefold()].add(known)

    def handle_of(self, text: str) -> str:
        """The handle that is meant; raises NotNamed."""
        folded = text.strip().casefold()
        if folded in self._handles:
            return self._handles[folded]
        found = sorted(self._by_name.get(folded, ()))
        if len(found) == 1:
            return found[0]
        if found:
            raise NotNamed(
                _("“%(text)s” names several: %(found)s.") % {"text": text, "found": ", ".join(found)}
            )
        if folded not in self._near_known:
            self._near_known[folded] = self._near(folded)
        raise NotNamed(unknown(text, self._near_known[folded]))

    def _near(self, folded: str) -> list[str]:
        spellings = [*self._handles, *self._by_name]
        holding = [one for one in spellings if len(folded) > 2 and folded in one]
        close = [*holding[:MOST_NEAR], *get_close_matches(folded, spellings, MOST_NEAR, 0.6)]
        ends = {known.rpartition("/")[2]: known for known in self._handles}
        close += [ends[one] for one in get_close_matches(folded.rpartition("/")[2], ends, MOST_NEAR, 0.7)]
        handles: list[str] = []
        for one in close:
            handles += [self._handles[one]] if one in self._handles else sorted(self._by_name[one])
        return list(dict.fromkeys(handles))[:MOST_NEAR]


class Lookup:
    """Finds what a file refers to, each record asked for once; nothing is ever made."""

    def __init__(self) -> None:
        self._references = References()
        self._law = LawLookup()

    @cached_property
    def _parties(self) -> Names:
        rows: list[tuple[str, str]] = []
        for model, prefix in ((Institution, "institutions"), (Person, "people")):
            found = model._default_manager.live().order_by("slug")
            for slug, name, other in found.values_list("slug", "name", "names__text"):
                rows += [(f"{prefix}/{slug}", text) for text in (name, other) if text]
        people = Person.objects.live().order_by("slug")
        for slug, *parts in people.values_list("slug", "name", "family", "given"):
            rows += [(f"people/{slug}", text) for text in _in_either_order(*parts)]
        return Names(rows)

    @cached_property
    def _concepts(self) -> Names:
        labels = ConceptLabel.objects.filter(kind__in=["pref", "alt"]).exclude(
            concept__status__in=Curated.ENDED
        )
        found = labels.order_by("concept", "pk").values_list("concept__scheme__slug", "concept__slug", "text")
        plain = Concept.objects.live().values_list("scheme__slug", "slug", "label")
        return Names((f"{scheme}/{slug}", text) for scheme, slug, text in [*plain, *found])

    def party(self, text: str) -> str:
        """The handle of the institution or person with this handle or exact name."""
        return self._parties.handle_of(text)

    def concept(self, text: str) -> Concept:
        """The concept with this handle, exact label or URI of an exact match."""
        matched = list(
            ConceptMatch.objects.filter(uri=text, kind="exact").exclude(concept__status__in=Curated.ENDED)[:2]
            if "://" in text
            else ()
        )
        if len(matched) == 1:
            return Concept.objects.select_related("scheme").get(pk=matched[0].concept_id)
        found: Concept = self._references.find("concept", self._concepts.handle_of(text))
        return found

    def law(self, text: str) -> LegalInstrument | Provision:
        """The provision or instrument with this handle or name, or that this citation names."""
        if "\0" in text:
            raise NotNamed(_("This holds a character that is not text."))
        try:
            instrument, provision = self._references.find_law(text)
        except UnknownReference:
            return self._cited(text)
        return provision or instrument

    def _cited(self, text: str) -> LegalInstrument | Provision:
        named: list[LegalInstrument | Provision] = [
            *LegalInstrument.objects.live().called(text)[:MOST_NEAR],
            *Provision.objects.live().called(text).select_related("instrument")[:MOST_NEAR],
        ]
        found = named[0] if len(named) == 1 else self._law.find("law", text)
        if found is None:
            raise NotNamed(unknown(text, [handle(one) for one in named or self._law.near("law", text)]))
        law: LegalInstrument | Provision = found
        return law

    def claim(self, text: str) -> Claim:
        """The claim with this handle or public id, whatever its status."""
        return self._by_id_or_handle("claim", Claim.objects.all(), text)

    def passage(self, text: str) -> Passage:
        """The passage with this public id, or document#path (the summaries), or document/2#path (edition 2)."""
        return self._by_id_or_handle(
            "passage", Passage.objects.select_related("edition__document").defer("edition__text"), text
        )

    def _by_id_or_handle[Record: Curated](self, kind: str, records: QuerySet[Record], text: str) -> Record:
        if "\0" in text:
            raise NotNamed(_("This holds a character that is not text."))
        try:
            known = self._references.find(kind, text)
            return known  # type: ignore[return-value]  # of the kind of the records
        except UnknownReference:
            pass
        found = with_public_id(records, text)
        if found is None:
            raise NotNamed(unknown(text, near_ids(records, text) or _near_handles(kind, text)))
        self._references.remember(kind, text, found)
        return found


def _in_either_order(name: str, family: str, given: str) -> list[str]:
    """How a name in two parts is written: "Jie Zhang", "ZHANG Jie", "Zhang, Jie" and, by mistake, "Jie, Zhang"."""
    parts = [family, given] if family and given else name.split()
    if len(parts) != 2:
        return []
    return [f"{one}{mark} {other}" for one, other in (parts, parts[::-1]) for mark in ("", ",")]


def unknown(text: str, near: Sequence[str]) -> str:
    """That nothing has this name, and what comes near."""
    if near:
        return _("There is no “%(text)s”. Did you mean %(near)s?") % {
            "text": text[:100],
            "near": ", ".join(near),
        }
    return _("There is no “%(text)s” in the base, and nothing near it.") % {"text": text[:100]}


def with_public_id[Record: Curated](records: QuerySet[Record], text: str) -> Record | None:
    """The record with this public id, however it is written; None where the text is no id, or that of no record."""
    try:
        return records.filter(public_id=parse(text)).first()
    except MalformedPublicId:
        return None


def near_ids(records: QuerySet[Any], text: str) -> list[str]:
    """Public ids of records that the text is one slip away from, as they are written."""
    found = records.filter(public_id__in=near_misses(text)).values_list("public_id", flat=True)
    return [display(one) for one in found[:MOST_NEAR]]


def _near_handles(kind: str, text: str) -> list[str]:
    """Handles that are spelled alike, among those that begin or end alike."""
    if kind == "claim":
        return _alike(text, Claim.objects.order_by("slug"), "slug")
    place, _hash, path = text.partition("#")
    slug, _slash, number = place.partition("/")
    if not Document.objects.filter(slug=slug).exists():
        return _alike(slug, Document.objects.order_by("slug"), "slug")
    passages = Passage.objects.filter(edition__document__slug=slug)
    passages = (
        passages.filter(edition__number=int(number))
        if number.isdecimal()
        else passages.filter(edition__basis="summary")
    )
    return [f"{place}#{one}" for one in _alike(path, passages.order_by("position"), "path")]


def _alike(text: str, records: QuerySet[Any], column: str) -> list[str]:
    text = text.replace("\0", "")
    near = Q(**{f"{column}__istartswith": text[:2]}) | Q(**{f"{column}__iendswith": text[-3:]})
    found = list(records.filter(near).values_list(column, flat=True)[:1000])
    return get_close_matches(text, found, MOST_NEAR, 0.5)
