"""What a gap between a citation and a name tells: what the article is about, its heading, where a treaty stands."""

import re

from kb.recognising.belonging.gaps import HEADING, LONGEST

# What stands between the title of a treaty and its abbreviation in a footnote: "(adopted 1984) 1465 UNTS 85 (CAT)".
_BETWEEN_NAMES = re.compile(
    r"(?:,?\s?\((?:adopted|opened|signed|entered|done|approved|adopt[ée]e?|ouverte?|adoptad[ao]|abiert[ao])\b[^()]{0,120}(?:\([IVXL]{1,6}\)[^()]{0,40})?\)?"
    r"|,?\s(?:G\.?\s?A\.?|UNGA|General\sAssembly)\s[Rr]es(?:\.|olution)?\s[\dA-Z/]{2,9}(?:\s?[A-Z])?(?:\s?\([IVXL]{1,6}\))?"
    r"|,?\s\d{2,4}\s(?:U\.?N\.?T\.?S\.?|UNTS|RTNU|ETS|CETS|OJ)\s\d{1,5}){1,3},?\s?[(\[]\s?"
)
# "Article 19 — on freedom of expression of the — Covenant"
_SUBJECT = re.compile(
    r",?\s(?:on|concerning|regarding|relating\sto|dealing\swith|guaranteeing|sobre|relativ[oa]\sal?|referid[oa]\sal?|"
    r"relati(?:f|ve)\s(?:à|aux?)|sur|concernant|garantissant|о|об|касающ\w+|بشأن|المتعلقة)\s(?:(?!\d)[^.;:()«»“”\"]){3,70},?\s"
    r"(?:of|del?|du|de\sl['’]|من)(?:\s(?:the|la|el|both|said))?\s?"
    r"|,\s(?:which|that)\s(?:(?!\d)[^.;:,()«»“”\"]){3,70},\sof\s(?:the\s)?"
)
# "Статья 24 — об образовании — Конвенции": no verb stands between, which nouns in the prepositional do not look like.
_RUSSIAN_SUBJECT = re.compile(
    r"\s(?:о|об|обо)(?:\s(?!(?:и|в|во|из|к|от|по|для)\s)(?![а-яё]+(?:[аеиуюя]т(?:ся)?|л[аои]?|л[аои]?сь|ть)\s)[а-яё-]+){1,6}\s"
)


def tells_source(text: str, start: int, end: int) -> bool:
    """Whether a gap between a title and its abbreviation says when and where the treaty was published."""
    return end - start <= LONGEST + LONGEST and _BETWEEN_NAMES.fullmatch(text, start, end) is not None


def tells_subject(text: str, start: int, end: int) -> bool:
    """Whether a gap says what an article is about, and then "of": "on freedom of expression of the Covenant"."""
    return end - start <= LONGEST and _SUBJECT.fullmatch(text, start, end) is not None


def tells_russian_subject(text: str, start: int, end: int) -> bool:
    """Whether a gap says what an article is about before a name in the genitive: "статья 24 об образовании …"."""
    return end - start <= LONGEST and _RUSSIAN_SUBJECT.fullmatch(text, start, end) is not None


def past_heading(text: str, start: int, end: int) -> str:
    """A gap without the heading of an article in quotation marks: "статья 24 — «Образование» — Конвенции"."""
    return HEADING.sub("", text[start:end]) if end - start <= LONGEST else text[start:end]
