"""A whole edition on its way to readers: two people, all or none, every passage's history told."""

import pytest

from kb.curation import CurationError, InvalidRecord, NotAllowed, WrongStatus
from kb.curation.importing import (
    discard_edition,
    draft_document,
    publish_as_operator,
    publish_edition,
    send_back_edition,
    submit_edition,
)
from kb.history import events_about, public_events, verify_chain
from kb.models import Document, Edition, Passage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return factories.user("curator")


@pytest.fixture
def reviewer():
    return factories.user("reviewer")


@pytest.fixture
def edition():
    """Three draft passages of a document that is a draft as well."""
    document = factories.document("a-source", status="draft", published_at=None)
    made = factories.edition(document, text="One. Two. Three.")
    for word in ("One.", "Two.", "Three."):
        factories.passage(word, edition=made, status="draft", published_at=None)
    return made


def statuses(edition):
    return set(Passage.objects.filter(edition=edition).values_list("status", flat=True))


def test_edition_goes_from_curator_to_reviewer_to_readers_with_its_document(edition, curator, reviewer):
    assert submit_edition(edition=edition, by=curator) == 3
    assert statuses(edition) == {"submitted"}
    assert publish_edition(edition=edition, by=reviewer, why="Read.") == 3
    assert statuses(edition) == {"published"}
    passage = edition.passages.first()
    assert (passage.submitted_by, passage.published_by, passage.version) == (curator, reviewer, 3)
    assert Document.objects.get().is_published
    assert {event.verb for event in events_about(passage)} == {"publish", "submit"}
    assert public_events().filter(kind="passage", verb="publish", why="Read.").count() == 3
    assert verify_chain() == []


def test_whoever_submitted_any_of_it_does_not_publish_it(edition, curator, reviewer):
    submit_edition(edition=edition, by=reviewer)
    with pytest.raises(NotAllowed):
        publish_edition(edition=edition, by=reviewer)
    with pytest.raises(NotAllowed):
        publish_edition(edition=edition, by=curator)
    assert statuses(edition) == {"submitted"}


def test_installation_of_one_person_publishes_alone_and_says_so(edition, reviewer, settings):
    settings.ONE_PERSON_MAY_PUBLISH = True
    submit_edition(edition=edition, by=reviewer)
    publish_edition(edition=edition, by=reviewer)
    assert all(passage.published_alone for passage in edition.passages.all())


def test_edition_of_a_document_that_readers_cannot_see_is_not_published(edition, curator, reviewer):
    submit_edition(edition=edition, by=curator)
    Document.objects.update(status="draft")
    edition.document.refresh_from_db()
    with pytest.raises(WrongStatus):
        publish_edition(edition=edition, by=reviewer)


def test_edition_is_sent_back_with_a_reason(edition, curator, reviewer):
    submit_edition(edition=edition, by=curator)
    with pytest.raises(CurationError):
        send_back_edition(edition=edition, by=reviewer, why=" ")
    assert send_back_edition(edition=edition, by=reviewer, why="Page 2 is missing.") == 3
    assert statuses(edition) == {"draft"}


def test_operator_publishes_drafts_and_leaves_to_reviewers_what_a_person_submitted(edition, curator):
    Passage.objects.filter(path=edition.passages.first().path).update(
        status="submitted", submitted_by=curator
    )
    assert publish_as_operator(edition=edition, why="CC0.") == 2
    assert statuses(edition) == {"published", "submitted"}
    assert {event.actor for event in public_events()} == {"the operator"}


def test_draft_edition_is_discarded_with_its_passages_and_the_history_says_so(edition, curator):
    summary = factories.passage(of=edition.document, bound_to=edition.passages.first())
    discard_edition(edition=edition, by=curator)
    assert not Edition.objects.filter(basis="text").exists()
    summary.refresh_from_db()
    assert summary.bound_to is None
    assert events_about(edition.document).get().verb == "delete"


def test_edition_that_readers_saw_or_that_claims_rest_on_is_not_discarded(edition, curator, reviewer):
    submit_edition(edition=edition, by=curator)
    publish_edition(edition=edition, by=reviewer)
    with pytest.raises(InvalidRecord, match="withdraw"):
        discard_edition(edition=edition, by=curator)
    assert edition.passages.count() == 3


def test_edition_of_summaries_is_not_discarded(curator):
    with pytest.raises(InvalidRecord):
        discard_edition(edition=factories.passage().edition, by=curator)


def test_wrong_description_of_a_document_makes_none(curator):
    with pytest.raises(InvalidRecord, match="kind"):
        draft_document(mapping={"slug": "x", "title": "X", "kind": "ocean"}, by=curator)
    assert not Document.objects.exists()


def test_document_drafted_by_a_command_is_told_as_the_operators():
    document = draft_document(
        mapping={"slug": "x", "title": "X", "kind": "report", "language": "en"}, by=None
    )
    assert document.status == "draft"
    assert events_about(document).get().actor == "the operator"
