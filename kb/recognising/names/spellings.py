"""Every name of every record: its own, further ones, and the ways in which a title is quoted in part."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kb.recognising.entries import Concept, Institution, Instrument, Named
from kb.recognising.mentions import MentionKind
from kb.recognising.names.name_files import further_names

_EU_ACT = re.compile(r"(?P<kind>Regulation|Directive) \(EU\) (?P<number>\d{4}/\d+)")
_EU_ACTS: Final[dict[str, tuple[str, ...]]] = {
    "Regulation": (
        *("Regulation {0}", "règlement (UE) {0}", "règlement {0}", "règlement européen {0}"),
        *(
            "Reglamento (UE) {0}",
            "Reglamento {0}",
            "Reglamento europeo {0}",
            "Регламент (ЕС) {0}",
            "Регламент {0}",
        ),
    ),
    "Directive": (
        *("Directive {0}", "directive (UE) {0}", "directive européenne {0}"),
        *("Directiva (UE) {0}", "Directiva {0}", "Директива (ЕС) {0}", "Директива {0}"),
    ),
}
_RIGHTS_OF_MAN = "droits de l'homme"
_FRENCH, _SPANISH = (
    ("des Nations Unies", "de l'ONU"),
    ("de las Naciones Unidas", "de Naciones Unidas", "de la ONU"),
)
# The first words of titles, and how they are called the United Nations' own.
_UNITED_NATIONS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("Convention", "Pacte international", "Déclaration", "Principes directeurs"), _FRENCH),
    **dict.fromkeys(
        ("Convención", "Pacto Internacional", "Pacto", "Declaración", "Principios Rectores"), _SPANISH
    ),
    "Конвенция": ("ООН", "Организации Объединенных Наций"),
    "اتفاقية": ("الأمم المتحدة",),
}

type NameOfRecord = tuple[MentionKind, str, Named]  # what kind of record, its key, its name


def names_of(
    instruments: Iterable[Instrument], institutions: Iterable[Institution], concepts: Iterable[Concept]
) -> Iterator[NameOfRecord]:
    """The names of all records in their order; a name may come more than once."""
    further = further_names()
    for instrument in instruments:
        for name in (*instrument.names, *further.get(instrument.slug, ())):
            yield MentionKind.INSTRUMENT, instrument.slug, name
            yield from (
                (MentionKind.INSTRUMENT, instrument.slug, Named(short, name.language, name.kind))
                for short in _shortened(name)
            )
    for institution in institutions:
        yield from ((MentionKind.INSTITUTION, institution.slug, name) for name in institution.names)
    for concept in concepts:
        yield from ((MentionKind.CONCEPT, concept.key, name) for name in concept.names)


def _shortened(name: Named) -> Iterator[str]:
    """The ways in which a title is quoted in part: without "International", without what follows a colon."""
    head, colon, _ = name.text.partition(": ")
    if colon and len(head.split()) > 3:
        yield head
    yield from _with_united_nations(name)
    if act := _EU_ACT.fullmatch(name.text):
        yield from (written.format(act["number"]) for written in _EU_ACTS[act["kind"]])
    if _RIGHTS_OF_MAN in name.text:
        yield from (
            name.text.replace(_RIGHTS_OF_MAN, rights)
            for rights in ("droits humains", "droits de la personne")
        )
    for lead in ("International ", "United Nations "):
        if name.text.startswith(lead) and len(name.text.split()) > 4:
            yield name.text.removeprefix(lead)
    if " internacional " in name.text.lower() or " international " in name.text.lower():
        words = name.text.split()
        if words[1].lower() in {"international", "internationale", "internacional"} and len(words) > 4:
            yield " ".join([words[0], *words[2:]])
    if "国际公约" in name.text:
        yield name.text.replace("国际公约", "公约")
    if name.language == "ru" and name.text.startswith("Международн"):
        rest = name.text.split(" ", 1)[1]
        yield rest[:1].upper() + rest[1:]


def _with_united_nations(name: Named) -> Iterator[str]:
    """A treaty's title as the United Nations' own: "Convention des Nations Unies relative aux droits de l'enfant"."""
    for first, organisation in _UNITED_NATIONS.items():
        rest = name.text.removeprefix(f"{first} ")
        rest = rest.removeprefix("internationale ").removeprefix("internacional ")
        if name.text.startswith(f"{first} ") and len(rest.split()) > 1:
            yield from (f"{first} {written} {rest}" for written in organisation)
    if name.language.startswith("zh") and name.text.endswith(("公约", "宣言")) and "联合国" not in name.text:
        yield f"联合国{name.text}"


_LONGEST_ACRONYM = 8


def is_acronym(text: str) -> bool:
    """Whether a name is written in capitals that matter: ICCPR, UNGPs, CoE, G20, but not Convention."""
    return (
        " " not in text
        and len(text) <= _LONGEST_ACRONYM + 4
        and sum(c.isupper() for c in text) >= min(2, len(text))
    ) or (len(text) <= _LONGEST_ACRONYM and text[:1].isupper() and text[1:].isdigit())
