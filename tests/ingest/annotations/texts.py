"""Imported texts and annotations of them, made by hand."""

import json
from typing import Any

from kb.ingest.annotations.annotation import CONTEXT
from kb.models import Document, Edition
from tests import factories


def text_edition(of: Document, *paragraphs: str, **values: Any) -> Edition:
    """An edition with these paragraphs as its passages, one empty line between them."""
    edition = factories.edition(of, text="\n\n".join(paragraphs), **values)
    start = 0
    for number, paragraph in enumerate(paragraphs, 1):
        place = {"start": start, "end": start + len(paragraph), "position": number * 16}
        factories.passage(paragraph, edition=edition, path=str(number), **place)
        start += len(paragraph) + 2
    return edition


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def position(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def annotation(source: str, selector: Any = None, **parts: Any) -> dict[str, Any]:
    """An annotation of one source; without a selector, of all of it."""
    target: Any = {"source": source, "selector": selector} if selector else source
    return {"@context": CONTEXT, "type": "Annotation", "id": "urn:uuid:1", "target": target, **parts}


def tagging(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def file_of(*annotations: Any) -> bytes:
    return json.dumps(list(annotations) if len(annotations) != 1 else annotations[0]).encode()
