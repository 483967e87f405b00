"""What somebody gives an import: paths and addresses of sources, and a file that describes them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils.translation import gettext as _

from kb.extracting.parsed import Refused

from .fetching import fetch
from .pipeline import Source


class UnreadableDescription(ValueError):
    """The file that should describe the sources does not."""


def read_descriptions(path: Path) -> list[dict[str, Any]]:
    """The descriptions in a YAML or JSON file: one mapping, or a list of mappings that each name their `file`.

    Keys are those of a document (kb.representing). Raises UnreadableDescription.
    """
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UnreadableDescription(f"{path}: {error}") from error
    listed = found if isinstance(found, list) else [found]
    if not all(isinstance(one, dict) for one in listed):
        raise UnreadableDescription(f"{path}: expected a mapping, or a list of mappings with the key file.")
    return listed


def description_of(given: str, descriptions: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What is said about the source with this path or address; a description without `file` is about every source."""
    names = {given, Path(given).name}
    said: dict[str, Any] = {}
    for one in descriptions:
        if one.get("file") is None or one["file"] in names:
            said.update({key: value for key, value in one.items() if key != "file"})
    return said


def is_address(given: str) -> bool:
    """Whether this is the address of a source rather than a path."""
    return given.lower().startswith(("http://", "https://"))


def source_at(given: str, **values: Any) -> Source:
    """The source at this path or address with its bytes. Raises Refused."""
    if is_address(given):
        fetched = fetch(given)
        return Source(fetched.data, fetched.name, url=fetched.url, **values)
    return Source(_bytes_at(Path(given)), Path(given).name, **values)


def _bytes_at(path: Path) -> bytes:
    try:
        if path.stat().st_size > settings.IMPORT_MAX_BYTES:
            limit = settings.IMPORT_MAX_BYTES // 1_000_000
            raise Refused("too-large", _("The file is larger than %(limit)d MB.") % {"limit": limit})
        return path.read_bytes()
    except OSError as error:
        raise Refused("unreachable", f"{path}: {error.strerror}") from error
