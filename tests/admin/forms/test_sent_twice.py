"""A form that is sent twice makes one thing, and both answers lead to it."""

import pytest

from kb.ingest.background import workers
from kb.ingest.sources.pipeline import parse_source
from kb.models import Claim, Import, Institution

from ..browsing import form_on, said

pytestmark = pytest.mark.django_db

ADD = "/admin/kb/institution/add/"
DESK = "/admin/passages/report/"


def filled_in(client, **fields):
    return {**form_on(client.get(ADD).content.decode()), "slug": "body", "type": "ngo", **fields}


def test_institution_sent_twice_is_made_once_and_found_again(carla):
    data = filled_in(carla, name="The Body")
    first, second = carla.post(ADD, data), carla.post(ADD, data)
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert "Made already: this form came twice, and was stored once." in said(second)
    assert Institution.objects.filter(slug="body").count() == 1


def test_form_changed_after_going_back_makes_something_new(carla):
    data = filled_in(carla, name="The Body")
    first = carla.post(ADD, data)
    second = carla.post(ADD, {**data, "slug": "another", "name": "Another"})
    assert second.status_code == 302
    assert first.url != second.url


def test_same_words_on_another_page_are_refused_as_before(carla):
    carla.post(ADD, filled_in(carla, name="The Body"))
    answer = carla.post(ADD, filled_in(carla, name="The Body"))
    assert "Another record has this slug already" in answer.content.decode()


def test_refused_form_may_be_sent_again_and_another_person_s_form_makes_nothing_here(carla, rita):
    data = filled_in(carla, name="")
    assert carla.post(ADD, data).status_code == 200
    assert carla.post(ADD, {**data, "name": "The Body"}).status_code == 302
    assert rita.post(ADD, {**data, "name": "The Body"}).status_code == 200


def test_claim_sent_twice_at_the_passage_desk_is_drafted_once(world, carla):
    passage = world.passages[2]
    page = carla.get(f"{DESK}?at={passage.public_id}").content.decode()
    data = {
        **form_on(page.replace(f'action="{DESK}claim/"', 'id="c"'), "c"),
        "claim-statement": "Cameras see it all.", "claim-kind": "risk", "claim-claimants": "institutions/council",
        "claim-role": "asserts", "claim-quote": "Cameras watch streets",
    }  # fmt: skip
    first, second = carla.post(f"{DESK}claim/", data), carla.post(f"{DESK}claim/", data)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    assert Claim.objects.filter(statement="Cameras see it all.").count() == 1


def test_text_pasted_twice_is_imported_once(carla, monkeypatch):
    monkeypatch.setattr("kb.ingest.background.workers.start", lambda: None)
    page = carla.get("/admin/imports/").content.decode()
    data = form_on(page.replace("data-drop", 'id="i"'), "i") | {"text": "# A text\n\nWords.", "name": "A"}
    first, second = carla.post("/admin/imports/", data), carla.post("/admin/imports/", data)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    assert Import.objects.count() == 1


def test_import_chosen_twice_is_stored_once_and_neither_answer_is_a_reproach(carla, monkeypatch):
    monkeypatch.setattr(
        "kb.ingest.background.workers.start", lambda: workers.work_off(linger=0, parse=parse_source)
    )
    page = carla.get("/admin/imports/").content.decode()
    data = form_on(page.replace("data-drop", 'id="i"'), "i") | {"text": "# A text\n\nWords.", "name": "A"}
    preview = carla.post("/admin/imports/", data).url
    chosen = form_on(carla.get(preview).content.decode(), "decide-form") | {
        "confirm_kind": "on",
        "confirm_language": "on",
    }
    first, second = carla.post(f"{preview}store/", chosen), carla.post(f"{preview}store/", chosen)
    assert first.url == second.url == preview
    assert "Made already: this form came twice, and was stored once." in said(second)
    assert Import.objects.get().state == "stored"
