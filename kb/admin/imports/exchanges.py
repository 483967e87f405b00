"""The kinds of file that are brought row by row: what each asks for, and what its rows would become."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.faults import Text
from kb.ingest import annotations, tables
from kb.models import User

MOST_ROWS = 500

type Cells = Sequence[Any]


@dataclass
class Told:
    """What a file would become, or has become: rows that hold and what is wrong, as cells under their headings."""

    counts: list[tuple[str, int]] = field(default_factory=list)
    rows: list[Cells] = field(default_factory=list)
    wrong: list[Cells] = field(default_factory=list)
    stored: bool = False
    storable: bool = False


@dataclass(frozen=True)
class Exchange:
    """One kind of file that can be brought here."""

    name: str
    title: Text
    purpose: Text
    field_label: Text
    accept: str
    row_headings: Sequence[Text]
    wrong_headings: Sequence[Text]
    bring: Callable[[bytes, User, bool], Told]


def _bring_table(data: bytes, by: User, dry_run: bool) -> Told:
    report = tables.import_table(data, by=by, dry_run=dry_run, most_rows=MOST_ROWS)
    ends = {
        tables.End.CREATED: _("new"),
        tables.End.UPDATED: _("changed"),
        tables.End.PROPOSED: _("proposed"),
        tables.End.UNCHANGED: _("as it is"),
    }
    counts = report.counts()
    return Told(
        counts=[(ends[end], counts[end.value]) for end in tables.End],
        rows=[(row.line, ends[row.end], row.name, ", ".join(row.changed), row.alike) for row in report.rows],
        wrong=[(fault.line or "", fault.column, fault.value, fault.message) for fault in report.faults],
        stored=report.stored,
        storable=not report.faults and counts["unchanged"] < len(report.rows),
    )


def _bring_annotations(data: bytes, by: User, dry_run: bool) -> Told:
    report = annotations.import_annotations(data, by=by, dry_run=dry_run, most=MOST_ROWS)
    ends = {
        annotations.End.IMPORTED: _("new"),
        annotations.End.UNCHANGED: _("there already"),
        annotations.End.REFUSED: _("refused"),
    }
    counts = report.counts()
    kept = [one for one in report.outcomes if one.end != annotations.End.REFUSED]
    return Told(
        counts=[(ends[end], counts[end.value]) for end in annotations.End],
        rows=[(one.number, ends[one.end], one.id, ", ".join(one.made)) for one in kept],
        wrong=[(one.number, one.id, one.reason) for one in report.outcomes if one.reason],
        stored=report.stored,
        storable=counts["imported"] > 0,
    )


TABLES = Exchange(
    "tables",
    gettext_lazy("Claims and evidence from a table"),
    gettext_lazy("A spreadsheet saved as CSV becomes drafts and edits: all of its rows, or none."),
    gettext_lazy("Table (CSV)"),
    ".csv,text/csv",
    (
        gettext_lazy("Line"),
        gettext_lazy("Becomes"),
        gettext_lazy("Record"),
        gettext_lazy("Columns"),
        gettext_lazy("There is one like it"),
    ),
    (gettext_lazy("Line"), gettext_lazy("Column"), gettext_lazy("Stands there"), gettext_lazy("What to do")),
    _bring_table,
)
ANNOTATIONS = Exchange(
    "annotations",
    gettext_lazy("Web Annotations"),
    gettext_lazy("What was marked in another tool becomes drafts of tags, selections and evidence."),
    gettext_lazy("Annotations (JSON-LD)"),
    ".jsonld,.json,.jsonl,application/ld+json,application/json",
    (
        gettext_lazy("Number"),
        gettext_lazy("Becomes"),
        gettext_lazy("Annotation"),
        gettext_lazy("What is made"),
    ),
    (gettext_lazy("Number"), gettext_lazy("Annotation"), gettext_lazy("Why it is refused")),
    _bring_annotations,
)
