"""Files of annotations: every shape is taken apart, every fault of form named, nothing raised."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.ingest.annotations.annotation import CONTEXT, Unusable, read_annotation
from kb.ingest.annotations.formats import read_items

ONE = {
    "@context": CONTEXT,
    "id": "http://example.org/1",
    "type": "Annotation",
    "target": "http://example.org/page",
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PARTS = st.sampled_from(
    [
        "@context",
        "id",
        "type",
        "target",
        "body",
        "bodyValue",
        "motivation",
        "creator",
        "created",
        "rights",
        "selector",
        "source",
        "purpose",
        "value",
        "items",
    ]
)


@given(st.binary(max_size=200))
def test_any_bytes_are_items_or_one_reason(data):
    for item in read_items(data):
        assert item.reason or item.json is not None or data.strip() == b"null"


@given(st.dictionaries(PARTS, JSON | st.dictionaries(PARTS, JSON, max_size=4), max_size=6))
def test_any_object_is_an_annotation_or_unusable_with_a_sentence(parts):
    try:
        annotation = read_annotation({**ONE, **parts})
    except Unusable as unusable:
        assert str(unusable)
    else:
        assert annotation.targets


@pytest.mark.parametrize(
    "found",
    [
        ONE,
        [ONE],
        {"@context": CONTEXT, "type": "AnnotationPage", "items": [ONE]},
        {
            "@context": CONTEXT,
            "type": "AnnotationCollection",
            "first": {"type": "AnnotationPage", "items": [ONE]},
        },
        {"@context": CONTEXT, "@graph": [{key: value for key, value in ONE.items() if key != "@context"}]},
        {
            "@context": [CONTEXT, "http://www.w3.org/ns/ldp.jsonld"],
            "type": "AnnotationPage",
            "items": [{**ONE, "@context": CONTEXT}],
        },
    ],
)
def test_annotation_is_found_in_whatever_holds_it(found):
    (item,) = read_items(json.dumps(found).encode())
    assert read_annotation(item.json).targets[0].source == "http://example.org/page"


def test_annotations_one_per_line_are_read_line_by_line():
    items = read_items(f"{json.dumps(ONE)}\n\n{json.dumps(ONE)}\n{{broken\n".encode())
    assert [bool(item.reason) for item in items] == [False, False, True]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not JSON"),
        (b"this is no JSON", "line 1, column 1"),
        (b'{"a": 1,}', "not JSON"),
        (b"\xff\xfe{}", "UTF-8"),
        (b"[]", "no annotation"),
        (b'{"rows": []}', "no annotation"),
        (b"[" * 100_000, "nested"),
        (b"[NaN]", "number"),
        (b"[" + b"9" * 5000 + b"]", "number"),
        (b'["\\ud800"]', "not text"),
        (b'["\\u0000"]', "not text"),
    ],
)
def test_file_that_holds_none_is_refused_with_the_reason(data, told):
    (item,) = read_items(data)
    assert told in item.reason


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ({"@context": None}, "@context"),
        ({"@context": "http://example.org/other"}, "@context"),
        ({"type": "Squirrel"}, "no Annotation"),
        ({"type": 7}, "no Annotation"),
        ({"id": ["http://example.org/1", "http://example.org/2"]}, "one address"),
        ({"id": "not a uri"}, "one address"),
        ({"target": []}, "no target"),
        ({"target": 9}, "address or an object"),
        ({"target": {"type": "SpecificResource"}}, "no source"),
        ({"target": {"type": "Composite", "items": ["a:b"]}}, "set or a choice"),
        ({"body": "this is not a uri"}, "address or an object"),
        ({"body": {"id": "this is not a uri either"}}, "neither"),
        ({"body": {"id": "a:b", "format": 6}}, "format"),
        ({"body": {"id": "a:b", "textDirection": "squirrel"}}, "ltr"),
        ({"body": {"value": ["two", "values"]}}, "one text"),
        ({"body": {"value": "one"}, "bodyValue": "two"}, "both"),
        ({"bodyValue": ["one", "two"]}, "one text"),
        ({"creator": 6}, "creator"),
        ({"created": "an hour ago"}, "created"),
        ({"modified": ["2015-01-28T12:00:00Z", "2015-01-28T12:00:01Z"]}, "modified"),
        ({"rights": "not a uri"}, "rights"),
        ({"via": "not a uri"}, "via"),
        ({"motivation": 3}, "motivation"),
    ],
)
def test_part_that_the_model_does_not_allow_is_named(part, told):
    with pytest.raises(Unusable, match=told):
        read_annotation({**ONE, **part})


def test_words_of_the_vocabulary_are_known_with_and_without_their_prefix():
    annotation = read_annotation(
        {**ONE, "type": "oa:Annotation", "motivation": "http://www.w3.org/ns/oa#tagging"}
    )
    assert annotation.motivations == ("tagging",)
