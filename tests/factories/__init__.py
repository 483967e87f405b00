"""Small builders of records for tests: published unless told otherwise, valid, and different from each other."""

from .claims import attribution, claim, claim_relation, evidence, quantity, verification
from .concepts import concept, concept_label, scheme, tag
from .documents import access_point, contribution, document, edition, passage, section
from .institutions import institution
from .instruments import citation, instrument, provision
from .issues import issue, position
from .people import affiliation, person
from .users import user

__all__ = [
    "access_point",
    "affiliation",
    "attribution",
    "citation",
    "claim",
    "claim_relation",
    "concept",
    "concept_label",
    "contribution",
    "document",
    "edition",
    "evidence",
    "institution",
    "instrument",
    "issue",
    "passage",
    "person",
    "position",
    "provision",
    "quantity",
    "scheme",
    "section",
    "tag",
    "user",
    "verification",
]
