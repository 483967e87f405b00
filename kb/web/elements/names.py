"""What a record is called in which language, and by which identifiers it is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import get_language_info

from kb.models import InstrumentName

type Row = Mapping[str, str]

_KINDS = InstrumentName.Kind


@dataclass(frozen=True)
class LabelRow:
    """What a record is called in one language: the preferred label first."""

    language: str
    language_name: str
    direction: str
    preferred: str
    others: list[str]


def identifier_words(rows: Iterable[Row], schemes: type[TextChoices]) -> list[str]:
    """Identifiers with the name of their scheme."""
    return [f"{schemes(row['scheme']).label}: {row['value']}" for row in rows]


def name_rows(
    names: Iterable[Row], preferred: str = _KINDS.OFFICIAL, others: str = _KINDS.ALIAS
) -> list[LabelRow]:
    """The names of these two kinds in each language, English first; those of other kinds are for finding."""
    shown: dict[str, dict[str, list[str]]] = {}
    for row in names:
        if row["kind"] in (preferred, others):
            shown.setdefault(row["language"], {}).setdefault(row["kind"], []).append(row["text"])
    return [
        LabelRow(
            language=tag,
            language_name=language_name(tag),
            direction=_direction(tag),
            preferred=" · ".join(texts.get(preferred, [])),
            others=texts.get(others, []),
        )
        for tag, texts in sorted(shown.items(), key=lambda item: (item[0] != "en", item[0]))
    ]


def language_name(tag: str) -> str:
    """The language in the reader's words; the tag itself where it has none."""
    try:
        return str(get_language_info(tag.lower())["name_translated"])
    except KeyError:
        return tag


def _direction(tag: str) -> str:
    """ "rtl" for languages written from right to left, else "ltr"."""
    try:
        return "rtl" if get_language_info(tag.partition("-")[0].lower())["bidi"] else "ltr"
    except KeyError:
        return "ltr"
