"""The JSON form has the shape that other programs were promised."""

import json

import pytest

from kb.search import to_json
from tests.search.conftest import Ask
from tests.search.world import small_world

pytestmark = pytest.mark.django_db


def test_answer_has_every_key_of_the_promised_shape(ask: Ask) -> None:
    world = small_world()
    answer = to_json(ask("q=camera&theme=surveillance"))
    assert answer == json.loads(json.dumps(answer))
    assert answer["query"] == {"text": "camera", "understood_as": "camera"}
    assert (answer["total"], answer["documents"], answer["page"]) == (1, 1, 1)
    [hit] = answer["hits"]
    assert hit.pop("score") > 0
    assert hit == {
        "id": f"{world.on_cameras.public_id[:4]}-{world.on_cameras.public_id[4:]}",
        "kind": "passage",
        "url": world.on_cameras.get_absolute_url(),
        "title": "A report",
        "snippet": [
            {"text": "Cameras", "match": True},
            {"text": " watch citizens everywhere.", "match": False},
        ],
        "why": [{"field": "text", "term": "camera", "from": "Cameras"}],
        "document": {"slug": "a-report", "title": "A report", "date": "2023-07-31"},
        "edition": 1,
        "number": "3",
        "heading_path": ["Risks", "Watching people"],
        "quotations": [],
        "themes": ["cameras"],
        "claims": 1,
    }
    assert answer["facets"]["theme"][1] == {
        "value": "surveillance",
        "label": "Surveillance",
        "count": 1,
        "selected": True,
        "broader": "privacy",
    }
    assert answer["years"] == [{"year": 2023, "count": 1}]
    assert answer["suggestions"] == []


def test_suggestions_are_texts(ask: Ask) -> None:
    small_world()
    assert to_json(ask("q=camerax"))["suggestions"] == ["cameras"]


def test_hit_without_a_document_says_so(ask: Ask) -> None:
    small_world()
    assert {hit["document"] for hit in to_json(ask("in=institutions"))["hits"]} == {None}
