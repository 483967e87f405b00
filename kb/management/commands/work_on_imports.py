"""Work on the imports that wait, one after the other in turn. The desk starts this by itself."""

import resource
import signal
import sys
from typing import Any

from django.core.management.base import BaseCommand

from kb.ingest.background.workers import work_off

#: Bytes. Six million characters in ten thousand passages take a fifth of it; what takes more than all is refused.
MEMORY = 2 << 30


class Command(BaseCommand):
    """`work_on_imports`: until nothing waits any more."""

    help = "Read or store the imports that were begun at the desk, until none waits."

    def handle(self, *args: object, **options: Any) -> None:
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        done = work_off()
        self.stdout.write(f"{done} imports were worked on; none waits.")
