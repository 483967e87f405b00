"""Take a whole edition along its way to readers, as at its desk."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kb import curation
from kb.curation import CurationError
from kb.management.accounts import account_named
from kb.models import Edition, User

type Use = Callable[[Edition, User, str], int | None]

ACTS: dict[str, Use] = {
    "submit": lambda edition, by, why: curation.submit_edition(edition=edition, by=by),
    "publish": lambda edition, by, why: curation.publish_edition(edition=edition, by=by, why=why),
    "send-back": lambda edition, by, why: curation.send_back_edition(edition=edition, by=by, why=why),
    "withdraw": lambda edition, by, why: curation.withdraw_edition(edition=edition, by=by, why=why),
    "discard": lambda edition, by, why: curation.discard_edition(edition=edition, by=by),
}


class Command(BaseCommand):
    """`edition ACT SLUG --by NAME`: the newest edition of the document, or that of `--number`, and all its passages."""

    help = "Submit, publish, send back, withdraw or discard a whole edition, on behalf of an account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=ACTS)
        parser.add_argument("slug", help="the document")
        parser.add_argument("--number", type=int, help="which edition; the newest unless given")
        parser.add_argument("--by", required=True, help="the account on whose behalf: its role decides")
        parser.add_argument(
            "--why",
            default="",
            help="needed for sending back, holding back and withdrawing; readers see that of withdrawing",
        )
        parser.add_argument(
            "--public-why",
            default="",
            help="with publish: a reason that readers see in the account of changes",
        )
        parser.add_argument(
            "--hold-back",
            nargs="+",
            default=[],
            metavar="PATH",
            help="with publish: passages that stay drafts",
        )
        parser.add_argument("--json", action="store_true", help="print everything for programs")

    def handle(self, *args: object, **options: Any) -> None:
        by = account_named(options["by"])
        edition = self._edition(options)
        try:
            if options["hold_back"]:
                self._hold_back(edition, options["hold_back"], by, options["why"])
            moved = ACTS[options["act"]](edition, by, self._why(options)) or 0
        except CurationError as refusal:
            raise CommandError(str(refusal)) from refusal
        told = {
            "document": options["slug"],
            "edition": edition.number,
            "act": options["act"],
            "passages": moved,
        }
        words = "{document}, edition {edition}: {act} done, {passages} passages."
        self.stdout.write(json.dumps(told) if options["json"] else words.format(**told))

    def _why(self, options: dict[str, Any]) -> str:
        """Why the whole edition goes on; why passages are held back is told to nobody but the desks."""
        if options["act"] != "publish":
            return str(options["why"])
        return str(options["public_why"] or ("" if options["hold_back"] else options["why"]))

    def _edition(self, options: dict[str, Any]) -> Edition:
        editions = Edition.objects.filter(document__slug=options["slug"]).select_related("document")
        wanted = editions.defer("text", "sketch").order_by("-number")
        if options["number"] is not None:
            wanted = wanted.filter(number=options["number"])
        edition = wanted.first()
        if edition is None:
            raise CommandError(f"There is no such edition of {options['slug']}.")
        return edition

    def _hold_back(self, edition: Edition, paths: list[str], by: User, why: str) -> None:
        passages = edition.passages.filter(path__in=paths)
        ids = list(passages.values_list("public_id", flat=True))
        if len(ids) < len(set(paths)):
            raise CommandError(
                "Some of these passages are not in the edition: give their paths, such as 4 or 4.2."
            )
        curation.hold_back_passages(edition=edition, public_ids=ids, by=by, why=why)
