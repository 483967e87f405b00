"""Which kinds of record there are for other programs, and how each is loaded and told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from . import claims, concepts, issues, law, parties, sources
from .references import Data


@dataclass(frozen=True)
class Representation:
    """One kind: its name in the plural, as addresses have it; its published records; what one of them says."""

    plural: str
    queryset: Callable[[], QuerySet[Any]]
    read: Callable[[Any], Data]


REPRESENTATIONS = {
    "document": Representation("documents", sources.documents, sources.document),
    "passage": Representation("passages", sources.passages, sources.passage),
    "claim": Representation("claims", claims.claims, claims.claim),
    "issue": Representation("issues", issues.issues, issues.issue),
    "concept": Representation("concepts", concepts.concepts, concepts.concept),
    "instrument": Representation("instruments", law.instruments, law.instrument),
    "provision": Representation("provisions", law.provisions, law.provision),
    "institution": Representation("institutions", parties.institutions, parties.institution),
    "person": Representation("people", parties.people, parties.person),
}
