"""Import a collection of documents; killed at any moment and run again, it goes on where it was."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kb.ingest.corpus import CorpusReport, Wishes, import_corpus
from kb.ingest.sources.file_store import sweep
from kb.ingest.sources.pipeline import End
from kb.models import Document

#: So many refused records are named where the summary is for people.
NAMED = 20


class Command(BaseCommand):
    """`import_corpus FILE.jsonl`: ends with exit code 1 if any record was refused."""

    help = "Import many documents from a file with one JSON object per line, as drafts unless --publish is given."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.jsonl")
        parser.add_argument(
            "--collection", default="", help="a name that tells its ids apart from those of other collections"
        )
        parser.add_argument("--publish", action="store_true", help="show the documents to readers at once")
        parser.add_argument("--rights", default="", help="the rights statement of every document")
        parser.add_argument(
            "--text-policy",
            choices=Document.TextPolicy.values,
            help="what readers may see (default: full with --rights, otherwise summaries)",
        )
        parser.add_argument(
            "--recognise", action="store_true", help="also store what is recognised as suggestions"
        )
        parser.add_argument("--limit", type=int, help="at most so many records")
        parser.add_argument("--json", action="store_true", help="print the summary for programs")

    def handle(self, *args: object, **options: Any) -> None:
        path: Path = options["file"]
        if options["publish"] and not options["rights"].strip():
            raise CommandError("Say with --rights under which terms the texts are shown to readers.")
        policy = options["text_policy"] or ("full" if options["rights"].strip() else "summaries")
        wishes = Wishes(
            collection=options["collection"],
            publish=options["publish"],
            rights=options["rights"].strip(),
            text_policy=policy,
            recognise=options["recognise"],
        )
        started = perf_counter()
        sweep()
        try:
            report = import_corpus(
                path, wishes, limit=options["limit"], progress=self._progress(path, started)
            )
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        self._summary(report, perf_counter() - started, as_json=options["json"])

    def _progress(self, path: Path, started: float) -> Any:
        """A line that is written over, on a terminal only."""
        size = path.stat().st_size if path.is_file() else 0
        if not sys.stderr.isatty() or not size:
            return lambda report, end: None

        def tell(report: CorpusReport, end: int) -> None:
            speed = report.passages / max(perf_counter() - started, 0.001)
            done = (
                f"{100 * end // size:3d} %, {sum(report.ends.values())} records, {report.passages} passages"
            )
            self.stderr.write(f"\r{done}, {speed:.0f} per second", ending="")

        return tell

    def _summary(self, report: CorpusReport, seconds: float, *, as_json: bool) -> None:
        if as_json:
            told = {
                **{end.value: report.ends[end] for end in End},
                "passages": report.passages,
                "seconds": round(seconds, 2),
                "refused_by_reason": dict(sorted(report.refused.items())),
                "refusals": [
                    {"record": name, "code": code, "message": message}
                    for name, code, message in report.reasons
                ],
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            if sys.stderr.isatty():
                self.stderr.write("")
            for name, _code, message in report.reasons[:NAMED]:
                self.stderr.write(f"{name}: {self.style.ERROR('refused')}: {message}")
            counts = ", ".join(f"{report.ends[end]} {end.value}" for end in End)
            self.stdout.write(f"{counts}; {report.passages} passages in {seconds:.1f} s.")
            for code, count in report.refused.most_common():
                self.stdout.write(f"  refused, {code}: {count}")
        if report.ends[End.REFUSED]:
            raise SystemExit(1)
