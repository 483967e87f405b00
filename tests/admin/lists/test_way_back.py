"""From a narrowed list into a record and back: every way back leads to the list as it was left, and nowhere else."""

from urllib.parse import parse_qsl, urlencode

import pytest
from django.test import Client
from django.urls import reverse

from kb import curation
from kb.curation.seen_marks import mark_of
from kb.models import Institution
from tests import factories
from tests.admin.browsing import address, form_on
from tests.admin.lists.test_filters import links, list_of
from tests.world import World

pytestmark = pytest.mark.django_db

NARROWED = {"status": "draft", "document": "report"}


def opened_from(client: Client, list_address: str, record: object) -> str:
    """The address at which the list opens the record."""
    ways = [target for _words, target in links(client.get(list_address).content.decode())]
    return next(target for target in ways if target.startswith(address(record)))


def crumb(client: Client, page: str, words: str = "Claims") -> str:
    """Where the link to the list above the heading leads."""
    html = client.get(page).content.decode()
    return dict(links(html[html.index('class="kicker"') : html.index("<h1")]))[words]


def test_record_and_each_page_of_it_lead_back_to_the_list_as_it_was_left(world: World, rita: Client) -> None:
    here = list_of("claim", o="-2", **NARROWED)
    page = opened_from(rita, here, world.draft_claim)
    assert crumb(rita, page) == here
    own = address(world.draft_claim).removesuffix("change/")
    onward = [target for _words, target in links(rita.get(page).content.decode()) if target.startswith(own)]
    assert len(onward) >= 3
    for target in onward:
        assert crumb(rita, target) == here, target


def test_record_that_was_saved_or_left_as_it_was_still_leads_back(world: World, carla: Client) -> None:
    here = list_of("claim", **NARROWED)
    page = opened_from(carla, here, world.draft_claim)
    for statement in (world.draft_claim.statement, "Another statement."):
        data = {**form_on(carla.get(page).content.decode()), "statement": statement}
        assert crumb(carla, carla.post(page, data).url) == here


def test_deleted_draft_leaves_one_at_the_list_as_it_was_left(world: World, carla: Client) -> None:
    mapping = {"slug": "typo", "name": "Typo", "type": "ngo"}
    body = curation.create(kind=Institution, mapping=mapping, by=world.carla)
    here = list_of("institution", status="draft", type="ngo")
    page = carla.get(opened_from(carla, here, body)).content.decode()
    [way] = [target for _words, target in links(page) if "/verbs/delete/" in target]
    assert carla.post(way, {"seen": mark_of(body)}).url == here
    assert not Institution.objects.filter(pk=body.pk).exists()


def test_page_of_a_long_list_is_gone_back_to(world: World, carla: Client) -> None:
    long = factories.document("long")
    for number in range(55):
        factories.passage(f"Words {number} of the long report.", of=long)
    here = list_of("passage", p="2", document="long")
    [record, *_others] = carla.get(here).context_data["cl"].result_list
    assert crumb(carla, opened_from(carla, here, record), "Passages") == here


def test_new_record_leads_back_to_the_list_that_it_was_begun_from(world: World, carla: Client) -> None:
    here = list_of("institution", status="draft")
    begun = dict(links(carla.get(here).content.decode()))["New institution"]
    assert crumb(carla, begun, "Institutions") == here
    data = {
        **form_on(carla.get(begun).content.decode()),
        "slug": "new-body",
        "name": "New body",
        "type": "ngo",
    }
    assert crumb(carla, carla.post(begun, data).url, "Institutions") == here


def test_account_that_was_changed_leads_to_the_list_as_it_was_left(world: World, ada: Client) -> None:
    here = list_of("user", role="curator")
    page = opened_from(ada, here, world.carla)
    answer = ada.post(page, form_on(ada.get(page).content.decode()))
    assert answer.url == here


@pytest.mark.parametrize(
    "carried",
    [
        "",
        "https://elsewhere.example/",
        "//elsewhere.example/?status=draft&x=1",
        "nonsense=1",
        "status=published&nonsense=1",
        "status=perhaps",
        "document=nothing-of-the-kind",
        "status=draft&status=published",
        "_changelist_filters=status%3Ddraft",
        "status=draft&_changelist_filters=status%3Ddraft",
        "e=1",
        "p=second",
        "o=statement",
        "q=%00",
    ],
)
def test_what_the_list_would_not_understand_is_not_carried(world: World, carla: Client, carried: str) -> None:
    page = f"{address(world.enough)}?{urlencode({'_changelist_filters': carried})}"
    assert crumb(carla, page) == list_of("claim")


@pytest.mark.parametrize(
    ("carried", "query"),
    [
        ("status__exact=draft", {"status": "draft"}),
        ("evidence__passage__edition__document__slug__exact=report&q=x", {"q": "x", "document": "report"}),
        ("q=%26status%3Ddraft", {"q": "&status=draft"}),
        ("concept=Privacy", {"concept": "themes/privacy"}),
        ("o=-2.1&p=3", {"o": "-2.1", "p": "3"}),
    ],
)
def test_what_is_carried_is_written_in_todays_words(
    world: World, carla: Client, carried: str, query: dict[str, str]
) -> None:
    way = crumb(carla, f"{address(world.enough)}?{urlencode({'_changelist_filters': carried})}")
    path, _mark, written = way.partition("?")
    assert path == reverse("admin:kb_claim_changelist")
    assert dict(parse_qsl(written)) == query
