"""Import Web Annotations (JSON-LD): each becomes drafts, is there already, or is refused with the reason."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kb.curation import NotAllowed
from kb.ingest.annotations import End, import_annotations
from kb.management.accounts import account_named


class Command(BaseCommand):
    """`import_annotations FILE.jsonld`: ends with exit code 1 if any annotation was refused."""

    help = "Import W3C Web Annotations as drafts of tags, selections and evidence."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.jsonld")
        parser.add_argument("--by", help="the account that imports; without one, the operator")
        parser.add_argument("--dry-run", action="store_true", help="say what would be and store nothing")
        parser.add_argument("--json", action="store_true", help="print the report for programs")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            report = import_annotations(
                Path(options["file"]).read_bytes(),
                by=account_named(options["by"]),
                dry_run=options["dry_run"],
                progress=None if options["json"] else self._progress,
            )
        except (OSError, NotAllowed) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            told = {"stored": report.stored, "counts": report.counts()}
            annotations = [asdict(one) for one in report.outcomes]
            self.stdout.write(json.dumps({**told, "annotations": annotations}, ensure_ascii=False))
        else:
            for one in report.outcomes:
                name = f"{one.number} {one.id}".strip()
                if one.end == End.REFUSED:
                    self.stderr.write(f"{name}: refused: {one.reason}")
                elif options["dry_run"]:
                    self.stdout.write(f"{name}: {one.end}{': ' if one.made else ''}{', '.join(one.made)}")
            counts = ", ".join(f"{number} {end}" for end, number in report.counts().items())
            self.stdout.write(f"{'' if report.stored else 'Dry run, nothing was stored: '}{counts}.")
        if report.counts()[End.REFUSED]:
            raise SystemExit(1)

    def _progress(self, done: int, total: int) -> None:
        if done % 1000 == 0:
            self.stderr.write(f"{done} of {total} annotations")
