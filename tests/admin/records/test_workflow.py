"""The buttons: who sees which at which point of a record's way, and what happens when they are pressed anyway."""

import pytest

from kb.curation import create, edit, publish, publish_revision, submit, withdraw
from kb.curation.editions import submit_edition
from kb.curation.revising import open_revision
from kb.curation.seen_marks import mark_of
from kb.models import Claim, Concept, HistoryEvent, Institution, SlugRedirect
from kb.representing import shape_of
from tests import factories

from ..browsing import address, errors, signed_in

pytestmark = pytest.mark.django_db

ALL = ("submit", "publish", "send-back", "withdraw", "merge", "rename", "delete")
#: role → status → the buttons it has; `submitted-self` was submitted by the person who looks.
BUTTONS = {
    "curator": {
        "draft": {"submit", "delete"},
        "submitted": set(),
        "submitted-self": {"delete"},
        "published": set(),
        "withdrawn": set(),
    },
    "reviewer": {
        "draft": {"submit", "rename", "delete"},
        "submitted": {"publish", "send-back", "rename", "delete"},
        "submitted-self": {"send-back", "rename", "delete"},
        "published": {"withdraw", "merge", "rename"},
        "withdrawn": set(),
    },
}
BUTTONS["administrator"] = BUTTONS["reviewer"]


@pytest.fixture
def people(world):
    return {"curator": world.carla, "reviewer": world.rita, "administrator": world.ada}


def record_at(world, standing, looking):
    """An institution at this point; submitted and published by others than who looks, unless it says `self`."""
    others = [person for person in (world.rita, world.ada, world.carla) if person != looking]
    record = create(
        kind=Institution, mapping={"slug": "body", "name": "A body", "type": "ngo"}, by=world.carla
    )
    if standing == "draft":
        return record
    record = submit(record=record, by=looking if standing == "submitted-self" else others[1])
    if standing in ("published", "withdrawn"):
        record = publish(record=record, by=others[0])
    return withdraw(record=record, by=others[0], why="Twice.") if standing == "withdrawn" else record


@pytest.mark.parametrize("standing", BUTTONS["curator"])
@pytest.mark.parametrize("role", BUTTONS)
def test_role_sees_its_buttons_and_the_others_do_nothing(world, people, role, standing):
    record = record_at(world, standing, people[role])
    client = signed_in(people[role])
    page = client.get(address(record)).content.decode()
    shown = {name for name in ALL if address(record, "verb", name) in page}
    assert shown == BUTTONS[role][standing]
    events = HistoryEvent.objects.count()
    for name in set(ALL) - shown:
        data = {"seen": mark_of(record), "why": "x", "slug": "other", "into": "council"}
        assert client.get(address(record, "verb", name)).status_code == 403
        assert client.post(address(record, "verb", name), data).status_code in (403, 409, 422)
    record.refresh_from_db()
    assert HistoryEvent.objects.count() == events
    assert record.status == standing.removesuffix("-self")


def test_record_that_ended_is_read_and_not_saved(world, carla):
    record = record_at(world, "withdrawn", world.carla)
    page = carla.get(address(record)).content.decode()
    assert 'name="_save"' not in page
    answer = carla.post(
        address(record), {"name": "Mine", "version": record.version, "type": "ngo", "why": "x"}
    )
    assert answer.status_code == 409
    assert Institution.objects.get(pk=record.pk).name == "A body"


def test_own_submission_says_that_another_person_publishes(world, rita):
    record = record_at(world, "submitted-self", world.rita)
    assert "somebody else must publish this" in rita.get(address(record)).content.decode()
    answer = rita.post(address(record, "verb", "publish"), {"seen": mark_of(record)})
    assert answer.status_code == 403
    assert "somebody else must publish" in errors(answer)


@pytest.mark.parametrize(
    ("standing", "who", "why"),
    [
        ("submitted-self", "rita", "You submitted this yourself: somebody else must publish it."),
        ("draft", "rita", "A record that is draft cannot be treated so."),
        ("submitted", "carla", "An administrator can change your role."),
    ],
)
def test_page_of_a_verb_says_by_which_rule_it_is_closed(world, standing, who, why):
    person = getattr(world, who)
    record = record_at(world, standing, world.rita)
    answer = signed_in(person).get(address(record, "verb", "publish"))
    page = answer.content.decode()
    assert answer.status_code == 403
    assert why in page
    assert ("change your role" in page) == (who == "carla")
    assert 'name="seen"' not in page


def test_page_of_publishing_an_edition_says_by_which_rule_it_is_closed(world, rita):
    edition = factories.edition(world.report, text="One.", status="draft")
    submit_edition(edition=edition, by=world.rita)
    answer = rita.get(address(edition, "verb", "publish"))
    assert answer.status_code == 403
    assert "You submitted this yourself: somebody else must publish it." in answer.content.decode()


def test_draft_goes_all_the_way_by_buttons(world, carla, rita):
    record = record_at(world, "draft", world.carla)

    def press(client, name, **data):
        record.refresh_from_db()
        answer = client.post(address(record, "verb", name), {"seen": mark_of(record), **data})
        assert answer.status_code == 302, errors(answer)
        record.refresh_from_db()
        return record.status

    assert press(carla, "submit") == "submitted"
    assert press(rita, "send-back", why="Name the parent") == "draft"
    assert press(carla, "submit") == "submitted"
    assert press(rita, "publish") == "published"
    assert press(rita, "rename", slug="the-body", why="Its own word") == "published"
    assert press(rita, "withdraw", why="Entered twice", replaced_by="council") == "withdrawn"
    assert (record.slug, record.end_reason, record.replaced_by) == ("the-body", "Entered twice", "council")
    assert SlugRedirect.objects.filter(old_slug="body", new_slug="the-body").exists()


def test_no_change_is_made_by_looking_or_without_the_token(world):
    record = record_at(world, "submitted", world.rita)
    client = signed_in(world.rita, enforce_csrf_checks=True)
    client.get(address(record, "verb", "publish"))
    assert client.post(address(record, "verb", "publish"), {"seen": mark_of(record)}).status_code == 403
    record.refresh_from_db()
    assert record.status == "submitted"


def test_record_that_changed_since_it_was_looked_at_is_not_published(world, rita):
    record = record_at(world, "submitted", world.rita)
    answer = rita.post(address(record, "verb", "publish"), {"seen": "of another day"})
    assert answer.status_code == 422
    assert "since you looked" in errors(answer)


def test_withdrawing_names_the_claims_that_rest_on_it_and_takes_them_too_when_asked(world, rita):
    url = address(world.passages[0], "verb", "withdraw")
    data = {"seen": mark_of(world.passages[0]), "why": "Misread"}
    answer = rita.post(url, data)
    assert answer.status_code == 422
    assert "The covenant suffices." in errors(answer)
    assert rita.post(url, {**data, "with_dependents": "on"}).status_code == 302
    assert Claim.objects.get(slug="enough").status == "withdrawn"


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("council", "Withdraw the claims that it makes or reports, too"),
        ("report", "Withdraw the claims that rest on this alone, too"),
        ("enough", ""),
        ("privacy", ""),
        ("covenant", ""),
        ("issue", ""),
    ],
)
def test_claims_are_offered_for_withdrawal_only_with_what_claims_rest_on(world, rita, name, asked):
    record = getattr(world, name)
    page = rita.get(address(record, "verb", "withdraw")).content.decode()
    assert ("with_dependents" in page) == bool(asked)
    assert asked in page
    data = {"seen": mark_of(record), "why": "No."}
    if name == "enough":
        assert rita.post(address(record, "verb", "withdraw"), data).status_code == 302


def test_merge_leads_to_the_record_that_stands_for_both(world, rita):
    mapping = {"slug": "private-sphere", "labels": {"en": "Private sphere"}}
    made = create(kind=Concept, mapping=mapping, by=world.carla, scheme=world.privacy.scheme)
    target = publish(record=submit(record=made, by=world.carla), by=world.ada)
    url = address(world.privacy, "verb", "merge")
    answer = rita.post(url, {"seen": mark_of(world.privacy), "into": "themes/private-sphere", "why": "One"})
    assert answer.url == address(target)


def test_refusal_of_the_base_says_what_to_do(world, rita, carla):
    draft = world.draft_claim
    carla.post(address(draft, "verb", "submit"), {"seen": mark_of(draft)})
    draft.refresh_from_db()
    answer = rita.post(address(draft, "verb", "publish"), {"seen": mark_of(draft)})
    assert answer.status_code == 422
    assert "in a text that readers do not see yet: publish that first" in errors(answer)
    assert address(world.draft_passage) in answer.content.decode()


def test_deleted_draft_leaves_its_history(world, carla):
    record = record_at(world, "draft", world.carla)
    answer = carla.post(address(record, "verb", "delete"), {"seen": mark_of(record)})
    assert answer.status_code == 302
    assert not Institution.objects.filter(slug="body").exists()
    event = HistoryEvent.objects.first()
    assert event.verb == "delete"
    assert "no longer there" in carla.get(address(event)).content.decode()


def test_django_s_own_delete_page_is_closed(world, ada):
    assert ada.get(address(world.council, "delete")).status_code == 403
    assert ada.post(address(world.council, "delete"), {"post": "yes"}).status_code == 403


def test_history_tells_each_field_and_goes_back_one_step(world, carla, rita):
    from ..browsing import change

    change(carla, world.council, name="Wrong", why="Try")
    publish_change(rita, world.council)
    page = rita.get(address(world.council, "history")).content.decode()
    for text in ("The Council", "Wrong", "Try", "rita", "carla"):
        assert text in page
    event = HistoryEvent.objects.first()
    url = address(world.council, "revert", event.pk)
    assert url in page
    assert carla.post(url, {"why": ""}).status_code == 422
    assert "Readers keep the present words" in carla.get(url).content.decode()
    told = carla.post(url, {"why": "No good"}, follow=True).content.decode()
    assert "Proposed: readers keep the present words" in told
    assert "The record is again as it was" not in told
    world.council.refresh_from_db()
    assert world.council.name == "Wrong"  # until somebody else agrees
    publish_change(rita, world.council)
    world.council.refresh_from_db()
    assert world.council.name == "The Council"


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("public", [False, True])
def test_going_back_says_whether_it_is_done_or_proposed(world, carla, rita, settings, public, alone):
    record = create(kind=Institution, mapping={"slug": "b", "name": "A body", "type": "ngo"}, by=world.carla)
    if public:
        record = publish(record=submit(record=record, by=world.carla), by=world.rita)
    settings.ONE_PERSON_MAY_PUBLISH = alone
    edit(record=record, mapping={"name": "B"}, by=world.rita, version=record.version, why="Try")
    if public and not alone:
        publish_revision(revision=open_revision(record), by=world.ada, token=open_revision(record).token)
    url = address(record, "revert", HistoryEvent.objects.filter(verb="edit").latest("pk").pk)
    waits = public and not alone
    assert ("Readers keep the present words" in rita.get(url).content.decode()) == waits
    told = rita.post(url, {"why": "No good"}, follow=True).content.decode()
    assert ("The record is again as it was" in told, "Proposed: readers keep" in told) == (not waits, waits)
    record.refresh_from_db()
    assert record.name == ("B" if waits else "A body")


def publish_change(client, record):
    record.refresh_from_db()
    token = {"token": open_revision(record).token}
    assert client.post(address(record, "proposal", "publish"), token).status_code == 302


def test_event_of_another_record_is_no_page(world, rita):
    event = HistoryEvent.objects.filter(kind="claim").first()
    assert rita.get(address(world.council, "revert", event.pk)).status_code == 404


def test_history_of_a_claim_holds_that_of_its_evidence(world, carla):
    assert "Evidence" in carla.get(address(world.enough, "history")).content.decode().title()


@pytest.mark.parametrize("name", ["publish", "withdraw", "submit", "delete"])
@pytest.mark.parametrize("seen", [None, "", "a\0"])
def test_page_that_refuses_what_was_sent_without_a_mark_says_why(world, name, seen):
    record = record_at(world, "submitted-self", world.rita)
    data = {"why": "Because."} | ({} if seen is None else {"seen": seen})
    told = signed_in(world.rita).post(address(record, "verb", name), data)
    page = told.content.decode()
    assert "Nothing was changed" in page
    assert "does not say what you had looked at" in page
    assert ("You submitted this yourself" in page) == (name == "publish")
    assert ("A record that is submitted" in page) == (name in ("submit", "withdraw"))
    assert told.status_code == (403 if name == "publish" else 422)
    assert "does not say" not in signed_in(world.rita).get(address(record, "verb", "delete")).content.decode()
    record.refresh_from_db()
    assert record.status == "submitted"


def test_edition_and_proposal_sent_without_a_mark_say_why_nothing_was_done(world):
    edition = factories.edition(world.report, text="One.", status="submitted", submitted_by=world.rita)
    page = signed_in(world.rita).post(address(edition, "verb", "publish")).content.decode()
    assert "does not say what you had looked at" in page
    assert "You submitted this yourself" in page
    edit(
        record=world.enough,
        mapping={**shape_of(Claim).read(world.enough), "statement": "The covenant is sufficient."},
        by=world.carla,
        version=world.enough.version,
        why="Plainer.",
    )
    answer = signed_in(world.rita).post(address(world.enough, "proposal", "publish"), {"x": "1"})
    assert "does not say what you had looked at" in answer.content.decode()
    assert open_revision(world.enough) is not None
