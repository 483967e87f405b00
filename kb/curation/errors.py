"""Why a change was refused, in words that say what to do."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from kb.models import Curated
from kb.representing import RecordMapping


class CurationError(Exception):
    """A change that was refused; the message is for the person who asked for it, and nothing was stored."""

    #: Records that the refusal is about, for a page to lead to.
    in_the_way: Sequence[Curated] = ()


class NotAllowed(CurationError):
    """The account's role, or its part in the record's making, does not allow this."""


class Gone(CurationError):
    """Somebody deleted the record between looking and pressing."""

    def __init__(self) -> None:
        super().__init__(_("The record is no longer there: somebody deleted it."))


class WrongStatus(CurationError):
    """The record is not at the point of its way where this can be done."""


class TooEarly(WrongStatus):
    """Readers must see something else first."""

    def __init__(self, message: str, first: Sequence[Curated] = ()) -> None:
        super().__init__(message)
        self.in_the_way = first


class ReasonNeeded(CurationError):
    """Changes to published records say why."""

    def __init__(self) -> None:
        super().__init__(_("Readers can see this record: say why it is changed."))


class InvalidRecord(CurationError):
    """The record would break a rule of the base; `field` is what the rule is about, "" for the whole record."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass
class StaleRecord(CurationError):
    """Somebody saved a newer version while this form was open; both texts are here so that nothing is lost."""

    current_version: int
    current_proposal: str = ""
    current: RecordMapping = field(default_factory=dict)
    attempted: RecordMapping = field(default_factory=dict)

    def __str__(self) -> str:
        return _(
            "Somebody changed this record while you were editing it. Nothing was overwritten: compare both texts."
        )


class DependentsRemain(CurationError):
    """Other records rest on this one; they are named so that the person can decide about each."""

    def __init__(self, message: str, dependents: Sequence[Curated]) -> None:
        super().__init__(message)
        self.dependents = self.in_the_way = dependents
