"""Rows of evidence: the words of a passage that a claim rests on; the same words in the same role are the same row."""

from typing import Any

from django.utils.translation import gettext as _

from kb import curation
from kb.curation.quoted_words import place_of
from kb.curation.revising import open_revision, working_on
from kb.identifying import display
from kb.models import Claim, Evidence, Passage, User
from kb.representing import handle

from ..lookup.records import Lookup
from . import cells as read
from .csv_file import Line
from .report import End, Row
from .row_reader import Cells

COLUMNS = ("claim", "passage", "role", "quote", "prefix", "suffix", "note", "version", "why")
#: What may be changed in evidence that is there; the others say which evidence is meant.
_CHANGEABLE = ("prefix", "suffix", "note")


class EvidenceRows:
    """Takes rows of evidence one by one; each either ends in a Row or raises Faulty or an error of kb.curation."""

    def __init__(self, by: User, lookup: Lookup) -> None:
        self._by = by
        self._lookup = lookup
        self._seen: dict[int, int] = {}

    def take(self, line: Line) -> Row:
        """Create, edit or leave alone the evidence of this row."""
        cells = Cells(line)
        claim = cells.find("claim", self._lookup.claim)
        passage = cells.find("passage", self._lookup.passage)
        quote = cells.find("quote", str)
        role = cells.read(
            "role", lambda cell: read.word(cell, Evidence.Role.values) if cell else Evidence.Role.ASSERTS
        )
        version = cells.read("version", read.number)
        for name, record in (("claim", claim), ("passage", passage)):
            if record is not None and record.has_ended:
                cells.wrong(name, _("This was withdrawn: %(why)s") % {"why": record.end_reason})
        cells.refuse()
        known = Evidence.objects.filter(claim=claim, passage=passage, role=role, quote=quote).first()
        if known is not None and known.pk in self._seen:
            cells.wrong("quote", _("Line %(line)d holds the same evidence.") % {"line": self._seen[known.pk]})
            cells.refuse()
        if known is None:
            return self._create(cells, line, claim, passage, role=role, quote=quote)
        return self._edit(cells, line, known, version)

    def _create(self, cells: Cells, line: Line, claim: Claim, passage: Passage, **words: str) -> Row:
        try:
            place_of(words["quote"], passage, prefix=cells.text("prefix"), suffix=cells.text("suffix"))
        except curation.InvalidRecord as error:
            cells.wrong("quote", str(error))
        cells.refuse()
        columns: dict[str, Any] = {**words, **{name: cells.text(name) for name in _CHANGEABLE}}
        made = curation.add_evidence(claim=claim, passage=passage, by=self._by, **columns)
        self._seen[made.pk] = line.number
        return Row(
            line.number,
            End.CREATED,
            _key(made),
            words["quote"],
            tuple(name for name in columns if columns[name]),
        )

    def _edit(self, cells: Cells, line: Line, known: Evidence, version: int | None) -> Row:
        self._seen[known.pk] = line.number
        if known.has_ended:
            cells.wrong("quote", _("This evidence was withdrawn: %(why)s") % {"why": known.end_reason})
        mapping: dict[str, Any] = {name: cells.text(name) for name in _CHANGEABLE if cells.has(name)}
        present, proposal = working_on(known, self._by)
        changed = tuple(name for name, value in mapping.items() if (present.get(name) or "") != (value or ""))
        if changed and version is None:
            message = _(
                "This would change the evidence: write the version that you saw; the base has %(version)d."
            )
            cells.wrong("version", message % {"version": known.version})
        cells.refuse()
        if not changed:
            return Row(line.number, End.UNCHANGED, _key(known), known.quote)
        edited = curation.edit(
            record=known,
            mapping=mapping,
            by=self._by,
            version=version or 0,
            proposal=proposal,
            why=cells.text("why"),
        )
        end = End.PROPOSED if open_revision(edited) else End.UPDATED
        return Row(line.number, end, _key(known), known.quote, changed)


def _key(evidence: Evidence) -> str:
    return f"{display(evidence.claim.public_id)} ← {handle(evidence.passage)}"
