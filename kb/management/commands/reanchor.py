"""Carry what was said about the older texts of documents to their newest ones."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count, Q

from kb.extracting.parsed import Refused
from kb.ingest.editions.reanchoring import Report, reanchor
from kb.models import Document, Edition


class Command(BaseCommand):
    """`reanchor SLUG`: what was said about the text before goes on in the newest text, or is listed."""

    help = "Carry tags, evidence and citations to the newest edition; list what moved, changed or is lost."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", nargs="?", help="the document")
        parser.add_argument("--all", action="store_true", help="every document with several imported texts")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
        parser.add_argument("--json", action="store_true", help="print everything for programs")

    def handle(self, *args: object, **options: Any) -> None:
        if bool(options["slug"]) == options["all"]:
            raise CommandError("Name a document, or ask for --all.")
        if options["slug"]:
            document = Document.objects.filter(slug=options["slug"]).first()
            if document is None:
                raise CommandError(f"There is no document {options['slug']}.")
            try:
                self._tell(reanchor(document=document, dry_run=options["dry_run"]), options)
            except Refused as refused:
                raise CommandError(f"{refused} ({refused.code})") from refused
            return
        for document in _with_several_texts():
            try:
                self._tell(reanchor(document=document, dry_run=options["dry_run"]), options)
            except Refused as refused:
                self.stderr.write(f"{document.slug}: {refused} ({refused.code})")

    def _tell(self, report: Report, options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
            return
        if options["all"]:
            self.stdout.write(report.document)
        self._print(report)

    def _print(self, report: Report) -> None:
        if not report.newer:
            self.stdout.write("The document has no two imported texts: nothing to carry.")
            return
        self.stdout.write(
            f"Edition {report.older} to {report.newer}: {report.similarity:.0%} of the older text found."
        )
        for title, counts in (("Passages", report.passages), ("Links", report.links)):
            told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
            self.stdout.write(f"{title}: {told or 'none'}.")
        for row in report.rows:
            place = f" → § {row.place}" if row.place else ""
            self.stdout.write(
                f"  {row.outcome} ({row.why}, {row.score:.2f})  § {row.source}{place}  {row.kind}: {row.link[:100]}"
            )


def _with_several_texts() -> list[Document]:
    in_use = Q(editions__in=Edition.objects.texts_in_use())
    counted = Document.objects.annotate(texts=Count("editions", filter=in_use))
    return list(counted.filter(texts__gt=1).order_by("slug"))
