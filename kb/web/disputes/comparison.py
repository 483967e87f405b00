"""Claimants side by side: questions as rows, each cell a position in a line with its best quotation."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kb.models import Attribution, Claim, Evidence, PositionClaim
from kb.web.claims.card import EvidenceView, evidence_view

#: How many claims one cell shows, each of another position, before it says how many more there are.
CELL = 2
_STRONGEST_FIRST = {role: rank for rank, role in enumerate(Evidence.Role.values)}


@dataclass(frozen=True)
class Claimant:
    """Somebody who can be compared; `value` names them in an address, `kind` is institutions or people."""

    kind: str
    slug: str
    value: str
    name: str
    url: str
    claims: int

    @classmethod
    def of(cls, row: dict[str, Any], shared: Container[str]) -> "Claimant":
        """From a row of `Attribution.objects.by_claimant()`; slugs in `shared` do not tell who is meant."""
        record = "person" if row["person__slug"] is not None else "institution"
        kind = "people" if record == "person" else "institutions"
        slug = row[f"{record}__slug"]
        return cls(
            kind=kind,
            slug=slug,
            value=f"{kind}/{slug}" if slug in shared else slug,
            name=row[f"{record}__name"],
            url=reverse(record, kwargs={"slug": slug}),
            claims=row["claims"],
        )


@dataclass(frozen=True)
class Stand:
    """One claim in a cell: the position it takes, in a line, and the words it rests on best."""

    position: str
    statement: str
    url: str
    kind: str
    kind_label: str
    evidence: EvidenceView | None


@dataclass(frozen=True)
class Cell:
    """What one claimant says on one question."""

    claimant: str
    stands: list[Stand]
    more: int
    more_url: str


@dataclass(frozen=True)
class Row:
    """A question, or a theme outside the questions, with a cell for each claimant."""

    label: str
    url: str
    is_question: bool
    cells: list[Cell]

    @property
    def speakers(self) -> int:
        return sum(bool(cell.stands) for cell in self.cells)


@dataclass(frozen=True)
class _Heading:
    """What a row is about; hashable, so that claims can be gathered under it."""

    label: str
    url: str
    is_question: bool
    theme: str = ""


@dataclass(frozen=True)
class Group:
    """Rows under a heading of their own."""

    title: str
    rows: list[Row]


def groups(
    claimants: Sequence[Claimant], claims: Iterable[Claim], positions: Iterable[PositionClaim]
) -> list[Group]:
    """Questions on which several speak, questions on which one speaks, then themes outside the questions.

    `claims` are loaded with `for_cards()`; `positions` are those they take, in the order in which they are to stand.
    """
    made = sorted(_rows(claimants, claims, positions), key=lambda row: (-row.speakers, row.label))
    titled = (
        (_("Questions on which several of them speak"), lambda row: row.is_question and row.speakers > 1),
        (_("Questions on which one of them speaks"), lambda row: row.is_question and row.speakers == 1),
        (_("Themes outside these questions"), lambda row: not row.is_question),
    )
    found = [Group(title, [row for row in made if belongs(row)]) for title, belongs in titled]
    return [group for group in found if group.rows]


def _rows(
    claimants: Sequence[Claimant], claims: Iterable[Claim], positions: Iterable[PositionClaim]
) -> list[Row]:
    """Under a question the claims of a position keep its curator's order: the first says best what it holds."""
    by_key = {claim.pk: claim for claim in claims}
    gathered: dict[_Heading, list[tuple[str, Claim]]] = defaultdict(list)
    taken = [(one.position, by_key[one.claim_id]) for one in positions]
    for position, claim in taken:
        question = _Heading(str(position.issue), position.issue.get_absolute_url(), True)
        gathered[question].append((position.label, claim))
    on_questions = {claim.pk for _position, claim in taken}
    for key, claim in by_key.items():
        if key not in on_questions:
            gathered[_theme(claim)].append(("", claim))
    return [_row(heading, said, claimants) for heading, said in gathered.items()]


def _theme(claim: Claim) -> _Heading:
    """What a claim is about that takes no position: its first theme."""
    theme = next((tag.concept for tag in claim.visible_tags), None)
    if theme is None:
        return _Heading(_("Other claims"), "", False)
    key = theme.slug if theme.scheme.slug == "themes" else ""
    return _Heading(theme.label, theme.get_absolute_url(), False, key)


def _row(heading: _Heading, said: Sequence[tuple[str, Claim]], claimants: Sequence[Claimant]) -> Row:
    cells = [_cell(heading, said, claimant) for claimant in claimants]
    return Row(heading.label, heading.url, heading.is_question, cells)


def _cell(heading: _Heading, said: Sequence[tuple[str, Claim]], claimant: Claimant) -> Cell:
    own = [(position, claim) for position, claim in said if _is_by(claim, claimant)]
    shown = _one_of_each_position(own)[:CELL]
    narrowed = {"claimant": claimant.value} | ({"theme": heading.theme} if heading.theme else {})
    more_url = heading.url if heading.is_question else f"{reverse('claims')}?{urlencode(narrowed)}"
    return Cell(claimant.name, [_stand(*one) for one in shown], len(own) - len(shown), more_url)


def _one_of_each_position(said: Sequence[tuple[str, Claim]]) -> list[tuple[str, Claim]]:
    """The first claim of each position; outside the questions, where there are none, all of them."""
    first: dict[object, tuple[str, Claim]] = {}
    for position, claim in said:
        first.setdefault(position or claim.pk, (position, claim))
    return list(first.values())


def _is_by(claim: Claim, claimant: Claimant) -> bool:
    return any(
        one.role == Attribution.Role.CLAIMANT
        and one.claimant.slug == claimant.slug
        and bool(one.person_id) == (claimant.kind == "people")
        for one in claim.visible_attributions
    )


def _stand(position: str, claim: Claim) -> Stand:
    best = min(claim.visible_evidence, key=lambda one: _STRONGEST_FIRST[one.role], default=None)
    return Stand(
        position=position,
        statement=claim.statement,
        url=claim.get_absolute_url(),
        kind=claim.kind,
        kind_label=str(claim.get_kind_display()),
        evidence=evidence_view(best) if best else None,
    )
