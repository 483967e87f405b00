"""Quotation marks: where a phrase that was opened ends, although the words themselves may hold quotation marks.

Sources quote, and what is copied from them has marks inside: `"the concept of “digital human rights”"` is one phrase.
"""

QUOTES = '"“”„‟«»〝〞〟＂「」『』'
_STRAIGHT = '"＂'
_CLOSED_BY = {
    **dict.fromkeys(_STRAIGHT, _STRAIGHT), "“": "”", "„": "“”‟", "‟": "”", "«": "»", "»": "«",
    "〝": "〞〟", "「": "」", "『": "』",
}  # fmt: skip
_OPENING, _CLOSING = "“„‟«〝「『", "”»〞〟」』"


def closing_quote(text: str, opening: int) -> int | None:
    """The place of the mark that closes the one at `opening`, None where nothing does.

    Inside, marks come in pairs and close nothing; where the right mark is missing, any other is taken for it, for
    keyboards and word processors mix them.
    """
    depth = 0
    closing = _CLOSED_BY.get(text[opening], _STRAIGHT)
    for place in range(opening + 1, len(text)):
        mark = text[place]
        if mark in closing and (depth == 0 or mark in _STRAIGHT):
            return place
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            if depth == 0:
                return place
            depth -= 1
    return next((place for place in range(opening + 1, len(text)) if text[place] in QUOTES), None)
