"""Import sources: each whole or not at all, as drafts, with what became of it in one line."""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kb.extracting.parsed import ParsedEdition, Refused
from kb.ingest.sources.arguments import UnreadableDescription, description_of, read_descriptions, source_at
from kb.ingest.sources.file_store import sweep
from kb.ingest.sources.pipeline import End, Outcome, Source, import_source, parse_source, sentence
from kb.management.accounts import account_named
from kb.models import Document


class Command(BaseCommand):
    """`import_source PATH-or-URL…`: ends with exit code 1 if any source was refused."""

    help = "Import documents as drafts; each ends as imported, unchanged, or refused with the reason."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sources", nargs="+", metavar="PATH-or-URL")
        parser.add_argument("--metadata", type=Path, help="YAML or JSON that describes the documents")
        parser.add_argument("--document", help="slug of the document of which the source is a new edition")
        parser.add_argument("--dry-run", action="store_true", help="say what would be and store nothing")
        parser.add_argument("--jobs", type=int, default=1, help="how many sources are read at the same time")
        parser.add_argument("--by", help="the account that imports; without one, the operator")
        parser.add_argument("--json", action="store_true", help="print the summary for programs")

    def handle(self, *args: object, **options: Any) -> None:
        given: list[str] = options["sources"]
        document = self._document(options["document"], given)
        by = account_named(options["by"])
        try:
            said = read_descriptions(options["metadata"]) if options["metadata"] else []
        except UnreadableDescription as error:
            raise CommandError(str(error)) from error
        outcomes: list[Outcome] = []
        sweep()
        with ThreadPoolExecutor(max_workers=max(1, options["jobs"])) as readers:
            for name, reading in self._read(readers, given, document, said, options["jobs"]):
                outcome = self._import(name, reading, by=by, dry_run=options["dry_run"])
                outcomes.append(outcome)
                if not options["json"]:
                    self._tell(outcome, len(outcomes), len(given))
        sweep()
        self._summary(outcomes, as_json=options["json"])

    def _document(self, slug: str | None, given: Sequence[str]) -> Document | None:
        if slug is None:
            return None
        if len(given) > 1:
            raise CommandError("One source at a time can be the new edition of a document.")
        document = Document.objects.filter(slug=slug).first()
        if document is None:
            raise CommandError(f"There is no document “{slug}”.")
        return document

    def _read(
        self,
        readers: ThreadPoolExecutor,
        given: Sequence[str],
        document: Document | None,
        said: Sequence[dict[str, Any]],
        jobs: int,
    ) -> Iterator[tuple[str, "Future[tuple[Source, ParsedEdition]]"]]:
        """The sources in order while others are being read ahead, a few at a time."""
        ahead: list[tuple[str, Future[tuple[Source, ParsedEdition]]]] = []
        for name in given:
            described = description_of(name, said)
            ahead.append((name, readers.submit(_read_one, name, document, described)))
            if len(ahead) > max(1, jobs):
                yield ahead.pop(0)
        yield from ahead

    def _import(
        self, name: str, reading: "Future[tuple[Source, ParsedEdition]]", *, by: Any, dry_run: bool
    ) -> Outcome:
        try:
            source, parsed = reading.result()
        except Refused as refused:
            return Outcome(name, End.REFUSED, refused.code, str(refused))
        outcome = import_source(source, by=by, dry_run=dry_run, parse=lambda *_source: parsed)
        outcome.name = name
        return outcome

    def _tell(self, outcome: Outcome, number: int, total: int) -> None:
        style = self.style.ERROR if outcome.end == End.REFUSED else str
        self.stdout.write(f"[{number}/{total}] {outcome.name}: {style(sentence(outcome))}")
        for candidate in outcome.duplicates:
            reasons = ", ".join(candidate.reasons)
            self.stderr.write(f"  may be the same source as {candidate.document.slug} ({reasons})")
        for near in outcome.binding.near_misses:
            self.stderr.write(f"  summary {near.path} is not bound: passage {near.found_in} has other words")
        for path in outcome.binding.not_found:
            self.stderr.write(f"  summary {path} is not bound: its words are not in this text")
        for warning in (*outcome.binding.warnings(), *outcome.warnings):
            self.stderr.write(f"  {warning}")

    def _summary(self, outcomes: Sequence[Outcome], *, as_json: bool) -> None:
        counts = Counter(outcome.end.value for outcome in outcomes)
        if as_json:
            summary = {end.value: counts[end.value] for end in End}
            self.stdout.write(
                json.dumps({**summary, "sources": [_as_json(one) for one in outcomes]}, ensure_ascii=False)
            )
        else:
            self.stdout.write(", ".join(f"{counts[end.value]} {end.value}" for end in End) + ".")
        if counts[End.REFUSED]:
            raise SystemExit(1)


def _read_one(
    given: str, document: Document | None, described: dict[str, Any]
) -> tuple[Source, ParsedEdition]:
    """The bytes and the edition in them; uses no database, so that several can be read at the same time."""
    source = source_at(given, document=document, described=described)
    return source, parse_source(source.data, source.name, source.kept)


def _as_json(outcome: Outcome) -> dict[str, object]:
    binding = outcome.binding
    return {
        "name": outcome.name,
        "end": outcome.end.value,
        "code": outcome.code,
        "message": outcome.message,
        "document": outcome.document.slug if outcome.document else None,
        "edition": outcome.edition.number if outcome.edition else None,
        "passages": outcome.passages,
        "removed": outcome.removed,
        "bound": binding.bound,
        "summaries": binding.total,
        "not_bound": [*(near.path for near in binding.near_misses), *binding.not_found],
        "fingerprints_of_another_version": binding.other_version,
        "bound_to_an_older_text": binding.kept,
        "suggestions": outcome.suggestions.suggested,
        "unresolved_mentions": outcome.suggestions.unresolved,
        "duplicates": [
            {
                "document": one.document.slug,
                "reasons": {str(key): value for key, value in one.reasons.items()},
            }
            for one in outcome.duplicates
        ],
        "warnings": list(outcome.warnings),
        "seconds": round(outcome.seconds, 3),
    }
