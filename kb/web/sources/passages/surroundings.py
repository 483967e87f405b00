"""What stands around a passage: the passages before and after it, and those joined to it by notes or selection."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.models import Document, Passage
from kb.web.elements.links import Link
from kb.web.elements.pinpoints import pinpoint

from .passage import withheld_words


@dataclass(frozen=True)
class Neighbour:
    """A passage nearby, with as much of it as readers may see."""

    pinpoint: str
    url: str
    text: str
    language: str


def neighbours(here: Passage, around: Iterable[Passage]) -> tuple[list[Neighbour], list[Neighbour]]:
    """The published passages before and after, both in reading order."""
    nearby = list(around)
    before = [_neighbour(one, here) for one in nearby if one.position < here.position]
    return before, [_neighbour(one, here) for one in nearby if one.position > here.position]


def _neighbour(passage: Passage, here: Passage) -> Neighbour:
    may_show_text = here.edition.document.text_policy == Document.TextPolicy.FULL
    text = passage.text if may_show_text else ""
    language = passage.language if text else "en"
    shown = text or passage.summary or withheld_words()
    return Neighbour(pinpoint(passage), passage.get_absolute_url(), shown, language)


def selections(here: Passage, joined: Iterable[Passage]) -> tuple[list[Link], list[Neighbour]]:
    """Of the passages joined to this one by selection: the one it was made in, and those that were made in it."""
    around, inside = [], []
    for one in joined:
        if one.pk == here.within_id:
            around.append(Link(pinpoint(one), one.get_absolute_url()))
        else:
            inside.append(_neighbour(one, here))
    return around, inside


def noted_passages(here: Passage, joined: Mapping[int, Passage]) -> list[Link]:
    """The passages in which this one is a note."""
    own = set(here.note_ids)
    return [Link(pinpoint(one), one.get_absolute_url()) for pk, one in joined.items() if pk not in own]
