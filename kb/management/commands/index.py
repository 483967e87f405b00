"""Keep the search index up with the database, and see that imports are worked on."""

import json
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from kb.ingest.background import workers
from kb.search.following import follow
from kb.search.indexing import apply_all


class Command(BaseCommand):
    """`index [--follow]`: apply what changed, once or for as long as the process runs.

    With `--follow` it also has imports taken up whose process was killed, or that wait since before a restart.
    """

    help = "Apply changes of the base to the search index; with --follow, go on as they are made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--follow", action="store_true", help="go on until the process is told to end")
        parser.add_argument("--json", action="store_true", help="print the summary for programs")

    def handle(self, *args: object, **options: Any) -> None:
        total = self._follow(options["verbosity"]) if options["follow"] else apply_all()
        if options["json"]:
            self.stdout.write(json.dumps({"changes": total}))
        elif options["verbosity"]:
            self.stdout.write(f"{total} changes applied; the index is up to date.")

    def _follow(self, verbosity: int) -> int:
        """Follow until Ctrl-C or a request to end; returns how many changes were applied."""
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        total = 0

        def told(changes: int) -> None:
            nonlocal total
            total += changes
            if verbosity > 1:
                self.stdout.write(f"{changes} changes applied.")

        follow(stop, told, meanwhile=workers.start)
        return total
