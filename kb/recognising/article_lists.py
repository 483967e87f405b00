"""Where a text cites articles by number: keyword, list, range, paragraphs and points, in the writing of five languages.

Chinese has a grammar of its own in `han_articles`. The places are found by one pass of a regular expression for the
keyword; what follows is read piece by piece, never twice, so the time is linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.recognising.numerals import ARABIC_ORDINALS, roman
from kb.recognising.words import Words

_LONGEST_RANGE = 60  # articles; "2 to 900" is no range of articles
_MOST_ITEMS = 80  # in one list

KEYWORD = re.compile(
    r"(?<![^\W_])(?:"
    r"(?P<many>[Aa]rticles|ARTICLES|[Aa]rts\b\.?|[Aa]rt[íi]culos|ART[ÍI]CULOS|стать(?:и|ях|ями|ям|ей)|Стать(?:и|ях|ями|ям|ей)"
    r"|ст\.\s?ст\.|[وفبلك]?(?:ال|ل)?(?:مواد|مادتين|مادتان)|للمواد|للمادتين)"
    r"|(?P<one>[Aa]rticle|ARTICLE|[Aa]rt\b\.?|ART\b\.?|[Aa]rt[íi]culo|ART[ÍI]CULO|стать(?:я|ю|е|ёй|ей)|Статья|СТАТЬЯ|ст\."
    r"|[وفبلك]?(?:ال|ل)?مادة|للمادة)"
    r")(?:\s|(?<=\.)|(?=[(0-9])){1,3}\(?(?=[0-9٠-٩IVXLC]|prem|prim|ال)"
)
_FORMS = (
    "article Article ARTICLE articles Articles ARTICLES art Art ART arts Arts artículo Artículo ARTÍCULO artículos "
    "Artículos ARTÍCULOS articulo Articulo articulos Articulos ARTICULO ARTICULOS статья Статья СТАТЬЯ статью статье "
    "статьёй статьей статьи Статьи статьях статьями статьям статей ст للمادة للمواد للمادتين"
)
_KEYWORDS = frozenset(_FORMS.split()) | frozenset(
    f"{clitic}{the}{noun}"
    for clitic in ("", *"وفبلك")
    for the in ("", "ال", "ل")
    for noun in ("مادة", "مواد", "مادتين", "مادتان")
)
_NUMBER = re.compile(
    r"(?P<digits>\d{1,4})(?P<dotted>(?:\.\d{1,2}(?!\d))*)"
    r"(?P<letter>[A-Za-z](?![^\W_]))?(?:\s?(?P<latin>bis|ter|quater|quinquies)\b)?(?:\s?[°º]|o\b)?"
)
_ROMAN = re.compile(r"(?P<roman>[IVXLC]{1,7})(?![^\W_])")
_OLD_PARAGRAPH = re.compile(r"[-‑](\d{1,2})(?![\d-])")
_FIRST = re.compile(r"premier\b|primero\b|1er\b", re.IGNORECASE)
_ARABIC_WORD = re.compile("|".join(sorted(ARABIC_ORDINALS, key=len, reverse=True)))
_BRACKET = re.compile(r"\s?[(（]\s?(\d{1,2}|[a-z]{1,4}|[а-я]|[A-Z])\s?[)）]")
_PART = re.compile(
    r"(?:\s?,|\.(?=\s(?-i:[a-z])))?\s?\(?"
    r"(?:(?P<many>paragraphs|paras\.?|§§|párrafos|párrs\.|paragraphes|alinéas|пункты|пунктах|пункта и|"
    r"الفقرات|الفقرتان|الفقرتين|points|sub-?paragraphs|incisos)"
    r"|(?P<one>paragraph|para\b\.?|§|párrafo|párr\.|paragraphe|par\.|alinéa|al\.|пункт[аеу]?|п\.|часть|части|ч\.|"
    r"الفقرة|فقرة|sub-?para(?:graph|\.)?|point|litt?\.|letter|numeral|inciso|inc\.|apartado))\s?",
    re.IGNORECASE,
)
_PART_VALUE = re.compile(r"\(?(?P<value>\d{1,2}|[a-zа-я](?![^\W_]))(?:\)|[°º])?")
_DOTTED = re.compile(r"\.([a-z0-9])(?![^\W_])")  # "paragraph 1.b"
_AND = re.compile(
    r"\s?(?:[,;]\s?)?(?:and/or|and|or|as well as|y|o|ó|u|e|et|ou|и|или)\s(?:also\s)?|\s?[,;]\s?|\s?[&/]\s?"
    r"|\s?،?\s?(?:و|أو)\s?|\s?،\s?",
    re.IGNORECASE,
)
_GLOSS = re.compile(r"\s?\([^()\d][^()]{2,90}\)")  # "(right to life)" between the articles of a list
_SPACED_LETTER = re.compile(r"\s([a-h])(?=\s(?:and|or|of)\b|[,.;)])")
_TO = re.compile(r"\s?[-–—‑]\s?|\s(?:to|through|a|al|à|по|إلى|hasta)\s(?:la\s|el\s)?")
_NOT_AN_ARTICLE = re.compile(
    r"\s?(?:%|per\b|January|February|March|April|May\b|June|July|August|September|October|November|December|"
    r"years|months|days|States\b|of them|times|million|other|more|children|women|people|\d{3})"
)
_NO_LAW = re.compile(
    r"(?:journal|newspaper|magazine|news|research|press|blog|review|scientific|published|Wikipedia)\s\Z",
    re.IGNORECASE,
)
_PREFIX_PART = r"\(?(?:\d{1,2}|[a-z](?![a-z])|[ivx]{1,4}(?![a-z]))\)?(?:\s?\([a-z0-9]{1,4}\)){0,3}"
_PREFIX = re.compile(
    r"(?:(?:paragraphs?|paras?\.?|sub-?paragraphs?|points?|párrafos?|numeral(?:es)?|incisos?|apartados?|alinéas?|"
    rf"paragraphes?)\s(?P<latin>{_PREFIX_PART}(?:\s?(?:,|and|or|to|y|et|ou)\s?{_PREFIX_PART}){{0,6}})"
    r",?\s(?:of\s|del?\s|de\sl['’]|du\s|des\s)(?:the\s|los\s|le\s)?"
    rf"|(?:пункт\w{{0,2}}|п\.|част[ьи]|الفقرة|الفقرات|الفقرتين)\s"
    rf"(?P<other>{_PREFIX_PART}(?:\s?(?:,|и|و)\s?{_PREFIX_PART}){{0,6}})\s(?:من\s|في\s)?)\Z",
    re.IGNORECASE,
)
_ORDINAL_PREFIX = re.compile(
    r"(?P<ordinal>first|second|third|fourth|fifth|primer|segundo|tercer|premier|deuxième|troisième)\s"
    r"(?:sub)?(?:paragraph|párrafo|paragraphe|alinéa)\s(?:of\s|del?\s|de\sl['’])(?:the\s)?\Z"
    r"|(?:párrafo|apartado|inciso)\s(?P<after>primero|segundo|tercero|cuarto|quinto)\s(?:del?\s)\Z",
    re.IGNORECASE,
)
_ORDINALS = {
    **dict.fromkeys(("first", "primer", "primero", "premier"), "1"),
    **dict.fromkeys(("second", "segundo", "deuxième"), "2"),
    **dict.fromkeys(("third", "tercer", "tercero", "troisième"), "3"),
    **dict.fromkeys(("fourth", "cuarto"), "4"),
    **dict.fromkeys(("fifth", "quinto"), "5"),
}
_ATOM = re.compile(r"\d{1,2}|[a-z]{1,4}")
_PREFIX_LEFT = 70  # characters


@dataclass(frozen=True, slots=True)
class Cited:
    """One provision of a list: its path in parts ("14", "3", "g") and its place in the text."""

    path: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ArticleList:
    """A keyword with the provisions that follow it, from `start` to `end`; nobody knows yet of which instrument."""

    start: int
    end: int
    cited: tuple[Cited, ...]


def find_article_lists(words: Words) -> Iterator[ArticleList]:
    """The lists of a text in its order, not overlapping."""
    text, done = words.text, 0
    for place in [i for i, word in enumerate(words.written) if word in _KEYWORDS]:
        keyword = KEYWORD.match(text, words.starts[place])
        if (
            keyword is None
            or keyword.start() < done
            or _NO_LAW.search(text, max(0, keyword.start() - 20), keyword.start())
        ):
            continue
        reading = _Reading(text, keyword)
        if reading.cited:
            done = reading.end
            yield ArticleList(reading.start, reading.end, tuple(reading.cited))


class _Reading:
    """Reads one list from the keyword on; `cited`, `start` and `end` are the result."""

    def __init__(self, text: str, keyword: re.Match[str]) -> None:
        self.text, self.end, self.start = text, keyword.end(), keyword.start()
        self.cited: list[Cited] = []
        self._plural = keyword["many"] is not None
        self._keyword_start: int | None = keyword.start()
        self._capital = keyword.group()[0].isupper()
        if self._number(self.end):
            self._follow()
            self._prefix(keyword.start())

    def _number(self, place: int) -> bool:
        """Reads an article's number at the place, with its paragraphs; False where none stands there."""
        match, head = self._numeral(place)
        if match is None:
            return False
        start = self._keyword_start if self._keyword_start is not None else match.start()
        self._keyword_start = None
        self._cite(tuple(head), start, match.end())
        older = _OLD_PARAGRAPH.match(self.text, self.end)
        if older and head[0].isdecimal() and int(older[1]) <= int(head[0]):
            self._deepen(str(int(older[1])), older.end())  # "art. 6-1", as older judgments print it
        self._parts()
        return True

    def _numeral(self, place: int) -> tuple[re.Match[str] | None, list[str]]:
        text = self.text
        if match := _NUMBER.match(text, place):
            return match, _digits(match)
        if (match := _ROMAN.match(text, place)) and (value := roman(match["roman"])):
            if match["roman"] in "IVXLC" and not self._capital:
                return None, []
            return match, [str(value)]
        if match := _FIRST.match(text, place):
            return match, ["1"]
        if match := _ARABIC_WORD.match(text, place):
            return match, [str(ARABIC_ORDINALS[match.group()])]
        return None, []

    def _cite(self, path: tuple[str, ...], start: int, end: int) -> None:
        self.cited.append(Cited(path, start, end))
        self.end = end

    def _deepen(self, part: str, end: int) -> None:
        last = self.cited.pop()
        self._cite((*last.path, part), last.start, end)

    def _parts(self) -> None:
        """Reads "(2) (a)", ", paragraphs 1 and 3", "§ 1" and "(2) and (3)" after a number."""
        while True:
            if match := _SPACED_LETTER.match(self.text, self.end):
                self._deepen(match[1], match.end())
            elif match := _BRACKET.match(self.text, self.end):
                self._deepen(match[1], match.end())
                self._siblings(_BRACKET, 1, len(self.cited[-1].path))
            elif (keyword := _PART.match(self.text, self.end)) and (
                value := _PART_VALUE.match(self.text, keyword.end())
            ):
                self._deepen(value["value"], value.end())
                if dotted := _DOTTED.match(self.text, self.end):
                    self._deepen(dotted[1], dotted.end())
                depth = len(self.cited[-1].path)
                self._brackets()
                if keyword["many"]:
                    self._siblings(_PART_VALUE, "value", depth)
            else:
                return

    def _brackets(self) -> None:
        while match := _BRACKET.match(self.text, self.end):
            self._deepen(match[1], match.end())

    def _siblings(self, form: re.Pattern[str], group: int | str, depth: int) -> None:
        """Reads the further paragraphs of the same article: "and (3)", ", 2 and 3 (g)", "1 to 3"."""
        while len(self.cited) < _MOST_ITEMS:
            to = _TO.match(self.text, self.end)
            join = to or _AND.match(self.text, self.end)
            value = form.match(self.text, join.end()) if join else None
            if value is None or self._is_article(value.end(), form):
                return
            stem = self.cited[-1].path[: depth - 1]
            if to:
                self._fill(stem, self.cited[-1].path[depth - 1], value[group], value)
            self._cite((*stem, value[group]), value.start(group), value.end())
            if form is _PART_VALUE:
                self._brackets()
            elif deeper := _BRACKET.match(self.text, self.end):
                self._deepen(deeper[1], deeper.end())

    def _is_article(self, end: int, form: re.Pattern[str]) -> bool:
        """Whether a number after paragraphs is an article again: it has paragraphs of its own."""
        if form is not _PART_VALUE:
            return False
        if _NOT_AN_ARTICLE.match(self.text, end):
            return True
        part = _PART.match(self.text, end)
        return part is not None and _PART_VALUE.match(self.text, part.end()) is not None

    def _fill(self, stem: tuple[str, ...], first: str, last: str, place: re.Match[str]) -> None:
        for number in numbers_between(first, last):
            self._cite((*stem, number), place.start(), place.end())

    def _follow(self) -> None:
        """Reads the further articles of a list; after a singular keyword only what cannot be anything else."""
        while len(self.cited) < _MOST_ITEMS:
            gloss = _GLOSS.match(self.text, self.end)
            place = gloss.end() if gloss else self.end
            to = _TO.match(self.text, place)
            join = to or _AND.match(self.text, place)
            match = (
                _NUMBER.match(self.text, join.end()) or _ROMAN.match(self.text, join.end()) if join else None
            )
            if join is None or match is None or not self._may_follow(match):
                return
            before = self.cited[-1]
            if not self._number(join.end()):
                return
            if to:
                self._between(before, self.cited.pop())

    def _may_follow(self, match: re.Match[str]) -> bool:
        if _NOT_AN_ARTICLE.match(self.text, match.end()):
            return False
        if self._plural:
            return True
        following = self.text[match.end() : match.end() + 4]
        return following[:1] in {"", ".", ",", ";", ")", "(", "]"} or following.startswith(
            (" of", " (", " de", " ب")
        )

    def _between(self, before: Cited, last: Cited) -> None:
        """Puts the articles of a range into the list, each at the place of the range's end."""
        for number in numbers_between(before.path[0], last.path[0]):
            self._cite((number,), last.start, last.end)
        self._cite(last.path, last.start, last.end)

    def _prefix(self, start: int) -> None:
        """Puts "paragraphs 1 and 2 of" before a single article into its path."""
        if len(self.cited) != 1:
            return
        left = max(0, start - _PREFIX_LEFT)
        if ordinal := _ORDINAL_PREFIX.search(self.text, left, start):
            article = self.cited.pop()
            self.start = ordinal.start()
            self._cite(
                (*article.path, _ORDINALS[(ordinal["ordinal"] or ordinal["after"]).lower()]),
                self.start,
                article.end,
            )
            return
        match = _PREFIX.search(self.text, left, start)
        if match is None:
            return
        article = self.cited.pop()
        head, begin = article.path, match.start()
        for parts in re.split(
            r"\s?(?:,|\band\b|\bor\b|\bto\b|\by\b|\bet\b|\bou\b|\bи\b|و)\s?", match["latin"] or match["other"]
        ):
            atoms = tuple(_ATOM.findall(parts))
            if atoms:
                self._cite((*head, *atoms), begin, article.end)
        self.start = begin


def numbers_between(first: str, last: str) -> list[str]:
    """The numbers inside a range, its ends excluded; none where it is no range of articles."""
    if not (first.isdecimal() and last.isdecimal()) or int(last) - int(first) > _LONGEST_RANGE:
        return []
    return [str(number) for number in range(int(first) + 1, int(last))]


def _digits(match: re.Match[str]) -> list[str]:
    """The path of a printed number: "2.1" is a paragraph, "14 bis" and "35a" are articles."""
    head = str(int(match["digits"])) + (match["letter"] or "") + (match["latin"] or "")
    return [head, *(str(int(part)) for part in (match["dotted"] or "").split(".") if part)]
