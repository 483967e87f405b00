"""A table of claims or of evidence: all of its rows or none, with everything that is wrong told at once."""

from collections.abc import Callable

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from kb.curation import CurationError, NotAllowed, Verb, may
from kb.curation.refusals import explain
from kb.history import gathered
from kb.models import User
from kb.representing import RepresentationError

from ..drafter import drafter
from ..lookup.records import Lookup
from . import claims, evidence
from .csv_file import Line, read_table
from .report import Fault, Faulty, TableReport
from .row_reader import refused

#: The columns of each kind of table.
KINDS = {"claims": claims.COLUMNS, "evidence": evidence.COLUMNS}
_TAKERS: dict[str, Callable[[User, Lookup], claims.ClaimRows | evidence.EvidenceRows]] = {
    "claims": claims.ClaimRows,
    "evidence": evidence.EvidenceRows,
}
type Progress = Callable[[int, int], None]


class _Undone(Exception):
    """Leaves the transaction of a dry run, or of a table with faults, without a trace."""


def import_table(
    data: bytes,
    *,
    by: User | None,
    dry_run: bool = False,
    progress: Progress | None = None,
    most_rows: int | None = None,
) -> TableReport:
    """Store the rows of the CSV file as drafts and edits, in one transaction, or say everything that is wrong.

    `progress` hears how many of how many rows are done. Nothing is raised for a bad file; NotAllowed where the account
    may not draft records.
    """
    by = drafter(by)
    may(by, Verb.CREATE)
    report = TableReport()
    try:
        report.kind, table = read_table(data, KINDS)
    except Faulty as faulty:
        report.faults = faulty.faults
        return report
    if most_rows is not None and len(table.lines) > most_rows:
        message = _(
            "The table has %(rows)d rows; here it may have %(most)d. Use the command import_table for it."
        )
        report.faults = [Fault(0, "", "", message % {"rows": len(table.lines), "most": most_rows})]
        return report
    try:
        with transaction.atomic(), gathered():
            _take_all(table.lines, report, _TAKERS[report.kind](by, Lookup()), progress)
            if dry_run or report.faults:
                raise _Undone
        report.stored = True
    except _Undone:
        pass
    return report


def _take_all(
    lines: tuple[Line, ...],
    report: TableReport,
    taker: claims.ClaimRows | evidence.EvidenceRows,
    progress: Progress | None,
) -> None:
    for done, line in enumerate(lines, 1):
        try:
            with transaction.atomic():
                report.rows.append(taker.take(line))
        except Faulty as faulty:
            report.faults += faulty.faults
        except NotAllowed as error:
            report.faults.append(Fault(line.number, "", "", str(error)))
        except (CurationError, RepresentationError) as error:
            report.faults += refused(line, error).faults
        except IntegrityError as error:
            report.faults.append(Fault(line.number, "", "", explain(error)))
        except DataError as error:
            report.faults.append(Fault(line.number, "", "", str(error).partition("\n")[0]))
        if progress is not None:
            progress(done, len(lines))
