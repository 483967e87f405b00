"""The day of a judgment, told apart from the days of its hearing and from those of other decisions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.dating import MalformedDate, PartialDate
from kb.extracting.cleaning.rules.dates import dates_in
from kb.extracting.parsed import Certainty
from kb.extracting.title_pages.lines import Line

# Words for the day on which it was given; a date stands behind them in the line or in the next.
_GIVEN = re.compile(
    r"\b(?:(?:date|day) of (?:the )?"
    r"(?:judge?ment|decision|order|ruling|promulgation|release|delivery|hand(?:ing)?[- ]down)"
    r"|(?:judge?ment|decision|ruling|order|release|opinion) date|decision & reasons promulgated|promulgated(?: on)?"
    r"|(?:judge?ment|decision)(?: was)? (?:given|delivered|handed down|released|issued|pronounced)(?: on| by)?"
    r"|(?:judge?ment|decision|order|opinion)\s*:|released(?: on)?\s*:?|filed|issued on|decided(?: on)?"
    r"|(?:rendu|prononcé|fait)e? (?:le|à)|dictada? (?:el|en)|sentencia del?)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\s*(?:date|dated|datum|fecha|дата)\b(?: de)?\s*:?\s*", re.IGNORECASE)
_HANDED_DOWN = re.compile(r"\b(?:handed down|hand-down|delivered|pronounced)\b", re.IGNORECASE)
# Days of hearings, of drafts, of steps before: none of them is the day of the judgment.
_OTHER = re.compile(
    r"\b(?:hear(?:d|ing|ings)|sitting|sat|trial|argued|submitted|submissions|draft|circulated|deliberated|reading day"
    r"|on appeal from|approved on|transparency|dates? of (?:hearing|argument)|audience|audiencia|vista)\b",
    re.IGNORECASE,
)
# "HARARE; 14 October 2024 and 28 January 2025": the place, the days of hearing, and at last that of the judgment.
_PLACE = re.compile(r"[A-Z][A-Z ]{3,30}[;,:]\s*\d{1,2}\b")
_CONTINUES = re.compile(r"[&,]?\s*(?:and\s+)?\d{1,2}\b")
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})\s?([/.])\s?(?P<month>\d{1,2})\s?\2\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_LAST_PARTS = re.compile(r".*/")
_LONGEST = 12  # words of a line that is a label and its day
_REACH = 3  # lines after a label or a hearing that may hold its date


@dataclass(frozen=True, slots=True)
class Day:
    """A day as EDTF, and how sure it is that the judgment was given on it."""

    edtf: str
    certainty: Certainty


def day_of_judgment(lines: Sequence[Line]) -> Day | None:
    """The day: labelled as such, else that of "Date:", of the place and days, of a line alone, of the handing down.

    Where two of the surer ones differ, the first of them is only likely.
    """
    page = [line for line in lines if not line.is_margin]
    labelled = next(_labelled(page), "")
    dated = next(_dated(page), "")
    placed = next(_placed(page), "")
    alone = next(_alone(page), "")
    handed = next(_handed_down(page), "")
    found = [day for day in (labelled, dated, placed, alone, handed) if day]
    if not found:
        return None
    is_agreed = all(day == found[0] for day in (labelled or found[0], dated or found[0], handed or found[0]))
    is_stated = is_agreed and bool(labelled or dated or placed or found.count(found[0]) > 1)
    return Day(found[0], Certainty.STATED if is_stated else Certainty.LIKELY)


def day_of_signature(last: Sequence[Line]) -> Day | None:
    """The day at the end of a judgment whose title page has none."""
    found = next(_labelled(last), "") or next(_dated(last), "")
    return Day(found, Certainty.LIKELY) if found else None


def days_in(text: str) -> list[str]:
    """The days in the text as EDTF, intervals by their last day, days in figures read with the day first."""
    days = [(start, _LAST_PARTS.sub("", edtf)) for start, _end, edtf in dates_in(text)]
    for match in _NUMERIC.finditer(text):
        written = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
        try:
            days.append((match.start(), str(PartialDate.parse(written))))
        except MalformedDate:
            continue
    return [day for _start, day in sorted(days)]


def _labelled(page: Sequence[Line]) -> Iterator[str]:
    for place, line in enumerate(page):
        is_short = len(line.text.split()) <= _LONGEST
        label = next(_GIVEN.finditer(line.text), None) if is_short else None
        if label is None or _OTHER.search(line.text[: label.start()]):
            continue
        behind = days_in(_until_other(line.text[label.end() :]))
        if behind:
            yield behind[0]
        elif not line.text[label.end() :].strip(" :.") or line.text[: label.start()].strip() == "":
            yield from _below(page, place)


def _below(page: Sequence[Line], place: int) -> Iterator[str]:
    """The day in a line of its own under a label; under two columns of labels it is the last."""
    for line in page[place + 1 : place + 1 + _REACH]:
        if _OTHER.search(line.text) or line.is_running:
            return
        if re.match(r"on\b", line.text, re.IGNORECASE):
            continue  # "On 24 March 2021", the other column
        if found := days_in(line.text):
            yield found[-1]
            return


def _until_other(text: str) -> str:
    other = _OTHER.search(text)
    return text[: other.start()] if other else text


def _dated(page: Sequence[Line]) -> Iterator[str]:
    for place, line in enumerate(page):
        label = _DATE.match(line.text)
        if label is None or line.is_running or _OTHER.search(line.text[:60]):
            continue
        rest = line.text[label.end() :] or (page[place + 1].text if place + 1 < len(page) else "")
        if found := days_in(rest[:60]):
            yield found[0]


def _placed(page: Sequence[Line]) -> Iterator[str]:
    for place, line in enumerate(page):
        if _PLACE.match(line.text):
            after = page[place + 1].text if place + 1 < len(page) else ""
            whole = f"{line.text} {after}" if _CONTINUES.match(after) and days_in(after) else line.text
            if found := days_in(whole):
                yield found[-1]


def _alone(page: Sequence[Line]) -> Iterator[str]:
    """A date that is a line of its own, and not the rest of a line on hearings."""
    for place, line in enumerate(page):
        before = page[place - 1].text if place else ""
        words = re.findall(r"[^\W\d_]+", line.text)
        is_alone = len(words) <= 3 and len(line.text) <= 40
        if is_alone and not _OTHER.search(line.text) and not _OTHER.search(before):
            yield from days_in(line.text)


def _handed_down(page: Sequence[Line]) -> Iterator[str]:
    for line in page:
        for match in _HANDED_DOWN.finditer(line.text):
            yield from days_in(line.text[match.end() : match.end() + 120])[:1]
