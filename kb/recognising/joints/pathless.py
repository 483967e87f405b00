"""What stands behind parts and adds nothing to their path: "first sentence", "sentence 1", "et seq."."""

from kb.recognising.tokens.keywords import ONWARDS, SENTENCES
from kb.recognising.tokens.token import Kind
from kb.recognising.tokens.tokens import Tokens

_SHORT = "s."  # "Art. 6 para. 1 s. 1 lit. f", but a section in "article 8 and s. 6"


def past_pathless(tokens: Tokens, at: int) -> int | None:
    """The token behind "first sentence", "sentence 1" or "et seq.", where that stands there."""
    joined = tokens[at].kind in {Kind.COMMA, Kind.AND} or tokens[at].word in {"وما", "ما"}
    place = at + 1 if joined else at
    if tokens[place].kind is Kind.ORDINAL and tokens[place + 1].word in SENTENCES:
        return place + 2
    said = tokens[place].word in SENTENCES or (tokens[place].word == _SHORT and place == at)
    if said and tokens[place + 1].kind is Kind.NUMBER:
        return place + 2
    if tokens[place].word == "ما":
        place += 1
    return place + 1 if tokens[place].word in ONWARDS else None
