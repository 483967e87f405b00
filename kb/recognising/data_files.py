"""Reads the files of names and facts, which people write who know the law and its languages."""

from pathlib import Path
from typing import Any

import yaml


def texts_of(path: Path) -> Any:
    """What the file holds, lists and mappings; every scalar is the text that stands there."""
    return yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 (builds texts, lists, mappings only)
