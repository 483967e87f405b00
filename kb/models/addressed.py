"""Records that have an address of their own, at which readers find and cite them, also when they have ended."""

from .claim import Claim
from .concept import Concept
from .document import Document
from .institution import Institution
from .instrument import LegalInstrument
from .issue import Issue
from .passage import Passage
from .person import Person
from .provision import Provision

Addressed = Claim | Concept | Document | Institution | Issue | LegalInstrument | Passage | Person | Provision
