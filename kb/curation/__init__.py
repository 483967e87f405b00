"""Every change a person can make, one verb each: atomic, keyword-only, with `by=`, and one history event."""

from .changing import create, delete_draft
from .editing import edit
from .editions import (
    discard_edition,
    hold_back_passages,
    publish_edition,
    release_passages,
    send_back_edition,
    submit_edition,
    withdraw_edition,
)
from .errors import (
    CurationError,
    DependentsRemain,
    Gone,
    InvalidRecord,
    NotAllowed,
    ReasonNeeded,
    StaleRecord,
    TooEarly,
    WrongStatus,
)
from .likeness import AlikeClaims, claims_like, refuse_unseen
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
from .revising import drop_revision, publish_revision, send_back_revision
from .suggestion_decisions import accept_suggestion, dismiss_mention, reject_suggestion, resolve_mention
from .workflow import publish, send_back, submit, withdraw

__all__ = [
    "AlikeClaims",
    "CurationError",
    "DependentsRemain",
    "Gone",
    "InvalidRecord",
    "NotAllowed",
    "ReasonNeeded",
    "StaleRecord",
    "TooEarly",
    "Verb",
    "WrongStatus",
    "accept_suggestion",
    "add_evidence",
    "allowed_verbs",
    "cite_provision",
    "claims_like",
    "create",
    "delete_draft",
    "discard_edition",
    "dismiss_mention",
    "drop_revision",
    "edit",
    "hold_back_passages",
    "mark_nothing_to_tag",
    "may",
    "merge",
    "publish",
    "publish_edition",
    "publish_revision",
    "refuse_unseen",
    "reject_suggestion",
    "relate_claims",
    "release_passages",
    "remove_link",
    "rename",
    "resolve_mention",
    "revert",
    "send_back",
    "send_back_edition",
    "send_back_revision",
    "submit",
    "submit_edition",
    "tag",
    "verify",
    "withdraw",
    "withdraw_edition",
]
