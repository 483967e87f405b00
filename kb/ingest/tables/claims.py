"""Rows of claims: new ones become drafts, known ones are edited by their id or handle and the version that was seen."""

import re
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from kb import curation
from kb.curation.revising import open_revision, working_on
from kb.identifying import display, neutral_slug, slugify_title
from kb.models import (
    Claim,
    ClaimTag,
    LegalInstrument,
    Provision,
    ProvisionCitation,
    SlugRedirect,
    User,
)

from ..lookup.records import Lookup
from . import cells as read
from .csv_file import Line
from .known_claims import KnownClaims
from .report import End, Row
from .row_reader import Cells

#: Columns that are keys of a claim's mapping (kb.representing), each with what reads its cell.
_KEYS: dict[str, Any] = {
    "slug": str,
    "statement": str,
    "kind": lambda cell: read.word(cell, Claim.Kind.values) if cell else "",
    "claimants": read.parted,
    "reporters": read.parted,
    "as_of": read.date,
    "quantities": read.quantities,
    "addressees": lambda cell: read.words(cell, Claim.Addressee.values),
    "note": str,
}
COLUMNS = ("id", "version", *_KEYS, "tags", "law", "why")
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
_NEEDED = ("slug", "statement", "kind")


class ClaimRows:
    """Takes rows of claims one by one; each either ends in a Row or raises Faulty or an error of kb.curation."""

    def __init__(self, by: User, lookup: Lookup) -> None:
        self._by = by
        self._lookup = lookup
        #: The line on which each claim was taken, by primary key.
        self._seen: dict[int, int] = {}

    @cached_property
    def _known(self) -> KnownClaims:
        return KnownClaims()

    def take(self, line: Line) -> Row:
        """Create, edit or leave alone the claim of this row."""
        cells = Cells(line)
        mapping = {name: cells.read(name, reader) for name, reader in _KEYS.items() if cells.has(name)}
        for name in ("claimants", "reporters"):
            if name in mapping:
                mapping[name] = cells.find_all(name, mapping[name], self._lookup.party)
        concepts = cells.find_all("tags", cells.read("tags", read.parted), self._lookup.concept)
        law = cells.find_all("law", cells.read("law", read.parted), self._lookup.law)
        version = cells.read("version", read.number)
        claim = self._claim(cells)
        if claim is not None and claim.pk in self._seen:
            cells.wrong("id", _("Line %(line)d is about the same claim.") % {"line": self._seen[claim.pk]})
        if cells.text("slug") and not _SLUG.fullmatch(cells.text("slug")):
            cells.wrong("slug", _("A handle consists of letters, digits, hyphens and underscores."))
        for name in _NEEDED[1:]:
            if not cells.text(name) and (cells.has(name) or (claim is None and not cells.text("id"))):
                cells.wrong(name, _("This is needed."))
        cells.refuse()
        done = (
            self._edit(cells, line, claim, mapping, version) if claim else self._create(cells, line, mapping)
        )
        row = self._tagged(done, concepts)
        return self._citing((row, done[1]), law)

    def _claim(self, cells: Cells) -> Claim | None:
        """The claim that the row is about, by id, else by handle; None for a new one."""
        if cells.text("id"):
            claim: Claim | None = cells.read("id", self._lookup.claim)
            return claim
        slug = cells.text("slug")
        return Claim.objects.filter(slug=slug).first() if slug else None

    def _create(self, cells: Cells, line: Line, mapping: dict[str, Any]) -> tuple[Row, Claim]:
        if cells.text("version"):
            cells.wrong(
                "version", _("A new claim has no version: leave this empty, or give the id of the claim.")
            )
        claimants = mapping.get("claimants")
        self._refuse_twin(cells, mapping["statement"], claimants)
        cells.refuse()
        alike = self._known.alike(mapping["statement"], claimants or [])
        mapping = {**mapping, "slug": mapping.get("slug") or _free_slug(mapping["statement"])}
        claim = curation.create(kind=Claim, mapping=mapping, by=self._by)
        self._seen[claim.pk] = line.number
        self._known.add(claim, claimants or [])
        changed = tuple(key for key, value in mapping.items() if value)
        told = f"{display(alike.public_id)}: {alike.statement}" if alike else ""
        return Row(line.number, End.CREATED, display(claim.public_id), claim.statement, changed, told), claim

    def _refuse_twin(self, cells: Cells, statement: str, claimants: list[str] | None) -> None:
        """A row for a new claim must not say in the same words what its claimants claim already."""
        twin = self._known.twin(statement, claimants)
        if twin and twin.pk in self._seen:
            cells.wrong("statement", _("Line %(line)d says the same.") % {"line": self._seen[twin.pk]})
        elif twin:
            said = {"id": display(twin.public_id), "version": twin.version}
            message = _(
                "The base has this claim: write %(id)s in the column id and %(version)d in the column version."
            )
            cells.wrong("statement", message % said)

    def _edit(
        self, cells: Cells, line: Line, claim: Claim, mapping: dict[str, Any], version: int | None
    ) -> tuple[Row, Claim]:
        """Keys that the table lacks stay as they are, and so does an empty handle."""
        self._seen[claim.pk] = line.number
        mapping = {key: value for key, value in mapping.items() if key != "slug" or value}
        present, proposal = working_on(claim, self._by)
        changed = tuple(key for key, value in mapping.items() if not _same(present.get(key), value))
        if not changed:
            return Row(line.number, End.UNCHANGED, display(claim.public_id), claim.statement), claim
        if version is None:
            message = _(
                "This would change the claim: write the version that you saw; the base has %(version)d."
            )
            cells.wrong("version", message % {"version": claim.version})
        if "slug" in changed and claim.is_published:
            cells.wrong("slug", _("Readers can see this claim: rename it on its own page."))
        cells.refuse()
        edited = curation.edit(
            record=claim,
            mapping=mapping,
            by=self._by,
            version=version or 0,
            proposal=proposal,
            why=cells.text("why"),
        )
        end = End.PROPOSED if open_revision(edited) else End.UPDATED
        return Row(line.number, end, display(edited.public_id), edited.statement, changed), edited

    def _tagged(self, done: tuple[Row, Claim], concepts: list[Any]) -> Row:
        """Add the tags that the claim lacks; none is taken away, and a withdrawn one is not taken up again."""
        row, claim = done
        known = (
            set(ClaimTag.objects.filter(claim=claim).values_list("concept", flat=True)) if concepts else set()
        )
        new = [concept for concept in concepts if concept.pk not in known]
        if not new or not curation.tag(targets=[claim], concepts=new, by=self._by):
            return row
        return row.with_change("tags")

    def _citing(self, done: tuple[Row, Claim], law: list[LegalInstrument | Provision]) -> Row:
        """Add the citations that the claim lacks, whatever became of one that it once had."""
        row, claim = done
        cited = ProvisionCitation.objects.filter(claim=claim) if law else ProvisionCitation.objects.none()
        known = set(cited.values_list("instrument", "provision"))
        new = [one for one in dict.fromkeys(law) if _columns(one) not in known]
        for one in new:
            provision = one if isinstance(one, Provision) else None
            instrument = one.instrument if isinstance(one, Provision) else one
            curation.cite_provision(source=claim, instrument=instrument, provision=provision, by=self._by)
        return row.with_change("law") if new else row


def _columns(law: LegalInstrument | Provision) -> tuple[int, int | None]:
    """Instrument and provision by primary key, as a citation keeps them."""
    return (law.instrument_id, law.pk) if isinstance(law, Provision) else (law.pk, None)


def _same(present: Any, given: Any) -> bool:
    return (present or None) == (given or None) or str(present or "") == str(given or "")


def _free_slug(statement: str) -> str:
    """A handle made of the statement that no claim has."""
    base = slugify_title(statement, fallback=neutral_slug("claim", statement))
    taken = set(Claim.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= SlugRedirect.old_names("claim", base)
    return (
        base
        if base not in taken
        else next(f"{base}-{n}" for n in range(2, len(taken) + 3) if f"{base}-{n}" not in taken)
    )
