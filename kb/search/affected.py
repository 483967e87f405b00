"""Which index documents a change of a row touches: those that carry its words, its values or its visibility.

The answer may be too large, since a document that comes out the same is not written again, but never too small.
Relations are followed whatever their status, because a relation that has just ended must be followed too.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from kb.models import (
    Attribution,
    ClaimTag,
    Concept,
    Contribution,
    Document,
    Evidence,
    Institution,
    LegalInstrument,
    Passage,
    PassageTag,
    Provision,
    ProvisionCitation,
    Section,
)

#: Keys of records by kind, as kb.search.documents names kinds.
type Keys = dict[str, set[int]]

_BATCH = 5_000


def affected(changes: Iterable[tuple[str, int]]) -> Keys:
    """The records to index again after changes, given as (table, key) pairs of the outbox."""
    by_table: dict[str, set[int]] = defaultdict(set)
    for table, pk in changes:
        by_table[table].add(pk)
    followed = _Following()
    for table, pks in by_table.items():
        _FOLLOW[table](followed, pks)
    return followed.keys


def _column(rows: QuerySet[Any], column: str) -> set[int]:
    """The different values of a column, without nothing."""
    return {pk for pk in rows.order_by().values_list(column, flat=True).distinct() if pk is not None}


class _Following:
    """Follows changes from record to record; passages and claims, of which there are many, are followed once."""

    def __init__(self) -> None:
        self.keys: Keys = defaultdict(set)
        self._followed: Keys = defaultdict(set)

    def _new_batches(self, kind: str, pks: Iterable[int]) -> Iterator[list[int]]:
        new = sorted(set(pks) - self._followed[kind])
        self._followed[kind].update(new)
        self.keys[kind].update(new)
        return (new[start : start + _BATCH] for start in range(0, len(new), _BATCH))

    def passages(self, pks: Iterable[int]) -> None:
        """A passage, the summaries it stands behind, its document, the claims that rest on it, the law it cites."""
        for batch in self._new_batches("passage", pks):
            rows = Passage.objects.filter(pk__in=batch)
            self.keys["passage"] |= _column(Passage.objects.filter(bound_to__in=batch), "pk")
            self.keys["document"] |= _column(rows, "edition__document_id")
            self._cited(ProvisionCitation.objects.filter(passage__in=batch))
            self.claims(_column(Evidence.objects.filter(passage__in=batch), "claim_id"))

    def claims(self, pks: Iterable[int]) -> None:
        """A claim, the passages it rests on with their documents, its claimants and the law it cites."""
        for batch in self._new_batches("claim", pks):
            evidence = Evidence.objects.filter(claim__in=batch)
            self.keys["passage"] |= _column(evidence, "passage_id")
            self.keys["document"] |= _column(evidence, "passage__edition__document_id")
            made = Attribution.objects.filter(claim__in=batch)
            self.keys["institution"] |= _column(made, "institution_id")
            self.keys["person"] |= _column(made, "person_id")
            self._cited(ProvisionCitation.objects.filter(claim__in=batch))

    def _cited(self, citations: QuerySet[ProvisionCitation]) -> None:
        self.keys["instrument"] |= _column(citations, "instrument_id")
        self.keys["provision"] |= _column(citations, "provision_id")

    def sections(self, pks: Iterable[int]) -> None:
        """The passages under a heading, however deep."""
        below = _with_parts(Section.objects.all(), pks)
        self.keys["passage"] |= _column(Passage.objects.filter(section__in=below), "pk")

    def documents(self, pks: Iterable[int]) -> None:
        """A document and all its passages."""
        for batch in self._new_batches("document", pks):
            self.passages(_column(Passage.objects.filter(edition__document__in=batch), "pk"))

    def instruments(self, pks: Iterable[int]) -> None:
        """An instrument, its provisions, and whatever cites either."""
        self.keys["instrument"].update(pks)
        self.keys["provision"] |= _column(Provision.objects.filter(instrument__in=pks), "pk")
        self._citing(Q(instrument__in=pks))

    def provisions(self, pks: Iterable[int]) -> None:
        """A provision, its parts, which count for it too, and whatever cites any of these."""
        parts = _with_parts(Provision.objects.all(), pks)
        self.keys["provision"].update(parts)
        self._citing(Q(provision__in=parts))

    def _citing(self, condition: Q) -> None:
        citations = ProvisionCitation.objects.filter(condition)
        self.passages(_column(citations, "passage_id"))
        self.claims(_column(citations, "claim_id"))

    def institutions(self, pks: Iterable[int]) -> None:
        """A body, what it published or contributed to, the claims it makes and the law it issued."""
        self.keys["institution"].update(pks)
        self.keys["instrument"] |= _column(LegalInstrument.objects.filter(issuers__in=pks), "pk")
        self.documents(_column(Document.objects.filter(publishers__in=pks), "pk"))
        self.documents(_column(Contribution.objects.filter(institution__in=pks), "document_id"))
        self.claims(_column(Attribution.objects.filter(institution__in=pks), "claim_id"))

    def people(self, pks: Iterable[int]) -> None:
        """A person, what they contributed to and the claims they make."""
        self.keys["person"].update(pks)
        self.documents(_column(Contribution.objects.filter(person__in=pks), "document_id"))
        self.claims(_column(Attribution.objects.filter(person__in=pks), "claim_id"))

    def concepts(self, pks: Iterable[int]) -> None:
        """Whatever is tagged with a concept or a narrower one, and what lies in a place."""
        narrower = _with_parts(Concept.objects.all(), pks)
        instruments = _column(LegalInstrument.objects.filter(jurisdiction__in=narrower), "pk")
        self.keys["instrument"] |= instruments
        self.keys["provision"] |= _column(Provision.objects.filter(instrument__in=instruments), "pk")
        self.keys["institution"] |= _column(Institution.objects.filter(place__in=narrower), "pk")
        self.passages(_column(PassageTag.objects.filter(concept__in=narrower), "passage_id"))
        self.claims(_column(ClaimTag.objects.filter(concept__in=narrower), "claim_id"))


def _with_parts(rows: QuerySet[Any], pks: Iterable[int]) -> set[int]:
    """These keys and those of everything under them in the tree."""
    found = level = set(pks)
    while level:
        level = _column(rows.filter(parent__in=level), "pk") - found
        found = found | level
    return found


def _alone(kind: str) -> Callable[[_Following, Iterable[int]], None]:
    """The record itself and nothing that carries its name: it lost or gained something that points at it."""
    return lambda followed, pks: followed.keys[kind].update(pks)


_FOLLOW: dict[str, Callable[[_Following, Iterable[int]], None]] = {
    "passage": _Following.passages,
    "claim": _Following.claims,
    "section": _Following.sections,
    "document": _Following.documents,
    "instrument": _Following.instruments,
    "provision": _Following.provisions,
    "institution": _Following.institutions,
    "person": _Following.people,
    "concept": _Following.concepts,
    "institution-alone": _alone("institution"),
    "person-alone": _alone("person"),
    "instrument-alone": _alone("instrument"),
    "provision-alone": _alone("provision"),
}
