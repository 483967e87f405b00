"""United Nations document symbols and resolutions named by body and number."""

import re
from collections.abc import Iterator

from kb.identifying import NotAnUnSymbol, normalise_symbol, without_part
from kb.recognising.gazetteer import Gazetteer
from kb.recognising.mentions import Mention, MentionKind
from kb.recognising.words import Words

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
_SCORE, _NAMED_SCORE = 1.0, 0.95
_RESOLUTION_WORDS = frozenset({"resolution", "Resolution", "resolutions", "Resolutions", "res", "Res"})
_LEFT = 60  # characters
_CLUTTER = re.compile(r",?\s(?:in\s)?its\s", re.IGNORECASE)


def find_symbols(words: Words, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The symbols of a text; the one that names an instrument of the base also as a mention of that instrument."""
    text = words.text
    if "/" in text:
        for match in _SYMBOL.finditer(text):
            yield from _mentions(match, "un-symbol", _SCORE, gazetteer)
    done = 0
    for place in [i for i, word in enumerate(words.written) if word in _RESOLUTION_WORDS]:
        left = max(done, words.starts[place] - _LEFT)
        found = _RESOLUTION.search(text, left, min(len(text), words.ends[place] + _LEFT))
        if found and found.start() <= words.starts[place] and found.start() >= done:
            done = found.end()
            yield from _mentions(found, "resolution-number", _NAMED_SCORE, gazetteer)


def _mentions(match: re.Match[str], rule: str, score: float, gazetteer: Gazetteer) -> Iterator[Mention]:
    written = match.group().rstrip(".-")
    try:
        symbol = normalise_symbol(_CLUTTER.sub(" ", written))
    except NotAnUnSymbol:
        return
    start, end = match.start(), match.start() + len(written)
    yield Mention(MentionKind.SYMBOL, start, end, symbol, rule, score)
    slug = gazetteer.symbols.get(symbol) or gazetteer.symbols.get(without_part(symbol))
    if slug:
        yield Mention(MentionKind.INSTRUMENT, start, end, slug, rule, score)
