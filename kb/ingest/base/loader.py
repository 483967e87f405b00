"""Loading a whole base in one transaction."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import IntegrityError, connection, transaction

from kb.history import gathered
from kb.models import LoadedBase
from kb.representing import RepresentationError

from ..editions.binding import BindingReport, bind_document
from .counterparts import Clash
from .endings import end_what_ended
from .files import Base, digest_of, name_of, read_base
from .records.claims import load_claims, load_issues
from .records.law import load_law
from .records.links import load_ended_links, load_relations
from .records.parties import load_parties
from .records.redirects import load_redirects
from .records.sources import load_sources
from .records.vocabulary import load_concepts
from .refusals import refusal
from .report import Difference, differences
from .store import Loading


@dataclass
class LoadReport:
    """What became of the records of a base: counts by kind and outcome (see kb.curation.base_records.Outcome)."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    #: What of the summaries was found in texts that had been imported before.
    binding: BindingReport = field(default_factory=BindingReport)
    #: What waits for a person, the differences that this load found first among them.
    differences: list[Difference] = field(default_factory=list)

    def total(self, outcome: str) -> int:
        return sum(count for (_kind, found), count in self.outcomes.items() if found == outcome)

    def by_kind(self) -> dict[str, dict[str, int]]:
        table: dict[str, dict[str, int]] = {}
        for (kind, outcome), count in sorted(self.outcomes.items()):
            table.setdefault(kind, {})[str(outcome)] = count
        return table


#: In this order, because later records name earlier ones.
_STEPS = (
    load_concepts,
    load_parties,
    load_law,
    load_sources,
    load_claims,
    load_relations,
    load_issues,
    load_ended_links,
    load_redirects,
)


class _DryRun(Exception):
    """Leaves the transaction of a dry run without a trace."""


def load_base(
    directory: Path,
    *,
    dry_run: bool = False,
    join: bool = False,
    progress: Callable[[str], None] = lambda line: None,
) -> LoadReport:
    """Load or update the base in this folder: all of it, or nothing and RepresentationError saying what is wrong.

    What a person changed, withdrew or merged stays so; what both the base and a person changed is listed for a person.
    With `join` records of the same name that did not come from this base are taken for the same; otherwise they clash.
    """
    known = LoadedBase.objects.filter(name=name_of(directory), digest=digest_of(directory)).first()
    if known is not None:
        return _unchanged(known)
    base = read_base(directory)
    report = LoadReport()
    try:
        with transaction.atomic():
            # One load at a time: a second one waits and then finds everything unchanged.
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            _load(base, Loading(base, join=join, progress=progress), report)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    except IntegrityError as error:
        raise RepresentationError(refusal(error)) from error
    except KeyError as error:
        raise RepresentationError(f"A record lacks the key {error}.") from error
    return report


def _load(base: Base, loading: Loading, report: LoadReport) -> None:
    with gathered():
        _store(base, loading)
        connection.check_constraints()
        end_what_ended(base, loading)
        if loading.has_changed("document", "passage", "evidence"):
            for mapping in base.documents:
                report.binding.add(bind_document(loading.references.find("document", mapping["slug"])))
    connection.check_constraints()
    loading.memory.write(base)
    report.outcomes = loading.outcomes
    report.differences = differences(loading.memory.base, loading.memory.noted)


def _store(base: Base, loading: Loading) -> None:
    """Take every step; a name that is taken is told before what goes wrong because it is."""
    try:
        for step in _STEPS:
            step(base, loading)
            loading.write_links()
    except (IntegrityError, RepresentationError) as error:
        if loading.meeting.clashes:
            raise Clash(loading.meeting.clashes) from error
        raise
    if loading.meeting.clashes:
        raise Clash(loading.meeting.clashes)


def _unchanged(base: LoadedBase) -> LoadReport:
    """The base was loaded as it is: nothing is read, and what waits for a person is told again."""
    report = LoadReport(differences=differences(base, []))
    for kind in base.entries.filter(is_gone=False).order_by().values_list("kind", flat=True):
        report.outcomes[kind, "unchanged"] += 1
    return report


_LOCK = 0x6B625F6C
