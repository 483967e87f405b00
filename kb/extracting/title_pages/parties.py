"""The parties of a case as its title: "A v B and others", read from the lines between the judges and the counsel."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.extracting.title_pages import party_lines as kinds
from kb.extracting.title_pages.lines import Line
from kb.extracting.title_pages.party_lines import are_joined, name_in, parts_of, plain_role
from kb.extracting.title_pages.party_sides import title_of_sides

_LONGEST = 70  # words of a title in one line
_MOST_LINES = 70  # of parties
_NO_PARTY = re.compile(
    r"\b(?:instructed by|counsel|solicitors?|hearings?|heard|on appeal|appeal from|see)\b"
    r"|^(?:claim|appeal|application|neutral|no)\b",
    re.IGNORECASE,
)
_IN_LINE = re.compile(
    r"(?P<left>\S.{0,300}?)\s+[-–(]?\s?(?P<v>[vV]\.?|vs\.?|VS\.?|versus|VERSUS|c\.)\s?[-–)]?\s+(?P<right>\S.{0,300})"
)
_IN_CASE_OF = re.compile(r"in (?:the )?case of\s+", re.IGNORECASE)
_MATTER = re.compile(r"(?:in )?re\b[.:]?\s*\S.*|in the matter of\s+\S.*", re.IGNORECASE)
_OF_AN_ACT = re.compile(r"\b(?:act|court|law)\b", re.IGNORECASE)
_CITED = re.compile(r"\[(?:19|20)\d\d\]|\((?:19|20)\d\d\)|\d+ (?:WLR|AC|QB|All ER|F\.\d?d|U\.S\.)\b")


def title_by_parties(lines: Sequence[Line]) -> str:
    """The title of the case by its parties, or by its matter; "" where none is printed."""
    page = [line for line in lines if not line.is_margin]
    return (
        _in_one_line(page)
        or _of_block(page)
        or next(_about_separator(page), "")
        or next(_about_roles(page), "")
        or _of_labels(page)
        or _of_matter(page)
        or _in_one_line([line for line in lines if line.is_margin])
    )


def _in_one_line(page: Sequence[Line]) -> str:
    """One or more lines such as "Lloyd (Respondent) v Google LLC (Appellant)"; cited cases are none."""
    found: list[str] = []
    for place, line in enumerate(page):
        match = None if line.is_running else _IN_LINE.fullmatch(line.text)
        if match is None or _CITED.search(line.text) or len(line.text.split()) > _LONGEST:
            if found:
                break
            if line.is_running or place > _MOST_LINES:
                return ""
            continue
        left, right = name_in(_IN_CASE_OF.sub("", match["left"])), name_in(match["right"])
        if left and right and not _NO_PARTY.search(left) and left[:1].isupper() and right[:1].isupper():
            found.append(f"{left} {match['v']} {right}")
    return "; ".join(dict.fromkeys(found))


def _of_block(page: Sequence[Line]) -> str:
    """The lines after "Between"."""
    for place, line in enumerate(page):
        if kinds.BETWEEN.fullmatch(line.text):
            return title_of_sides([part for text in _until_end(page[place + 1 :]) for part in parts_of(text)])
    return ""


def _until_end(lines: Sequence[Line]) -> Iterator[str]:
    is_begun = False
    for line in lines[:_MOST_LINES]:
        text = line.text
        if kinds.RULE.fullmatch(text) and not kinds.AND.fullmatch(text):
            if is_begun:
                return
            continue
        if kinds.BETWEEN.fullmatch(text) or line.is_running:
            return
        is_role = kinds.ROLE.fullmatch(text) is not None
        if is_begun and not is_role and kinds.ENDS.search(text) and not are_joined("", text):
            return
        is_begun = True
        yield text


def _about_separator(page: Sequence[Line]) -> Iterator[str]:
    """The lines around a line that is nothing but "versus"."""
    for place, line in enumerate(page):
        if kinds.VERSUS.fullmatch(line.text):
            before = list(_upwards([each.text for each in page[:place]]))[::-1]
            after = list(_until_end(page[place + 1 :]))
            if title := title_of_sides([*before, line.text, *after]):
                yield title


def _about_roles(page: Sequence[Line]) -> Iterator[str]:
    """The lines around an "and" with a role right above it, where nothing says "Between"."""
    for place, line in enumerate(page[1:], start=1):
        if kinds.AND.fullmatch(line.text) and kinds.ROLE.fullmatch(page[place - 1].text):
            before = list(_upwards([each.text for each in page[:place]]))[::-1]
            if title := title_of_sides([*before, line.text, *_until_end(page[place + 1 :])]):
                yield title


def _upwards(texts: Sequence[str]) -> Iterator[str]:
    """The lines of the first party from its last upwards: those joined by "and", by roles or by their words."""
    names, below = 0, ""
    for text in reversed(texts):
        if (kinds.RULE.fullmatch(text) or kinds.BETWEEN.fullmatch(text)) and below:
            return
        is_mark = (
            kinds.ROLE.fullmatch(text)
            or kinds.IN_BRACKETS.fullmatch(text)
            or kinds.AND.fullmatch(text)
            or kinds.APPLICATION.fullmatch(text)
        )
        is_joined = (
            kinds.AND.fullmatch(below) or kinds.APPLICATION.fullmatch(below) or are_joined(text, below)
        )
        if not is_mark and (kinds.ENDS.search(text) or (names and not is_joined)):
            return
        names += not is_mark
        below = text
        yield text


def _of_labels(page: Sequence[Line]) -> str:
    """Parties that stand behind their roles: "Appellant: Nico Limited"."""
    named: dict[str, str] = {}
    for line, after in pairwise([*page, Line("", 0)]):
        match = None if line.is_running else kinds.LABELLED.fullmatch(line.text)
        name = name_in((match["name"] or after.text) if match else "")
        if match and name and not kinds.ENDS.search(name):
            named.setdefault(plain_role(match["role"]), name)
    return " v ".join(list(named.values())[:2])


def _of_matter(page: Sequence[Line]) -> str:
    """The matter where there are no parties against each other: "Re K and Re R"."""
    found: list[str] = []
    for place, line in enumerate(page):
        if line.is_running or _CITED.search(line.text):
            continue
        is_matter = _MATTER.fullmatch(line.text) and len(line.text.split()) <= _LONGEST
        if is_matter and not _OF_AN_ACT.search(line.text):
            found.append(name_in(line.text))
        elif (found and not kinds.AND.fullmatch(line.text)) or place > _MOST_LINES:
            break
    return " and ".join(dict.fromkeys(filter(None, found)))
