"""The plural of an English label and its singular, so that "human rights defender" finds "Human rights defenders"."""

from typing import Final

_BEFORE_A_NOUN: Final[frozenset[str]] = frozenset(
    {"of", "to", "on", "in", "for", "with", "against", "from", "at"}
)
_IRREGULAR: Final[dict[str, str]] = {
    "child": "children",
    "man": "men",
    "person": "persons",
    "woman": "women",
    "datum": "data",
    "policy": "policies",
}
_SINGULAR: Final[dict[str, str]] = {plural: singular for singular, plural in _IRREGULAR.items()}
_NO_PLURAL_ENDINGS = ("ss", "us", "is", "ness", "ism", "ing", "ics")
_SHORTEST = 4


def plural(word: str) -> str:
    """The plural of an English noun in lower case."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}s"


def singular(word: str) -> str:
    """The singular of an English noun in lower case; the word itself where it has no plural's ending."""
    if word in _SINGULAR:
        return _SINGULAR[word]
    if len(word) < _SHORTEST or not word.endswith("s") or word.endswith(_NO_PLURAL_ENDINGS):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def english_forms(words: list[str]) -> list[list[str]]:
    """The label with its head noun in singular and plural; the head stands last, or before the first preposition.

    >>> english_forms(["victims", "of", "crime"])
    [['victims', 'of', 'crime'], ['victim', 'of', 'crime']]
    """
    head = next((i for i, word in enumerate(words) if i and word in _BEFORE_A_NOUN), len(words)) - 1
    forms = [words]
    for change in (singular, plural):
        word = words[head]
        if change is plural and (
            word.endswith("s") or word in _SINGULAR or word.endswith(_NO_PLURAL_ENDINGS)
        ):
            continue
        form = [*words[:head], change(word), *words[head + 1 :]]
        if form not in forms and len(change(word)) >= _SHORTEST:
            forms.append(form)
    return forms
