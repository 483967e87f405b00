"""Suggestions from what is recognised: stored once, remembered when rejected, unknown instruments counted."""

import pytest

from kb.curation import reject_suggestion
from kb.ingest.editions.storing import store
from kb.ingest.editions.suggesting import SuggestionReport, suggest
from kb.models import MentionPlace, Suggestion, UnresolvedMention
from kb.recognising.belonging.paths import BEYOND, NO_PART, NO_UNIT, NOT_UNDERSTOOD
from tests import factories

from ..parsed_editions import parsed_edition

pytestmark = pytest.mark.django_db

COVENANT = "International Covenant on Civil and Political Rights"
CITING = f"Article 17 of the {COVENANT} protects privacy, and so does article 17 of the {COVENANT}."
UNKNOWN = "See article 5 of the Maritime Signals Convention."


@pytest.fixture
def covenant():
    made = factories.instrument("iccpr", title=COVENANT)
    factories.provision(made, "17")
    return made


@pytest.fixture
def document():
    return factories.document("a-source")


def imported(document, *paragraphs):
    return store(parsed_edition(paragraphs), document=document, by=None)


def test_provision_is_suggested_once_per_passage_at_its_place(covenant, document):
    edition = imported(document, CITING)
    report = suggest(edition)
    row = Suggestion.objects.get(provision__isnull=False)
    assert (row.instrument, row.provision.path, row.decision) == (covenant, "17", "open")
    assert row.rule
    assert 0 < row.score <= 1
    assert "17" in row.passage.text[row.start : row.end]
    assert report.suggested == Suggestion.objects.count()


def test_institutions_and_concepts_are_suggested_and_negative_labels_are_not(document):
    factories.institution("hrc", name="Human Rights Committee")
    concept = factories.concept("privacy", label="Privacy")
    concept.labels.create(kind="negative", language="en", text="privacy screen")
    suggest(imported(document, "The Human Rights Committee spoke of privacy.", "A privacy screen was there."))
    found = [
        (one.passage.path, one.institution and one.institution.slug, one.concept and one.concept.slug)
        for one in Suggestion.objects.order_by("passage__position", "start")
    ]
    assert found == [("1", "hrc", None), ("1", None, "privacy")]


@pytest.mark.parametrize(
    ("text", "path", "doubt"),
    [
        (f"Article 54 of the {COVENANT} protects privacy.", "54", "beyond-last-article"),
        (f"Article 17 (3) of the {COVENANT} protects privacy.", "17.3", "no-such-part"),
        (f"Recital 17 of the {COVENANT} protects privacy.", "recital-17", "no-such-unit"),
        (f"Article 17 (β) of the {COVENANT} protects privacy.", "17", "not-understood"),
    ],
)
def test_citation_that_is_refused_is_suggested_without_its_provision_and_says_why(
    covenant, document, text, path, doubt
):
    suggest(imported(document, text))
    [row] = Suggestion.objects.filter(instrument=covenant)
    assert (row.provision, row.doubt, row.doubted_path) == (None, doubt, path)
    assert row.doubt_in_words == f"{path}: {row.get_doubt_display()}"
    assert row.words and row.words in text


def test_citation_that_is_understood_has_no_doubt(covenant, document):
    suggest(imported(document, CITING))
    [row] = Suggestion.objects.filter(instrument=covenant)
    assert (row.doubt, row.doubted_path, row.doubt_in_words) == ("", "", "")


def test_two_doubts_about_one_instrument_are_two_suggestions(covenant, document):
    suggest(imported(document, f"Articles 54 and 55 of the {COVENANT}."))
    paths = Suggestion.objects.filter(instrument=covenant).values_list("doubted_path", flat=True)
    assert sorted(paths) == ["54", "55"]


def test_every_reason_of_the_recogniser_for_a_doubt_has_its_words():
    assert set(Suggestion.Doubt.values) == {BEYOND, NO_PART, NO_UNIT, NOT_UNDERSTOOD}


def test_suggesting_again_adds_nothing(covenant, document):
    edition = imported(document, CITING, UNKNOWN)
    assert suggest(edition).suggested > 0
    again = suggest(edition)
    assert (again.suggested, again.unresolved) == (0, MentionPlace.objects.count())


def test_what_a_person_rejected_is_not_suggested_for_the_same_words_again(covenant, document):
    curator = factories.user("curator")
    first = imported(document, CITING)
    suggest(first)
    for row in Suggestion.objects.all():
        reject_suggestion(suggestion=row, by=curator)
    suggest(first)
    second = imported(document, CITING, "Something was added.")
    suggest(second)
    assert not Suggestion.objects.filter(decision="open").exists()


def test_unknown_instruments_join_a_queue_by_frequency(document):
    report = suggest(imported(document, UNKNOWN, f"Again: {UNKNOWN}"))
    [mention] = UnresolvedMention.objects.by_frequency()
    assert "maritime signals convention" in mention.normal
    assert (mention.occurrences, report.unresolved) == (2, 2)
    place = mention.places.first()
    assert place.passage.text[place.start : place.end]


def test_wording_that_a_person_explained_suggests_its_instrument(document):
    suggest(imported(document, UNKNOWN))
    meant = factories.instrument("signals")
    UnresolvedMention.objects.update(
        decision="accepted", instrument=meant, decided_by=factories.user(), decided_at=meant.created_at
    )
    suggest(imported(factories.document(), UNKNOWN))
    assert Suggestion.objects.get().instrument == meant


def test_wording_that_a_person_dismissed_is_counted_no_more(document):
    suggest(imported(document, UNKNOWN))
    UnresolvedMention.objects.update(
        decision="rejected", decided_by=factories.user(), decided_at=document.created_at
    )
    assert suggest(imported(factories.document(), UNKNOWN)) == SuggestionReport(0, 0)
    assert MentionPlace.objects.count() == 1
