"""Make this site what a backup says."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from kb.backup import (
    BackupFailed,
    Damaged,
    Manifest,
    NoPrograms,
    NotEmpty,
    NotForThisProgram,
    RestoreFailed,
    restore,
    verify,
)
from kb.search.storage import RebuildInProgress


class Command(BaseCommand):
    """`restore FILE`: verify every byte, then fill an empty database in one transaction."""

    help = "Restore a backup into an empty database; everything is verified before anything is touched."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="verify the backup and touch nothing")
        parser.add_argument(
            "--force",
            action="store_true",
            help="replace what is in the database, after a backup of it has been written",
        )
        parser.add_argument("--json", action="store_true", help="print the summary for programs")

    def handle(self, *args: object, **options: Any) -> None:
        self._quiet = options["json"] or options["verbosity"] == 0
        path = options["file"].absolute()
        try:
            told = self._check(path) if options["check"] else self._restore(path, options["force"])
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}. Nothing was touched.") from error
        except (Damaged, NotForThisProgram, NoPrograms, BackupFailed) as error:
            raise CommandError(f"Nothing was touched. {error}") from error
        except NotEmpty as error:
            raise CommandError(
                f"Nothing was touched. {error} Restore into an empty database, or add --force: what is there is then "
                "backed up first and replaced."
            ) from error
        except RestoreFailed as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(told))

    def _check(self, path: Path) -> dict[str, object]:
        manifest = verify(path)
        self._say(f"{path} is whole: {_described(manifest)}.")
        return _for_programs(manifest)

    def _restore(self, path: Path, force: bool) -> dict[str, object]:
        report = restore(
            path, replace=force, progress=(lambda line: None) if self._quiet else self.stderr.write
        )
        # The database is that of the program that made the backup; its index is made from it.
        call_command("migrate", verbosity=0, interactive=False)
        self._say(f"Restored: {_described(report.manifest)}. Everybody signs in again.")
        try:
            call_command("reindex", verbosity=0, stdout=self.stdout, stderr=self.stderr)
        except CommandError as error:
            if not isinstance(error.__cause__, RebuildInProgress):
                raise
            self.stderr.write(str(error))
        if report.kept_before:
            self._say(f"What was here before is in {report.kept_before}.")
        for lost in report.manifest.lost:
            self._say(f"  The source file {lost} was lost before the backup was made.")
        kept = {"kept_before": str(report.kept_before) if report.kept_before else None}
        return {**_for_programs(report.manifest), **kept}

    def _say(self, line: str) -> None:
        if not self._quiet:
            self.stdout.write(line)


def _described(manifest: Manifest) -> str:
    return (
        f"made {manifest.made_at[:16].replace('T', ' ')} by version {manifest.program}, "
        f"{sum(manifest.rows.values())} rows, {len(manifest.files) - 1} source files"
    )


def _for_programs(manifest: Manifest) -> dict[str, object]:
    return {
        "made_at": manifest.made_at,
        "program": manifest.program,
        "rows": sum(manifest.rows.values()),
        "files": len(manifest.files) - 1,
        "lost": manifest.lost,
    }
