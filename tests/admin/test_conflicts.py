"""Two people at one record: an older form shows both texts, and nothing of either is lost (trust: R8)."""

import pytest

from kb.models import Institution
from kb.representing import shape_of

from .browsing import address, change, form_on, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def stale(world, rita, ada):
    """Rita opened the form; Ada saved in between; Rita sends hers: the answer."""
    opened = form_on(rita.get(address(world.council)).content.decode())
    assert change(ada, world.council, name="Ada's Council", note="By Ada", why="Ada").status_code == 302
    mine = {
        "name": "Rita's Council",
        "url": "https://example.org/",
        "names-0-kind": "alias",
        "names-0-language": "en",
        "names-0-text": "RC",
        "why": "Rita",
    }
    return rita.post(address(world.council), {**opened, **mine})


def both_texts(answer):
    from .browsing import XHTML, html5lib

    html = answer.content.decode().replace(
        '<form class="desk-form" method="post" action', '<form id="b" action'
    )
    assert any(element.tag == f"{XHTML}form" for element in html5lib.parse(html).iter())
    return form_on(html, "b")


def test_older_form_shows_both_texts_and_stores_nothing(world, stale):
    assert stale.status_code == 409
    page = stale.content.decode()
    for text in ("Ada&#x27;s Council", "Rita&#x27;s Council", "https://example.org/", "By Ada", "RC"):
        assert text in page
    assert Institution.objects.get(slug="council").name == "Ada's Council"


def test_what_only_one_changed_is_chosen_already_and_what_both_changed_is_not_taken_over(world, stale):
    chosen = both_texts(stale)
    assert chosen["choose-url"] == chosen["choose-aliases"] == "mine"
    assert chosen["choose-note"] == "theirs"
    assert chosen["choose-name"] == "theirs"


def test_choice_field_by_field_is_saved_in_one_event_rows_included(world, rita, stale):
    answer = rita.post(address(world.council), {**both_texts(stale), "choose-name": "mine"})
    assert answer.status_code == 302
    council = Institution.objects.get(slug="council")
    mapping = shape_of(council).read_again(council)
    assert mapping["name"] == "Rita's Council"
    assert mapping["note"] == "By Ada"
    assert mapping["url"] == "https://example.org/"
    assert mapping["aliases"] == {"en": ["RC"]}


def test_third_change_in_between_shows_both_texts_once_more_with_everything(world, rita, ada, stale):
    chosen = both_texts(stale)
    assert change(ada, world.council, note="By Ada again", why="Ada").status_code == 302
    again = rita.post(address(world.council), chosen)
    assert again.status_code == 409
    assert "By Ada again" in again.content.decode()
    assert "Rita&#x27;s Council" in again.content.decode()


def test_keeping_the_newer_text_changes_nothing(world, rita, stale):
    chosen = {
        name: "theirs" if name.startswith("choose-") else value for name, value in both_texts(stale).items()
    }
    answer = rita.post(address(world.council), chosen)
    assert said(answer)[-1] == "You kept the text that is there. Nothing was changed."


def test_missing_reason_asks_for_it_and_keeps_both_texts(world, rita, stale):
    answer = rita.post(address(world.council), {**both_texts(stale), "why": ""})
    assert answer.status_code == 409
    assert "Rita&#x27;s Council" in answer.content.decode()


def test_altered_page_is_refused(world, rita, stale):
    answer = rita.post(address(world.council), {**both_texts(stale), "attempted": "forged"})
    assert answer.status_code == 400


def test_form_without_a_version_is_refused(world, rita):
    data = form_on(rita.get(address(world.council)).content.decode())
    answer = rita.post(address(world.council), {**data, "version": "", "name": "X", "why": "x"})
    assert answer.status_code == 200
    assert Institution.objects.get(slug="council").name == "The Council"
