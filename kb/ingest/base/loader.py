"""Loading a whole base in one transaction."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import IntegrityError, connection, transaction

from kb.curation.refusals import explain
from kb.history import gathered
from kb.representing import RepresentationError

from ..binding import BindingReport, bind_document
from .claims import load_claims, load_issues, load_relations
from .files import Base, read_base
from .law import load_law
from .parties import load_parties
from .sources import load_sources
from .store import Loading
from .vocabulary import load_concepts


@dataclass
class LoadReport:
    """What became of the records of a base: counts by kind and outcome (created, updated, unchanged, withdrawn)."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    #: What of the summaries was found in texts that had been imported before.
    binding: BindingReport = field(default_factory=BindingReport)

    def total(self, outcome: str) -> int:
        return sum(count for (_kind, found), count in self.outcomes.items() if found == outcome)

    def by_kind(self) -> dict[str, dict[str, int]]:
        table: dict[str, dict[str, int]] = {}
        for (kind, outcome), count in sorted(self.outcomes.items()):
            table.setdefault(kind, {})[str(outcome)] = count
        return table


#: In this order, because later records name earlier ones.
_STEPS = (load_concepts, load_parties, load_law, load_sources, load_claims, load_relations, load_issues)


class _DryRun(Exception):
    """Leaves the transaction of a dry run without a trace."""


def load_base(
    directory: Path, *, dry_run: bool = False, progress: Callable[[str], None] = lambda line: None
) -> LoadReport:
    """Load or update the base in this folder: all of it, or nothing and RepresentationError saying what is wrong."""
    base = read_base(directory)
    loading = Loading(progress)
    binding = BindingReport()
    try:
        with transaction.atomic():
            # One load at a time: a second one waits and then finds everything unchanged.
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            with gathered():
                for step in _STEPS:
                    step(base, loading)
                _bind(base, loading, binding)
            connection.check_constraints()
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    except IntegrityError as error:
        raise RepresentationError(f"{explain(error)} ({error})".strip()) from error
    except KeyError as error:
        raise RepresentationError(f"A record lacks the key {error}.") from error
    return LoadReport(loading.outcomes, binding)


def _bind(base: Base, loading: Loading, binding: BindingReport) -> None:
    """Bind the summaries of every document of the base, once their evidence is there."""
    for mapping in base.documents:
        binding.add(bind_document(loading.references.find("document", mapping["slug"])))


_LOCK = 0x6B625F6C
