"""The desk of differences from a base: both texts with the words that differ, decided by whoever may."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from kb.models import BaseConflict
from tests.ingest.base.conftest import Site, body, claim
from tests.ingest.base.folders import Folder
from tests.world import people

from ..browsing import errors, said, signed_in

pytestmark = pytest.mark.django_db

DESK = "/admin/base/"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A claim whose statement both changed, a list that both changed, and a claim that left the base."""
    made = Site(Folder(tmp_path / "base"), *people())
    made.load()
    made.edit(claim("cameras"), statement="Cameras watch nobody.")
    made.edit(claim("rights-hold"), claimants=["institutions/forum"])
    made.folder.one("claims", "cameras")["statement"] = "Cameras watch everybody."
    made.folder.one("claims", "rights-hold")["claimants"] = ["institutions/council", "institutions/forum"]
    made.folder.claims.remove(made.folder.one("claims", "act"))
    made.load()
    return made


@pytest.fixture
def rita(site: Site) -> Client:
    return signed_in(site.rita)


def of(slug: str) -> BaseConflict:
    return BaseConflict.objects.get(entry__key=slug)


def send(client: Client, conflict: BaseConflict, action: str, **fields: str) -> object:
    return client.post(
        f"{DESK}{conflict.pk}/{action}/",
        {f"{action}-{conflict.pk}-{name}": value for name, value in fields.items()},
    )


def test_both_texts_stand_side_by_side_with_the_words_that_differ(rita: Client) -> None:
    page = rita.get(DESK).content.decode()
    assert "Cameras watch <del>nobody</del>." in page
    assert "Cameras watch <ins>everybody</ins>." in page
    assert "<ins>institutions/council</ins>" in page
    assert "The base no longer has it" in page


def test_first_page_says_how_many_wait(rita: Client) -> None:
    assert "<strong>3</strong> differences from the base" in rita.get("/admin/").content.decode()


def test_page_costs_the_same_however_many_claims_differ(rita: Client, site: Site) -> None:
    entry, counts = of("cameras").entry, []
    for fields in (("note",), ("as_of", "addressees", "kind")):
        for field in fields:
            BaseConflict.objects.create(entry=entry, field=field, because="both-changed", says='"x"')
        with CaptureQueriesContext(connection) as asked:
            rita.get(DESK)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_base_s_word_is_taken(rita: Client) -> None:
    answer = send(rita, of("cameras"), "take", why="It is right.")
    assert said(answer) == ["Taken from the base."]
    assert claim("cameras").statement == "Cameras watch everybody."
    assert "<ins>everybody</ins>" not in rita.get(DESK).content.decode()


def test_word_that_is_here_is_kept(rita: Client) -> None:
    send(rita, of("cameras"), "keep")
    assert claim("cameras").statement == "Cameras watch nobody."
    assert of("cameras").decision == "rejected"


def test_third_text_is_written_on_the_page(rita: Client) -> None:
    answer = send(rita, of("cameras"), "write", text="Cameras watch some.", why="Between.")
    assert said(answer) == [
        "Your text is proposed: readers keep what is here until somebody else publishes it."
    ]
    assert claim("cameras").statement == "Cameras watch nobody."


@override_settings(ONE_PERSON_MAY_PUBLISH=True)
def test_third_text_is_saved_at_once_where_one_person_publishes(rita: Client) -> None:
    answer = send(rita, of("cameras"), "write", text="Cameras watch some.", why="Between.")
    assert said(answer) == ["Your text was saved in place of both."]
    assert claim("cameras").statement == "Cameras watch some."


def test_change_that_somebody_proposes_stands_beside_both_texts(rita: Client, site: Site) -> None:
    site.propose(claim("cameras"), statement="Cameras watch some.")
    page = rita.get(DESK).content.decode()
    assert "rita has proposed a change" in page
    assert '<p class="desk-words" dir="auto">Cameras watch some.</p>' in page
    assert f"/admin/base/{of('cameras').pk}/write/" not in page


def test_decisions_stand_below_and_what_was_kept_is_asked_again(rita: Client, site: Site) -> None:
    conflict = of("cameras")
    send(rita, conflict, "keep")
    page = rita.get(DESK).content.decode()
    assert "not taken from the base" in page
    assert "(rita, " in page
    assert said(send(rita, conflict, "ask")) == ["It is asked again, above."]
    assert "Cameras watch <del>nobody</del>." in rita.get(DESK).content.decode()


def test_page_on_which_all_is_decided_does_not_say_that_nothing_differed(rita: Client, site: Site) -> None:
    for conflict in BaseConflict.objects.to_decide():
        send(rita, conflict, "keep")
    page = rita.get(DESK).content.decode()
    assert "every difference is decided" in page
    assert "nobody had changed the same" not in page


def test_curator_does_not_ask_again(rita: Client, site: Site) -> None:
    send(rita, of("cameras"), "keep")
    carla = signed_in(site.carla)
    assert "Ask again" not in carla.get(DESK).content.decode()
    assert send(carla, of("cameras"), "ask").status_code == 422
    assert of("cameras").decision == "rejected"


def test_refusal_comes_back_with_what_was_typed(rita: Client) -> None:
    answer = send(rita, of("cameras"), "write", text="Cameras watch some.", why="")
    assert answer.status_code == 422
    assert "Cameras watch some." in answer.content.decode()
    assert errors(answer)
    assert claim("cameras").statement == "Cameras watch nobody."


def test_list_is_not_written_in_a_text_field(rita: Client) -> None:
    answer = send(rita, of("rights-hold"), "write", text="institutions/council", why="Why not.")
    assert answer.status_code == 422
    assert [str(one) for one in claim("rights-hold").attributions.all()] == ["The Forum"]


def test_claim_that_left_the_base_is_withdrawn_with_the_reason_typed(rita: Client) -> None:
    assert send(rita, of("act"), "take", why="").status_code == 422
    send(rita, of("act"), "take", why="It was misread.")
    assert (claim("act").status, claim("act").end_reason) == ("withdrawn", "It was misread.")


def test_curator_reads_and_is_told_who_decides(site: Site) -> None:
    carla = signed_in(site.carla)
    assert "a reviewer decides" in carla.get(DESK).content.decode()
    assert send(carla, of("cameras"), "take", why="Mine.").status_code == 422
    assert claim("cameras").statement == "Cameras watch nobody."


def test_decided_difference_has_no_address_any_more(rita: Client) -> None:
    conflict = of("cameras")
    send(rita, conflict, "keep")
    assert send(rita, conflict, "take", why="Late.").status_code == 404
    assert body("council").name == "The Council"
