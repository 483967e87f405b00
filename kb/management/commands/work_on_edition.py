"""Work on one act on a large edition; started by the desk, and harmless to start again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from kb.ingest.background.edition_steps import work


class Command(BaseCommand):
    """`work_on_edition NUMBER`: does what the step wants, unless another process is at it."""

    help = "Do one act on a large edition in the background."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=int)

    def handle(self, *args: object, **options: Any) -> None:
        work(options["number"])
