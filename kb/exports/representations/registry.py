"""Which kinds of record there are for other programs, and how each is loaded and told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from . import claims, concepts, issues, law, parties, sources
from .references import Data


@dataclass(frozen=True)
class Representation:
    """One kind: its published records, and what one of them says."""

    queryset: Callable[[], QuerySet[Any]]
    read: Callable[[Any], Data]


REPRESENTATIONS = {
    "document": Representation(sources.documents, sources.document),
    "passage": Representation(sources.passages, sources.passage),
    "claim": Representation(claims.claims, claims.claim),
    "issue": Representation(issues.issues, issues.issue),
    "concept": Representation(concepts.concepts, concepts.concept),
    "instrument": Representation(law.instruments, law.instrument),
    "provision": Representation(law.provisions, law.provision),
    "institution": Representation(parties.institutions, parties.institution),
    "person": Representation(parties.people, parties.person),
}
