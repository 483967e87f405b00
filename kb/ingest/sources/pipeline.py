"""One source from its bytes to an edition: read in the sandbox, then stored whole or not at all."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from time import perf_counter
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kb.curation import CurationError
from kb.curation.imports import draft_document
from kb.curation.refusals import explain
from kb.extracting.correcting import correct
from kb.extracting.parsed import ParsedEdition, Refused
from kb.extracting.sandbox import parse_limited
from kb.models import Document, Edition, User

from ..editions.binding import BindingReport, bind_edition
from ..editions.storing import refuse_known_bytes, store
from ..editions.suggesting import SuggestionReport, suggest
from .describing import describe
from .duplicates import Candidate, candidates
from .file_store import keep

#: Answers the edition in the bytes or raises Refused; the names of removals to keep in come third.
type Parse = Callable[[bytes, str, Collection[str]], ParsedEdition]


class End(StrEnum):
    """How the import of a source ended."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass
class Outcome:
    """What became of one source; `seconds` of wall clock. `edition` is None in a dry run and where none was made."""

    name: str
    end: End
    code: str = ""
    message: str = ""
    document: Document | None = None
    edition: Edition | None = None
    passages: int = 0
    removed: int = 0
    binding: BindingReport = field(default_factory=BindingReport)
    suggestions: SuggestionReport = field(default_factory=SuggestionReport)
    duplicates: list[Candidate] = field(default_factory=list)
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True)
class Source:
    """A source as it was given: its bytes, its name or address, and what whoever imports it says about it.

    `document` is the one that it is a new edition of; without it the source is new, unless the very same bytes are
    summarised or imported already. Bytes of an edition that has ended can come again. `described` has keys of a
    document's mapping; `kept` names removals to be kept in, `accepted` are indices of proposed corrections to be made.
    """

    data: bytes
    name: str
    url: str = ""
    document: Document | None = None
    described: Mapping[str, Any] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    accepted: frozenset[int] = frozenset()


class _DryRun(Exception):
    """Leaves the transaction of a dry run without a trace."""


def parse_source(data: bytes, name: str, kept: Collection[str]) -> ParsedEdition:
    """The edition in the bytes, read in a process with limits; raises Refused."""
    return parse_limited(data, name=name, keep=frozenset(kept))


def import_source(
    source: Source, *, by: User | None, dry_run: bool = False, parse: Parse = parse_source
) -> Outcome:
    """Read the source and store it with all that belongs to it, in one transaction; nothing is raised for a bad one."""
    started = perf_counter()
    try:
        outcome = store_parsed(parse(source.data, source.name, source.kept), source, by=by, dry_run=dry_run)
    except Refused as refused:
        end = End.UNCHANGED if refused.code == "unchanged" else End.REFUSED
        outcome = Outcome(source.name, end, refused.code, str(refused), document=source.document)
    outcome.seconds = perf_counter() - started
    return outcome


def store_parsed(parsed: ParsedEdition, source: Source, *, by: User | None, dry_run: bool = False) -> Outcome:
    """Store what was read, its bytes, and its document if it is new; bind and suggest. Raises Refused."""
    try:
        parsed, accepted = correct(parsed, source.accepted)
        with transaction.atomic():
            outcome = _store(parsed, accepted, source, by)
            if dry_run:
                raise _DryRun
    except _DryRun:
        outcome.edition = None
        outcome.document = source.document
    except CurationError as error:
        raise Refused("not-described", str(error)) from error
    except IntegrityError as error:
        raise Refused("not-stored", explain(error)) from error
    return outcome


def _store(parsed: ParsedEdition, accepted: Collection[Any], source: Source, by: User | None) -> Outcome:
    document = source.document or document_of_these_bytes(parsed)
    likely: list[Candidate] = []
    if document is None:
        mapping = describe(parsed, name=source.name, url=source.url, given=source.described, unseen=True)
        likely = candidates(parsed, mapping)
        document = draft_document(mapping=mapping, by=by)
    elif not source.kept and not accepted:
        refuse_known_bytes(parsed, document)
    file = keep(source.data, name=source.name, media_type=parsed.media_type)
    edition = store(parsed, document=document, by=by, file=file, accepted=accepted)
    return Outcome(
        source.name,
        End.IMPORTED,
        document=document,
        edition=edition,
        passages=len(parsed.stretches),
        removed=len(parsed.removed),
        binding=bind_edition(edition),
        suggestions=suggest(edition),
        duplicates=likely,
        warnings=parsed.warnings,
    )


def document_of_these_bytes(parsed: ParsedEdition) -> Document | None:
    """The document that these very bytes are in use for, summarised or imported: the same source beyond doubt."""
    same = Edition.objects.in_use().filter(sha256=parsed.sha256).select_related("document")
    edition = same.order_by("basis", "pk").first()
    return edition.document if edition else None


def sentence(outcome: Outcome) -> str:
    """How the import ended, as a line for people."""
    if outcome.end != End.IMPORTED:
        return f"{outcome.end.value}: {outcome.message}"
    told = _("imported: %(document)s, edition %(number)s, %(passages)d passages") % {
        "document": outcome.document.slug if outcome.document else _("a new document"),
        "number": outcome.edition.number if outcome.edition else "–",
        "passages": outcome.passages,
    }
    if outcome.binding.total:
        bound = {"bound": outcome.binding.bound, "total": outcome.binding.total}
        told += _(", %(bound)d of %(total)d summaries bound") % bound
    return told
