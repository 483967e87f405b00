"""Which law is meant by what a person types: a handle, the name this site gives it, or a citation as lawyers write it.

A text as a whole names law where nothing in it is left over: what is not understood is never passed over in silence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.recognising import Gazetteer, Mention, MentionKind, RefusedMention, recognise

#: What may join the parts of a citation without meaning anything by itself, in the six languages.
_JOINING = frozenset(
    ("of", "the", "in", "under", "to", "and", "du", "de", "la", "le", "les", "des", "au", "aux", "et", "dans", "del",
     "el", "los", "las", "y", "en", "и", "в", "к", "из", "من", "في", "و", "的")
)  # fmt: skip
#: Below this the recogniser guesses.
_SURE = 0.85
#: Why no provision is named where the instrument is known to have none with this number.
_NO_SUCH = ("beyond-last-article", "no-such-part")
type _Cited = tuple[Mention, ...] | tuple[RefusedMention, ...]
_WORD = re.compile(r"\w+")
_HANDLE = re.compile(r"\s*(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\s*:\s*(?P<path>[0-9A-Za-z][\w.()\[\]–-]*)\s*")
_NUMBER = r"[0-9]{1,5}[a-z]?(?:\s*[(.][0-9a-z]{1,4}\)?)*"
_NUMBER_BESIDE = re.compile(rf"(?P<before>{_NUMBER})?(?P<name>.+?)(?P<after>{_NUMBER})?")


@dataclass(frozen=True, slots=True)
class MeantLaw:
    """An instrument, by slug, with the path of a provision, "" for the whole of it.

    `known_path` is as much of the path as the base holds, "" where it holds none of it.
    """

    slug: str
    path: str = ""
    known_path: str = ""

    @property
    def handle(self) -> str:
        """The handle of what was meant, whether or not the base holds it."""
        return f"{self.slug}:{self.path}" if self.path else self.slug

    @property
    def known_handle(self) -> str:
        """The handle of the nearest thing that the base holds."""
        return f"{self.slug}:{self.known_path}" if self.known_path else self.slug


def law_meant_by(text: str, gazetteer: Gazetteer) -> list[MeantLaw]:
    """The law that the whole text names, in its order; nothing where any word of it means something else."""
    if by_handle := _by_handle(text, gazetteer):
        return [by_handle]
    for reading in _readings(text, gazetteer):
        if meant := _cited(reading, gazetteer):
            return meant
    return []


def law_that_is_not(text: str, gazetteer: Gazetteer) -> list[MeantLaw]:
    """What the whole text cites of instruments that are known to have no such article or part, in its order."""
    for reading in _readings(text, gazetteer):
        if refused := _refused(reading, gazetteer):
            known = {one.target: gazetteer.by_slug[one.target].paths for one in refused}
            return [
                MeantLaw(one.target, one.path, _longest_known(one.path, known[one.target])) for one in refused
            ]
    return []


def _refused(text: str, gazetteer: Gazetteer) -> tuple[RefusedMention, ...]:
    found = recognise(text, gazetteer)
    others = found.unknown or found.of_kind(MentionKind.PROVISION)
    is_known = all(one.reason in _NO_SUCH for one in found.refused)
    return found.refused if is_known and not others and _is_whole(text, found.refused, gazetteer) else ()


def _by_handle(text: str, gazetteer: Gazetteer) -> MeantLaw | None:
    """iccpr:17, also with its paragraph in brackets, iccpr:17(1)."""
    match = _HANDLE.fullmatch(text)
    known = gazetteer.by_slug.get(match["slug"]) if match else None
    if match is None or known is None:
        return None
    path = ".".join(re.split(r"[()\[\].]+", match["path"].strip("()[].")))
    return MeantLaw(known.slug, path, _longest_known(path, known.paths))


def _longest_known(path: str, known: frozenset[str]) -> str:
    steps = path.split(".")
    begins = (".".join(steps[:end]) for end in range(len(steps), 0, -1))
    return next((begin for begin in begins if begin in known), "")


def _readings(text: str, gazetteer: Gazetteer) -> Iterator[str]:
    """The text as it stands, with acronyms in their capitals, and with a bare number as that of an article."""
    yield text
    capitals = {
        name.text.casefold(): name.text
        for one in gazetteer.instruments
        for name in one.names
        if name.text.isupper() and name.text.isalpha()
    }
    typed = _WORD.sub(lambda word: capitals.get(word[0].casefold(), word[0]), text)
    yield typed
    match = _NUMBER_BESIDE.fullmatch(typed.strip())
    if match and bool(match["before"]) != bool(match["after"]):
        yield f"Article {match['before'] or match['after']} {match['name'].strip(' ,')}"


def _cited(text: str, gazetteer: Gazetteer) -> list[MeantLaw]:
    found = recognise(text, gazetteer)
    provisions = found.of_kind(MentionKind.PROVISION)
    named = provisions or found.of_kind(MentionKind.INSTRUMENT)
    is_sure = all(one.score >= _SURE for one in named) and not found.unknown and not found.refused
    if not named or not is_sure or not _is_whole(text, named, gazetteer):
        return []
    return list(dict.fromkeys(MeantLaw(one.target, one.path, one.known_path) for one in named))


def _is_whole(text: str, mentions: _Cited, gazetteer: Gazetteer) -> bool:
    """Whether nothing is left beside the mentions but the names of their instruments and words that join them."""
    rest = _without(text, mentions)
    names = recognise(rest, gazetteer).of_kind(MentionKind.INSTRUMENT)
    if any(name.target not in {one.target for one in mentions} for name in names):
        return False
    return all(word.casefold() in _JOINING for word in _WORD.findall(_without(rest, names)))


def _without(text: str, mentions: _Cited) -> str:
    """The text with spaces where mentions stand."""
    for one in mentions:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text
