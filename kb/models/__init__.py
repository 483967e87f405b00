"""What the base holds: one model per file, with the rules that the database itself keeps."""

from .addressed import Addressed
from .carrying import Carried, Carrying
from .claim import Attribution, Claim, ClaimQuerySet, Quantity
from .claim_relation import ClaimRelation
from .concept import Concept, ConceptLabel, ConceptMatch
from .continuation import Continuation
from .correction import ProposedCorrection
from .curated import Curated, CuratedQuerySet
from .decided import Decided
from .document import AccessPoint, Contribution, Document, DocumentIdentifier
from .edition import Edition, Removal, Section
from .edition_step import EditionStep
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
from .listed import Listed, told_up_to
from .loaded import BaseConflict, LoadedBase, LoadedEntry
from .older_words import (
    InNewerEdition,
    are_same,
    in_newer_edition,
    known_there,
    with_newer_edition,
    with_standing_in,
)
from .outbox import IndexState, OutboxEntry
from .passage import NoteMarker, Passage
from .person import Affiliation, Person, PersonIdentifier, PersonName
from .provision import Provision, ProvisionCitation
from .revision import Revision, RevisionChange
from .scheme import Scheme
from .several_texts import (
    are_several,
    editions_to_tell,
    load_bound_texts,
    number_of_words,
    readable_numbers,
)
from .slug_redirect import SlugRedirect
from .source_file import SourceFile
from .source_import import Import
from .suggestion import Suggestion
from .tag import ClaimTag, PassageTag
from .uncompared import uncompared
from .unresolved import MentionPlace, UnresolvedMention
from .user import User
from .verification import Verification

__all__ = [
    "AccessPoint",
    "Addressed",
    "Affiliation",
    "Attribution",
    "BaseConflict",
    "Carried",
    "Carrying",
    "Claim",
    "ClaimQuerySet",
    "ClaimRelation",
    "ClaimTag",
    "Concept",
    "ConceptLabel",
    "ConceptMatch",
    "Continuation",
    "Contribution",
    "Curated",
    "CuratedQuerySet",
    "Decided",
    "Document",
    "DocumentIdentifier",
    "Edition",
    "EditionStep",
    "Evidence",
    "HistoryChange",
    "HistoryEvent",
    "Import",
    "InNewerEdition",
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
    "Listed",
    "LoadedBase",
    "LoadedEntry",
    "MentionPlace",
    "NoteMarker",
    "OutboxEntry",
    "Passage",
    "PassageTag",
    "Person",
    "PersonIdentifier",
    "PersonName",
    "Position",
    "PositionClaim",
    "ProposedCorrection",
    "Provision",
    "ProvisionCitation",
    "Quantity",
    "Removal",
    "Revision",
    "RevisionChange",
    "Scheme",
    "Section",
    "SlugRedirect",
    "SourceFile",
    "Suggestion",
    "UnresolvedMention",
    "User",
    "Verification",
    "are_same",
    "are_several",
    "editions_to_tell",
    "in_newer_edition",
    "known_there",
    "load_bound_texts",
    "number_of_words",
    "readable_numbers",
    "told_up_to",
    "uncompared",
    "with_newer_edition",
    "with_standing_in",
]
