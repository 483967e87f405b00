"""A record ended while somebody typed: who ended it, why, and every word that was typed, to be copied."""

import pytest

from kb.admin.meanwhile import ended_meanwhile
from kb.admin.records import desk as record_desk
from kb.admin.records import workflow
from kb.curation import Gone, create, delete_draft, merge, withdraw
from kb.curation.seen_marks import mark_of
from kb.models import Claim, Edition, Institution

from ..browsing import address, form_on, said

pytestmark = pytest.mark.django_db

TYPED = "What Carla was writing when it ended."


def page_of(answer):
    assert answer.status_code == 409, answer.status_code
    return answer.content.decode()


def test_words_typed_about_a_withdrawn_record_are_shown_with_who_withdrew_it_and_why(world, carla):
    data = form_on(carla.get(address(world.council)).content.decode())
    withdraw(record=world.council, by=world.rita, why="It never was.", with_dependents=True)
    page = page_of(carla.post(address(world.council), {**data, "note": TYPED, "why": "My reason"}))
    for part in (
        TYPED,
        "My reason",
        "The record was withdrawn",
        "rita withdrew “The Council”",
        "It never was.",
        "<dt>Note</dt>",
    ):
        assert part in page, part
    world.council.refresh_from_db()
    assert world.council.note != TYPED


def test_words_typed_about_a_merged_record_are_shown_with_what_stands_in_its_place(world, carla):
    data = form_on(carla.get(address(world.surveillance)).content.decode())
    merge(record=world.surveillance, into=world.privacy, by=world.rita, why="The same.")
    page = page_of(carla.post(address(world.surveillance), {**data, "scope_note": TYPED}))
    for part in (
        TYPED,
        "Another record stands in",
        "rita merged “Surveillance”",
        "themes/privacy",
        "The same.",
    ):
        assert part in page, part


def test_words_typed_about_a_deleted_draft_are_shown_with_who_deleted_it(world, carla):
    url = address(world.draft_claim)
    data = form_on(carla.get(url).content.decode())
    for evidence in world.draft_claim.evidence.all():
        delete_draft(record=evidence, by=world.rita)
    delete_draft(record=world.draft_claim, by=world.rita)
    page = page_of(carla.post(url, {**data, "statement": TYPED}))
    for part in (TYPED, "no longer there", "rita deleted “CANARY claim”"):
        assert part in page, part
    assert not Claim.objects.filter(statement=TYPED).exists()


def test_text_chosen_between_two_is_shown_where_the_record_ended_before_the_choice(world, carla, rita, ada):
    url = address(world.council)
    data = form_on(carla.get(url).content.decode())
    assert rita.post(url, {**data, "note": "Rita's", "why": "w"}).status_code == 302
    both = carla.post(url, {**data, "note": TYPED}).content.decode()
    chosen = form_on(both.replace('<form class="desk-form" method="post" action', '<form id="b" action'), "b")
    withdraw(record=world.council, by=world.rita, why="It never was.", with_dependents=True)
    page = page_of(carla.post(url, {**chosen, "why": "My reason"}))
    assert TYPED in page
    assert "My reason" in page


def test_reason_typed_for_a_step_of_a_record_that_has_ended_is_shown(world, rita):
    url = address(world.council, "verb", "withdraw")
    version = world.council.version
    withdraw(record=world.council, by=world.ada, why="It never was.", with_dependents=True)
    page = page_of(rita.post(url, {"version": version, "why": TYPED}))
    assert TYPED in page
    assert "ada" in page


def test_words_typed_at_the_passage_desk_are_shown_where_the_passage_was_withdrawn(world, carla):
    passage = world.passages[2]
    withdraw(record=passage, by=world.rita, why="Not a paragraph.", with_dependents=True)
    fields = {"at": passage.public_id, "edition": "1", "claim-statement": TYPED, "claim-kind": "risk"}
    page = page_of(carla.post("/admin/passages/report/claim/", fields))
    for part in (TYPED, "Not a paragraph.", "rita"):
        assert part in page, part


def test_words_typed_at_the_passage_desk_are_shown_where_the_edition_is_gone(world, carla):
    number = Edition.objects.filter(document=world.report).count() + 5
    fields = {"at": "ZZZZZZZZ", "edition": number, "claim-statement": TYPED}
    assert TYPED in page_of(carla.post("/admin/passages/report/claim/", fields))


def test_form_without_words_about_an_ended_record_is_refused_as_before(world, carla):
    withdraw(record=world.council, by=world.rita, why="It never was.", with_dependents=True)
    assert carla.post(address(world.council), {"version": "1"}).status_code == 403
    assert (
        carla.post("/admin/passages/report/nothing/", {"at": "ZZZZZZZZ", "edition": "1"}).status_code == 404
    )


def deleted_just_before(monkeypatch, record, module, name):
    """Somebody else deletes the record when this person's request has found it, and has not yet got hold of it."""
    original = getattr(module, name)

    def delete_first(*told, **named):
        type(record)._default_manager.filter(pk=record.pk).delete()
        return original(*told, **named)

    monkeypatch.setattr(module, name, delete_first)


@pytest.mark.parametrize("verb", ["delete", "submit"])
def test_button_on_a_draft_that_is_deleted_at_that_moment_leads_to_the_list(world, carla, monkeypatch, verb):
    draft = create(kind=Institution, mapping={"slug": "x", "name": "X", "type": "ngo"}, by=world.carla)
    deleted_just_before(monkeypatch, draft, workflow, "refuse_changed")
    answer = carla.post(address(draft, "verb", verb), {"seen": mark_of(draft)})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/kb/institution/")
    assert "no longer there: somebody deleted it" in said(answer)[-1]


def test_words_for_a_draft_that_is_deleted_at_that_moment_are_shown(world, carla, monkeypatch):
    draft = create(kind=Institution, mapping={"slug": "x", "name": "X", "type": "ngo"}, by=world.carla)
    data = form_on(carla.get(address(draft)).content.decode()) | {"name": "Typed at length"}
    looked = []

    def gone(**_told):
        raise Gone

    def look(*told):
        if looked:  # the request began when the record was there
            Institution.objects.filter(pk=draft.pk).delete()
        looked.append(told)
        return of_desk(*told)

    of_desk = ended_meanwhile.of_desk
    monkeypatch.setattr(record_desk.curation, "edit", gone)
    monkeypatch.setattr(ended_meanwhile, "of_desk", look)
    assert "Typed at length" in page_of(carla.post(address(draft), data))


@pytest.mark.parametrize("name", ["mi h", "über", "..", "a/b", "a#b", ""])
def test_rename_to_what_is_no_slug_is_refused_on_its_form(world, rita, name):
    answer = rita.post(
        address(world.council, "verb", "rename"),
        {"seen": mark_of(world.council), "slug": name, "why": "It moved."},
    )
    assert answer.status_code == 422
    assert "It moved." in answer.content.decode()
