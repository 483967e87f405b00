"""The gazetteer of the shipped base, read from its files without a database."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kb.identifying import normalise_identifier
from kb.recognising import (
    LAST_ARTICLES,
    Concept,
    Gazetteer,
    Institution,
    Instrument,
    MentionKind,
    Named,
    NameKind,
    Reader,
    Recognised,
)

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
LABELS = {
    "alt_labels": NameKind.ALTERNATIVE,
    "hidden_labels": NameKind.HIDDEN,
    "negative_labels": NameKind.NEGATIVE,
}
LAW = (MentionKind.PROVISION, MentionKind.INSTRUMENT)
CHINESE = {"cn", "beijing"}  # the only national laws that are shipped


@cache
def shipped() -> Gazetteer:
    """All instruments, institutions and concepts that ship with the project."""
    return Gazetteer(tuple(_instruments()), tuple(_institutions()), tuple(_concepts()))


def _records(pattern: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(FIXTURES.glob(pattern)):
        for record in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
            yield path.stem, record


def _names(record: dict[str, Any], titles: str) -> Iterator[Named]:
    for language, text in (record.get(titles) or {}).items():
        yield Named(text, language, NameKind.TITLE)
    for language, texts in (record.get("aliases") or {}).items():
        yield from (Named(text, language, NameKind.ALIAS) for text in texts)


def _instruments() -> Iterator[Instrument]:
    for _, record in _records("law/*.yaml"):
        names = [Named(record["title"], "en", NameKind.TITLE)]
        if record.get("short_title"):
            names.append(Named(record["short_title"], "en", NameKind.SHORT))
        symbols = [one["value"] for one in record.get("identifiers", []) if one["scheme"] == "un-symbol"]
        yield Instrument(
            record["slug"],
            (*names, *_names(record, "titles")),
            jurisdiction=record.get("jurisdiction") or "",
            national=record.get("jurisdiction") in CHINESE,
            paths=frozenset(str(provision["path"]) for provision in record.get("provisions", [])),
            last_article=LAST_ARTICLES.get(record["slug"]),
            symbols=tuple(normalise_identifier("un-symbol", symbol) for symbol in symbols),
        )


def _institutions() -> Iterator[Institution]:
    for _, record in _records("institutions/institutions.yaml"):
        name = Named(record["name"], "en", NameKind.TITLE)
        yield Institution(record["slug"], (name, *_names(record, "names")))


def _concepts() -> Iterator[Concept]:
    for scheme, record in _records("vocabulary/*.yaml"):
        labels = [Named(t, lang, NameKind.PREFERRED) for lang, t in (record.get("labels") or {}).items()]
        for key, kind in LABELS.items():
            for language, texts in (record.get(key) or {}).items():
                labels += [Named(text, language, kind) for text in texts]
        if "slug" in record:
            yield Concept(f"{scheme}/{record['slug']}", tuple(labels))


def read_shipped(text: str, *home: str, language: str = "en") -> Recognised:
    """What a text mentions for the shipped base, in a document about these instruments."""
    return Reader(shipped(), language=language, home=home).read(text)


def law(text: str, *home: str, language: str = "en") -> list[str]:
    """The keys of the law that a text mentions for the shipped base."""
    return [mention.key for mention in read_shipped(text, *home, language=language).of_kind(*LAW)]


def last(*passages: str, home: tuple[str, ...] = (), language: str = "fr") -> list[str]:
    """What the last passage of a document mentions."""
    reader = Reader(shipped(), language=language, home=home)
    return [[one.key for one in reader.read(text).of_kind(*LAW)] for text in passages][-1]
