"""A file of Web Annotations: each is brought in whole, is there already, or is refused with the reason."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from kb.curation import CurationError, Verb, may
from kb.curation.refusals import explain
from kb.history import gathered
from kb.models import User
from kb.representing import RepresentationError

from ..drafter import drafter
from .annotation import Unusable, read_annotation
from .drafting import Drafting
from .formats import Item, read_items

type Progress = Callable[[int, int], None]


class End(StrEnum):
    """What became of one annotation."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One annotation: its place in the file (from 1), its id, how it ended, what was made of it or why nothing."""

    number: int
    id: str
    end: End
    made: tuple[str, ...] = ()
    reason: str = ""


@dataclass
class AnnotationReport:
    """All annotations of a file, in order; `stored` is False in a dry run."""

    outcomes: list[Outcome] = field(default_factory=list)
    stored: bool = False

    def counts(self) -> dict[str, int]:
        """How many annotations ended in each way."""
        counted = Counter(one.end for one in self.outcomes)
        return {end.value: counted[end] for end in End}


class _Undone(Exception):
    """Leaves the transaction of a dry run without a trace."""


def import_annotations(
    data: bytes,
    *,
    by: User | None,
    dry_run: bool = False,
    progress: Progress | None = None,
    most: int | None = None,
) -> AnnotationReport:
    """Draft what the annotations in the JSON-LD file say; one that is refused leaves the others alone.

    Importing the same file again makes nothing new. Nothing is raised for a bad file; NotAllowed where the account may
    not draft records.
    """
    by = drafter(by)
    may(by, Verb.CREATE)
    items = read_items(data)
    if most is not None and len(items) > most:
        counts = {"found": len(items), "most": most}
        message = _(
            "The file holds %(found)d annotations; here it may hold %(most)d. Use import_annotations for it."
        )
        return AnnotationReport([Outcome(1, "", End.REFUSED, reason=message % counts)])
    report = AnnotationReport()
    drafting = Drafting(by)
    try:
        with transaction.atomic():
            for item in items:
                report.outcomes.append(_one(item, drafting))
                if progress is not None:
                    progress(len(report.outcomes), len(items))
            if dry_run:
                raise _Undone
        report.stored = True
    except _Undone:
        pass
    return report


def _one(item: Item, drafting: Drafting) -> Outcome:
    """Draft one annotation in a savepoint, its events with it."""
    if item.reason:
        return Outcome(item.number, item.name, End.REFUSED, reason=item.reason)
    try:
        annotation = read_annotation(item.json)
        with transaction.atomic(), gathered():
            made = drafting.draft(annotation)
    except (Unusable, CurationError, RepresentationError) as error:
        return Outcome(item.number, item.name, End.REFUSED, reason=str(error))
    except IntegrityError as error:
        return Outcome(item.number, item.name, End.REFUSED, reason=explain(error))
    except DataError as error:
        return Outcome(item.number, item.name, End.REFUSED, reason=str(error).partition("\n")[0])
    return Outcome(item.number, item.name, End.IMPORTED if made else End.UNCHANGED, tuple(made))
