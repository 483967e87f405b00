"""Numbers that courts give: neutral citations, ECLI, numbers of cases, applications and judgments."""

import re
from collections.abc import Iterator, Sequence

from kb.extracting.title_pages.lines import Line

SEPARATOR = "; "  # between several numbers of one scheme
_FIRST_LINES = 12  # within which a citation may end a line of other words
_DIVISION = r"[(\[](?:[A-Z][A-Za-z]{0,8}|[A-Z]\d)[)\]]"
_NEUTRAL = re.compile(
    r"\[(?P<year>(?:19|20)\d\d)\]\s*(?P<court>[A-Z]{2,4}[A-Za-z]{0,6}(?:\s(?:Civ|Crim|Admin))?)\s+(?P<number>\d{1,6})"
    rf"(?P<division>(?:\s*{_DIVISION}){{0,2}})"
)
_DIVISION_ALONE = re.compile(_DIVISION)
_ECLI = re.compile(r"\bECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}(?<!\.)")
# Citations of other decisions: the one appealed from, and those that are referred to.
_OTHERS = re.compile(
    r"\b(?:on appeal from|appeal from|see|cited|reported|referred to|following)\b", re.IGNORECASE
)
_COURTS = r"(?:high court |privy council |[A-Z]{2,6} )?"
_CALLED = (
    r"(?:case|claim|appeal|application|petition|file|docket|cause|record|civil action|action|requête|affaire|expediente"
    r"|causa|aktenzeichen|дело|жалоба)s?"
)
_LABEL = re.compile(
    r"\(?\s*(?!tel|fax|phone|vat|dx)"
    rf"(?:{_COURTS}{_CALLED}\s*(?:nos?|numbers?|ref(?:erence)?s?|n[°ºo]s?|№)?\.?"
    r"|[A-Z]{2,6}\s+(?:no|ref(?:erence)?)s?\.?|nos?\.|ref(?:erence)?\.?)"
    r"\s*[:.]?\s*(?P<numbers>\S.*)",
    re.IGNORECASE,
)
_WITH_NUMBER = re.compile(
    r"\b(?:no|nos|number|numbers|ref|refs|reference|references|n[°º]|№)\b|[:.]|№|[°º]", re.IGNORECASE
)
_NUMBER = r"[A-Z0-9]{1,14}(?:\s?[-‑–/.:]\s?[A-Z0-9]{1,8}){0,6}"
_VALUE = re.compile(
    rf"\d{{1,6}} of (?:19|20)\d\d\b|(?=.{{0,12}}\d)(?:[A-Z]{{1,6}}\s(?=\d))?{_NUMBER}(?![a-z])"
)
_LOOSE = re.compile(r"\s*([-–/])\s*")
_ALONE = re.compile(
    r"(?=(?:.*\d){3})(?:[A-Z]{1,4}\d?\s?[/ ]?\s?)?\d{1,6}\s?/\s?\d{2,4}(?:/[A-Z0-9]{1,4})*"
    r"|[A-Z]\d/\d{4}/\d{2,5}(?:/[A-Z]+)?"
)
_OF_JUDGMENT = re.compile(r"(?:HH|HB|HMA|HMT|HCC|SC|CCZ|LC)\s?\d{1,4}\s?[-/]\s?\d{2}(?:\d\d)?")
_MORE = re.compile(r"\s*(?:[,;&]|\band\b|\bet\b|\by\b)\s*", re.IGNORECASE)


def neutral_citation(lines: Sequence[Line]) -> str:
    """The citation of this very decision, without idle zeros ("[2022] UKUT 96 (AAC)"), or ""."""
    for place, line in enumerate(lines):
        match = next(_NEUTRAL.finditer(line.text), None)
        if match is None or _OTHERS.search(line.text) or (place and _OTHERS.search(lines[place - 1].text)):
            continue
        before = line.text[: match.start()].strip(" :.-")
        is_labelled = not before or re.search(r"\bcitation\b|\bNCN\b", before, re.IGNORECASE) is not None
        is_end = place < _FIRST_LINES and match.end() == len(line.text) and not line.is_running
        if is_labelled or is_end or line.is_margin:
            after = lines[place + 1].text if match.end() == len(line.text) and place + 1 < len(lines) else ""
            divisions = _division(match["division"] or after)
            return " ".join((f"[{match['year']}]", match["court"], str(int(match["number"])), *divisions))
    return ""


def _division(written: str) -> list[str]:
    """The parts of a court behind a citation, in round brackets; nothing where there are other words."""
    found = _DIVISION_ALONE.findall(written)
    return [f"({part[1:-1]})" for part in found] if not _DIVISION_ALONE.sub("", written).strip() else []


def ecli(lines: Sequence[Line]) -> str:
    """The European identifier of this decision, or ""."""
    found = (match[0] for line in lines[:_FIRST_LINES] for match in _ECLI.finditer(line.text))
    return next(found, "")


def case_numbers(lines: Sequence[Line]) -> str:
    """The numbers under which the court keeps the case, as printed, in order."""
    numbers: list[str] = []
    for line in lines:
        if not line.is_running:
            numbers += _labelled(line.text) or _alone(line.text)
    return SEPARATOR.join(dict.fromkeys(numbers))


def judgment_number(lines: Sequence[Line]) -> str:
    """The court's own number of the judgment where it is printed alone, such as HH 48-25."""
    found = (line.text for line in lines if _OF_JUDGMENT.fullmatch(line.text))
    return _tight(next(found, ""))


def _labelled(text: str) -> list[str]:
    label = _LABEL.match(text)
    if label is None or not _WITH_NUMBER.search(text[: label.start("numbers")]):
        return []
    return list(_values(label["numbers"].rstrip(" )")))


def _values(written: str) -> Iterator[str]:
    """Numbers at the beginning of the words after a label, as many as are joined by commas and "and"."""
    for part in _MORE.split(written):
        match = _VALUE.match(part.strip())
        if match is None:
            return
        yield _tight(match[0])
        if match.end() < len(part.strip()):
            return


def _alone(text: str) -> list[str]:
    return [_tight(text)] if _ALONE.fullmatch(text) and not _OF_JUDGMENT.fullmatch(text) else []


def _tight(number: str) -> str:
    """The number without the spaces around its hyphens and strokes."""
    return _LOOSE.sub(r"\1", number.replace("‑", "-"))
