"""Which digits in a unified text are note markers glued to a word rather than numbers of the text.

The rule, on text that `characters.unify` has been through (so case plays no part):

* superscript digits, asterisks and daggers are gone already;
* `[12]`, or several such in a row, glued to what stands before it, is a marker;
* a number of one to three digits, without a leading zero, is a marker if nothing but closing punctuation
  stands between it and the next white space, and it is glued
  - to closing punctuation after a word of at least two letters that is not an abbreviation of numbered
    things (`rights,'3` `law.11`, but not `art.17` `no.5` `c.12`), or
  - directly to a word of at least four Latin, Greek or Cyrillic letters that does not name numbered things
    (`rights4`, but not `article17` `covid19` `g20` `sdg16`).

Everything else stays: `covid-19`, `2023`, `article 17`, `51.3%`, `14,000`, `ccpr/c/gc/34`, `a/conf.157`,
`iccpr:17`. A marker after a figure (`in 2019.11`) cannot be told from a decimal and stays, too.
"""

import re
from collections.abc import Iterator

_PUNCTUATION = r"'\)}.,;!?…。、，；！？）】》〉،؛؟"
_CLOSERS = r"\]" + _PUNCTUATION
_BRACKETED = re.compile(
    r"(?<=[^\s\[])(?:\[[0-9]{1,3}\])+(?=\Z|\s|[:\-" + _PUNCTUATION + r"]|[^\W\d_\u1100-\u11ff])"
)
_GLUED = re.compile(
    r"(?<![\w/@.=#&])(?P<word>[^\W\d_]{2,})"
    rf"(?P<closers>[{_CLOSERS}]{{0,4}})(?P<number>[1-9][0-9]{{0,2}})(?=[:{_CLOSERS}]{{0,4}}(?:\s|\Z))"
)
_SPACED_ALPHABETS = re.compile(r"[a-z\u00df-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]{4,}\Z")
_ABBREVIATIONS_TEXT = """
add addn al amend amdt apdo app appx arg art arts aufl bd bk ca cap ch chap cf cl cls col comm conf corr
dec dept div doc docs ed eds eq ex exh ff fig figs fn fol gen gl int jg lit ln mr ms mtg n° nn no nos nr
núm num op par para paras párr part pp prov prt pt pts pub pv reg regs res rev rn rz sch sec secs sect
ser sess sr st stat subpara suppl supp tab tit tr ver vol vols wg wp ст стр гл п пп рез док т вып
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_NUMBERED_THINGS_TEXT = """
addendum alinéa annex annexe anexo appendix apartado article articles artículo artikel capítulo category
chapter chapitre clause class committee corrigendum covid decision draft figure form goal goals group
item level line lines note notes number page pages paragraph paragraphs paragraphe párrafo part parte
partie parts phase pillar point points principle principles protocol question recommendation
recommendations resolution resolutions rule rules schedule section sections session stage step table
target theme tier title type version volume zone глава пункт раздел статья статьи часть
"""
_NUMBERED_THINGS = frozenset(_NUMBERED_THINGS_TEXT.split())


def _is_marker(match: re.Match[str]) -> bool:
    word = match["word"]
    if match["closers"]:
        return word not in _ABBREVIATIONS
    return word not in _NUMBERED_THINGS and _SPACED_ALPHABETS.match(word) is not None


def bracketed_markers(text: str) -> Iterator[tuple[int, int]]:
    """Spans (code points, end excluded) of markers in square brackets, in order."""
    for match in _BRACKETED.finditer(text):
        yield match.span()


def glued_markers(text: str) -> Iterator[tuple[int, int]]:
    """Spans (code points, end excluded) of note numbers glued to a word or to its punctuation, in order."""
    for match in _GLUED.finditer(text):
        if _is_marker(match):
            yield match.span("number")
