"""Every change a person can make, one verb each: atomic, keyword-only, with `by=`, and one history event."""

from .changing import create, delete_draft, edit
from .errors import (
    CurationError,
    DependentsRemain,
    InvalidRecord,
    NotAllowed,
    ReasonNeeded,
    StaleRecord,
    WrongStatus,
)
from .linking import (
    add_evidence,
    cite_provision,
    mark_nothing_to_tag,
    relate_claims,
    remove_link,
    tag,
    verify,
)
from .merging import merge, rename
from .permissions import Verb, allowed_verbs, may
from .reverting import revert
from .suggesting import accept_suggestion, dismiss_mention, reject_suggestion, resolve_mention
from .workflow import publish, send_back, submit, withdraw

__all__ = [
    "CurationError",
    "DependentsRemain",
    "InvalidRecord",
    "NotAllowed",
    "ReasonNeeded",
    "StaleRecord",
    "Verb",
    "WrongStatus",
    "accept_suggestion",
    "add_evidence",
    "allowed_verbs",
    "cite_provision",
    "create",
    "delete_draft",
    "dismiss_mention",
    "edit",
    "mark_nothing_to_tag",
    "may",
    "merge",
    "publish",
    "reject_suggestion",
    "relate_claims",
    "remove_link",
    "rename",
    "resolve_mention",
    "revert",
    "send_back",
    "submit",
    "tag",
    "verify",
    "withdraw",
]
