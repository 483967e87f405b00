"""The names that stand in files of their own, where people who know the law and its languages write them."""

from functools import cache
from pathlib import Path

from kb.recognising.data_files import texts_of
from kb.recognising.entries import Named

_HERE = Path(__file__).resolve().parent


@cache
def further_names() -> dict[str, tuple[Named, ...]]:
    """By slug what a law is called beside its names in the base, from `further/<language>.yaml`."""
    names: dict[str, tuple[Named, ...]] = {}
    for path in sorted((_HERE / "further").glob("*.yaml")):
        for slug, texts in texts_of(path).items():
            names[slug] = (*names.get(slug, ()), *(Named(text, path.stem) for text in texts))
    return names


@cache
def states_in_chinese() -> frozenset[str]:
    """The names of States by which a law is told from China's of the same name."""
    return frozenset(texts_of(_HERE / "states_in_chinese.yaml"))
