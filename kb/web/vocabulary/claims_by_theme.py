"""A table of numbers: who claims how much under which concept."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from kb.web.claims.by_claimant import ClaimantGroup
from kb.web.elements.tables import Cell, Column, NumbersTable

from .trees import Node

#: A table with more columns than this does not fit beside anything.
MOST_COLUMNS = 6


def claims_by_theme(groups: Sequence[ClaimantGroup], here: Node) -> NumbersTable | None:
    """Claimants by the narrower concepts in which they make claims; None where there is nothing to set side by side."""
    narrower = sorted((node for node in here.narrower if node.claims), key=lambda node: -len(node.claims))
    if len(groups) < 2 or len(narrower) < 2:
        return None
    shown = narrower[:MOST_COLUMNS]
    head = [Column(_("Claimant"), numeric=False), *(Column(node.label) for node in shown), Column(_("All"))]
    return NumbersTable(
        caption=_("Number of claims: %(concept)s") % {"concept": here.label},
        columns=head,
        rows=[_row(group, shown) for group in groups],
    )


def _row(group: ClaimantGroup, nodes: Sequence[Node]) -> list[Cell]:
    counts = [len(group.keys & node.claims) for node in nodes]
    return [
        Cell(group.label, group.claimants[0].url if len(group.claimants) == 1 else ""),
        *(Cell(str(count) if count else "–", numeric=True) for count in counts),
        Cell(str(len(group.keys)), numeric=True),
    ]
