"""Lines of a title page as what they are to the parties: roles, separators, ends, names."""

import re
from collections.abc import Sequence

_LONGEST = 70  # words of a name
_ORDINAL = (
    r"(?:(?:first|second|third|fourth|fifth|sixth|\d{1,2}(?:st|nd|rd|th)|part \d+|joint|sole|lead|cross|proposed)"
    r"[\s-]+)*"
)
_WHO = (
    r"(?:claimant|defendant|applicant|respondent|appellant|appellee|petitioner|plaintiff|interested\s+part(?:y|ies)"
    r"|interested|intervener|intervenor|third\s+part(?:y|ies)|fourth\s+part(?:y|ies)|part(?:y|ies)|prosecutor|accused"
    r"|creditor|debtor|requérante?|défendeure?|demandeure?|demandante|demandado|recurrente|recurrido|apelante)"
    r"(?:\(s\)|s)?(?:\s+company)?"
)
ROLE = re.compile(
    rf"[(\[]?\s*{_ORDINAL}{_WHO}(?:\s*(?:[/,—–-]|and|&)+\s*(?:{_ORDINAL}{_WHO})?)*\s*[)\].:]?", re.IGNORECASE
)
LABELLED = re.compile(rf"(?P<role>{_ORDINAL}{_WHO})\s*:\s*(?P<name>\S.*)?", re.IGNORECASE)
RULE = re.compile(r"[\W_]{3,}")
VERSUS = re.compile(
    r"[-‑–—_\s.]*(?:v|vs|versus|against|contre|contra|(?-i:c(?=[./]))|gegen|против)[-‑–—_\s./]*",
    re.IGNORECASE,
)
AND = re.compile(r"[-‑–—_\s.]*(?:and|et|(?-i:y)|und|и)[-‑–—_\s.]*", re.IGNORECASE)
BETWEEN = re.compile(
    r"(?:and\s+)?between\s*[:.]?|entre\s*:?|in the (?:case|matter) of\s*[:.]|in the case between\s*:?",
    re.IGNORECASE,
)
APPLICATION = re.compile(r"\W*on (?:the )?application of\W*", re.IGNORECASE)
IN_BRACKETS = re.compile(r"[(\[].*[)\]]\W*|[(\[].*")
NUMBERED = re.compile(r"^(?:\(\d{1,2}\)|\d{1,2}[).]|\([a-z]\))\s*|\s*\(\d{1,2}\)$")
# A line of the title page that belongs to no party, and ends their list.
ENDS = re.compile(
    r"\b(?:representation|instructed by|counsel|solicitors?|appeared|appearances|transcri(?:bed|pt)|hearings?|heard"
    r"|crown copyright|judge?ment|decision|ruling|before|coram|appeal from|on appeal|circuit judges|per curiam|sitting"
    r"|computer[- ]aided|draft"
    r"|for the (?:first |second )?(?:claimant|appellant|applicant|plaintiff|defendant|respondent)s?)\b"
    r"|^\w+\s*:|^(?:case|claim|appeal|application|neutral|date|no)\b.*[:.\d]"
    r"|^(?:in the )?(?:high |supreme )?court\b|\bHIGH COURT OF\b",
    re.IGNORECASE,
)
_BETWEEN_DASHES = re.compile(r"\s+([-–—]+\s*(?:and|v|vs\.?|versus)\s*[-–—]+)\s+", re.IGNORECASE)
_NAME_AND_ROLE = re.compile(rf"(.*\S)\s+([(\[]?{_ORDINAL}{_WHO}[)\]]?)", re.IGNORECASE)
_ROLE_BEHIND = re.compile(
    rf"\s+[-–—]\s+{_ORDINAL}{_WHO}$|,?\s*\(\s*{_ORDINAL}{_WHO}(?:\s*[/,—–-]+\s*{_ORDINAL}{_WHO})*\s*\)",
    re.IGNORECASE,
)
_JOINS_BEFORE = re.compile(r"(?:for|of|on|in|at|to|by|de|du|des|&|ex parte)\b|[(&]", re.IGNORECASE)
_JOINS_AFTER = re.compile(r"(?:\b(?:for|of|on|in|the|de|du|des|to|by|and)|[’']s?|[&,-])$", re.IGNORECASE)
_ASIDE = re.compile(
    r"\s*\((?:n[ée]e\b|in (?:his|her|its|their|liquidation|administration)\b|acting|suing|by (?:his|her|their)\b)"
    r"[^)]*\)",
    re.IGNORECASE,
)


def parts_of(text: str) -> list[str]:
    """Names, roles and separators of a line that holds both sides: "ANNA BERG Claimant -and- BO OLSEN Defendant"."""
    parts = _BETWEEN_DASHES.split(text)
    if len(parts) == 1 or not all(map(_NAME_AND_ROLE.fullmatch, parts[::2])):
        return [text]
    return [each for part in parts for each in _name_and_role(part)]


def _name_and_role(text: str) -> Sequence[str]:
    match = _NAME_AND_ROLE.fullmatch(text)
    return match.groups() if match else [text]


def name_in(text: str) -> str:
    """The name in a line without its number, its role, what brackets say about it, and marks; "" where none is."""
    name = _ASIDE.sub("", _ROLE_BEHIND.sub("", NUMBERED.sub("", text.strip()))).strip(" ,;:–—-")
    return " ".join(name.split()) if len(name.split()) <= _LONGEST and any(map(str.isalpha, name)) else ""


def are_joined(first: str, second: str) -> bool:
    """Whether two lines are one name by their words: it ends with "of the", or goes on with "for"."""
    return bool(_JOINS_AFTER.search(first) or _JOINS_BEFORE.match(second))


def plain_role(text: str) -> str:
    """The role without its ordinal and number: "defendant" for "(Second Defendants)"."""
    words = re.sub(_ORDINAL, "", text.casefold().strip("()[] .:")).strip()
    return re.sub(r"\W.*", "", words).rstrip("s")
