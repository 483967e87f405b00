"""What a short query means that is a citation and nothing else: "Article 17 of the ICCPR", "art. 17 ICCPR"."""

import re

from kb.recognising.citations import read_numbers
from kb.recognising.gazetteer import Gazetteer
from kb.recognising.keywords import AND, OF, plain
from kb.recognising.mentions import Mention, MentionKind
from kb.recognising.paths import units_of
from kb.recognising.reader import Reader

_LONGEST = 300  # characters
_SURE = 0.7  # what a noun alone ("the Charter") means is no answer
_WORD = re.compile(r"[^\W_]+")
_NUMBER_ALONE = re.compile(r"\s*[:,]?\s*(?P<number>\d[\w().\-–, §]*?)\s*")
_IGNORED = OF | AND | frozenset({"s"})
_LAW = (MentionKind.PROVISION, MentionKind.INSTRUMENT)


def read_query(query: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The provisions that a query cites, or the instrument that it names; none where it says more than that.

    Capitals do not matter. A number beside the name alone counts articles, or what else the instrument is numbered by.
    """
    if len(query) > _LONGEST:
        return ()
    for written in dict.fromkeys((query, query.upper())):
        if found := _read(written, gazetteer):
            return found
    return ()


def _read(query: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    reading = Reader(gazetteer, known=gazetteer.by_slug).explain(query)
    found = reading.answer.of_kind(*_LAW)
    if not found or reading.answer.refused or any(one.score < _SURE for one in found):
        return ()
    left = _left_over(query, reading.covered)
    if not left:
        return found
    return _with_number(query, found[0], gazetteer) if len(found) == 1 and not found[0].path else ()


def _left_over(query: str, covered: tuple[tuple[int, int], ...]) -> list[str]:
    """The words that belong neither to a citation nor to the name of its instrument."""
    return [
        match.group()
        for match in _WORD.finditer(query)
        if plain(match.group()) not in _IGNORED
        and not any(start <= match.start() < end for start, end in covered)
    ]


def _with_number(query: str, named: Mention, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """ "ICCPR 17" and "17 ICCPR": an instrument with a number alone beside its name."""
    before, after = query[: named.start], query[named.end :]
    number = _NUMBER_ALONE.fullmatch(after if not before.strip() else before)
    if number is None or (before.strip() and after.strip()):
        return ()
    unit = units_of(gazetteer.by_slug[named.target])[0]
    cited = read_numbers(f"{number['number']} ", 0, unit)
    if cited is None or cited.end < len(number["number"].rstrip()):
        return ()
    name = query[named.start : named.end]
    reader = Reader(gazetteer, known=gazetteer.by_slug)
    return reader.read(f"{name}, {unit}s {number['number']}").of_kind(MentionKind.PROVISION)
