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
from kb.curation.revising import as_proposed, open_revision
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
