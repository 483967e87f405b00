"""United Nations document symbols and resolutions named by body and number."""

import re
from collections.abc import Iterator, Sequence

from kb.identifying import NotAnUnSymbol, normalise_symbol, without_part
from kb.recognising.gazetteer import Gazetteer
from kb.recognising.mentions import Mention, MentionKind
from kb.recognising.symbols.resolutions import find_resolutions
from kb.recognising.writing.words import Words

_SYMBOL = re.compile(
    r"(?<![\w/.])(?:A|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|E|HRI|S|ST|DP|T|CTOC|CAC)/"
    r"[A-Z0-9][A-Za-z0-9.\-]{0,12}(?:\([A-Z0-9]{1,10}\)[A-Z]?)?(?:/[A-Z0-9][A-Za-z0-9.\-]{0,14}(?:\([A-Z0-9]{1,10}\)[A-Z]?)?){0,6}"
)
_BODY = (
    r"(?:Human\sRights\sCouncil|General\sAssembly|Security\sCouncil|Economic\sand\sSocial\sCouncil|"
    r"Commission\son\sHuman\sRights|UNSCR?|HRC|ECOSOC)"
)
_LETTER = r"(?:\s?[A-Z](?!\w))?"
_NUMBER = rf"(?:S-)?\d{{1,4}}(?:/\d{{1,4}})?{_LETTER}(?:\s?\((?:[IVXLC]{{1,7}}|(?:19|20)\d\d)\){_LETTER})?"
_RESOLUTION = re.compile(
    rf"(?<!\w)(?:{_BODY},?\s(?:in\s)?(?:its\s)?[Rr]es(?:olutions?\s|\.\s?)(?:No\.?\s)?{_NUMBER}|"
    rf"[Rr]esolution\s{_NUMBER}\s(?:\(\d{{4}}\)\s)?of\sthe\s{_BODY}|"
    rf"[Rr]esolution\s\d{{1,4}}\s?[A-Z]?\s?\([IVXLC]{{1,7}}\)(?:\s?[A-Z](?!\w))?)"
)
_SCORE, _NAMED_SCORE, _BARE_SCORE = 1.0, 0.95, 0.7
_RESOLUTION_WORDS = frozenset({"resolution", "Resolution", "resolutions", "Resolutions", "res", "Res"})
_LEFT = 60  # characters
_SESSION = re.compile(r"(?:S-)?\d{1,3}/\d{1,3}\Z")
_FURTHER = re.compile(
    r"(?:,?\s(?:paras?\.?|paragraphs?)\s[\d\s,–-]{1,20}(?:(?:and|to)\s\d{1,3})?)?"
    r"(?:\sof\s\d{1,2}\s[A-Z][a-z]{2,8}\s+(?:19|20)\d\d(?!\d{3})\d{0,2})?"  # a footnote's figure may be glued to it
    r"(?:,\d{0,3}\s(?:and\s)?|\sand\s)(?P<number>(?:S-)?\d{1,3}/\d{1,3})(?![/\d])"
)
# "Its resolutions 20/8 and 26/13", of a body that the document has named elsewhere
_BARE = re.compile(r"(?<!\w)[Rr]esolutions?\s(?P<number>\d{1,3}/\d{1,3})(?![/\d])")
_CLUTTER = re.compile(r",?\s(?:in\s)?its\s", re.IGNORECASE)


def find_symbols(words: Words, gazetteer: Gazetteer, bodies: Sequence[str] = ()) -> Iterator[Mention]:
    """The symbols of a text; the one that names an instrument of the base also as a mention of that instrument.

    `bodies` are those that the document names ("General Assembly"), of which a resolution without one may be.
    """
    text = words.text
    if "/" in text:
        for match in _SYMBOL.finditer(text):
            yield from _mentions(match, "un-symbol", _SCORE, gazetteer)
    for start, end, name in find_resolutions(text):
        yield from _mention(name, (start, end), "resolution-number", _NAMED_SCORE, gazetteer)
    done = 0
    for place in [i for i, word in enumerate(words.written) if word in _RESOLUTION_WORDS]:
        left = max(done, words.starts[place] - _LEFT)
        found = _RESOLUTION.search(text, left, min(len(text), words.ends[place] + _LEFT))
        if found and found.start() <= words.starts[place] and found.start() >= done:
            done = found.end()
            yield from _mentions(found, "resolution-number", _NAMED_SCORE, gazetteer)
            for further in _further(text, found):
                done = further.end()
                body = text[found.start() : found.start() + _body_length(found)]
                yield from _mention(
                    f"{body}{further['number']}",
                    further.span("number"),
                    "resolution-number",
                    _NAMED_SCORE,
                    gazetteer,
                )
        elif words.starts[place] >= done and (bare := _BARE.match(text, words.starts[place])):
            for one in (bare, *_further(text, bare)):
                done = one.end()
                yield from _of_one_body(one, bodies, gazetteer)


def _of_one_body(match: re.Match[str], bodies: Sequence[str], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The resolution of the base with a bare number, where only one of the bodies has it."""
    place = match.span("number")
    found = [
        [
            *_mention(
                f"{body} resolution {match['number']}", place, "resolution-number", _BARE_SCORE, gazetteer
            )
        ]
        for body in bodies
    ]
    held = [one for one in found if any(mention.kind is MentionKind.INSTRUMENT for mention in one)]
    if len(held) == 1:
        yield from held[0]


def _further(text: str, first: re.Match[str]) -> Iterator[re.Match[str]]:
    """The further numbers of "resolutions 20/8, para. 1, and 32/13"."""
    end = first.end()
    while _SESSION.search(first.group()) and (match := _FURTHER.match(text, end)):
        end = match.end()
        yield match


def _body_length(match: re.Match[str]) -> int:
    """Up to where a match names the body, before the number of the resolution."""
    number = _SESSION.search(match.group())
    return number.start() if number else 0


def _mentions(match: re.Match[str], rule: str, score: float, gazetteer: Gazetteer) -> Iterator[Mention]:
    written = match.group().rstrip(".-")
    yield from _mention(written, (match.start(), match.start() + len(written)), rule, score, gazetteer)


def _mention(
    written: str, place: tuple[int, int], rule: str, score: float, gazetteer: Gazetteer
) -> Iterator[Mention]:
    start, end = place
    try:
        symbol = normalise_symbol(_CLUTTER.sub(" ", written))
    except NotAnUnSymbol:
        return
    yield Mention(MentionKind.SYMBOL, start, end, symbol, rule, score)
    slug = gazetteer.symbols.get(symbol) or gazetteer.symbols.get(without_part(symbol))
    if slug:
        yield Mention(MentionKind.INSTRUMENT, start, end, slug, rule, score)
