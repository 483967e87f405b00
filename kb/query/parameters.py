"""Names of parameters in an address: ours, a slip of one of ours, or a stranger's, which means nothing here.

Newsletters and social networks hang names of their own on every link they carry. A link must not break by them; but a
slip in one of our names must not pass for a stranger's, or a reader would be shown everything as if it were an answer.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol
from urllib.parse import urlencode

from rapidfuzz.distance import OSA

#: What others are known to hang on links. From the lists by which Firefox strips addresses (its collection
#: "query-stripping" and "Copy clean link", seen 2026) and the campaign parameters of Google Analytics and Matomo.
TRACKERS = frozenset(
    ("__s", "_ga", "_gl", "_hsenc", "_hsmi", "_openstat", "cvid", "dclid", "fbclid", "gad_campaignid", "gad_source",
     "gbraid", "gclid", "gclsrc", "hsctatracking", "igsh", "igshid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok",
     "ml_subscriber", "ml_subscriber_hash", "msclkid", "oly_anon_id", "oly_enc_id", "rb_clickid", "ref_src", "s_cid",
     "sc_customer", "sc_eh", "sc_uid", "srsltid", "ss_email_id", "ttclid", "twclid", "vero_conv", "vero_id", "vgo_ee",
     "wbraid", "wickedid", "wt_mc", "yclid", "ymclid", "ysclid")
)  # fmt: skip
_OF_CAMPAIGNS = ("utm_", "mtm_", "piwik_", "oft_", "__hs")
#: Those of Matomo's earlier names one by one: others that begin so ask for records by key.
_EARLIER = frozenset(
    ("pk_campaign", "pk_cpn", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid", "pk_group",
     "pk_placement", "pk_vid")
)  # fmt: skip
#: A slip in a name of four or five letters is one letter, in a longer one two; shorter ones are too like each other.
_SHORTEST, _LONG = 4, 6
#: So much of the beginning of a name stands for it: "year" for "year_from".
_BEGINNING = 4
_LONGEST = 40


class Named(Protocol):
    """What holds something by name, and can do without."""

    def __iter__(self) -> Iterator[str]: ...

    def __delitem__(self, name: str, /) -> None: ...


class Copied[Copy: Named](Protocol):
    """What has names and gives a copy of itself."""

    def __iter__(self) -> Iterator[str]: ...

    def copy(self) -> Copy: ...


def slips(names: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """The names that are near-misses of known ones, each with the one that was meant."""
    return {name: meant for name in names if (meant := meant_by(name, known)) is not None}


def without_strangers[Copy: Named](parameters: Copied[Copy], known: Collection[str]) -> Copy:
    """A copy with what is known or a slip of a known one: what else hangs on the address is nobody's question."""
    kept = parameters.copy()
    for name in parameters:
        if name not in known and meant_by(name, known) is None:
            del kept[name]
    return kept


def put_right(lists: Iterable[tuple[str, Sequence[str]]], meant: Mapping[str, str]) -> str:
    """The query string of parameters, each with its values, with slips under the names that were meant."""
    return urlencode(
        [(meant.get(name, name), value) for name, values in lists for value in values], safe=":/"
    )


def is_tracker(name: str) -> bool:
    """Whether the name is known to follow readers about."""
    lower = name.casefold()
    return lower in TRACKERS or lower in _EARLIER or lower.startswith(_OF_CAMPAIGNS)


def meant_by(name: str, known: Collection[str]) -> str | None:
    """The known name that this one is a slip of; None for a known one, a tracker, and whatever is unlike all of them.

    Upper case, hyphens, points and brackets make no difference: `Theme`, `year-from` and `theme[]` are slips.
    """
    if name in known or is_tracker(name) or len(name) > _LONGEST or not name.isprintable():
        return None
    asked = _bare(name)
    bare = {one: _bare(one) for one in known}
    same = next((one for one in known if bare[one] == asked), None)
    found = same or _begun(asked, bare) or _in_part(asked, known) or _nearest(asked, bare)
    return found or _swapped(asked, bare) or _in_first_word(asked, known)


def _begun(asked: str, known: dict[str, str]) -> str | None:
    begun = [name for name, bare in known.items() if bare.startswith(asked)]
    return begun[0] if len(asked) >= _BEGINNING and begun else None


def _nearest(asked: str, known: dict[str, str]) -> str | None:
    distances = {name: OSA.distance(asked, bare) for name, bare in known.items() if len(bare) >= _SHORTEST}
    near = [
        name for name, distance in distances.items() if distance <= (2 if len(known[name]) >= _LONG else 1)
    ]
    return min(near, key=lambda name: distances[name]) if near and len(asked) >= _SHORTEST - 1 else None


def _swapped(asked: str, known: dict[str, str]) -> str | None:
    """A name too short for other slips, with two letters in each other's place: `ni` for `in`."""
    short = [(name, bare) for name, bare in known.items() if 1 < len(bare) < _SHORTEST]
    return next((name for name, bare in short if sorted(bare) == sorted(asked)), None)


def _in_part(asked: str, known: Collection[str]) -> str | None:
    """The name of several words of which one was given, or several of it: `kinds` for `claim_kind`."""
    singular = {asked, asked.removesuffix("s")}
    return next((name for name in known if "_" in name and singular & set(_long_words(name))), None)


def _in_first_word(asked: str, known: Collection[str]) -> str | None:
    """The name of several words with whose first the slip agrees but for a letter: `yer` for `year_from`."""
    return next((name for name in known if "_" in name and _slips_into(asked, name.partition("_")[0])), None)


def _long_words(name: str) -> list[str]:
    return [word for word in name.split("_") if len(word) >= _BEGINNING]


def _slips_into(asked: str, word: str) -> bool:
    return len(word) >= _BEGINNING and asked[:1] == word[:1] and OSA.distance(asked, word) == 1


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())
