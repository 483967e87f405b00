"""Files of Web Annotations: one, a list, a collection or page of them, one per line, or an export of Hypothesis."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from .annotation import CONTEXT, Unusable, several, types_of

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Item:
    """What stands at one place of the file (counted from 1): the JSON of an annotation, or why it is none."""

    number: int
    json: Any = None
    reason: str = ""

    @property
    def name(self) -> str:
        """The id that it gives itself, as far as that can be shown."""
        found = self.json.get("id", self.json.get("@id", "")) if isinstance(self.json, Mapping) else ""
        return _NO_TEXT.sub("", found)[:300] if isinstance(found, str) else ""


def read_items(data: bytes) -> list[Item]:
    """Everything in the file that should be an annotation, in order; what cannot be read comes with the reason."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [Item(1, reason=_("The file is not in UTF-8."))]
    try:
        found = [(one, "") for one in _inside(_loads(text), {})]
    except Unusable as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not _is_json(lines[0]):
            return [Item(1, reason=str(error))]
        found = [pair for line in lines for pair in _line(line)]
    if not found:
        return [Item(1, reason=_("There is no annotation in this file."))]
    return [Item(number, one, reason or _unprintable(one)) for number, (one, reason) in enumerate(found, 1)]


def _line(line: str) -> Iterator[tuple[Any, str]]:
    try:
        yield from ((one, "") for one in _inside(_loads(line), {}))
    except Unusable as error:
        yield None, str(error)


def _is_json(text: str) -> bool:
    try:
        _loads(text)
    except Unusable:
        return False
    return True


def _loads(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        raise Unusable(_("This is not JSON: look at line %(line)d, column %(column)d.") % place) from error
    except (ValueError, RecursionError) as error:
        raise Unusable(_("This JSON is nested too deeply or holds a number that is none.")) from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _inside(found: Any, around: Mapping[str, Any]) -> Iterator[Any]:
    """The annotations in a value: items of collections and pages take the context that stands around them."""
    if isinstance(found, list):
        for one in found:
            yield from _inside(one, around)
        return
    if not isinstance(found, Mapping):
        yield found
        return
    if isinstance(found.get("rows"), list) and "target" not in found:
        yield from (_of_hypothesis(one) for one in found["rows"])
        return
    context = {"@context": found["@context"]} if "@context" in found else dict(around)
    held = [found[name] for name in ("@graph", "items", "first") if name in found]
    is_one = "Annotation" in types_of(found) or "target" in found
    if held and not is_one:
        for one in held:
            yield from _inside(one, context) if not isinstance(one, str) else ()
        return
    yield {**context, **found}


def _of_hypothesis(row: Any) -> Any:
    """An annotation as the Hypothesis service lists it, in the words of the W3C model."""
    if not isinstance(row, Mapping):
        return row
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in several(row.get("tags"))
    ]
    if row.get("text"):
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": row["text"]})
    targets = [
        {"source": row["uri"], **one} if isinstance(one, Mapping) and "uri" in row else one
        for one in several(row.get("target"))
    ]
    links = row.get("links")
    own = links.get("html") if isinstance(links, Mapping) else None
    told = {"@context": CONTEXT, "type": "Annotation", "body": bodies, "target": targets}
    return {**told, "id": own or f"urn:hypothesis:{row.get('id', '')}"}


def _unprintable(item: Any) -> str:
    """Why the item cannot be kept as text; "" if it can."""
    if _NO_TEXT.search(json.dumps(item, ensure_ascii=False)) or "\\u0000" in json.dumps(item):
        return _("It holds characters that are not text.")
    return ""
