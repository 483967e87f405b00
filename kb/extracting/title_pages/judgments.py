"""Judgments and decisions of courts: told by several signs of their title page, then parties, court, numbers, day."""

import re
from collections.abc import Sequence

from kb.extracting.parsed import Certainty, Metadata, Origin
from kb.extracting.title_pages import numbers_of_cases as numbers
from kb.extracting.title_pages.days import day_of_judgment, day_of_signature
from kb.extracting.title_pages.lines import Line, before_text
from kb.extracting.title_pages.parties import title_by_parties

_FEWEST_SIGNS = 3
_KIND = re.compile(
    r"(?:(?:approved|aproved|final|draft|full|fact[- ]finding|reserved|written|open|extempore|ex tempore)\s+)*"
    r"(?:judge?ment|decision|ruling|opinion|arrêt|sentencia|urteil|beschluss|постановление|решение)s?"
    r"(?:\s+(?:and reasons|of the (?:upper )?tribunal|of the court|given on|delivered by|on appeal.*)|\s*[:(].*)?"
    r"|reasons for (?:decision|judgment)|per curiam\W*|" + r"judge?ment approved by the court.*",
    re.IGNORECASE,
)
_COURT = re.compile(
    r"(?:in the |dans la |en la )?(?:.{0,60}\b(?:court|courts|tribunal|cour|corte|gericht|gerichtshof|суд)\b.{0,90}"
    r"|grand chamber|.{0,20}privy council.{0,60}|(?:first|second|third|fourth|fifth) section)",
    re.IGNORECASE,
)
_DIVISION = re.compile(
    r"\(?.{0,60}\b(?:division|chamber|list|court|courts|bench|registry|office|tier)\b.{0,50}\)?"
    r"|\(?(?:civil|criminal) (?:division|chamber)\)?",
    re.IGNORECASE,
)
_NO_COURT = re.compile(
    r"^from the\b|^\(?sitting|:|\b(?:appeal(?:s)? from|on appeal|appeal no|royal courts of justice"
    r"|judge|justice\s+[A-Z]|before"
    r"|(?:master|sheriff|registrar|president|clerk) of|reporter|approved by|v|versus|act|solicitors?|counsel|rules?"
    r"|building|house|street|clerk|for the \w+ (?:district|circuit)$)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"before\s*:?(?:\s.*)?|b\s?e\s?f\s?o\s?r\s?e\s?:?|coram\s*:?.*", re.IGNORECASE)
_PARTS = re.compile(
    r"between\s*:?|[-–( ]*(?:v|versus|vs)[-–.) ]*|(?:in the )?case of\s+\S.*\sv\.?\s.*|.{3,200}\s(?:v|v\.)\s.{3,200}",
    re.IGNORECASE,
)
_IN_THE = re.compile(r"^in the\s+", re.IGNORECASE)
_BRACKETED = re.compile(r"^\((.*)\)$")
#: Courts that do not print their name, by the letters of their citations.
_BY_CITATION = {
    "UKSC": "Supreme Court of the United Kingdom",
    "UKPC": "Judicial Committee of the Privy Council",
    "UKHL": "House of Lords",
}
_PART_OF_COURT = re.compile(r"grand chamber|\w+ section", re.IGNORECASE)
_STRASBOURG = re.compile(
    r"european court of human rights|cour européenne des droits de l.homme", re.IGNORECASE
)
_FIRST = 45  # lines in which the signs stand


def judgment(lines: Sequence[Line], last: Sequence[Line] = ()) -> Metadata | None:
    """What the title page of a judgment tells, or None where it is not the title page of one."""
    lines = before_text(lines)
    first = [line for line in lines if not line.is_running][:_FIRST]
    citation, cases, ecli = numbers.neutral_citation(lines), numbers.case_numbers(first), numbers.ecli(lines)
    court = _whole_court(_court(first), lines) or _BY_CITATION.get(citation[7:11], "")
    signs = (
        bool(citation or ecli),
        bool(court),
        bool(cases),
        any(_KIND.fullmatch(line.text) for line in first),
        any(_BEFORE.fullmatch(line.text) for line in first),
        any(_PARTS.fullmatch(line.text) for line in first),
    )
    if sum(signs) < _FEWEST_SIGNS or not (court or citation or ecli):
        return None
    is_sure = bool(citation or ecli) or sum(signs) > _FEWEST_SIGNS
    known = Metadata().telling(
        "kind", "judgment", Origin.PRINTED, Certainty.STATED if is_sure else Certainty.LIKELY
    )
    return _with_numbers(_with_title_and_day(known, lines, last), citation, cases, ecli, lines).telling(
        "publisher", court, Origin.PRINTED, Certainty.LIKELY
    )


def _with_title_and_day(known: Metadata, lines: Sequence[Line], last: Sequence[Line]) -> Metadata:
    known = known.telling("title", title_by_parties(lines), Origin.PRINTED, Certainty.LIKELY)
    day = day_of_judgment(lines) or day_of_signature(last)
    return known.telling("date", day.edtf, Origin.PRINTED, day.certainty) if day else known


def _with_numbers(known: Metadata, citation: str, cases: str, ecli: str, lines: Sequence[Line]) -> Metadata:
    named = {
        "neutral-citation": citation,
        "case-number": cases,
        "ecli": ecli,
        "report-number": numbers.judgment_number(lines),
    }
    for scheme, number in named.items():
        known = known.telling(scheme, number, Origin.PRINTED, Certainty.STATED)
    return known


def _court(first: Sequence[Line]) -> str:
    """The court with its division, as printed in one or more lines."""
    for place, line in enumerate(first):
        if line.is_margin or not _COURT.fullmatch(line.text) or _NO_COURT.search(line.text):
            continue
        parts = [line.text]
        for after in first[place + 1 : place + 5]:
            if numbers.case_numbers([after]):
                continue  # beside the name of the court
            if not _DIVISION.fullmatch(after.text) or _NO_COURT.search(after.text):
                break
            parts.append(after.text)
        return ", ".join(_IN_THE.sub("", _BRACKETED.sub(r"\1", part)) for part in parts)
    return ""


def _whole_court(court: str, lines: Sequence[Line]) -> str:
    """A chamber or section with the court it belongs to, where that is named in the text."""
    named = next((match[0] for line in lines if (match := _STRASBOURG.search(line.text))), "")
    return f"{named}, {court}" if named and _PART_OF_COURT.fullmatch(court) else court
