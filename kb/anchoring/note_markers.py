"""Which figures in a unified text are note markers, glued to a word or raised, rather than figures of the text.

The rule, on text that `characters.unify` has been through (so case plays no part):

* daggers are gone already; asterisks go unless they stand between figures (`3*4`, `3 * 4`);
* `[12]`, or several such in a row, glued to what stands before it, is a marker;
* a number of one to three digits, without a leading zero, is a marker if nothing but closing punctuation
  stands between it and the next white space, and it is glued
  - to closing punctuation after a word of at least two letters that is not an abbreviation of numbered
    things (`rights,'3` `law.11`, but not `art.17` `no.5` `c.12`), or
  - directly to a word of at least four Latin, Greek or Cyrillic letters that does not name numbered things
    (`rights4`, but not `article17` `covid19` `g20` `sdg16`);
* raised figures are a marker behind a word that is no unit, formula or single letter (`rights³`, but not
  `m²` `km²` `co²` `x²` `10⁶`) and behind closing punctuation. Behind a bracket whose last word is a single letter
  or holds a figure or a sign of reckoning they are a power. They stay where they stand alone.

What is decided of a word is decided by the word, so that words quoted alone are what they are in their text.

Everything else stays: `covid-19`, `2023`, `article 17`, `51.3%`, `14,000`, `ccpr/c/gc/34`, `a/conf.157`,
`iccpr:17`. A marker after a figure (`in 2019.11`) cannot be told from a decimal and stays, too.
"""

import re
from collections.abc import Iterator

from kb.anchoring.characters import RAISED, joins_previous

_PUNCTUATION = r"'\)}.,;!?…。、，；！？）】》〉،؛؟"
_CLOSERS = r"\]" + _PUNCTUATION
_BRACKETED = re.compile(
    r"(?<=[^\s\[])(?:\[[0-9]{1,3}\])+(?=\Z|\s|[:\-" + _PUNCTUATION + r"]|[^\W\d_\u1100-\u11ff])"
)
_GLUED = re.compile(
    r"(?<![\w/@.=#&])(?P<word>[^\W\d_]{2,})"
    rf"(?P<closers>[{_CLOSERS}]{{0,4}})(?P<number>[1-9][0-9]{{0,2}})(?=[:{_CLOSERS}]{{0,4}}(?:\s|\Z))"
)
_ASTERISKS = re.compile(r"\*+")
_TIMES = re.compile(r"(?<=[0-9])\*(?=[0-9])|(?<=[0-9] )\*(?= [0-9])")
_RAISED = re.compile(rf"[{RAISED}]+(?:[⁻\-,][{RAISED}]+)*")
_LONGEST_NUMBER = re.compile(rf"[{RAISED}]{{4}}")
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD_BEFORE = re.compile(rf"[^\W\d_{RAISED}{_UNSPACED}]+\Z")
_LONGEST_WORD = 40  # characters that are looked at before a raised figure
_RECKONING = re.compile(r"[\d+\-=×÷*/^<>≤≥±]|\A[^\W\d_]?\Z")
_UNSPACED_LETTER = re.compile(rf"[{_UNSPACED}]\Z")
_SPACED_ALPHABETS = re.compile(r"[a-z\u00df-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]{4,}\Z")
_ABBREVIATIONS_TEXT = """
add addn al amend amdt apdo app appx arg art arts aufl bd bk ca cap ch chap cf cl cls col comm conf corr
dec dept div doc docs ed eds eq ex exh ff fig figs fn fol gen gl int jg lit ln mr ms mtg n° nn no nos nr
núm num op par para paras párr part pp prov prt pt pts pub pv reg regs res rev rn rz sch sec secs sect
ser sess sr st stat subpara suppl supp tab tit tr ver vol vols wg wp ст стр гл п пп рез док т вып
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_NUMBERED_THINGS_TEXT = """
addendum alinéa annex annexe anexo appendix apartado article articles artículo artikel capítulo category
chapter chapitre clause class committee corrigendum covid decision draft figure form goal goals group
item level line lines note notes number page pages paragraph paragraphs paragraphe párrafo part parte
partie parts phase pillar point points principle principles protocol question recommendation
recommendations resolution resolutions rule rules schedule section sections session stage step table
target theme tier title type version volume zone глава пункт раздел статья статьи часть
"""
_NUMBERED_THINGS = frozenset(_NUMBERED_THINGS_TEXT.split())
_UNITS_AND_FORMULAS_TEXT = """
mm cm dm dam hm km nm μm ft in yd mi ha ac sq mc ms pa kg mg kn rad deg mol cd sr lx lm gy sv bq
co no so nh ch cn oh hco mn fe cu pb hg zn na ca cl
мм см дм км га куб кв мкм мг кг с м كم سم مم متر м²
"""
_UNITS_AND_FORMULAS = frozenset(_UNITS_AND_FORMULAS_TEXT.split())
_UNSPACED_UNITS = frozenset("米里尺寸厘")


def asterisks(text: str) -> Iterator[tuple[int, int]]:
    """Spans of asterisks of emphasis and of notes: all but those that multiply one figure by another."""
    for match in _ASTERISKS.finditer(text):
        if not _TIMES.match(text, match.start()) and not _joins(text, match.end()):
            yield match.span()


def raised_markers(text: str) -> Iterator[tuple[int, int]]:
    """Spans (code points, end excluded) of raised figures that are note markers, in order."""
    for match in _RAISED.finditer(text):
        start, end = match.span()
        if _LONGEST_NUMBER.search(match[0]) is None and _is_raised_marker(text, start, end):
            yield start, end


def bracketed_markers(text: str) -> Iterator[tuple[int, int]]:
    """Spans (code points, end excluded) of markers in square brackets, in order."""
    for match in _BRACKETED.finditer(text):
        yield match.span()


def glued_markers(text: str) -> Iterator[tuple[int, int]]:
    """Spans (code points, end excluded) of note numbers glued to a word or to its punctuation, in order."""
    for match in _GLUED.finditer(text):
        if _is_marker(match):
            yield match.span("number")


def _is_marker(match: re.Match[str]) -> bool:
    word = match["word"]
    if match["closers"]:
        return word not in ABBREVIATIONS
    return word not in _NUMBERED_THINGS and _SPACED_ALPHABETS.match(word) is not None


def _is_raised_marker(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _LONGEST_WORD) : start]
    if _UNSPACED_LETTER.search(before) and not _joins(text, end):
        return before[-1] not in _UNSPACED_UNITS
    if text[end : end + 1].isalnum() or _joins(text, end):  # in the middle of a word or of a figure
        return False
    word = _WORD_BEFORE.search(before)
    if word:
        return len(word[0]) > 1 and word[0] not in _UNITS_AND_FORMULAS
    closing = before[-1:] or " "
    return closing in "'.,;:!?…。、，；：！？》〉،؛؟}]" or (closing in ")）】" and _holds_words(before))


def _holds_words(before: str) -> bool:
    """Whether the last word in the bracket that closes at the end is a word, and nothing that is reckoned with."""
    last = re.split(r"[\s(（【]", before[:-1])[-1]
    return not _RECKONING.search(last)


def _joins(text: str, place: int) -> bool:
    """Whether what follows would grow together with what stands before, were there nothing between."""
    return place < len(text) and joins_previous(text[place])
