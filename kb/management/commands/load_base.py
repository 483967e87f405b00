"""Load or update a curated base."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kb.ingest.base import LoadReport, load_base
from kb.ingest.first_load import Advance, first_load
from kb.representing import RepresentationError


class Command(BaseCommand):
    """`load_base [DIR]`: the curated base in DIR, whole or not at all."""

    help = "Load or update a curated base (by default the one that ships with the project)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
        parser.add_argument("--json", action="store_true", help="print the summary for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        quiet = options["json"] or options["verbosity"] == 0
        try:
            with first_load() as advance:
                report = load_base(
                    options["directory"],
                    dry_run=options["dry_run"],
                    progress=lambda line: self._told(line, advance, quiet),
                )
        except RepresentationError as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        for warning in report.binding.warnings():
            self.stderr.write(self.style.WARNING(warning))
        self.stdout.write(
            json.dumps(report.by_kind()) if options["json"] else self._summary(report, options["dry_run"])
        )

    def _told(self, line: str, advance: Advance, quiet: bool) -> None:
        advance()
        if not quiet:
            self.stderr.write(line)

    def _summary(self, report: LoadReport, dry_run: bool) -> str:
        would = "Dry run, nothing was stored: " if dry_run else ""
        counts = ", ".join(
            f"{report.total(outcome)} {outcome}"
            for outcome in ("created", "updated", "unchanged", "withdrawn")
        )
        return f"{would}{counts}."
