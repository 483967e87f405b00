"""Import a table (CSV) of claims or evidence: all rows or none, with every fault by line and column."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kb.curation import NotAllowed
from kb.ingest.tables import TableReport, import_table
from kb.management.accounts import account_named


class Command(BaseCommand):
    """`import_table FILE.csv`: ends with exit code 1 if nothing could be stored."""

    help = "Import a CSV table of claims or evidence as drafts and edits, whole or not at all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.csv")
        parser.add_argument("--by", help="the account that imports; without one, the operator")
        parser.add_argument("--dry-run", action="store_true", help="say what would be and store nothing")
        parser.add_argument("--json", action="store_true", help="print the report for programs")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            report = import_table(
                Path(options["file"]).read_bytes(),
                by=account_named(options["by"]),
                dry_run=options["dry_run"],
                progress=None if options["json"] else self._progress,
            )
        except (OSError, NotAllowed) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            rows = {
                "rows": [asdict(row) for row in report.rows],
                "faults": [asdict(one) for one in report.faults],
            }
            told = {"kind": report.kind, "stored": report.stored, "counts": report.counts(), **rows}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            self._tell(report, options["dry_run"])
        if report.faults:
            raise SystemExit(1)

    def _progress(self, done: int, total: int) -> None:
        if done % 1000 == 0:
            self.stderr.write(f"{done} of {total} rows")

    def _tell(self, report: TableReport, dry_run: bool) -> None:
        for fault in report.faults:
            place = ", ".join(
                part
                for part in (f"line {fault.line}" if fault.line else "", fault.column, repr(fault.value))
                if part and part != "''"
            )
            self.stderr.write(f"{place}: {fault.message}" if place else fault.message)
        if dry_run and not report.faults:
            for row in report.rows:
                changed = f" ({', '.join(row.changed)})" if row.changed else ""
                alike = f", like {row.alike}" if row.alike else ""
                self.stdout.write(f"line {row.line}: {row.end.value} {row.key}{changed}{alike}")
        counts = ", ".join(f"{number} {name}" for name, number in report.counts().items())
        stored = "Stored" if report.stored else "Nothing was stored"
        self.stdout.write(f"{stored}: {counts}.")
