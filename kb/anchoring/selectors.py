"""How the W3C Web Annotation Data Model says where a quotation stands, section 4.2: by its words and by its offsets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, TypedDict

CONTEXT = 32  # characters kept before and after a quotation, to tell it from the same words elsewhere


class MalformedSelector(ValueError):
    """The mapping is no selector of the kind; `code` is `type` (another kind), `value` (a part missing or wrong)."""

    def __init__(self, code: str, part: str) -> None:
        super().__init__(f"malformed selector ({code}): {part}")
        self.code = code
        self.part = part


class QuoteJson(TypedDict):
    type: str
    exact: str
    prefix: str
    suffix: str


class PositionJson(TypedDict):
    type: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The quoted words as they stand in the text, with some of what is before and after them."""

    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str, start: int, end: int, context: int = CONTEXT) -> Self:
        """The selector of `text[start:end]` (code points) with that many characters of context."""
        if not 0 <= start < end <= len(text):
            raise IndexError(f"no quotation at {start}:{end} in a text of {len(text)} characters")
        return cls(text[start:end], text[max(0, start - context) : start], text[end : end + context])

    def to_json(self) -> QuoteJson:
        """The selector as the JSON of a Web Annotation."""
        return {
            "type": "TextQuoteSelector",
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }

    @classmethod
    def from_json(cls, json: Mapping[str, object]) -> Self:
        """The selector that the JSON of a Web Annotation describes; raises `MalformedSelector`."""
        _require_type(json, "TextQuoteSelector")
        parts = {part: json.get(part, "") for part in ("exact", "prefix", "suffix")}
        for part, value in parts.items():
            if not isinstance(value, str) or (part == "exact" and not value):
                raise MalformedSelector("value", part)
        return cls(**{part: str(value) for part, value in parts.items()})


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """The offsets of a quotation: Unicode code points from the beginning of the text, end excluded."""

    start: int
    end: int

    def to_json(self) -> PositionJson:
        """The selector as the JSON of a Web Annotation."""
        return {"type": "TextPositionSelector", "start": self.start, "end": self.end}

    @classmethod
    def from_json(cls, json: Mapping[str, object]) -> Self:
        """The selector that the JSON of a Web Annotation describes; raises `MalformedSelector`."""
        _require_type(json, "TextPositionSelector")
        start, end = _offset(json, "start"), _offset(json, "end")
        if end < start:
            raise MalformedSelector("value", "end")
        return cls(start, end)


def _require_type(json: Mapping[str, object], expected: str) -> None:
    if json.get("type") != expected:
        raise MalformedSelector("type", expected)


def _offset(json: Mapping[str, object], part: str) -> int:
    value = json.get(part)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise MalformedSelector("value", part)
    return value
