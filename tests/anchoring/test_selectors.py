"""Selectors to the JSON of Web Annotations and back."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring import MalformedSelector, TextPositionSelector, TextQuoteSelector

EXAMPLES = Path(__file__).parents[3] / "shared" / "corpus" / "annotations" / "w3c-web-annotation" / "correct"


@given(st.text(min_size=1), st.text(), st.text())
def test_quote_selector_survives_json(exact: str, prefix: str, suffix: str) -> None:
    selector = TextQuoteSelector(exact, prefix, suffix)
    assert TextQuoteSelector.from_json(selector.to_json()) == selector


@given(st.integers(0), st.integers(0))
def test_position_selector_survives_json(start: int, length: int) -> None:
    selector = TextPositionSelector(start, start + length)
    assert TextPositionSelector.from_json(selector.to_json()) == selector


def test_prefix_and_suffix_may_be_missing() -> None:
    assert TextQuoteSelector.from_json({"type": "TextQuoteSelector", "exact": "a"}) == TextQuoteSelector("a")


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        ({}, "type"),
        ({"type": "FragmentSelector", "exact": "a"}, "type"),
        ({"type": "TextQuoteSelector"}, "value"),
        ({"type": "TextQuoteSelector", "exact": 5}, "value"),
        ({"type": "TextQuoteSelector", "exact": "a", "prefix": None}, "value"),
    ],
)
def test_mapping_that_is_no_quote_selector_is_refused(mapping: dict[str, object], code: str) -> None:
    with pytest.raises(MalformedSelector) as raised:
        TextQuoteSelector.from_json(mapping)
    assert raised.value.code == code


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), ("1", 2), (True, 2), (1, None), (1.0, 2)])
def test_offsets_that_are_no_range_are_refused(start: object, end: object) -> None:
    with pytest.raises(MalformedSelector):
        TextPositionSelector.from_json({"type": "TextPositionSelector", "start": start, "end": end})


def test_selector_of_a_range_keeps_context_on_both_sides() -> None:
    assert TextQuoteSelector.of("one two three", 4, 7, context=3) == TextQuoteSelector("two", "ne ", " th")
    with pytest.raises(IndexError):
        TextQuoteSelector.of("one", 2, 2)


def _selectors(value: object) -> list[dict[str, object]]:
    """All mappings with a selector's type in a JSON document."""
    if isinstance(value, list):
        return [found for item in value for found in _selectors(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.get("type") in {"TextQuoteSelector", "TextPositionSelector"} else []
    return own + [found for item in value.values() for found in _selectors(item)]


@pytest.mark.skipif(
    not EXAMPLES.is_dir(), reason="the collected Web Annotation examples are not on this machine"
)
def test_selectors_of_the_published_examples_are_read_and_written_back() -> None:
    found = [
        selector
        for path in sorted(EXAMPLES.glob("*.json"))
        for selector in _selectors(json.loads(path.read_text(encoding="utf-8")))
    ]
    assert found
    for mapping in found:
        kind = TextQuoteSelector if mapping["type"] == "TextQuoteSelector" else TextPositionSelector
        written = kind.from_json(mapping).to_json()
        assert {part: value for part, value in written.items() if part in mapping}.items() <= mapping.items()
