"""What lies between the ends of a range: "6–8", "(d)–(g)", "(ii) to (iv)"."""

from kb.recognising.tokens.marks import Mark, Rank
from kb.recognising.tokens.numerals import roman, small_roman

_LONGEST = 60  # entries; "2 to 900" is no range of articles


def numbers_between(first: str, last: str) -> list[str]:
    """The numbers inside a range of articles, its ends excluded; none where it is no range."""
    last = _without_suffix(last)
    if not (first.isdecimal() and last.isdecimal()) or int(last) - int(first) > _LONGEST:
        return []
    return [str(number) for number in range(int(first) + 1, int(last))]


def goes_up(first: str, last: str) -> bool:
    """Whether two numbers may be the ends of a range."""
    last = _without_suffix(last)
    return first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) <= _LONGEST


def _without_suffix(number: str) -> str:
    """ "16" of "16bis"."""
    digits = len(number) - len(number.lstrip("0123456789"))
    return number[:digits]


def marks_between(first: Mark, last: Mark) -> list[Mark] | None:
    """The marks inside a range of parts, its ends excluded; None where the ends are not of one list, in its order."""
    if first.rank is not last.rank or first.value.isdecimal() is not last.value.isdecimal():
        return None
    ends = _number(first), _number(last)
    if ends[0] is None or ends[1] is None or not 0 < ends[1] - ends[0] <= _LONGEST:
        return None
    return [Mark(_written(first, number), first.rank) for number in range(ends[0] + 1, ends[1])]


def _number(mark: Mark) -> int | None:
    if mark.value.isdecimal():
        return int(mark.value)
    if mark.rank is Rank.POINT:
        return roman(mark.value.upper())
    return ord(mark.value) if len(mark.value) == 1 else None


def _written(first: Mark, number: int) -> str:
    if first.value.isdecimal():
        return str(number)
    return small_roman(number) if first.rank is Rank.POINT else chr(number)
