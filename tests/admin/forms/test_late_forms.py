"""Forms that come after signing out or in beside them: the words stay with the person whose page it was."""

import pytest
from django.conf import settings
from django.test import Client

from kb.models import Claim

from ..browsing import address, form_on
from .test_kept_words import LOGIN, form_at, signed_in_again

pytestmark = pytest.mark.django_db

HERE = {"Origin": "http://testserver"}
TYPED = "What Carla was writing."


class Browser(Client):
    """Checks forms as a real site does, and says where they come from."""

    def __init__(self):
        super().__init__(enforce_csrf_checks=True, headers=HERE)

    def sign_in(self, name):
        data = form_at(self.get(LOGIN), LOGIN)
        answer = self.post(LOGIN, {**data, "username": name, "password": f"{name}-password"})
        assert answer.status_code == 302
        return self

    def sign_out(self):
        token = form_on(
            self.get("/admin/account/").content.decode().replace('action="/admin/logout/"', 'id="f"'), "f"
        )
        assert self.post("/admin/logout/", token).status_code == 302


@pytest.fixture
def browser(world):
    return Browser().sign_in("carla")


@pytest.fixture
def typed(world, browser):
    """Carla's form, filled in and not sent yet."""
    return {**form_on(browser.get(address(world.draft_claim)).content.decode()), "statement": TYPED}


def statement(world):
    return Claim.objects.get(pk=world.draft_claim.pk).statement


def test_words_sent_after_signing_out_beside_them_are_there_after_signing_in_again(world, browser, typed):
    url = address(world.draft_claim)
    browser.sign_out()
    assert settings.SESSION_COOKIE_NAME not in {name for name, one in browser.cookies.items() if one.value}
    asked = browser.post(url, typed)
    assert asked.status_code == 403
    assert "Your session had ended" in asked.content.decode()
    page = signed_in_again(browser, asked)
    assert TYPED in page.content.decode()
    assert browser.post(url, form_at(page, url)).status_code == 302
    assert statement(world) == TYPED


def test_words_sent_after_signing_out_are_not_shown_to_another_who_signs_in(world, browser, typed):
    browser.sign_out()
    asked = browser.post(address(world.draft_claim), typed)
    answer = signed_in_again(browser, asked, "rita")
    assert answer.status_code == 302
    page = browser.get(answer.url).content.decode()
    assert TYPED not in page
    assert "came from a page of another account: it was neither stored nor kept" in page


def test_whoever_signs_in_without_having_sent_anything_is_told_of_nothing_lost(world, browser, typed):
    browser.sign_out()
    browser.sign_in("rita")
    assert "neither stored nor kept" not in browser.get(address(world.draft_claim)).content.decode()


def test_words_sent_with_the_token_from_before_signing_in_again_go_on_with_one_press(world, browser, typed):
    url = address(world.draft_claim)
    browser.sign_out()
    browser.sign_in("carla")
    page = browser.post(url, typed)
    assert page.status_code == 403
    assert TYPED in page.content.decode()
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert statement(world) != TYPED
    assert browser.post(url, form_at(page, url)).status_code == 302
    assert statement(world) == TYPED


def refused_without_a_word(answer):
    page = answer.content.decode()
    return answer.status_code == 403 and TYPED not in page and "still stands in the form" in page


def test_words_of_another_account_are_not_shown_and_the_advice_loses_nothing(world, browser, typed):
    browser.sign_out()
    browser.sign_in("rita")
    assert refused_without_a_word(browser.post(address(world.draft_claim), typed))


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Origin": "http://testserver.example"}],
)
def test_form_from_elsewhere_is_refused_without_being_shown(world, browser, typed, headers):
    browser.sign_out()
    browser.sign_in("carla")
    assert refused_without_a_word(browser.post(address(world.draft_claim), typed, headers=headers))


@pytest.mark.parametrize("mark", ["", "forged", "WyIxIiwieCJd:1a:b"])
def test_form_with_an_old_token_and_no_mark_that_was_signed_is_refused_without_being_shown(
    world, browser, typed, mark
):
    browser.sign_out()
    browser.sign_in("carla")
    assert refused_without_a_word(browser.post(address(world.draft_claim), {**typed, "form_mark": mark}))


def test_form_of_somebody_who_never_opened_a_page_here_is_not_shown(world):
    answer = Browser().post(address(world.draft_claim), {"statement": TYPED})
    assert refused_without_a_word(answer)


def test_old_token_of_somebody_who_signed_out_again_leads_over_signing_in(world, browser, typed):
    url = address(world.draft_claim)
    browser.sign_out()
    browser.sign_in("carla")
    browser.sign_out()
    page = signed_in_again(browser, browser.post(url, typed))
    assert browser.post(url, form_at(page, url)).status_code == 302
    assert statement(world) == TYPED
