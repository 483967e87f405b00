"""A citation with its instrument."""

from dataclasses import dataclass

from kb.recognising.citations.citation import Citation
from kb.recognising.references.reference import Reference

AFTER_NAME, BEFORE_NAME, BESIDE = 1.0, 0.95, 0.85


@dataclass(frozen=True, slots=True)
class Attached:
    """A citation with its instrument: the slug, UNKNOWN with the place of the name, or None where nothing says.

    `reference` is the reference that the citation took up, so that it is not counted for itself again.
    """

    citation: Citation
    slug: str | None
    rule: str
    score: float
    reference: Reference | None = None
    name: tuple[int, int] | None = None


def nothing(citation: Citation) -> Attached:
    """A citation of which nothing says what it belongs to."""
    return Attached(citation, None, "", 0.0)


def taken(citation: Citation, reference: Reference, rule: str, score: float) -> Attached:
    """A citation with the instrument that a reference names; none where that is the text itself."""
    if reference.rule == "itself":
        return Attached(citation, None, "", 0.0, reference)
    name = None if reference.slug else (reference.start, reference.end)
    surety = reference.score if reference.slug else 1.0
    return Attached(citation, reference.slug, rule, round(score * surety, 3), reference, name)


def lent(other: Attached) -> float:
    """The score of a citation that has its instrument from its neighbour."""
    return round(min(other.score, BESIDE), 3)
