"""New editions made from old ones by known edits, so that it is known where every character went."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from random import Random

#: A character and its offset in the old text; None for one that was not there.
type Traced = tuple[str, int | None]
type Paragraphs = list[list[Traced]]
type Edit = Callable[[Paragraphs, Random, Sequence[str]], Paragraphs]

BETWEEN = "\n\n"


@dataclass(frozen=True)
class Truth:
    """Which letters and digits of the new text are a quotation's; `is_whole` unless it was torn apart or shortened."""

    new: str
    letters: tuple[int, ...]
    is_whole: bool

    def agrees(self, start: int, end: int) -> bool:
        """Whether a place holds the quotation: 85 % of its letters, and little of what stood beside it.

        Words inserted in the middle of the quotation belong to its place.
        """
        here = [letter for letter in self.letters if start <= letter < end]
        if len(here) < 0.85 * len(self.letters):
            return False
        beside = [i for i in (*range(start, here[0]), *range(here[-1] + 1, end)) if self.new[i].isalnum()]
        return len(beside) <= max(4, 0.15 * len(here))


@dataclass(frozen=True)
class NewEdition:
    """The old and the new text, and for each character of the new one its offset in the old one."""

    old: str
    new: str
    origins: tuple[int | None, ...]

    def truth(self, start: int, end: int) -> Truth | None:
        """Where the words `start:end` of the old text are in the new one; None if most of them are gone."""
        letters = sum(1 for character in self.old[start:end] if character.isalnum())
        kept = sorted(new for old in range(start, end) for new in self._news.get(old, ()))
        if not kept or len(kept) < letters / 2:
            return None
        is_torn = any(other - one > 40 for one, other in pairwise(kept))
        return Truth(self.new, tuple(kept), is_whole=not is_torn and len(kept) > 0.85 * letters)

    def is_right(self, start: int, end: int, place: tuple[int, int]) -> bool:
        """Whether the words `start:end` of the old text are at that place of the new one.

        Where equal paragraphs changed places among themselves the text cannot show it: a place is also right where
        the words stand between the same words as before.
        """
        truth = self.truth(start, end)
        if truth and truth.agrees(*place):
            return True
        around = 60
        was = self.old[max(0, start - around) : end + around]
        return was == self.new[max(0, place[0] - around) : place[1] + around]

    @cached_property
    def _news(self) -> dict[int, list[int]]:
        news: dict[int, list[int]] = {}
        for new, old in enumerate(self.origins):
            if old is not None and self.new[new].isalnum():
                news.setdefault(old, []).append(new)
        return news


def new_edition(
    paragraphs: Sequence[str], edits: Sequence[Edit], seed: int, others: Sequence[str]
) -> NewEdition:
    """The edition that results from the edits, in order; `others` are paragraphs of other texts, to be inserted."""
    random = Random(seed)
    traced: Paragraphs = []
    offset = 0
    for paragraph in paragraphs:
        traced.append([(character, offset + i) for i, character in enumerate(paragraph)])
        offset += len(paragraph) + len(BETWEEN)
    for edit in edits:
        traced = edit(traced, random, others)
    joined: list[Traced] = []
    for paragraph in traced:
        joined += [(character, None) for character in BETWEEN] if joined else []
        joined += paragraph
    return NewEdition(
        BETWEEN.join(paragraphs),
        "".join(character for character, _ in joined),
        tuple(origin for _, origin in joined),
    )


def layout(paragraphs: Paragraphs, random: Random, others: Sequence[str]) -> Paragraphs:
    """Lines broken anew, other quotation marks and dashes, soft hyphens, paragraphs split and joined here and there."""
    laid = [_reprinted(paragraph, random) for paragraph in paragraphs]
    result: Paragraphs = []
    for paragraph in laid:
        stops = [i for i, (character, _) in enumerate(paragraph[:-1], 1) if character in ".;。；؛"]
        if result and random.random() < 0.05:
            result[-1] += [("\n", None), *paragraph]
        elif stops and random.random() < 0.05:
            stop = random.choice(stops)
            result += [paragraph[:stop], paragraph[stop:]]
        else:
            result.append(paragraph)
    return result


def _reprinted(paragraph: list[Traced], random: Random) -> list[Traced]:
    other = {"'": "’", "’": "'", '"': "“", "-": "‐", "–": "—"}
    result: list[Traced] = []
    for i, (character, origin) in enumerate(paragraph):
        if character == " ":
            character = random.choices((" ", "\n", "\u00a0"), (8, 2, 1))[0]
            if random.random() < 0.05:
                result.append((" ", None))
        result.append((other.get(character, character), origin))
        inside = character.isalpha() and i + 1 < len(paragraph) and paragraph[i + 1][0].isalpha()
        if inside and random.random() < 0.01:
            result.append(("\u00ad", None))
    return result


def noise(rate: float) -> Edit:
    """A character in so many replaced, left out or doubled by another one of the same text."""

    def edit(paragraphs: Paragraphs, random: Random, others: Sequence[str]) -> Paragraphs:
        alphabet = sorted(
            {character for paragraph in paragraphs for character, _ in paragraph if character.isalnum()}
        )
        return [
            [change for each in paragraph for change in _noisy(each, rate, random, alphabet)]
            for paragraph in paragraphs
        ]

    return edit


def _noisy(each: Traced, rate: float, random: Random, alphabet: list[str]) -> list[Traced]:
    if random.random() >= rate:
        return [each]
    how = random.randrange(3)
    if how == 0:
        return [(random.choice(alphabet), each[1])]
    return [] if how == 1 else [each, (random.choice(alphabet), None)]


def in_and_out(rate: float) -> Edit:
    """So many paragraphs removed, and as many of other texts inserted at other places."""

    def edit(paragraphs: Paragraphs, random: Random, others: Sequence[str]) -> Paragraphs:
        number = max(1, round(rate * len(paragraphs)))
        gone = set(random.sample(range(len(paragraphs)), number))
        result = [paragraph for i, paragraph in enumerate(paragraphs) if i not in gone]
        for _ in range(number):
            inserted = random.choice(others)
            result.insert(random.randrange(len(result) + 1), [(character, None) for character in inserted])
        return result

    return edit


def moved(rate: float) -> Edit:
    """So many paragraphs taken out and put back at other places."""

    def edit(paragraphs: Paragraphs, random: Random, others: Sequence[str]) -> Paragraphs:
        taken = set(random.sample(range(len(paragraphs)), max(1, round(rate * len(paragraphs)))))
        result = [paragraph for i, paragraph in enumerate(paragraphs) if i not in taken]
        for number in sorted(taken):
            result.insert(random.randrange(len(result) + 1), paragraphs[number])
        return result

    return edit


def amended(rate: float) -> Edit:
    """In so many paragraphs a stretch of 20 to 120 characters removed, or one of another text put in."""

    def edit(paragraphs: Paragraphs, random: Random, others: Sequence[str]) -> Paragraphs:
        return [
            _amended(paragraph, random, others) if random.random() < rate else paragraph
            for paragraph in paragraphs
        ]

    return edit


def _amended(paragraph: list[Traced], random: Random, others: Sequence[str]) -> list[Traced]:
    place, length = random.randrange(len(paragraph) + 1), random.randint(20, 120)
    if random.random() < 0.5:
        return paragraph[:place] + paragraph[place + length :] or paragraph
    inserted = random.choice(others)[:length]
    return [*paragraph[:place], *((character, None) for character in inserted), *paragraph[place:]]


KINDS: dict[str, tuple[Edit, ...]] = {
    "layout": (layout,),
    "noise 1 %": (noise(0.01),),
    "noise 3 %": (noise(0.03),),
    "in and out 5 %": (in_and_out(0.05),),
    "moved 10 %": (moved(0.10),),
    "all together": (moved(0.10), in_and_out(0.05), noise(0.03), layout),
    "amended 10 %": (amended(0.10),),
    "all, amended": (moved(0.10), in_and_out(0.05), amended(0.10), noise(0.03), layout),
}
SINGLE = ("layout", "noise 1 %", "noise 3 %", "in and out 5 %", "moved 10 %")
TOGETHER = "all together"


def quotations(text: str, number: int, seed: int) -> list[tuple[int, int]]:
    """Ranges of the text that begin and end at words: a few words, a sentence, a paragraph, two paragraphs."""
    random = Random(seed)
    ranges = []
    breadth = 3 if sum(character > "\u2e7f" for character in text) > len(text) / 2 else 1
    while len(ranges) < number:
        length = random.choice((15, 30, 60, 120, 240, 480)) // breadth
        start = random.randrange(max(1, len(text) - 15))
        end = min(len(text), start + length)
        while start > 0 and text[start - 1].isalnum() and text[start].isalnum() and text[start] < "\u2e80":
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum() and text[end] < "\u2e80":
            end += 1
        # Mostly inside one paragraph, as people quote; one in five may reach into the next.
        paragraph_end = text.find(BETWEEN, start)
        if 0 <= paragraph_end < end and (random.random() < 0.8 or paragraph_end < start + 5):
            end = paragraph_end
        quoted = text[start:end].strip()
        if len(quoted) >= 12 or (len(quoted) >= 6 and max(quoted) > "\u2e80"):
            start = text.index(quoted, start)
            ranges.append((start, start + len(quoted)))
    return ranges
