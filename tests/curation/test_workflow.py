"""The way of a record: two people, one evidence at least, and an end that is told."""

import pytest

from kb.curation import (
    DependentsRemain,
    InvalidRecord,
    NotAllowed,
    StaleRecord,
    Verb,
    WrongStatus,
    add_evidence,
    allowed_verbs,
    create,
    delete_draft,
    edit,
    publish,
    publish_edition,
    remove_link,
    send_back,
    submit,
    submit_edition,
    tag,
    withdraw,
)
from kb.models import Claim, Document, Evidence, HistoryEvent, Institution, LegalInstrument, Passage
from tests import factories
from tests import world as worlds

pytestmark = pytest.mark.django_db


def draft(world, slug="fresh"):
    return create(
        kind=Institution, mapping={"slug": slug, "name": "Fresh body", "type": "ngo"}, by=world.carla
    )


def test_record_submitted_by_one_person_is_published_only_by_another(world):
    record = submit(record=draft(world), by=world.rita)
    with pytest.raises(NotAllowed, match="somebody else"):
        publish(record=record, by=world.rita)
    assert publish(record=record, by=world.ada).is_published


def test_one_person_publishes_alone_where_the_installation_says_so(world, settings):
    settings.ONE_PERSON_MAY_PUBLISH = True
    record = publish(record=submit(record=draft(world), by=world.rita), by=world.rita)
    assert record.is_published
    assert record.published_alone


def test_curator_cannot_publish(world):
    record = submit(record=draft(world), by=world.carla)
    with pytest.raises(NotAllowed):
        publish(record=record, by=world.carla)


def test_draft_cannot_be_published_before_it_is_submitted(world):
    with pytest.raises(WrongStatus):
        publish(record=draft(world), by=world.rita)


def test_submitted_record_sent_back_is_a_draft_with_a_reason(world):
    record = send_back(
        record=submit(record=draft(world), by=world.carla), by=world.rita, why="Name the parent."
    )
    assert record.status == "draft"
    assert HistoryEvent.objects.first().why == "Name the parent."


def test_claim_without_published_evidence_is_refused_and_stays_submitted(world):
    record = submit(record=world.draft_claim, by=world.carla)
    with pytest.raises(WrongStatus, match="readers do not see yet"):
        publish(record=record, by=world.rita)
    record.refresh_from_db()
    assert record.status == "submitted"


def test_nobody_publishes_words_that_they_were_the_last_to_change(world):
    record = submit(record=draft(world), by=world.carla)
    changed = edit(record=record, mapping={"name": "Fresher body"}, by=world.rita, version=record.version)
    with pytest.raises(NotAllowed, match="last to change"):
        publish(record=changed, by=world.rita)
    assert publish(record=changed, by=world.ada).is_published


def test_words_stay_their_writer_s_though_somebody_else_changed_others_since(world):
    record = submit(record=draft(world), by=world.carla)
    record = edit(record=record, mapping={"name": "Fresher body"}, by=world.rita, version=record.version)
    record = edit(
        record=record, mapping={"url": "https://x.example/"}, by=world.carla, version=record.version
    )
    with pytest.raises(NotAllowed, match=r"not what you wrote \(name\)"):
        publish(record=record, by=world.rita)
    record = edit(record=record, mapping={"name": "Fresher  body"}, by=world.carla, version=record.version)
    with pytest.raises(NotAllowed, match="not what you wrote"):
        publish(record=record, by=world.rita)
    again = edit(record=record, mapping={"name": "Freshest body"}, by=world.carla, version=record.version)
    assert publish(record=again, by=world.rita).is_published


def test_passage_with_a_word_of_the_reviewer_s_is_not_published_with_its_edition_by_him(world):
    edition = factories.edition(factories.document(), number=2, text="One two.", status="draft")
    passage = factories.passage("One two.", edition=edition, status="draft", start=0, end=8)
    submit_edition(edition=edition, by=world.carla)
    passage.refresh_from_db()
    passage = edit(record=passage, mapping={"summary": "It counts."}, by=world.rita, version=passage.version)
    edit(record=passage, mapping={"page": "4"}, by=world.carla, version=passage.version)
    with pytest.raises(NotAllowed, match="hold them back"):
        publish_edition(edition=edition, by=world.rita)
    assert publish_edition(edition=edition, by=world.ada) == 1


def test_one_person_publishes_their_own_change_where_the_installation_says_so(world, settings):
    settings.ONE_PERSON_MAY_PUBLISH = True
    record = submit(record=draft(world), by=world.carla)
    changed = edit(record=record, mapping={"name": "Fresher body"}, by=world.rita, version=record.version)
    assert publish(record=changed, by=world.rita).published_alone


def test_claim_goes_to_review_with_the_claimant_and_the_evidence_its_curator_drafted(world):
    body = draft(world, "new-body")
    mapping = worlds.claim("by-new-body", "Cameras watch streets.", "institutions/new-body")
    made = create(kind=Claim, mapping=mapping, by=world.carla)
    add_evidence(claim=made, passage=world.passages[2], role="asserts", quote="Cameras", by=world.carla)
    submit(record=made, by=world.carla)
    body.refresh_from_db()
    assert (body.status, made.evidence.get().status) == ("submitted", "submitted")
    publish(record=made, by=world.rita)
    body.refresh_from_db()
    assert (body.status, made.evidence.get().status) == ("published", "published")


def test_claim_of_a_claimant_who_is_a_draft_again_is_refused_by_name(world):
    body = draft(world, "new-body")
    mapping = worlds.claim("by-new-body", "Cameras watch streets.", "institutions/new-body")
    made = create(kind=Claim, mapping=mapping, by=world.carla)
    add_evidence(claim=made, passage=world.passages[2], role="asserts", quote="Cameras", by=world.carla)
    submit(record=made, by=world.carla)
    send_back(record=body, by=world.rita, why="Which body?")
    with pytest.raises(WrongStatus, match="Fresh body"):
        publish(record=made, by=world.rita)
    assert not Claim.objects.get(pk=made.pk).is_published


def test_reviewer_does_not_publish_a_claim_whose_claimant_is_their_own_words(world):
    body = create(
        kind=Institution, mapping={"slug": "new-body", "name": "Fresh body", "type": "ngo"}, by=world.rita
    )
    mapping = worlds.claim("by-new-body", "Cameras watch streets.", "institutions/new-body")
    made = create(kind=Claim, mapping=mapping, by=world.carla)
    add_evidence(claim=made, passage=world.passages[2], role="asserts", quote="Cameras", by=world.carla)
    submit(record=made, by=world.carla)
    with pytest.raises(NotAllowed, match="Fresh body"):
        publish(record=made, by=world.rita)
    publish(record=made, by=world.ada)
    body.refresh_from_db()
    assert body.is_published


@pytest.mark.parametrize(
    ("role", "carries"),
    [("asserts", True), ("supports", True), ("reports", True), ("qualifies", False), ("disputes", False)],
)
def test_claim_needs_a_piece_that_says_what_it_says(world, role, carries):
    made = create(
        kind=Claim,
        mapping=worlds.claim("watching", "Cameras watch streets.", "institutions/council"),
        by=world.carla,
    )
    add_evidence(claim=made, passage=world.passages[2], role=role, quote="Cameras", by=world.carla)
    submit(record=made, by=world.carla)
    if carries:
        assert publish(record=made, by=world.rita).is_published
    else:
        with pytest.raises(InvalidRecord, match="asserts, supports or reports"):
            publish(record=made, by=world.rita)


def test_withdrawing_a_claimant_names_the_claims_and_ends_them_when_asked(world):
    with pytest.raises(DependentsRemain, match="claimant") as refused:
        withdraw(record=world.ngozi, by=world.rita, why="Not a person.")
    assert refused.value.dependents == [world.missing]
    withdraw(record=world.ngozi, by=world.rita, why="Not a person.", with_dependents=True)
    assert "Not a person." in Claim.objects.get(pk=world.missing.pk).end_reason


def test_older_form_never_overwrites_a_newer_record_and_shows_both_texts(world):
    record = draft(world)
    edit(record=record, mapping={"name": "First"}, by=world.carla, version=record.version)
    with pytest.raises(StaleRecord) as refused:
        edit(record=record, mapping={"name": "Second"}, by=world.carla, version=record.version)
    assert refused.value.current["name"] == "First"
    assert refused.value.attempted["name"] == "Second"
    record.refresh_from_db()
    assert record.name == "First"


def test_unknown_key_is_refused_and_nothing_is_stored(world):
    record = draft(world)
    with pytest.raises(InvalidRecord, match="unknown key colour"):
        edit(record=record, mapping={"colour": "red"}, by=world.carla, version=record.version)
    record.refresh_from_db()
    assert record.version == 1


def test_withdrawing_a_passage_names_the_claims_that_rest_on_it_alone(world):
    with pytest.raises(DependentsRemain) as refused:
        withdraw(record=world.passages[0], by=world.rita, why="Misread.")
    assert refused.value.dependents == [world.enough]
    assert Passage.objects.get(pk=world.passages[0].pk).is_published


def test_withdrawing_a_document_with_dependents_ends_its_claims_with_the_reason(world):
    withdraw(record=world.report, by=world.rita, why="Retracted.", with_dependents=True)
    assert not Claim.objects.published().exists()
    assert "Retracted." in Claim.objects.get(slug="enough").end_reason
    assert not Evidence.objects.published().exists()


def test_last_evidence_of_a_published_claim_cannot_be_taken_away(world):
    evidence = world.enough.evidence.get()
    with pytest.raises(DependentsRemain):
        remove_link(link=evidence, by=world.rita, why="Wrong place.")


@pytest.mark.parametrize("kind", [Document, Institution, LegalInstrument, Passage])
def test_published_record_cannot_be_deleted(world, kind):
    record = kind.objects.published().first()
    with pytest.raises(WrongStatus):
        delete_draft(record=record, by=world.rita)


def test_draft_passage_with_evidence_cannot_be_deleted_and_the_claim_is_named(world):
    with pytest.raises(InvalidRecord, match="CANARY"):
        delete_draft(record=world.draft_passage, by=world.carla)
    assert Passage.objects.filter(pk=world.draft_passage.pk).exists()


def test_draft_is_deleted_with_an_event(world):
    record = draft(world)
    delete_draft(record=record, by=world.carla)
    assert not Institution.objects.filter(slug="fresh").exists()
    assert HistoryEvent.objects.first().verb == "delete"


@pytest.fixture
def cleo():
    """A second curator."""
    return factories.user("curator", "cleo")


def claim_of(world, slug="mine"):
    mapping = {"slug": slug, "statement": "It is mine.", "kind": "normative-position"}
    return create(kind=Claim, mapping=mapping, by=world.carla)


@pytest.mark.parametrize("is_submitted", [False, True])
def test_work_of_one_curator_is_deleted_by_its_author_or_a_reviewer_alone(world, cleo, is_submitted):
    for person in (world.carla, world.rita, world.ada):
        record = claim_of(world)
        record = submit(record=record, by=world.carla) if is_submitted else record
        assert Verb.DELETE not in allowed_verbs(cleo, record)
        with pytest.raises(NotAllowed, match="Somebody else"):
            delete_draft(record=record, by=cleo)
        delete_draft(record=record, by=person)
    assert not Claim.objects.filter(slug="mine").exists()


def test_nobody_makes_a_draft_his_own_to_delete_by_changing_or_submitting_it(world, cleo):
    changed, submitted = claim_of(world, "changed"), submit(record=claim_of(world, "submitted"), by=cleo)
    edit(record=changed, mapping={"statement": "It is ours."}, by=cleo, version=changed.version)
    for record in (changed, submitted):
        for person in (cleo, world.carla):
            with pytest.raises(NotAllowed, match="Somebody else"):
                delete_draft(record=record, by=person)
        delete_draft(record=record, by=world.rita)


def test_tag_that_somebody_else_drafted_is_not_taken_away_by_a_curator(world, cleo):
    [link] = tag(targets=[world.passages[1]], concepts=[world.privacy], by=world.carla)
    with pytest.raises(NotAllowed, match="Somebody else"):
        remove_link(link=link, by=cleo)
    remove_link(link=link, by=world.carla)


@pytest.mark.parametrize("status", ["draft", "submitted"])
def test_what_a_command_or_a_load_left_is_nobodys_and_anybodys_to_delete(cleo, status):
    record = factories.institution(status=status, published_at=None)
    assert Verb.DELETE in allowed_verbs(cleo, record)
