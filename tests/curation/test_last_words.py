"""Nobody publishes a word that he was the last to write: row by row, value by value, whoever touched others since."""

import contextlib

import pytest

from kb.curation import (
    NotAllowed,
    create,
    edit,
    publish,
    publish_edition,
    publish_revision,
    remove_link,
    revert,
    send_back,
    submit,
    submit_edition,
    tag,
    verify,
)
from kb.curation.editions import hold_back_passages, release_passages
from kb.curation.permissions import fields_last_written_by
from kb.curation.revising import has_words_of, open_revision
from kb.history import events_about
from kb.ingest.editions.storing import store
from kb.models import Concept, Institution, Issue, PassageTag
from tests import factories
from tests.ingest.parsed_editions import parsed_edition

pytestmark = pytest.mark.django_db

ONE = {"slug": "one", "label": "It is", "summary": "So they say.", "claims": ["enough"]}
RITAS = {"slug": "two", "label": "REVIEWER POSITION", "claims": ["missing"]}


def changed(record, by, **mapping):
    record.refresh_from_db()
    return edit(record=record, mapping=mapping, by=by, version=record.version)


def goes(record, world):
    """Whether Rita may publish the record that Carla submits."""
    record.refresh_from_db()
    if record.status == "draft":
        record = submit(record=record, by=world.carla)
    try:
        return publish(record=record, by=world.rita).is_published
    except NotAllowed:
        return False


def issue(world):
    mapping = {"slug": "asked", "question": "Is it?", "tags": ["themes/privacy"], "positions": [ONE]}
    return create(kind=Issue, mapping=mapping, by=world.carla)


@pytest.mark.parametrize(
    ("carlas", "is_published"),
    [
        ([{**ONE, "summary": "So some say."}, RITAS], False),
        ([{**ONE, "summary": "So some say."}, {**RITAS, "label": "REVIEWER'S POSITION"}], False),
        ([{**ONE, "summary": "So some say."}], True),
        ([ONE, {"slug": "no", "label": "It is not", "claims": ["enough"]}], True),
        ([RITAS, ONE], False),
    ],
)
def test_position_of_the_reviewer_s_stays_his_though_another_was_corrected(world, carlas, is_published):
    record = issue(world)
    changed(record, world.rita, positions=[ONE, RITAS])
    changed(record, world.carla, positions=carlas)
    assert goes(record, world) is is_published


def test_position_of_a_curator_s_is_still_the_reviewer_s_to_publish(world):
    record = issue(world)
    changed(record, factories.user("curator", "cleo"), positions=[ONE, RITAS])
    changed(record, world.carla, positions=[{**ONE, "summary": "So some say."}, RITAS])
    assert goes(record, world)


@pytest.mark.parametrize(
    ("carlas", "is_published"),
    [
        (["Solitude", "Seclusion", "Quiet"], False),
        (["Solitude", "Seclusion  "], False),
        (["Solitude", "Reclusion"], True),
        (["Solitude"], True),
    ],
)
def test_label_of_the_reviewer_s_stays_his_among_others_of_its_language(world, carlas, is_published):
    mapping = {"slug": "solitude", "labels": {"en": "Aloneness"}, "alt_labels": {"en": ["Solitude"]}}
    record = create(kind=Concept, mapping=mapping, by=world.carla, scheme=world.privacy.scheme)
    changed(record, world.rita, alt_labels={"en": ["Solitude", "Seclusion"]})
    changed(record, world.carla, alt_labels={"en": carlas}, definition="Being alone.")
    assert goes(record, world) is is_published


BODY = {"slug": "body", "name": "A body", "type": "ngo"}

#: Rows of a body: as Carla made them, as Rita made them, as Carla made them then, and whether Rita may publish that.
ROWS = {
    "another identifier beside it": (
        "identifiers", [{"scheme": "ror", "value": "01"}],
        [{"scheme": "ror", "value": "01"}, {"scheme": "isni", "value": "02"}],
        [{"scheme": "ror", "value": "03"}, {"scheme": "isni", "value": "02"}], False,
    ),
    "another name beside it": (
        "names", {"fr": "Un"}, {"fr": "Un", "es": "Dos"}, {"fr": "Uns", "es": "Dos"}, False,
    ),
    "the very name": ("names", {"fr": "Un"}, {"fr": "Un", "es": "Dos"}, {"fr": "Un", "es": "Unos"}, True),
    "a name that was taken away": ("names", {"fr": "Un", "es": "Dos"}, {"fr": "Un"}, {"fr": "Uns"}, False),
    "a name that was put back": (
        "names", {"fr": "Un", "es": "Dos"}, {"fr": "Un"}, {"fr": "Un", "es": "Dos"}, True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_row_of_the_reviewer_s_stays_his_in_every_field_that_has_rows(world, name):
    field, first, ritas, carlas, is_published = ROWS[name]
    record = create(kind=Institution, mapping={**BODY, field: first}, by=world.carla)
    changed(record, world.rita, **{field: ritas})
    changed(record, world.carla, **{field: carlas}, note="Corrected.")
    assert goes(record, world) is is_published


@pytest.mark.parametrize(("carlas", "is_published"), [("One\ntwo", False), ("One two three", True)])
def test_line_break_instead_of_a_blank_makes_nobodys_words_another_s(world, carlas, is_published):
    record = create(kind=Institution, mapping=BODY, by=world.carla)
    changed(record, world.rita, note="One two")
    changed(record, world.carla, note=carlas)
    assert goes(record, world) is is_published


def test_words_that_somebody_else_goes_back_to_are_still_their_writer_s(world):
    record = issue(world)
    changed(record, world.rita, positions=[ONE, RITAS])
    changed(record, world.carla, positions=[ONE])
    assert not fields_last_written_by(world.rita, record)
    revert(record=record, event=events_about(record).first(), by=world.carla)
    assert fields_last_written_by(world.rita, record) == ["positions"]
    assert not goes(record, world)


@pytest.mark.parametrize(("ritas", "is_published"), [("Wrong.", False), ("", True)])
def test_going_back_to_words_that_readers_never_saw_does_not_let_their_writer_show_them(
    world, ritas, is_published
):
    record = create(kind=Institution, mapping={**BODY, "note": "First."}, by=world.carla)
    if ritas:
        changed(record, world.rita, note=ritas)
    changed(record, world.carla, note="Right.")
    event = events_about(record).first()
    assert goes(record, world)
    revert(record=record, event=event, by=world.carla, why="Was better.")
    record.refresh_from_db()
    revision = open_revision(record)
    if is_published:
        publish_revision(revision=revision, by=world.rita, token=revision.token)
    else:
        with pytest.raises(NotAllowed, match="own words"):
            publish_revision(revision=revision, by=world.rita, token=revision.token)
        edit(record=record, mapping={"url": "https://x.example/"}, by=world.carla, version=record.version,
             proposal=revision.token, why="Moved.")  # fmt: skip
        assert has_words_of(open_revision(record), world.rita)


def test_words_that_readers_saw_already_are_shown_again_by_whoever_wrote_them(world):
    record = create(kind=Institution, mapping={**BODY, "note": "First."}, by=world.carla)
    changed(record, world.rita, note="Seen.")
    record = publish(record=submit(record=record, by=world.carla), by=world.ada)
    for by, note in ((world.carla, "Other."), (world.carla, "Seen.")):
        edit(record=record, mapping={"note": note}, by=by, version=record.version, why="Because.")
        revision = open_revision(record)
        record = publish_revision(revision=revision, by=world.rita, token=revision.token)
    assert record.note == "Seen."


def test_outcome_of_a_check_is_its_writer_s_though_it_is_called_as_where_a_record_stands(world):
    mapping = {"status": "confirmed", "note": "Read.", "checked": "2024"}
    checked = verify(claim=world.enough, mapping=mapping, by=world.carla)
    changed(checked, world.rita, status="contradicted")
    changed(checked, world.carla, note="Read again.")
    assert fields_last_written_by(world.rita, checked) == ["status"]
    assert not goes(checked, world)


@pytest.mark.parametrize(("who", "is_published"), [("rita", False), ("ada", True)])
def test_withdrawn_tag_that_the_reviewer_took_up_again_is_his_though_it_was_saved_since(
    world, who, is_published
):
    link = PassageTag.objects.get(passage=world.passages[0])
    remove_link(link=link, by=world.rita, why="Not about it.")
    [again] = tag(targets=[world.passages[0]], concepts=[world.privacy], by=getattr(world, who))
    changed(again, world.carla, concept="themes/privacy")
    assert goes(again, world) is is_published


@pytest.fixture
def brought_in(world):
    """A function that brings in two passages by somebody, of which Ada publishes one and holds the other back."""

    def bring(by):
        document = factories.document("a-source")
        edition = store(parsed_edition(["One.", "Two."]), document=document, by=by)
        submit_edition(edition=edition, by=world.carla)
        held = edition.passages.order_by("position")[1]
        hold_back_passages(edition=edition, public_ids=[held.public_id], by=world.ada, why="Whose name?")
        other = factories.user("reviewer", "rex")
        publish_edition(edition=edition, by=other)
        return held

    return bring


@pytest.mark.parametrize(("who", "is_published"), [("rita", False), ("ada", True)])
def test_passage_that_was_held_back_is_not_let_go_by_whoever_brought_it_in(
    world, brought_in, who, is_published
):
    held = brought_in(getattr(world, who))
    with contextlib.suppress(NotAllowed):
        release_passages(edition=held.edition, public_ids=[held.public_id], by=world.rita)
    held.refresh_from_db()
    assert held.is_published is is_published


def test_note_among_curators_makes_no_passage_its_writer_s(world):
    passage = world.draft_passage
    changed(passage, world.rita, nothing_to_tag=True)
    changed(passage, world.carla, number="4")
    assert fields_last_written_by(world.rita, passage) == []
    changed(passage, world.rita, page="4")
    changed(passage, world.carla, number="5")
    assert fields_last_written_by(world.rita, passage) == ["page"]


def test_whoever_submitted_it_only_publishes_what_another_submitted_again(world):
    record = submit(record=create(kind=Institution, mapping=BODY, by=world.carla), by=world.rita)
    record = send_back(record=record, by=world.ada, why="More.")
    changed(record, world.carla, note="More.")
    assert goes(record, world)


def test_row_that_both_wrote_is_told_in_few_questions(world, django_assert_max_num_queries):
    record = issue(world)
    for number in range(5):
        changed(record, world.rita, positions=[ONE, {**RITAS, "label": f"{number}"}])
    with django_assert_max_num_queries(2):
        assert fields_last_written_by(world.rita, record) == ["positions"]
