"""The names that stand in files of their own, where people who know the law and its languages write them."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kb.recognising.entries import Named

_HERE = Path(__file__).resolve().parent


@cache
def further_names() -> dict[str, tuple[Named, ...]]:
    """By slug what a law is called beside its names in the base, from `further/<language>.yaml`."""
    names: dict[str, tuple[Named, ...]] = {}
    for path in sorted((_HERE / "further").glob("*.yaml")):
        for slug, texts in _read(path).items():
            names[slug] = (*names.get(slug, ()), *(Named(text, path.stem) for text in texts))
    return names


@cache
def states_in_chinese() -> frozenset[str]:
    """The names of States by which a law is told from China's of the same name."""
    return frozenset(_read(_HERE / "states_in_chinese.yaml"))


def _read(path: Path) -> Any:
    """Lists of texts, or lists by slug: every scalar is the text that stands there."""
    return yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 (builds texts, lists, mappings only)
