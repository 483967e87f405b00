"""From a record to its edition: passages, numbers, headings, and the description of its document."""

import pytest

from kb.anchoring import fingerprint
from kb.extracting.parsed import Refused
from kb.ingest.corpus.edition_of_record import description_of, edition_of
from kb.ingest.corpus.records import Line

from .lines import record


def line(**values):
    return Line(1, 10, "ab" * 32, 10, record(**values))


def edition(*sections, **values):
    return edition_of(line(sections=list(sections), **values))


def test_each_section_is_a_passage_with_its_number_and_words():
    made = edition({"n": "1", "text": "One."}, {"n": "2", "text": " Two\u00a0words.  "})
    assert [(one.path, one.number, one.text) for one in made.stretches] == [
        ("1", "1", "One."),
        ("2", "2", "Two words."),
    ]
    assert all(made.text[one.start : one.end] == one.text for one in made.stretches)
    assert [one.fingerprint for one in made.stretches] == [fingerprint("One."), fingerprint("Two words.")]
    assert (made.sha256, made.language) == ("ab" * 32, "en")


def test_lines_of_a_section_are_passages_of_their_own_and_only_the_first_is_numbered():
    made = edition({"n": "3", "text": "One.\n\n(a) Two.\n(b) Three."})
    assert [(one.path, one.number) for one in made.stretches] == [("3", "3"), ("3.2", ""), ("3.3", "")]


def test_numbers_that_repeat_or_are_none_still_have_paths_of_their_own():
    made = edition(
        {"n": "1", "text": "a"},
        {"n": "1", "text": "b"},
        {"n": None, "text": "c"},
        {"n": "第一条", "text": "d"},
        {"n": "front", "text": "e"},
        {"n": "p4", "text": "f"},
        {"n": "x" * 300, "text": "g"},
    )
    paths = [one.path for one in made.stretches]
    assert len(set(paths)) == 7
    assert max(map(len, paths)) <= 60
    numbers = [one.number for one in made.stretches]
    assert numbers[:6] == ["1", "1", "", "第一条", "", ""]


def test_headings_and_parts_make_the_outline():
    made = edition(
        {"text": "front"},
        {"part": "I", "heading": "One", "text": "a"},
        {"part": "I", "heading": "One", "text": "b"},
        {"part": "I", "heading": "Two", "text": "c"},
        {"part": "II", "heading": "Two", "text": "d"},
        {"part": "II", "text": "e"},
    )
    assert [(one.path, one.heading, one.parent) for one in made.outline] == [
        ("1", "I", -1),
        ("1.1", "One", 0),
        ("1.2", "Two", 0),
        ("2", "II", -1),
        ("2.1", "Two", 3),
    ]
    assert [one.section for one in made.stretches] == [-1, 1, 1, 2, 4, 3]


def test_text_without_sections_is_split_into_its_lines():
    made = edition_of(line(sections=None, text="One.\n\nTwo."))
    assert [one.text for one in made.stretches] == ["One.", "Two."]


def test_record_of_empty_sections_is_refused():
    with pytest.raises(Refused) as refused:
        edition({"text": " "}, {"n": "1"}, "no section")
    assert refused.value.code == "no-text"


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ("general comment or recommendation", "general-comment"),
        ("blog post", "web-page"),
        ("UPR working group report", "report"),
        ("guide section", "guideline"),
        ("judicial interpretation", "statute"),
        ("resolution", "resolution"),
        (None, "web-page"),
    ],
)
def test_kind_of_the_collection_becomes_a_kind_of_document(given, kind):
    assert description_of(line(doc_type=given), collection="")["kind"] == kind


def test_description_holds_only_what_the_base_can_hold():
    described = description_of(
        line(date="about 1990", year=1991, language="English", symbol="A/HRC/48/31", source_url="ftp://x"),
        collection="set",
    )
    assert described["date"] == "1991"
    assert described["language"] == "en"
    assert described["identifiers"] == [
        {"scheme": "record-id", "value": "set:one"},
        {"scheme": "un-symbol", "value": "A/HRC/48/31"},
    ]
    assert "offline_place" in described["access_points"][0]


def test_record_without_an_address_or_a_symbol_is_found_by_its_id():
    described = description_of(line(source_url=None, symbol="no symbol"), collection="")
    assert [one["scheme"] for one in described["identifiers"]] == ["record-id"]
    assert "one" in described["access_points"][0]["offline_place"]


def test_what_readers_may_see_is_summaries_unless_said_otherwise():
    assert description_of(line(), collection="")["text_policy"] == "summaries"
    shown = description_of(line(), collection="", rights="CC0.", text_policy="full")
    assert (shown["text_policy"], shown["rights"]) == ("full", "CC0.")
