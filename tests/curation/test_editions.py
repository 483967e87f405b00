"""A whole edition on its way to readers: two people, all or none, told once to the history."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from kb.curation import (
    CurationError,
    DependentsRemain,
    InvalidRecord,
    NotAllowed,
    WrongStatus,
    create,
    edit,
    mark_nothing_to_tag,
    publish,
    revert,
    submit,
    tag,
    withdraw,
)
from kb.curation.changing import explained
from kb.curation.editions import (
    discard_edition,
    hold_back_passages,
    publish_edition,
    release_passages,
    send_back_edition,
    submit_edition,
    withdraw_edition,
)
from kb.history import events_about, gathered, public_events, record_event, verify_chain
from kb.models import Document, Edition, Evidence, Passage, PassageTag, ProvisionCitation, Revision
from kb.representing import handle
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
    made = factories.edition(document, text="One. Two. Three.", status="draft")
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
    edition.refresh_from_db()
    assert (edition.is_published, edition.submitted_by, edition.published_by) == (True, curator, reviewer)
    assert {event.verb for event in events_about(passage)} == {"publish", "submit"}
    assert public_events().filter(kind="edition", verb="publish", why="Read.").count() == 1
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


def test_draft_edition_is_discarded_with_its_passages_and_the_history_says_so(edition, curator):
    summary = factories.passage(of=edition.document, bound_to=edition.passages.first())
    discard_edition(edition=edition, by=curator)
    assert not Edition.objects.filter(basis="text").exists()
    summary.refresh_from_db()
    assert summary.bound_to is None
    assert events_about(edition.document).get().verb == "delete"


def test_edition_is_discarded_by_whoever_brought_and_submitted_it_or_a_reviewer(edition, curator, reviewer):
    other = factories.user("curator")
    Edition.objects.update(changed_by=curator)
    edition.refresh_from_db()
    with pytest.raises(NotAllowed, match="Somebody else"):
        discard_edition(edition=edition, by=other)
    submit_edition(edition=edition, by=curator)
    with pytest.raises(NotAllowed, match="Somebody else"):
        discard_edition(edition=edition, by=other)
    for person in (curator, reviewer):
        with transaction.atomic():
            discard_edition(edition=edition, by=person)
            transaction.set_rollback(True)
    assert edition.passages.count() == 3


def test_edition_that_readers_saw_or_that_claims_rest_on_is_not_discarded(edition, curator, reviewer):
    submit_edition(edition=edition, by=curator)
    publish_edition(edition=edition, by=reviewer)
    with pytest.raises(WrongStatus):
        discard_edition(edition=edition, by=curator)
    assert edition.passages.count() == 3


def test_passages_held_back_become_drafts_with_the_reason_and_the_rest_is_published(
    edition, curator, reviewer
):
    submit_edition(edition=edition, by=curator)
    second = edition.passages.order_by("position")[1]
    with pytest.raises(CurationError, match="why"):
        hold_back_passages(edition=edition, public_ids=[second.public_id], by=reviewer, why=" ")
    hold_back_passages(
        edition=edition, public_ids=[second.public_id], by=reviewer, why="A name that must not be shown."
    )
    assert publish_edition(edition=edition, by=reviewer) == 2
    second.refresh_from_db()
    assert second.status == "draft"
    assert events_about(second).filter(kind="passage").get().why == "A name that must not be shown."
    assert not public_events().filter(why__contains="must not be shown").exists()


def test_passage_that_was_held_back_goes_with_the_edition_after_all(edition, curator, reviewer):
    submit_edition(edition=edition, by=curator)
    ids = [edition.passages.first().public_id]
    hold_back_passages(edition=edition, public_ids=ids, by=reviewer, why="Whose name is this?")
    release_passages(edition=edition, public_ids=ids, by=reviewer)
    assert publish_edition(edition=edition, by=reviewer) == 3


def held_and_sent_back(edition, curator, reviewer):
    """The first passage of an edition that was sent back, held back before."""
    submit_edition(edition=edition, by=curator)
    first = edition.passages.order_by("position").first()
    hold_back_passages(edition=edition, public_ids=[first.public_id], by=reviewer, why="Garbled.")
    send_back_edition(edition=edition, by=reviewer, why="See there.")
    return edition.passages.get(pk=first.pk)


def left_as_it_is(passage, curator, reviewer):
    """Nobody does anything about it."""


def noted(passage, curator, reviewer):
    mark_nothing_to_tag(passage=passage, by=curator)


def tagged(passage, curator, reviewer):
    tag(targets=[passage], concepts=[factories.concept()], by=curator)


def changed(passage, curator, reviewer):
    edit(record=passage, mapping={"number": "1"}, by=curator, version=passage.version)


def submitted(passage, curator, reviewer):
    submit(record=passage, by=curator)


def let_go(passage, curator, reviewer):
    edition = passage.edition
    submit_edition(edition=edition, by=curator)
    release_passages(edition=edition, public_ids=[passage.public_id], by=reviewer)
    send_back_edition(edition=edition, by=reviewer, why="Once more.")


@pytest.mark.parametrize(
    ("what", "goes"),
    [
        (left_as_it_is, False),
        (noted, False),
        (tagged, False),
        (changed, True),
        (submitted, True),
        (let_go, True),
    ],
)
def test_passage_held_back_goes_with_the_edition_again_only_when_somebody_did_something_about_it(
    what, goes, edition, curator, reviewer
):
    passage = held_and_sent_back(edition, curator, reviewer)
    what(passage, curator, reviewer)
    submit_edition(edition=edition, by=curator)
    publish_edition(edition=edition, by=reviewer)
    passage.refresh_from_db()
    assert passage.is_published is goes
    assert statuses(edition) == ({"published"} if goes else {"published", "draft"})


def test_passage_that_is_not_waiting_cannot_be_held_back(edition, curator, reviewer):
    submit_edition(edition=edition, by=curator)
    with pytest.raises(InvalidRecord, match="look again"):
        hold_back_passages(edition=edition, public_ids=["NOSUCHID"], by=reviewer, why="x")
    with pytest.raises(NotAllowed):
        hold_back_passages(edition=edition, public_ids=["NOSUCHID"], by=curator, why="x")


def test_reviewer_who_changed_a_passage_holds_it_back_or_asks_another(edition, curator, reviewer):
    submit_edition(edition=edition, by=curator)
    own = edition.passages.order_by("position").first()  # as it is now: it was submitted with the edition
    edit(record=own, mapping={"number": "1"}, by=reviewer, version=own.version)
    with pytest.raises(NotAllowed, match=own.path):
        publish_edition(edition=edition, by=reviewer)
    assert publish_edition(edition=edition, by=factories.user("reviewer")) == 3


def made_by_him(edition, curator, reviewer):
    mapping = {
        "path": "9",
        "kind": "paragraph",
        "summary": "Mine.",
        "anchor": "Mine",
        "fingerprint": "0" * 64,
    }
    made = create(kind=Passage, mapping=mapping, by=reviewer, edition=edition, position=9)
    return edit(record=made, mapping={"number": "9"}, by=curator, version=made.version)


def gone_back_to_by_him(edition, curator, reviewer):
    passage = edition.passages.first()
    passage = edit(record=passage, mapping={"number": "1"}, by=curator, version=passage.version)
    passage = revert(record=passage, event=events_about(passage).first(), by=reviewer)
    return edit(record=passage, mapping={"page": "1"}, by=curator, version=passage.version)


def changed_by_him(edition, curator, reviewer):
    passage = edition.passages.first()
    passage = edit(record=passage, mapping={"number": "1"}, by=reviewer, version=passage.version)
    return edit(record=passage, mapping={"page": "1"}, by=curator, version=passage.version)


def written_over(edition, curator, reviewer):
    passage = edition.passages.first()
    passage = edit(record=passage, mapping={"number": "1"}, by=reviewer, version=passage.version)
    return edit(record=passage, mapping={"number": "2"}, by=curator, version=passage.version)


def noted_by_him(edition, curator, reviewer):
    return mark_nothing_to_tag(passage=edition.passages.first(), by=reviewer)


@pytest.mark.parametrize(
    ("what", "is_his"),
    [
        (made_by_him, True),
        (gone_back_to_by_him, True),
        (changed_by_him, True),
        (written_over, False),
        (noted_by_him, False),
    ],
)
def test_passage_of_which_something_is_the_reviewer_s_is_not_published_with_its_edition_by_him(
    what, is_his, edition, curator, reviewer
):
    passage = what(edition, curator, reviewer)
    submit_edition(edition=edition, by=curator)
    if is_his:
        with pytest.raises(NotAllowed, match=passage.path):
            publish_edition(edition=edition, by=reviewer)
    assert publish_edition(edition=edition, by=factories.user("reviewer") if is_his else reviewer) >= 3


def test_passage_of_his_that_one_person_publishes_with_its_edition_says_so(
    edition, curator, reviewer, settings
):
    settings.ONE_PERSON_MAY_PUBLISH = True
    own = changed_by_him(edition, curator, reviewer)
    submit_edition(edition=edition, by=curator)
    publish_edition(edition=edition, by=reviewer)
    assert [passage.pk for passage in edition.passages.filter(published_alone=True)] == [own.pk]


@pytest.mark.parametrize("count", [3, 300])
def test_questions_about_words_do_not_grow_with_the_passages_that_a_reviewer_changed(
    count, curator, reviewer, django_assert_max_num_queries
):
    made = factories.edition(factories.document(status="draft"), text="x" * 3 * count, status="draft")
    Passage.objects.bulk_create(
        Passage(edition=made, path=str(n), position=n, text="xx", start=3 * n, end=3 * n + 2)
        for n in range(count)
    )
    with transaction.atomic(), gathered():
        for passage in made.passages.all():
            for who, number in ((reviewer, "1"), (curator, "2")):
                told = {"before": {"number": "0"}, "after": {"number": number}}
                record_event(verb="edit", record=passage, by=who, **told)
    submit_edition(edition=made, by=curator)
    with django_assert_max_num_queries(45):
        assert publish_edition(edition=made, by=reviewer) == count


def test_passage_is_not_published_before_its_edition(edition, curator, reviewer):
    passage = edition.passages.first()
    Document.objects.update(status="published", published_at=timezone.now())
    with pytest.raises(InvalidRecord, match="edition"):
        publish(record=submit(record=passage, by=curator), by=reviewer)


def test_edition_is_withdrawn_with_its_passages_and_the_claims_on_it_are_named(edition, curator, reviewer):
    submit_edition(edition=edition, by=curator)
    publish_edition(edition=edition, by=reviewer)
    claim = factories.claim(on=[edition.passages.first()])
    with pytest.raises(DependentsRemain) as refused:
        withdraw_edition(edition=edition, by=reviewer, why="The wrong file.")
    assert refused.value.dependents == [claim]
    assert withdraw_edition(edition=edition, by=reviewer, why="The wrong file.", with_dependents=True) == 3
    assert statuses(edition) == {"withdrawn"}
    assert set(edition.passages.values_list("end_reason", flat=True)) == {"The wrong file."}


@pytest.mark.parametrize("count", [10, 400])
def test_statements_do_not_grow_with_the_edition_or_with_what_is_on_it(
    count, curator, reviewer, django_assert_max_num_queries
):
    made = factories.edition(factories.document(status="draft"), text="x" * 3 * count, status="draft")
    Passage.objects.bulk_create(
        Passage(edition=made, path=str(n), position=n, text="xx", start=3 * n, end=3 * n + 2)
        for n in range(count)
    )
    with django_assert_max_num_queries(80):
        submit_edition(edition=made, by=curator)
        publish_edition(edition=made, by=reviewer)
    claim, concept, law = factories.claim(), factories.concept(), factories.provision()
    seen = {"status": "published", "published_at": timezone.now()}
    for model, ends in (
        (Evidence, {"claim": claim, "quote": "xx"}),
        (PassageTag, {"concept": concept}),
        (ProvisionCitation, {"instrument": law.instrument, "provision": law}),
    ):
        model.objects.bulk_create(model(passage=one, **ends, **seen) for one in made.passages.all())
    with django_assert_max_num_queries(40):
        withdraw_edition(edition=made, by=reviewer, why="x")


def bearing(passage, **values):
    """A claim with other evidence as well, a tag and a citation, on this passage."""
    return {
        "evidence": factories.evidence(factories.claim(), passage, **values),
        "passage-tag": factories.tag(passage, factories.concept(), **values),
        "provision-citation": factories.citation(passage, factories.provision(), **values),
    }


@pytest.mark.parametrize("alone", [True, False])
def test_what_readers_see_on_a_passage_ends_with_it_and_the_history_says_why(
    alone, edition, curator, reviewer
):
    submit_edition(edition=edition, by=curator)
    publish_edition(edition=edition, by=reviewer)
    first, second = edition.passages.order_by("position")[:2]
    links, others = bearing(first), bearing(second)
    if alone:
        withdraw(record=first, by=reviewer, why="Misread.")
    else:
        withdraw_edition(edition=edition, by=reviewer, why="Misread.")
    for kind, link in links.items():
        link.refresh_from_db()
        assert (link.status, link.end_reason, link.version) == ("withdrawn", "Misread.", 2)
        assert link.ended_at is not None
        event = public_events().get(kind=kind, record_pk=link.pk)
        assert (event.verb, event.why, event.actor) == ("withdraw", "Misread.", reviewer.username)
        assert event in events_about(link.claim if kind == "evidence" else first)
    for link in others.values():
        link.refresh_from_db()
        assert link.is_published is alone
    assert links["evidence"].claim.is_published
    assert verify_chain() == []


def test_draft_on_a_passage_that_is_withdrawn_stays_a_draft(edition, curator, reviewer):
    submit_edition(edition=edition, by=curator)
    publish_edition(edition=edition, by=reviewer)
    drafts = bearing(edition.passages.first(), status="draft", published_at=None)
    withdraw_edition(edition=edition, by=reviewer, why="Misread.")
    for link in drafts.values():
        link.refresh_from_db()
        assert link.status == "draft"


def test_proposed_change_of_evidence_is_dropped_with_its_passage(edition, curator, reviewer):
    submit_edition(edition=edition, by=curator)
    publish_edition(edition=edition, by=reviewer)
    link = bearing(edition.passages.first())["evidence"]
    edit(record=link, mapping={"note": "Look."}, by=curator, version=1, why="A note.")
    withdraw_edition(edition=edition, by=reviewer, why="Misread.")
    assert Revision.objects.get().state == Revision.State.DROPPED


def test_passage_is_not_withdrawn_below_the_verbs_while_readers_see_evidence_on_it(
    edition, curator, reviewer
):
    submit_edition(edition=edition, by=curator)
    publish_edition(edition=edition, by=reviewer)
    passage = edition.passages.first()
    bearing(passage)
    with pytest.raises(InvalidRecord, match="stands on this passage"), explained(), transaction.atomic():
        ended = {"status": "withdrawn", "end_reason": "x", "ended_at": timezone.now()}
        Passage.objects.filter(pk=passage.pk).update(**ended)
        connection.check_constraints()


def test_upgrade_ends_evidence_that_was_left_on_withdrawn_passages(edition, curator, reviewer):
    submit_edition(edition=edition, by=curator)
    publish_edition(edition=edition, by=reviewer)
    first, second = edition.passages.order_by("position")[:2]
    links, others = bearing(first), bearing(second)
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE kb_passage DISABLE TRIGGER passage_keeps_evidence")
        ended = {"status": "withdrawn", "end_reason": "Misread.", "ended_at": timezone.now()}
        Passage.objects.filter(pk=first.pk).update(**ended)
        connection.check_constraints()
        cursor.execute("ALTER TABLE kb_passage ENABLE TRIGGER passage_keeps_evidence")
    upgrade = import_module("kb.migrations.0024_evidence_ends_with_its_passage")
    upgrade.end_what_was_left(apps, SimpleNamespace(connection=connection))
    for kind, link in links.items():
        link.refresh_from_db()
        assert (link.status, link.end_reason) == ("withdrawn", "Misread.")
        event = public_events().get(kind=kind, record_pk=link.pk)
        assert (event.verb, event.why, event.handle) == ("withdraw", "Misread.", handle(link))
    for link in others.values():
        link.refresh_from_db()
        assert link.is_published
    assert verify_chain() == []


def test_edition_of_summaries_is_not_discarded(curator):
    with pytest.raises(InvalidRecord):
        discard_edition(edition=factories.edition(status="draft"), by=curator)
