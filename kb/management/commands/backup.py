"""Write the whole site into one archive."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kb.backup import BackupFailed, NoPrograms, back_up


class Command(BaseCommand):
    """`backup FILE`: database and source files as they are at one moment, with checksums."""

    help = "Write the whole site, database and source files, into one new archive with checksums."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print the summary for programs")

    def handle(self, *args: object, **options: Any) -> None:
        path = options["file"].absolute()
        quiet = options["json"] or options["verbosity"] == 0
        try:
            report = back_up(path, progress=(lambda line: None) if quiet else self.stderr.write)
        except FileExistsError as error:
            raise CommandError(f"{path} is there already: a backup never overwrites anything.") from error
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        except (BackupFailed, NoPrograms) as error:
            raise CommandError(f"No backup was written. {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps({"file": str(path), **asdict(report)}))
        else:
            size = f"{report.size / 1_000_000:.1f} MB"
            self.stdout.write(f"{path}: {report.rows} rows, {report.files} source files, {size}.")
        if report.lost:
            raise CommandError(
                f"The backup is whole, but {len(report.lost)} source files are gone or altered on the disk and are "
                f"not in it: {', '.join(report.lost[:5])}{' …' if len(report.lost) > 5 else ''}"
            )
