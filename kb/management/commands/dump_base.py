"""Write the published base into a folder."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kb.exports.base import dump_base


class Command(BaseCommand):
    """`dump_base DIR`: the published base in the form in which it ships."""

    help = "Write the published base into DIR; files of a base that are there already are replaced."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", type=Path)
        parser.add_argument(
            "--name", default="", help="which base it is, so that a later version is known again"
        )
        parser.add_argument("--json", action="store_true", help="print the summary for programs")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            report = dump_base(options["directory"], options["name"])
        except OSError as error:
            raise CommandError(f"The folder cannot be written: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps(report.files))
        else:
            self.stdout.write(
                f"{report.records} records in {len(report.files)} files, as the base “{report.name}”."
            )
            for kind, count in report.left_out.items():
                if count:
                    self.stdout.write(f"  left out, resting on imported text alone: {count} {kind}s")
