"""Web Annotations of this base's sources: drafts of tags, selections and evidence, once however often they come."""

import json

import pytest

from kb.curation import NotAllowed
from kb.identifying import display
from kb.ingest.annotations import import_annotations
from kb.models import Evidence, HistoryEvent, Passage, PassageTag
from tests import factories

from .texts import annotation, file_of, position, quote, tagging, text_edition

pytestmark = pytest.mark.django_db

FIRST = "States should protect privacy online, and they should say so."
SECOND = "Nobody is free of harm. Nobody should be harmed twice."


@pytest.fixture
def curator():
    return factories.user("curator")


@pytest.fixture
def report():
    factories.concept("privacy")
    document = factories.document("report")
    factories.access_point(document, url="https://www.example.org/reports/one.html?utm_source=x")
    return text_edition(document, FIRST, SECOND)


@pytest.fixture
def summaries():
    """A document of which the base has summaries alone."""
    factories.concept("privacy")
    document = factories.document("summed")
    factories.passage(
        "It asks for care.", of=document, path="1", anchor="with all due care", fingerprint="a" * 64
    )
    factories.passage(
        "It asks for haste.", of=document, path="2", anchor="as soon as it can be", fingerprint="b" * 64
    )
    return document


def brought(by, *annotations, **values):
    return import_annotations(file_of(*annotations), by=by, **values)


def refusal(by, *annotations):
    (outcome,) = brought(by, *annotations).outcomes
    assert (outcome.end, outcome.made) == ("refused", ())
    return outcome.reason


def test_tag_of_some_words_becomes_a_draft_on_a_selection_of_them(report, curator):
    told = brought(
        curator, annotation("report/1", quote("protect privacy online"), body=tagging("themes/privacy"))
    )
    assert told.counts() == {"imported": 1, "unchanged": 0, "refused": 0}
    tag = PassageTag.objects.get()
    selection = tag.passage
    assert (tag.concept.slug, tag.status, selection.status, selection.kind) == (
        "privacy",
        "draft",
        "draft",
        "selection",
    )
    assert (selection.text, selection.within.path, selection.path) == ("protect privacy online", "1", "1.s1")
    assert report.text[selection.start : selection.end] == selection.text
    events = HistoryEvent.objects.order_by("pk").values_list("kind", "verb", "actor")
    assert list(events) == [(kind, "create", curator.username) for kind in ("passage", "passage-tag")]


def test_tag_of_a_whole_paragraph_is_a_tag_of_its_passage(report, curator):
    brought(curator, annotation("report", quote(SECOND), motivation="tagging", body=tagging("Privacy")))
    assert PassageTag.objects.get().passage == report.passages.get(path="2")
    assert not Passage.objects.filter(kind="selection").exists()


def test_same_file_again_makes_nothing_new(report, curator):
    claim = factories.claim(on=(), status="draft")
    annotations = [
        annotation("report", quote("protect privacy"), body=tagging("privacy")),
        annotation("report", quote("should be harmed"), motivation="highlighting"),
        annotation("report", quote("they should"), motivation="describing", body={"value": "Of speaking."}),
        annotation("report", quote("free of harm"), motivation="linking", body=claim.get_absolute_url()),
    ]
    assert brought(curator, *annotations).counts()["imported"] == 4
    rows = [model.objects.count() for model in (Passage, PassageTag, Evidence, HistoryEvent)]
    assert brought(curator, *annotations).counts() == {"imported": 0, "unchanged": 4, "refused": 0}
    assert [model.objects.count() for model in (Passage, PassageTag, Evidence, HistoryEvent)] == rows


def test_dry_run_says_what_would_be_made_and_makes_nothing(report, curator):
    told = brought(curator, annotation("report", quote("privacy"), body=tagging("privacy")), dry_run=True)
    assert told.outcomes[0].made == ("selection report/1#1.s1", "tag themes/privacy")
    assert (told.stored, PassageTag.objects.count(), HistoryEvent.objects.count()) == (False, 0, 0)


def test_one_that_is_refused_leaves_the_others_alone_and_nothing_of_itself(report, curator):
    half = annotation("report", quote("privacy"), body=[tagging("privacy"), tagging("no such concept")])
    told = brought(curator, half, annotation("report", quote("harmed twice"), motivation="highlighting"))
    assert [one.end for one in told.outcomes] == ["refused", "imported"]
    assert [one.text for one in Passage.objects.filter(kind="selection")] == ["harmed twice"]
    assert HistoryEvent.objects.count() == 1


def test_account_that_was_taken_out_of_use_imports_nothing(report, curator):
    curator.is_active = False
    with pytest.raises(NotAllowed):
        brought(curator, annotation("report", quote("privacy")))


def test_operator_drafts_where_no_account_is_given(report):
    assert brought(None, annotation("report", quote("privacy"))).counts()["imported"] == 1
    assert HistoryEvent.objects.get().actor == "the operator"


def test_source_is_found_by_every_address_of_it(report, curator, settings):
    first = report.passages.get(path="1")
    sources = [
        "report",
        "report/1",
        "report/1#1",
        "/documents/report/",
        "/documents/report/?edition=1",
        f"{settings.SITE_URL}/documents/report/?edition=1#p-{first.public_id}",
        f"{settings.SITE_URL}{first.get_absolute_url()}",
        f"/p/{display(first.public_id).lower()}.json",
        "http://example.org/reports/one.html#section-2",
    ]
    told = brought(curator, *(annotation(source, quote("protect privacy")) for source in sources))
    assert [one.reason for one in told.outcomes if one.reason] == []
    assert told.counts() == {"imported": 1, "unchanged": len(sources) - 1, "refused": 0}


@pytest.mark.parametrize(
    "source",
    [
        "https://example.com/other",
        "reprot",
        "/documents/none/",
        "/documents/%00none/",
        "/p/%00",
        "/documents/report/?edition=9",
        "/documents/report/?edition=x",
        "report/7",
        "report/1#9",
        "/p/0000-0000",
        "/issues/enough/",
        "https://doi.org/10.1000/none",
        "urn:isbn:1",
    ],
)
def test_source_that_the_base_lacks_is_refused(report, curator, source):
    reason = refusal(curator, annotation(source, quote("protect privacy")))
    assert "There is no" in reason or "no source" in reason


def test_source_is_found_by_its_doi(report, curator):
    report.document.identifiers.create(scheme="doi", value="10.1000/ABC", normal="10.1000/abc")
    assert (
        brought(curator, annotation("https://doi.org/10.1000/abc", quote("privacy"))).counts()["imported"]
        == 1
    )


def test_withdrawn_source_is_refused(curator):
    text_edition(factories.document("old", status="withdrawn"), FIRST)
    assert "withdrawn" in refusal(curator, annotation("old", quote("privacy")))


def test_newest_text_that_has_the_words_is_taken(report, curator):
    newer = text_edition(report.document, FIRST)
    brought(
        curator, annotation("report", quote("protect privacy")), annotation("report", quote("free of harm"))
    )
    editions = Passage.objects.filter(kind="selection").order_by("pk").values_list("edition", flat=True)
    assert list(editions) == [newer.pk, report.pk]


def test_words_that_stand_twice_need_the_words_around_them_or_their_place(report, curator):
    assert "2 places" in refusal(curator, annotation("report", quote("Nobody")))
    second = report.text.rindex("Nobody")
    told = brought(
        curator,
        annotation("report", quote("Nobody", "harm. ", " should")),
        annotation("report", [quote("Nobody"), position(second, second + 6)]),
        annotation("report", {**quote(SECOND[:22]), "refinedBy": quote("Nobody")}),
    )
    assert [one.end for one in told.outcomes] == ["imported", "unchanged", "imported"]
    starts = Passage.objects.filter(kind="selection").order_by("pk").values_list("start", flat=True)
    assert list(starts) == [second, report.text.index("Nobody")]


def test_offsets_count_in_an_edition_of_this_base_alone(report, curator):
    start = report.text.index("privacy")
    place = position(start, start + 7)
    assert "another text" in refusal(curator, annotation("https://example.org/reports/one.html", place))
    assert "another text" in refusal(curator, annotation("report", place))
    assert brought(curator, annotation("report/1", place)).counts()["imported"] == 1
    assert Passage.objects.get(kind="selection").text == "privacy"


def test_selectors_that_nobody_follows_do_not_spoil_those_beside_them(report, curator):
    other = {"type": "RangeSelector", "startSelector": {"type": "XPathSelector", "value": "/p[1]"}}
    assert brought(curator, annotation("report", [other, quote("protect privacy")])).counts()["imported"] == 1
    fragment = {"type": "FragmentSelector", "value": "p1", "refinedBy": quote("harmed twice")}
    assert brought(curator, annotation("report", fragment)).counts()["imported"] == 1


@pytest.mark.parametrize(
    ("selector", "told"),
    [
        (quote("words that are not there"), "do not stand"),
        (quote("so. Nobody"), "several passages"),
        (position(5, 5000), "do not stand"),
        (position(0, len(FIRST) + len("..Nobody")), "several passages"),
        (position(len(FIRST), len(FIRST) + 2), "no words"),
        (quote("harm", "entirely", "otherwise"), "Before the words stands “Nobody is free of” here"),
        (quote("vacy"), "inside other words"),
        (quote("harm", "free of ", "less"), "After the words stands “.” here"),
        (position(3, 12), "inside a word"),
        ({"type": "XPathSelector", "value": "/p"}, "TextQuoteSelector"),
        ("http://example.org/selector", "TextQuoteSelector"),
        ({"type": "TextQuoteSelector"}, "exact"),
        ({"type": "TextPositionSelector", "start": 5, "end": 2}, "end"),
        ({"type": "TextPositionSelector", "start": -5, "end": 2}, "start"),
        ({**quote("privacy"), "refinedBy": {"type": "SvgSelector"}}, "TextQuoteSelector"),
    ],
)
def test_place_that_is_none_is_refused(report, curator, selector, told):
    assert told in refusal(curator, annotation("report/1", selector))


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"motivation": "commenting", "body": {"value": "Well said."}}, "no comments"),
        ({"bodyValue": "Well said."}, "no comments"),
        ({"body": {"type": "TextualBody", "value": "tag1"}}, "no comments"),
        ({"motivation": "tagging"}, "no body"),
        ({"motivation": "tagging", "body": tagging("privcy")}, "Did you mean themes/privacy"),
        ({"motivation": "linking", "body": "https://example.org/post"}, "no claim"),
        ({"motivation": "linking", "body": "/c/0000-0000"}, "no claim"),
        ({"body": {"type": "Choice", "items": ["a:b", "a:c"]}}, "choice"),
    ],
)
def test_what_has_no_honest_place_in_the_base_is_refused(report, curator, parts, told):
    assert told in refusal(curator, annotation("report", quote("protect privacy"), **parts))
    assert not Passage.objects.filter(kind="selection").exists()


def test_whole_document_cannot_be_tagged_and_a_whole_passage_can(report, curator):
    assert "whole documents" in refusal(curator, annotation("report", body=tagging("privacy")))
    assert brought(curator, annotation("report/1#2", body=tagging("privacy"))).counts()["imported"] == 1


def test_concept_is_named_by_handle_label_address_or_exact_match(report, curator):
    concept = report.document and factories.concept("surveillance", label="Mass surveillance")
    concept.matches.create(kind="exact", uri="http://vocabulary.example/7")
    bodies = [
        tagging("themes/surveillance"),
        tagging("MASS surveillance"),
        {"source": "/themes/surveillance/", "purpose": "tagging"},
        {"id": "http://vocabulary.example/7", "purpose": "classifying"},
    ]
    told = brought(curator, *(annotation("report/1#1", body=body) for body in bodies))
    assert [one.end for one in told.outcomes] == ["imported", "unchanged", "unchanged", "unchanged"]


def test_tag_that_a_person_withdrew_is_not_taken_up_again(report, curator):
    passage = report.passages.get(path="1")
    factories.tag(passage, factories.concept("harm"), status="withdrawn")
    assert "withdrawn" in refusal(curator, annotation("report/1#1", body=tagging("themes/harm")))


def test_description_stands_beside_the_words_and_another_one_is_not_overwritten(report, curator):
    words = quote("protect privacy")
    said = {"value": "What States should do.", "purpose": "describing"}
    brought(curator, annotation("report", words, body=[tagging("privacy"), said]))
    selection = Passage.objects.get(kind="selection")
    assert (selection.summary, selection.tags.count()) == ("What States should do.", 1)
    other = {"value": "Something else.", "purpose": "describing"}
    assert "otherwise" in refusal(curator, annotation("report", words, body=other))


@pytest.mark.parametrize(("words", "is_refused"), [(FIRST, False), (FIRST[:-1] + " too.", True)])
def test_evidence_on_more_than_ten_words_of_a_source_that_may_not_be_shown_is_refused(
    words, is_refused, curator
):
    document = factories.document("closed", text_policy="summaries")
    text_edition(document, words)
    claim = factories.claim(on=(), status="draft")
    body = {"motivation": "linking", "body": claim.get_absolute_url()}
    told = brought(curator, annotation("closed", quote(words), **body))
    assert [one.end for one in told.outcomes] == ["refused" if is_refused else "imported"]
    assert Evidence.objects.exists() is not is_refused


def test_evidence_rests_on_the_words_in_their_passage(report, curator):
    claim = factories.claim(on=(), status="draft")
    brought(
        curator,
        annotation("report", quote("free  of HARM"), motivation="linking", body=claim.get_absolute_url()),
    )
    evidence = Evidence.objects.get()
    assert (evidence.quote, evidence.passage.path, evidence.role, evidence.status) == (
        "free of harm",
        "2",
        "asserts",
        "draft",
    )
    assert SECOND[evidence.start : evidence.end] == "free of harm"


def test_summary_is_found_by_its_anchor_phrase_and_tagged(summaries, curator):
    factories.concept("haste")
    told = brought(
        curator,
        annotation("summed", quote("with all due care"), body=tagging("privacy")),
        annotation("summed", quote("It acts, as soon as it can be, and no later."), body=tagging("haste")),
        annotation("summed#1", quote("with all due care"), body=tagging("haste")),
    )
    assert told.counts()["imported"] == 3
    tagged = PassageTag.objects.order_by("pk").values_list("passage__path", "concept__slug")
    assert list(tagged) == [("1", "privacy"), ("2", "haste"), ("1", "haste")]
    assert "do not stand" in refusal(
        curator, annotation("summed", quote("without care"), body=tagging("privacy"))
    )
    assert "nothing to mark" in refusal(curator, annotation("summed", quote("due care")))


def test_text_in_other_writing_and_beyond_the_basic_plane_keeps_its_place(curator):
    edition = text_edition(factories.document("emoji"), "😀 権利を守る。", "🙈 Privacy 𝔖 for all.")
    brought(curator, annotation("emoji", quote("Privacy 𝔖")), annotation("emoji", quote("権利")))
    for selection in Passage.objects.filter(kind="selection"):
        assert edition.text[selection.start : selection.end] == selection.text


def test_export_of_hypothesis_is_understood(report, curator):
    row = {
        "id": "x1",
        "uri": "https://example.org/reports/one.html",
        "text": "",
        "tags": ["privacy"],
        "target": [
            {
                "source": "https://example.org/reports/one.html",
                "selector": [position(900, 915), quote("protect privacy")],
            }
        ],
    }
    told = import_annotations(json.dumps({"total": 1, "rows": [row]}).encode(), by=curator)
    assert (told.outcomes[0].end, told.outcomes[0].id) == ("imported", "urn:hypothesis:x1")
    row["text"] = "A comment."
    told = import_annotations(json.dumps({"rows": [row]}).encode(), by=curator)
    assert "no comments" in told.outcomes[0].reason


def test_file_with_more_annotations_than_are_taken_is_refused(report, curator):
    told = brought(curator, *[annotation("report", quote("privacy"))] * 3, most=2)
    assert (len(told.outcomes), "3 annotations" in told.outcomes[0].reason) == (1, True)
