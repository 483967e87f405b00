"""Words typed before a session ended are there after signing in again, for the person who typed them alone."""

from datetime import timedelta

import html5lib
import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kb.models import Claim

from ..browsing import XHTML, address, change, form_on, signed_in

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"


@pytest.fixture
def at_desk(world):
    """Carla, with a browser that sends what its forms hold; her session ends when the test says so."""
    return signed_in(world.carla)


def end_session():
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))


def forget_session():
    Session.objects.all().delete()


def form_at(answer, action):
    html = answer.content.decode()
    return form_on(html.replace(f'action="{action}"', 'id="f"'), "f")


def signed_in_again(client, answer, name="carla"):
    data = form_at(answer, LOGIN)
    return client.post(LOGIN, {**data, "username": name, "password": f"{name}-password"})


@pytest.mark.parametrize("end", [end_session, forget_session])
def test_words_of_a_record_s_form_are_there_after_signing_in_and_saved_with_one_press(world, at_desk, end):
    url = address(world.draft_claim)
    data = form_on(at_desk.get(url).content.decode())
    end()
    asked = at_desk.post(url, {**data, "statement": "An hour\u2019s work.", "note": "Two\r\nlines"})
    assert asked.status_code == 403
    assert "Your session had ended" in asked.content.decode()
    assert Claim.objects.get(pk=world.draft_claim.pk).statement != "An hour\u2019s work."
    page = signed_in_again(at_desk, asked)
    assert "An hour\u2019s work." in page.content.decode()
    assert at_desk.post(url, form_at(page, url)).status_code == 302
    saved = Claim.objects.get(pk=world.draft_claim.pk)
    assert (saved.statement, saved.note) == ("An hour\u2019s work.", "Two\nlines")


def test_words_typed_at_the_passage_desk_are_there_too(world, at_desk):
    url = "/admin/passages/report/claim/"
    fields = {
        "at": world.passages[2].public_id,
        "edition": "1",
        "claim-statement": "Cameras see it all.",
        "claim-kind": "risk",
        "claim-claimants": "institutions/council",
        "claim-role": "asserts",
        "claim-quote": "Cameras watch streets",
    }
    end_session()
    asked = at_desk.post(
        url, fields, headers={"Referer": "http://testserver/admin/passages/report/?edition=1"}
    )
    page = signed_in_again(at_desk, asked)
    assert 'href="/admin/passages/report/?edition=1"' in page.content.decode()
    assert at_desk.post(url, form_at(page, url)).status_code == 302
    assert Claim.objects.filter(statement="Cameras see it all.").exists()


def test_record_changed_meanwhile_shows_both_texts(world, at_desk, rita):
    url = address(world.draft_claim)
    data = form_on(at_desk.get(url).content.decode())
    change(rita, world.draft_claim, note="Rita")
    Session.objects.filter(session_key=at_desk.cookies["session"].value).delete()
    asked = at_desk.post(url, {**data, "note": "Carla"})
    page = signed_in_again(at_desk, asked)
    assert at_desk.post(url, form_at(page, url)).status_code == 409


def test_another_person_does_not_see_them(world, at_desk):
    url = address(world.draft_claim)
    data = form_on(at_desk.get(url).content.decode())
    end_session()
    asked = at_desk.post(url, {**data, "statement": "Carla\u2019s secret."})
    answer = signed_in_again(at_desk, asked, "rita")
    assert answer.status_code == 302
    assert "secret" not in at_desk.get("/admin/").content.decode()


def test_wrong_password_does_not_lose_them(world, at_desk):
    url = address(world.draft_claim)
    data = form_on(at_desk.get(url).content.decode())
    end_session()
    asked = at_desk.post(url, {**data, "statement": "Kept words."})
    again = at_desk.post(LOGIN, {**form_at(asked, LOGIN), "username": "carla", "password": "wrong"})
    assert "Kept words." in signed_in_again(at_desk, again).content.decode()


def test_altered_words_are_not_shown(world, at_desk):
    forged = {"username": "carla", "password": "carla-password", "kept": "forged:words", "next": "/admin/"}
    assert Client().post(LOGIN, forged).status_code == 302


def test_reader_without_a_session_and_a_form_without_words_are_only_led_to_the_sign_in(world, at_desk):
    assert Client().post(address(world.draft_claim), {"statement": "x"}).status_code == 302
    end_session()
    assert at_desk.post(reverse("admin:logout")).status_code == 302
    verb = address(world.draft_claim, "verb", "submit")
    assert at_desk.post(verb, {"seen": "1"}).status_code == 302


def test_passwords_are_not_carried_along(world, at_desk):
    end_session()
    data = {"what": "password", "old_password": "carla-password", "new_password1": "n", "public_name": "C"}
    asked = at_desk.post(reverse("admin:own_account"), data)
    page = signed_in_again(at_desk, asked).content.decode()
    assert "public name" in page.casefold()
    assert "carla-password" not in page


def words_on(page):
    """What the page says was typed, by the names that it gives."""
    document = html5lib.parse(page.content.decode())
    words = [
        " ".join("".join(one.itertext()).split())
        for one in document.iter()
        if one.tag in (f"{XHTML}dt", f"{XHTML}dd")
    ]
    return dict(zip(words[::2], words[1::2], strict=True))


def test_words_stand_under_the_names_that_the_form_has_for_them_and_nothing_internal_is_shown(world, at_desk):
    url = address(world.draft_claim)
    data = form_on(at_desk.get(url).content.decode())
    end_session()
    asked = at_desk.post(url, {**data, "as_of": "2024", "quantities-0-unit": "cameras"})
    words = words_on(signed_in_again(at_desk, asked))
    assert words["As of"] == "2024"
    assert words["Kind"] == "normative position"
    assert words["Claimant 1: Role"] == "claimant"
    assert words["Claimant 1: Institution"] == "council"
    assert words["Quantity 1: Unit"] == "cameras"
    assert [name for name in words if name.startswith("Claimant 2")] == []
    assert "Claimant 1: Claim" not in words
    assert not any(
        part in name.casefold() for name in words for part in ("order", "total", " id", "version", "opened")
    )


def test_words_of_the_passage_desk_stand_under_the_names_of_its_form(world, at_desk):
    url = "/admin/passages/report/claim/"
    fields = {"at": world.passages[2].public_id, "edition": "1", "claim-statement": "S", "claim-kind": "risk"}
    end_session()
    words = words_on(signed_in_again(at_desk, at_desk.post(url, {**fields, "claim-in_word": "on"})))
    assert words == {
        "Statement": "S",
        "Kind": "risk",
        "The quotation begins or ends inside a word, on purpose": "yes",
    }
