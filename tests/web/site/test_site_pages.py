"""Pages about the site itself: they stand, their examples work, the change log shows a role and no name."""

import urllib.robotparser
from collections.abc import Callable
from datetime import UTC, datetime

import html5lib
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from kb.citing import FORMATS
from kb.curation import drop_revision, edit, publish_revision, rename, tag, withdraw
from kb.curation.revising import open_revision
from kb.models import HistoryEvent, Institution
from kb.web.search.query_examples import examples, fields
from tests import factories
from tests.admin.browsing import XHTML
from tests.world import CANARY, World, published

pytestmark = pytest.mark.django_db

PAGES = ["/about/", "/about/method/", "/about/privacy/", "/about/accessibility/", "/help/search/", "/data/"]


@pytest.mark.parametrize("path", PAGES)
def test_page_stands_without_asking_the_database(
    path: str, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(0):
        answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert not answer.cookies


def test_data_page_names_the_ending_of_every_format(client: Client) -> None:
    told = client.get("/data/").text
    assert [one.extension for one in FORMATS.values() if f".{one.extension} " not in told] == []


def test_every_example_of_the_help_page_is_a_query_that_is_understood(
    client: Client, world: World, index_now: Callable[[], None]
) -> None:
    for one in [*examples(), *fields()]:
        assert client.get(one.url).status_code == 200, one.url


def test_method_page_says_how_many_people_publish(client: Client, settings: Settings) -> None:
    assert "lets one person publish alone" not in client.get("/about/method/").text
    settings.ONE_PERSON_MAY_PUBLISH = True
    assert "lets one person publish alone" in client.get("/about/method/").text


def test_privacy_page_speaks_of_the_database_only_where_its_settings_are_known(
    client: Client, settings: Settings
) -> None:
    settings.DATABASE_URL = ""
    assert "log neither questions nor their values" in client.get("/about/privacy/").text
    settings.DATABASE_URL = "postgres://elsewhere/kb"
    assert "log neither questions nor their values" not in client.get("/about/privacy/").text


def test_change_log_shows_what_was_done_in_which_role_and_why_and_no_name(
    client: Client, world: World
) -> None:
    mapping = {"note": "A note."}
    edit(record=world.enough, mapping=mapping, version=world.enough.version, by=world.carla, why="Missing.")
    assert "A note." not in client.get("/changes/").text
    revision = open_revision(world.enough)
    publish_revision(revision=revision, by=world.rita, token=revision.token)
    page = client.get("/changes/").text
    for shown in ("A note.", "Missing.", "reviewer", "The covenant suffices."):
        assert shown in page
    for name in ("carla", "rita", CANARY):
        assert name not in page


def test_change_log_says_a_title_in_its_own_language_and_direction(client: Client, world: World) -> None:
    for slug, title, language in (("taqrir", "تقرير عن الخصوصية", "ar"), ("rapport", "Rapport", "fr")):
        document = factories.document(slug, title=title, language=language)
        rename(record=document, slug=f"{slug}-2", by=world.rita, why="Longer.")
    withdraw(record=world.missing, why="Wrong.", by=world.rita)
    page = html5lib.parse(client.get("/changes/").text)
    told = {
        "".join(one.itertext()).strip(): (one.get("lang"), one.get("dir"))
        for one in page.iter(f"{XHTML}li")
        if one.get("dir")
    }
    assert told["تقرير عن الخصوصية"] == ("ar", "auto")
    assert told["Rapport"] == ("fr", "auto")
    assert told[str(world.enough)] == ("en", "auto")
    assert told[str(world.council)] == (None, "auto")
    assert told[str(world.missing)] == (None, "auto"), "a record that readers no longer see"


def test_change_log_names_whoever_wants_to_be_named(client: Client, world: World) -> None:
    type(world.rita).objects.filter(pk=world.rita.pk).update(public_name="Rita Reviewer")
    withdraw(record=world.missing, why="Wrong.", by=world.rita)
    page = client.get("/changes/").text
    assert "Rita Reviewer, reviewer" in page
    assert "Wrong." in page


def test_change_log_tells_whose_words_somebody_else_published(client: Client, world: World) -> None:
    for by, note in ((world.carla, "First."), (world.rita, "Second.")):
        world.enough.refresh_from_db()
        edit(record=world.enough, mapping={"note": note}, version=world.enough.version, by=by, why="Missing.")
        revision = open_revision(world.enough)
        publish_revision(revision=revision, by=world.ada, token=revision.token)
    for address in ("/changes/", world.enough.get_absolute_url()):
        page = client.get(address).text
        assert page.count("words: curator; published: administrator") == 1
        assert page.count("words: reviewer; published: administrator") == 1
        assert not any(name in page for name in ("carla", "rita", "ada,"))
    type(world.rita).objects.filter(pk=world.rita.pk).update(public_name="Rita Reviewer")
    assert "words: Rita Reviewer, reviewer; published: administrator" in client.get("/changes/").text


def test_change_log_tells_one_role_where_words_were_published_by_their_author(
    client: Client, world: World, settings: Settings
) -> None:
    edit(record=world.enough, mapping={"note": "A."}, version=world.enough.version, by=world.carla, why="So.")
    revision = open_revision(world.enough)
    drop_revision(revision=revision, by=world.rita, token=revision.token)
    settings.ONE_PERSON_MAY_PUBLISH = True
    world.enough.refresh_from_db()
    edit(record=world.enough, mapping={"note": "B."}, version=world.enough.version, by=world.ada, why="So.")
    page = client.get("/changes/").text
    assert "(<bdi>administrator</bdi>)" in page
    assert "words:" not in page


def test_change_log_is_silent_about_what_hangs_on_drafts(client: Client, world: World) -> None:
    before = client.get("/changes/").content
    [link] = tag(targets=[world.draft_passage], concepts=[world.privacy], by=world.carla)
    published(link, world.carla, world.rita)
    assert HistoryEvent.objects.filter(kind="passage-tag", record_pk=link.pk, public=True).exists()
    assert client.get("/changes/").content == before


def test_older_changes_follow_and_an_unknown_place_is_not_found(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.web.site.changes_page.CHANGES", 5)
    seen, address = 0, "/changes/"
    while address:
        answer = client.get(address)
        assert answer.status_code == 200
        seen += 1
        address = answer.context["older"]
    assert seen > 3
    assert client.get("/changes/?before=nothing").status_code == 404


def test_change_log_takes_few_queries_whatever_kinds_it_tells_of(
    client: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        assert client.get("/changes/").status_code == 200


def test_robots_may_read_records_and_need_not_search() -> None:
    lines = Client().get("/robots.txt").text.splitlines()
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(lines)
    assert all(
        robots.can_fetch("*", path) for path in ("/", "/claims/", "/documents/report/", "/c/2222-2222")
    )
    assert not any(robots.can_fetch("*", path) for path in ("/search/?q=a", "/compare/", "/api/v1/claims/"))
    # RFC 9309 gives the star its meaning; the reader above, which is older, takes it for a letter.
    assert "Disallow: /*?" in lines


def test_security_contact_is_given_where_there_is_one(client: Client, settings: Settings) -> None:
    settings.CONTACT_EMAIL = ""
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.CONTACT_EMAIL = "desk@kb.example"
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())
    assert lines["Contact"] == "mailto:desk@kb.example"
    ahead = datetime.strptime(lines["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) - datetime.now(UTC)
    assert 30 < ahead.days < 365


def test_address_that_can_only_be_read_answers_a_post_with_a_page(client: Client, world: World) -> None:
    answer = client.post("/themes/privacy/", {"q": "canary"})
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert "<h1" in answer.text
    assert "canary" not in answer.text


def test_lists_of_institutions_and_instruments_hold_no_drafts(
    client: Client, world: World, index_now: Callable[[], None]
) -> None:
    Institution.objects.create(slug="hidden", name=CANARY, type="un")
    factories.instrument(title=CANARY, status="draft")
    index_now()
    for path in ("/institutions/", "/instruments/", "/instruments/?q=everything"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert CANARY not in answer.text
    assert "Covenant on Everything" in client.get("/instruments/?q=everything").text
    assert "Ngozi Obi" in client.get("/institutions/").text
