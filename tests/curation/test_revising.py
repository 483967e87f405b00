"""What readers see changes only when a second person agrees; until then they keep the old words."""

import pytest

from kb.curation import (
    CurationError,
    InvalidRecord,
    NotAllowed,
    ReasonNeeded,
    StaleRecord,
    WrongStatus,
    drop_revision,
    edit,
    merge,
    publish_revision,
    send_back_revision,
    withdraw,
)
from kb.curation.revising import as_proposed, has_words_of, open_revision, writers_of
from kb.history import events_about, public_events, verify_chain
from kb.history.record_events import with_changes
from kb.models import Claim, Institution, Revision
from kb.representing import shape_of
from tests import world as worlds

pytestmark = pytest.mark.django_db


def propose(record, by, *, why="Better", proposal="", **mapping):
    record.refresh_from_db()
    return edit(record=record, mapping=mapping, by=by, version=record.version, proposal=proposal, why=why)


def opened(record):
    record.refresh_from_db()
    return open_revision(record)


@pytest.mark.parametrize("author", ["carla", "rita"])
def test_change_of_a_published_record_waits_and_readers_keep_the_old_words(world, author):
    before = shape_of(world.council).read_again(world.council)
    propose(world.council, getattr(world, author), name="X", names={"fr": "Le X"})
    world.council.refresh_from_db()
    assert shape_of(world.council).read_again(world.council) == before
    revision = opened(world.council)
    assert {change.field: change.after_value for change in revision.changes.all()} == {
        "name": "X",
        "names": {"fr": "Le X"},
    }
    assert not public_events().filter(verb="propose").exists()


def test_change_is_published_by_another_person_with_its_reason(world):
    propose(world.council, world.rita, name="X", why="Renamed in 2024")
    revision = opened(world.council)
    with pytest.raises(NotAllowed, match="own words"):
        publish_revision(revision=revision, by=world.rita, token=revision.token)
    record = publish_revision(revision=revision, by=world.ada, token=revision.token)
    assert (record.name, record.changed_by, record.published_by) == ("X", world.rita, world.ada)
    event = events_about(record).first()
    assert (event.verb, event.actor, event.why, event.public) == ("edit", "ada", "Renamed in 2024", True)
    assert opened(record) is None
    assert verify_chain() == []


def test_curator_does_not_publish_a_change(world):
    propose(world.council, world.rita, name="X")
    revision = opened(world.council)
    with pytest.raises(NotAllowed):
        publish_revision(revision=revision, by=world.carla, token=revision.token)


def test_change_without_a_reason_is_refused(world):
    with pytest.raises(ReasonNeeded):
        propose(world.council, world.rita, name="X", why=" ")
    assert not Revision.objects.exists()


def test_change_that_could_not_be_published_is_refused_when_it_is_proposed(world):
    with pytest.raises(InvalidRecord):
        propose(world.enough, world.carla, claimants=[])
    evidence = world.enough.evidence.get()
    type(evidence.passage).objects.filter(pk=evidence.passage_id).update(
        text="The covenant is enough for now."
    )
    with pytest.raises(InvalidRecord, match="do not stand"):
        propose(evidence, world.carla, quote="The covenant is not enough")
    assert not Revision.objects.exists()


def test_second_person_changes_the_proposal_and_then_cannot_publish_it(world):
    propose(world.council, world.carla, name="X")
    propose(world.council, world.rita, proposal=opened(world.council).token, url="https://x.example/")
    revision = opened(world.council)
    assert {change.field for change in revision.changes.all()} == {"name", "url"}
    with pytest.raises(NotAllowed):
        publish_revision(revision=revision, by=world.rita, token=revision.token)
    told = events_about(world.council).filter(verb="propose")
    assert [event.actor for event in told] == ["rita", "carla"]


def test_proposal_that_somebody_did_not_see_is_not_overwritten(world):
    propose(world.council, world.carla, name="X")
    with pytest.raises(StaleRecord) as refused:
        propose(world.council, world.rita, name="Y")
    assert (refused.value.current["name"], refused.value.attempted["name"]) == ("X", "Y")


def test_words_changed_since_they_were_looked_at_are_neither_published_nor_sent_back(world):
    propose(world.council, world.carla, name="X")
    seen = opened(world.council)
    propose(world.council, world.carla, proposal=seen.token, name="Y")
    with pytest.raises(StaleRecord):
        publish_revision(revision=seen, by=world.rita, token=seen.token)
    with pytest.raises(StaleRecord):
        send_back_revision(revision=seen, by=world.rita, token=seen.token, why="x")


def test_change_sent_back_keeps_its_words_and_says_what_is_missing(world):
    propose(world.council, world.carla, name="X")
    revision = opened(world.council)
    with pytest.raises(CurationError):
        send_back_revision(revision=revision, by=world.rita, token=revision.token, why=" ")
    send_back_revision(revision=revision, by=world.rita, token=revision.token, why="Since when?")
    revision = opened(world.council)
    assert (revision.state, revision.answer) == ("sent-back", "Since when?")
    with pytest.raises(WrongStatus):
        publish_revision(revision=revision, by=world.rita, token=revision.token)
    propose(world.council, world.carla, proposal=revision.token, note="Since 2024.")
    revision = opened(world.council)
    assert (revision.state, revision.answer) == ("waiting", "")
    assert publish_revision(revision=revision, by=world.rita, token=revision.token).name == "X"


def test_proposal_is_dropped_by_its_author_or_a_reviewer_and_its_words_stay_in_the_history(world):
    propose(world.council, world.rita, name="X")
    revision = opened(world.council)
    with pytest.raises(NotAllowed):
        drop_revision(revision=revision, by=world.carla, token=revision.token)
    drop_revision(revision=revision, by=world.ada, token=revision.token)
    assert opened(world.council) is None
    event = events_about(world.council).first()
    assert (event.verb, event.changes.get().before) == ("drop proposal", '"X"')
    with pytest.raises(WrongStatus, match="answered"):
        publish_revision(revision=revision, by=world.ada, token=revision.token)


def test_proposal_that_comes_back_to_what_readers_see_is_gone(world):
    propose(world.council, world.carla, name="X")
    propose(world.council, world.carla, proposal=opened(world.council).token, name="The Council")
    assert opened(world.council) is None


def test_words_that_changed_under_a_proposal_are_not_overwritten(world):
    propose(world.council, world.carla, name="X")
    Institution.objects.filter(pk=world.council.pk).update(name="Loaded")  # as a load of the base does
    revision = opened(world.council)
    with pytest.raises(InvalidRecord, match="name"):
        publish_revision(revision=revision, by=world.rita, token=revision.token)
    propose(world.council, world.carla, proposal=revision.token, name="X")
    revision = opened(world.council)
    assert publish_revision(revision=revision, by=world.rita, token=revision.token).name == "X"


def test_other_fields_may_change_under_a_proposal(world):
    propose(world.council, world.carla, name="X")
    Institution.objects.filter(pk=world.council.pk).update(url="https://loaded.example/")
    revision = opened(world.council)
    record = publish_revision(revision=revision, by=world.rita, token=revision.token)
    assert (record.name, record.url) == ("X", "https://loaded.example/")


def test_proposed_record_can_be_looked_at_and_nothing_of_it_stays(world):
    propose(
        world.enough, world.carla, statement="The covenant nearly suffices.", claimants=["people/ngozi-obi"]
    )
    with as_proposed(world.enough) as revision:
        assert revision is not None
        tried = Claim.objects.get(pk=world.enough.pk)
        assert tried.statement == "The covenant nearly suffices."
        assert tried.attributions.get().person == world.ngozi
    world.enough.refresh_from_db()
    assert world.enough.statement == "The covenant suffices."
    assert world.enough.attributions.get().institution == world.council


def test_one_person_changes_what_readers_see_where_the_installation_says_so(world, settings):
    settings.ONE_PERSON_MAY_PUBLISH = True
    propose(world.council, world.rita, name="X")
    world.council.refresh_from_db()
    assert (world.council.name, world.council.published_alone) == ("X", True)
    propose(world.council, world.carla, name="Y")
    world.council.refresh_from_db()
    assert world.council.name == "X"


def test_note_among_curators_waits_for_nobody(world):
    propose(world.passages[0], world.carla, why="", nothing_to_tag=True)
    world.passages[0].refresh_from_db()
    assert world.passages[0].nothing_to_tag
    assert opened(world.passages[0]) is None


@pytest.mark.parametrize("end", ["withdraw", "merge"])
def test_record_that_ends_takes_its_proposal_along(world, end):
    other = worlds.published(
        worlds.create(kind=Institution, mapping={"slug": "o", "name": "O", "type": "ngo"}, by=world.carla),
        world.carla,
        world.rita,
    )
    propose(other, world.carla, name="X")
    if end == "withdraw":
        withdraw(record=other, by=world.rita, why="x")
    else:
        merge(record=other, into=world.council, by=world.rita, why="x")
    assert not Revision.objects.open().exists()


def test_part_of_a_proposal_that_somebody_else_wrote_is_still_theirs(world):
    """Whoever takes over a proposal and adds to it does not make the other's words their own."""
    propose(world.council, world.rita, name="X", why="Renamed")
    token = opened(world.council).token
    propose(world.council, world.carla, proposal=token, url="https://x.example/", why="Moved")
    revision = opened(world.council)
    assert {one.field: one.by for one in revision.changes.all()} == {"name": world.rita, "url": world.carla}
    assert (revision.by, revision.why) == (world.carla, "Renamed · Moved")
    with pytest.raises(NotAllowed, match="own words"):
        publish_revision(revision=revision, by=world.rita, token=revision.token)
    record = publish_revision(revision=revision, by=world.ada, token=revision.token)
    assert record.published_alone is False
    event = with_changes(public_events().filter(kind="institution", verb="edit")).first()
    assert [author["actor"] for author in event.authors] == ["rita", "carla"]


def test_row_that_somebody_else_added_stays_theirs_in_a_field_that_is_changed_again(world):
    propose(world.council, world.rita, names={"fr": "Le X"})
    token = opened(world.council).token
    propose(world.council, world.carla, proposal=token, names={"fr": "Le X", "es": "El X"})
    assert [one.by for one in opened(world.council).changes.all()] == [world.rita]


def test_field_that_is_written_anew_is_its_new_writer_s(world):
    propose(world.council, world.rita, name="X")
    token = opened(world.council).token
    propose(world.council, world.carla, proposal=token, name="Y", why="Better still")
    revision = opened(world.council)
    assert ([one.by for one in revision.changes.all()], revision.why) == ([world.carla], "Better still")
    assert publish_revision(revision=revision, by=world.rita, token=revision.token).name == "Y"


def rests_with(world, record, steps, may_publish):
    """What each of two people makes of a record, one after the other, and whether the first may publish it then."""
    for by, mapping in steps:
        revision = opened(record)
        propose(record, by, proposal=revision.token if revision else "", **mapping)
    revision = opened(record)
    try:
        publish_revision(revision=revision, by=world.rita, token=revision.token)
    except NotAllowed:
        assert not may_publish
    else:
        assert may_publish


YES = {"slug": "yes", "label": "It is", "claims": ["enough"]}
NO = {"slug": "no", "label": "It is not", "claims": ["missing"]}
MAYBE = {"slug": "maybe", "label": "It depends"}

#: Of a published issue: what Rita proposes, what Carla makes of it, and whether Rita may publish that.
POSITIONS = {
    "added beside one that is corrected": ([YES, NO, MAYBE], [{**YES, "label": "Yes"}, NO, MAYBE], False),
    "added, and written over": ([YES, NO, MAYBE], [YES, NO, {"slug": "perhaps", "label": "Perhaps"}], True),
    "added, and taken away": ([YES, NO, MAYBE], [{**YES, "label": "Yes"}, NO], True),
    "changed in one word": ([YES, {**NO, "label": "No"}], [{**YES, "label": "Yes"}, {**NO, "label": "No"}], False),
    "changed in one word, and again": ([YES, {**NO, "label": "No"}], [YES, {**NO, "label": "Seldom"}], True),
    "taken away": ([YES], [{**YES, "label": "Yes"}], False),
    "taken away, and put back": ([YES], [{**YES, "label": "Yes"}, NO], True),
    "put into another order": ([NO, YES], [NO, {**YES, "label": "Yes"}], False),
    "put into their order again": ([NO, YES], [{**YES, "label": "Yes"}, NO], True),
}  # fmt: skip


@pytest.mark.parametrize("name", POSITIONS)
def test_row_that_somebody_proposed_or_took_away_stays_his_act(world, name):
    ritas, carlas, may_publish = POSITIONS[name]
    steps = [(world.rita, {"positions": ritas}), (world.carla, {"positions": carlas})]
    rests_with(world, world.issue, steps, may_publish)


@pytest.mark.parametrize(
    ("ritas", "carlas", "may_publish"),
    [
        (["A", "B", "C"], ["A", "B", "D"], True),
        (["A", "B", "C"], ["A", "B", "C", "D"], False),
        (["A"], ["A", "D"], False),
        (["A"], ["A", "B", "D"], True),
    ],
)
def test_labels_of_a_language_are_told_apart(world, ritas, carlas, may_publish):
    world.privacy.labels.create(kind="alt", language="en", text="A")
    world.privacy.labels.create(kind="alt", language="en", text="B")
    steps = [
        (by, {"alt_labels": {"en": labels}}) for by, labels in ((world.rita, ritas), (world.carla, carlas))
    ]
    rests_with(world, world.privacy, steps, may_publish)


def test_taking_away_is_anothers_act_once_he_decided_it_anew(world):
    steps = [
        (world.rita, {"positions": [YES]}),
        (world.carla, {"positions": [YES, NO], "summary": "Two answers."}),
        (world.carla, {"positions": [YES]}),
    ]
    rests_with(world, world.issue, steps, may_publish=True)


def test_field_that_somebody_emptied_is_his_act_though_others_were_changed_since(world):
    world.council.url = "https://x.example/"
    world.council.save()
    rests_with(world, world.council, [(world.rita, {"url": ""}), (world.carla, {"note": "So."})], False)


@pytest.mark.parametrize(
    ("carlas", "may_publish"),
    [("The  Body", False), ("The Body", False), ("A Body", True), ("The body", True)],
)
def test_second_blank_makes_nobodys_sentence_another_s(world, carlas, may_publish):
    steps = [(world.rita, {"name": "The Body"}), (world.carla, {"name": carlas, "note": "So."})]
    rests_with(world, world.council, steps, may_publish)


def test_what_was_proposed_and_dropped_is_not_counted_again(world):
    propose(world.council, world.rita, name="X")
    revision = opened(world.council)
    drop_revision(revision=revision, by=world.ada, token=revision.token)
    rests_with(world, world.council, [(world.carla, {"name": "X"})], may_publish=True)


def test_one_person_who_publishes_a_row_of_his_own_is_told_to(world, settings):
    propose(world.issue, world.rita, positions=[YES, NO, MAYBE])
    token = opened(world.issue).token
    propose(world.issue, world.carla, proposal=token, positions=[{**YES, "label": "Yes"}, NO, MAYBE])
    settings.ONE_PERSON_MAY_PUBLISH = True
    revision = opened(world.issue)
    record = publish_revision(revision=revision, by=world.rita, token=revision.token)
    revision.refresh_from_db()
    assert (record.published_alone, revision.published_alone) == (True, True)


def test_whose_a_proposal_is_takes_one_question(world, django_assert_max_num_queries):
    propose(world.issue, world.rita, positions=[YES, NO, MAYBE])
    token = opened(world.issue).token
    propose(world.issue, world.carla, proposal=token, positions=[{**YES, "label": "Yes"}, NO, MAYBE])
    revision = opened(world.issue)
    with django_assert_max_num_queries(1):
        assert has_words_of(revision, world.rita)
    assert writers_of(revision) == {"carla", "rita"}
