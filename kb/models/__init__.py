"""What the base holds: one model per file, with the rules that the database itself keeps."""

from .claim import Attribution, Claim, Quantity
from .claim_relation import ClaimRelation
from .concept import Concept, ConceptLabel, ConceptMatch
from .curated import Curated, CuratedQuerySet
from .document import AccessPoint, Contribution, Document, DocumentIdentifier
from .edition import Edition, Removal, Section
from .evidence import Evidence
from .history_event import HistoryChange, HistoryEvent
from .institution import Institution, InstitutionIdentifier, InstitutionName, InstitutionRelation
from .instrument import (
    InstrumentEvent,
    InstrumentIdentifier,
    InstrumentName,
    InstrumentParty,
    LegalInstrument,
)
from .issue import Issue, Position, PositionClaim
from .outbox import IndexState, OutboxEntry
from .passage import NoteMarker, Passage
from .person import Affiliation, Person, PersonIdentifier, PersonName
from .provision import Provision, ProvisionCitation
from .scheme import Scheme
from .slug_redirect import SlugRedirect
from .suggestion import Suggestion
from .tag import ClaimTag, PassageTag
from .user import User
from .verification import Verification

__all__ = [
    "AccessPoint",
    "Affiliation",
    "Attribution",
    "Claim",
    "ClaimRelation",
    "ClaimTag",
    "Concept",
    "ConceptLabel",
    "ConceptMatch",
    "Contribution",
    "Curated",
    "CuratedQuerySet",
    "Document",
    "DocumentIdentifier",
    "Edition",
    "Evidence",
    "HistoryChange",
    "HistoryEvent",
    "IndexState",
    "Institution",
    "InstitutionIdentifier",
    "InstitutionName",
    "InstitutionRelation",
    "InstrumentEvent",
    "InstrumentIdentifier",
    "InstrumentName",
    "InstrumentParty",
    "Issue",
    "LegalInstrument",
    "NoteMarker",
    "OutboxEntry",
    "Passage",
    "PassageTag",
    "Person",
    "PersonIdentifier",
    "PersonName",
    "Position",
    "PositionClaim",
    "Provision",
    "ProvisionCitation",
    "Quantity",
    "Removal",
    "Scheme",
    "Section",
    "SlugRedirect",
    "Suggestion",
    "User",
    "Verification",
]
