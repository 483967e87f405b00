"""Do what one import of the desk waits for: read its file, or store what was read. The desk starts this by itself."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kb.ingest.jobs import work
from kb.models import Import


class Command(BaseCommand):
    help = "Read or store one import that was begun at the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=int, help="the import, as the address of its page ends")

    def handle(self, *args: Any, number: int, **options: Any) -> None:
        try:
            job = work(number)
        except Import.DoesNotExist as error:
            raise CommandError(f"There is no import {number}.") from error
        self.stdout.write(str(job.get_state_display()) if job else "Another process is at work on it.")
