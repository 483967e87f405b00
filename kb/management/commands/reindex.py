"""Rebuild the search index while the old one serves."""

import json
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kb.search.indexing import apply_all, reindex
from kb.search.storage import RebuildInProgress


class Command(BaseCommand):
    """`reindex`: a new generation of the index from the database, then the switch."""

    help = "Rebuild the search index from the database; searches are answered from the old one meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the summary for programs")

    def handle(self, *args: object, **options: Any) -> None:
        self._quiet = options["json"] or options["verbosity"] == 0
        self._told = began = time.monotonic()
        try:
            built = reindex(self._show)
        except RebuildInProgress as error:
            raise CommandError(
                "The index is being rebuilt already; it will serve when that is done."
            ) from error
        apply_all()
        seconds = time.monotonic() - began
        if options["json"]:
            summary = {
                "generation": built.generation,
                "documents": built.documents,
                "seconds": round(seconds, 2),
            }
            self.stdout.write(json.dumps(summary))
        elif options["verbosity"]:
            self.stdout.write(f"{built.documents} records are in the index (generation {built.generation}).")

    def _show(self, done: int, total: int) -> None:
        """One line a second at most."""
        now = time.monotonic()
        if not self._quiet and total and now - self._told >= 1:
            self._told = now
            self.stderr.write(f"  {done} of {total} records ({100 * done // total} %)")
