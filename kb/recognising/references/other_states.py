"""Whether a name of the base is that of another State's law here."""

import re
from collections.abc import Sequence

from kb.recognising.entries import Instrument
from kb.recognising.names.index import NameHit
from kb.recognising.names.name_files import states_in_chinese
from kb.recognising.references.memory import Memory

# "Digital Services Act 2024", as States name theirs; "Закона об ИИ Республики Казахстан"
_YEAR_OF_AN_ACT = re.compile(r"\s(?P<year>(?:19|20)[0-9]{2})(?![0-9/])")
_OF_A_STATE = re.compile(
    r"\s(?:РФ|РК|РБ|КР|Республик|Росси|Казахстан|Беларус|Узбекистан|Киргиз|Кыргыз|Украин|Коре)"
)
_OF_ANOTHER_PLACE = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?[A-Z]")
_NATION_BEFORE = re.compile(r"\b[A-Z][a-z]+(?:ian|ean|an|ese|ish|ch|i|['’]s?)\s+\Z")
_MARK_BEFORE = re.compile(r"(?:的|之)?\s?《?\Z")
_STATE_LENGTHS = range(2, 8)  # characters
_STATE_IN_NAME = re.compile(r"中华人民共和国|China|Chin")
_FOREIGN_HAN = re.compile(r"(?<![我中本共和])国\Z|日本\Z|外\Z")


def is_of_a_state(text: str, hit: NameHit, memory: Memory) -> bool:
    """Whether an act of the Union has the name of a State's own, which its year or its State behind it tells."""
    if not text.endswith("Act", hit.start, hit.end) and not text.startswith("Закон", hit.start):
        return False
    if _OF_A_STATE.match(text, hit.end):
        return True
    year = _YEAR_OF_AN_ACT.match(text, hit.end)
    titles = (name.text for use in hit.uses for name in memory.gazetteer.by_slug[use.target].names)
    return year is not None and not any(year["year"] in title for title in titles)


def is_of_any_state(name: str, targets: Sequence[Instrument], memory: Memory) -> bool:
    """Whether a law's name without its State stands in a document about a treaty that has not named that State."""
    known = memory.gazetteer.by_slug
    if not memory.home or any(known[home].national for home in memory.home) or _STATE_IN_NAME.search(name):
        return False
    named = {known[slug].jurisdiction for slug in memory.established if slug in known} | memory.places
    return not any(entry.jurisdiction in named for entry in targets)


def is_elsewhere(before: str, after: str, hit: NameHit) -> bool:
    """A law of one State named without it ("Civil Procedure Law"), next to the name of another State."""
    bare = _MARK_BEFORE.sub("", before)
    if _FOREIGN_HAN.search(bare) or any(bare[-length:] in states_in_chinese() for length in _STATE_LENGTHS):
        return True
    nation = _NATION_BEFORE.search(before)
    foreign = nation is not None and not nation.group().startswith(("Chin", "the ", "The "))
    return foreign or _OF_ANOTHER_PLACE.match(after) is not None
