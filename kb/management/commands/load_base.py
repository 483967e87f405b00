"""Load or update a curated base."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from kb.curation.base_records import Outcome
from kb.ingest.base import Difference, LoadReport, load_base
from kb.ingest.first_load import Advance, first_load
from kb.management import shipped_base
from kb.representing import RepresentationError

MOST_TOLD = 20
LONGEST = 160  # characters of a value


class Command(BaseCommand):
    """`load_base [DIR]`: the curated base in DIR, whole or not at all; what people decided since stays."""

    help = "Load or update a curated base (by default the one that ships with the project)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, default=shipped_base.directory())
        parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
        parser.add_argument(
            "--join",
            action="store_true",
            help="take records of the same name for the same: what is here stays, what differs is listed",
        )
        parser.add_argument("--json", action="store_true", help="print the summary for programs")

    def handle(self, *args: object, **options: Any) -> None:
        quiet = options["json"] or options["verbosity"] == 0
        try:
            with first_load() as advance:
                report = load_base(
                    options["directory"],
                    dry_run=options["dry_run"],
                    join=options["join"],
                    progress=lambda line: self._told(line, advance, quiet),
                )
        except RepresentationError as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        if report.total(Outcome.CREATED) and not options["dry_run"]:
            _let_the_server_know()
        if options["directory"].resolve() == shipped_base.directory().resolve() and not options["dry_run"]:
            shipped_base.remember()
        for warning in report.binding.warnings():
            self.stderr.write(self.style.WARNING(warning))
        if options["json"]:
            self.stdout.write(json.dumps(_for_programs(report), ensure_ascii=False))
        else:
            self._tell(report, options["dry_run"])

    def _told(self, line: str, advance: Advance, quiet: bool) -> None:
        advance()
        if not quiet:
            self.stderr.write(line)

    def _tell(self, report: LoadReport, dry_run: bool) -> None:
        would = "Dry run, nothing was stored: " if dry_run else ""
        counts = ", ".join(
            f"{report.total(outcome)} {outcome}"
            for outcome in Outcome
            if outcome != Outcome.HELD or report.total(outcome)
        )
        self.stdout.write(f"{would}{counts}.")
        if report.total(Outcome.HELD):
            self.stdout.write(
                "Held: what is new and rests on what was withdrawn here, or on what waits for a decision; "
                "it waits for review at /admin/work/."
            )
        if report.differences:
            self._tell_differences(report.differences)

    def _tell_differences(self, found: list[Difference]) -> None:
        new = sum(one.is_new for one in found)
        many = f"{len(found)} differences wait" if len(found) != 1 else "1 difference waits"
        self.stdout.write(self.style.WARNING(f"{many} for a person at /admin/base/, {new} of them new:"))
        for one in found[:MOST_TOLD]:
            self.stdout.write(
                f"  {one.kind} {one.record}{f': {one.field}' if one.field else ''} — {one.because}"
            )
            if one.field:
                self.stdout.write(f"    here: {_short(one.here)}\n    base: {_short(one.base)}")
        if len(found) > MOST_TOLD:
            self.stdout.write(f"  and {len(found) - MOST_TOLD} more")


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) if value else "(empty)"
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _for_programs(report: LoadReport) -> dict[str, object]:
    """Counts by kind and outcome, and what waits for a person."""
    return {"kinds": report.by_kind(), "differences": [asdict(one) for one in report.differences]}


def _let_the_server_know() -> None:
    """Until it looks at the filled tables by itself, a minute later, the server answers as if they were empty."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
