"""The general comments that a gazetteer holds."""

import re
from collections.abc import Iterable

from kb.recognising.entries import Instrument
from kb.recognising.treaties.core_treaties import TREATY_BY_BODY, WATCHED_BY_SYMBOL

_NUMBER_IN_NAME = re.compile(
    r"General (?:comment|recommendation) (?:No\. ?)?(\d{1,3})(?: \((\d{4})\))?", re.IGNORECASE
)
_BODY_IN_NAME = re.compile(r"([A-Z]{2,5}) general (?:comment|recommendation)", re.IGNORECASE)


class CommentIndex:
    """The general comments that a gazetteer holds, by treaty and number."""

    def __init__(self, instruments: Iterable[Instrument]) -> None:
        self._held: dict[tuple[str, int], tuple[str, str]] = {}
        for instrument in instruments:
            if known := _identity(instrument):
                treaty, number, year = known
                self._held[treaty, number] = (instrument.slug, year)

    def find(self, treaty: str, number: int, year: str) -> str:
        """The slug of a comment; "" where it is not held, or is of another year."""
        slug, adopted = self._held.get((treaty, number), ("", ""))
        return slug if not year or not adopted or year == adopted else ""

    def by_year(self, number: int, year: str) -> str:
        """The one comment with this number and year of whatever body; "" where there is none, or are two."""
        found = [
            slug for (_, held), (slug, adopted) in self._held.items() if held == number and adopted == year
        ]
        return found[0] if year and len(found) == 1 else ""

    def treaty_of(self, slug: str) -> str:
        """The treaty of the body that wrote a comment of ours."""
        return next((treaty for (treaty, _), (held, _) in self._held.items() if held == slug), "")


def _identity(instrument: Instrument) -> tuple[str, int, str] | None:
    """The treaty, number and year of an instrument that is a general comment."""
    numbered = next((m for name in instrument.names if (m := _NUMBER_IN_NAME.search(name.text))), None)
    if numbered is None:
        return None
    bodies = [m[1].upper() for name in instrument.names if (m := _BODY_IN_NAME.search(name.text))]
    bodies += [
        prefix
        for prefix in WATCHED_BY_SYMBOL
        for symbol in instrument.symbols
        if symbol.startswith(f"{prefix}/C")
    ]
    treaty = next((TREATY_BY_BODY[body] for body in bodies if body in TREATY_BY_BODY), "")
    treaty = treaty or next((WATCHED_BY_SYMBOL[body] for body in bodies if body in WATCHED_BY_SYMBOL), "")
    return (treaty, int(numbered[1]), numbered[2] or "") if treaty else None
