"""Pairs of sentences of which one word says another thing, in six languages, inside a quotation and beside it.

A file has blocks: a sentence with its quotation in brackets, then lines `kind | words | other words`, each a sentence
of its own in which the first words are replaced. What is said in front of a sentence or behind it is the same for all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")

FILLERS = {
    "en": (
        "A first paragraph tells of rain.",
        "A second one tells of snow.",
        "A last one tells of the wind.",
    ),
    "fr": ("Un premier alinéa parle de pluie.", "Un deuxième parle de neige.", "Le dernier parle du vent."),
    "es": ("Un primer párrafo habla de lluvia.", "Otro habla de nieve.", "El último habla del viento."),
    "ru": ("Первый абзац говорит о дожде.", "Второй абзац говорит о снеге.", "Последний говорит о ветре."),
    "ar": (
        "تتحدث الفقرة الأولى عن المطر.",
        "تتحدث الفقرة الثانية عن الثلج.",
        "تتحدث الفقرة الأخيرة عن الريح.",
    ),
    "zh": ("第一段谈到下雨的天气情况。", "第二段谈到下雪的天气情况。", "最后一段谈到刮风的天气情况。"),
}
#: What turns a whole sentence from outside.
IN_FRONT = {
    "en": (
        "It is not true that",
        "The Government argues that",
        "It is disputed whether",
        "No court has held that",
        "Unless the law changes,",
    ),
    "fr": (
        "Il n’est pas vrai que",
        "Le Gouvernement soutient que",
        "On conteste que",
        "Aucun tribunal n’a dit que",
        "Sans cette loi,",
    ),
    "es": (
        "No es verdad que",
        "El Gobierno alega que",
        "Se discute si",
        "Ningún tribunal ha dicho que",
        "Sin esa ley,",
    ),
    "ru": (
        "Неверно, что",
        "Правительство утверждает, что",
        "Спорно, что",
        "Ни один суд не сказал, что",
        "Без этого закона",
    ),
    "ar": (
        "ليس صحيحا أن",
        "تدفع الحكومة بأن",
        "يختلف في أن",
        "لم تقل أي محكمة إن",
        "بدون هذا القانون",
    ),
    "zh": (
        "并非如此：",
        "政府主张：",
        "有争议的是，",
        "没有法院认为，",
        "若无该法，",
    ),
}
BEHIND = {
    "en": (", which the Court denied", ", unless a judge orders otherwise", ", the Government argues"),
    "fr": (", ce que la Cour a nié", ", sauf décision contraire d’un juge", ", selon le Gouvernement"),
    "es": (", lo que la Corte negó", ", salvo orden de un juez", ", según el Gobierno"),
    "ru": (", что суд отверг", ", если судья не решит иначе", ", утверждает правительство"),
    "ar": ("، وهو ما نفته المحكمة", "، ما لم يأمر قاض بغير ذلك", "، على حد قول الحكومة"),
    "zh": ("，法院否认了这一点", "，法官另有裁定的除外", "，政府如是说"),
}
_QUOTED = re.compile(r"\[(.*)\]")
_END = re.compile(r"[.。]\Z")


@dataclass(frozen=True)
class Pair:
    """Two sentences that say different things; `quote` stands in the first, `place` says where they differ."""

    language: str
    kind: str
    place: str
    quote: str
    old: str
    new: str

    @property
    def name(self) -> str:
        return f"{self.language}-{self.kind}-{self.new}"


def pairs(language: str) -> Iterator[Pair]:
    """All pairs of a language."""
    for marked, changes in _blocks(language):
        quote, old = _QUOTED.search(marked)[1], _plain(marked)  # type: ignore[index]
        for kind, before, after in changes:
            assert before in marked, (marked, before)
            changed = marked.replace(before, after, 1)
            place = "inside" if quote not in _plain(changed) else "beside"
            yield Pair(language, kind, place, quote, old, _plain(changed))
        for words in IN_FRONT[language]:
            space = "" if language == "zh" else " "
            yield Pair(
                language, "in front", "beside", quote, old, f"{words}{space}{_in_a_sentence(old, quote)}"
            )
        for words in BEHIND[language]:
            yield Pair(language, "behind", "beside", quote, old, _END.sub(rf"{words}\g<0>", old))


def sentences(language: str) -> list[tuple[str, str]]:
    """The sentences of a language, each with its quotation."""
    found = [marked for marked, _changes in _blocks(language)]
    return [(_plain(marked), _QUOTED.search(marked)[1]) for marked in found]  # type: ignore[index]


def _in_a_sentence(old: str, quote: str) -> str:
    """The sentence as the rest of another: in lower case, unless that would change the quotation."""
    return old if old.startswith(quote) else old[0].lower() + old[1:]


def _plain(marked: str) -> str:
    return marked.replace("[", "").replace("]", "")


def _blocks(language: str) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    for block in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        marked, *lines = block.split("\n")
        yield marked, [tuple(part.strip() for part in line.split(" | ")) for line in lines]  # type: ignore[misc]
