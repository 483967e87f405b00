"""Lists, the first page and the work desk: as many queries for many records as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kb.curation import add_evidence, create, send_back, submit, tag
from kb.models import Claim, Concept, Document, Edition, Institution, Passage
from kb.representing import SHAPES
from tests import factories
from tests import world as worlds

pytestmark = pytest.mark.django_db
MODELS = [shape.model._meta.model_name for shape in SHAPES.values()]


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def more(world, number):
    """More of everything that lists join: documents with passages, tags, claims with evidence, concepts."""
    for count in range(number):
        concept = create(
            kind=Concept,
            mapping={"slug": f"c{count}", "labels": {"en": f"C {count}"}, "broader": "privacy"},
            by=world.carla,
            scheme=world.privacy.scheme,
        )
        body = create(
            kind=Institution,
            mapping={"slug": f"b{count}", "name": f"B {count}", "type": "ngo", "parent": "council"},
            by=world.carla,
        )
        document = create(
            kind=Document,
            mapping={"slug": f"d{count}", "title": f"D {count}", "kind": "report", "publishers": [body.slug]},
            by=world.carla,
        )
        edition = Edition.objects.create(document=document)
        passage = create(
            kind=Passage, mapping=worlds.summary("1", f"Words {count} here"), by=world.carla, edition=edition
        )
        tag(targets=[passage], concepts=[concept], by=world.carla)
        worlds_claim = worlds.claim(f"k{count}", f"Claim {count}", f"institutions/{body.slug}")
        made = create(kind=Claim, mapping=worlds_claim, by=world.carla)
        add_evidence(claim=made, passage=passage, role="asserts", quote=f"Words {count}", by=world.carla)


def test_lists_cost_the_same_for_many_records_as_for_few(world, ada):
    urls = [reverse(f"admin:kb_{name}_changelist") for name in MODELS]
    urls += [
        "/admin/",
        "/admin/work/",
        "/admin/passages/report/",
        reverse("admin:kb_historyevent_changelist"),
    ]
    before = {url: queries(ada, url) for url in urls}
    more(world, 4)
    after = {url: queries(ada, url) for url in urls}
    assert {url: after[url] for url in urls if after[url] > before[url] + 1} == {}
    assert max(after.values()) <= 32


def test_work_desk_holds_drafts_what_came_back_and_what_waits(world, carla, rita):
    body = create(kind=Institution, mapping={"slug": "b", "name": "Body", "type": "ngo"}, by=world.carla)
    assert "Body" in carla.get("/admin/work/?part=drafts").content.decode()
    assert "Body" not in rita.get("/admin/work/?part=drafts").content.decode()
    body = submit(record=body, by=world.carla)
    assert "Body" in carla.get("/admin/work/?part=submitted").content.decode()
    assert "Body" in rita.get("/admin/work/?part=to-review").content.decode()
    send_back(record=body, by=world.rita, why="No")
    assert "Body" in carla.get("/admin/work/?part=sent-back").content.decode()
    assert "Body" not in carla.get("/admin/work/?part=drafts").content.decode()
    assert carla.get("/admin/work/?part=other").status_code == 404


def test_work_desk_opens_on_the_first_part_that_holds_something_and_empty_parts_come_last(world, carla, rita):
    body = create(kind=Institution, mapping={"slug": "b", "name": "Body", "type": "ngo"}, by=world.carla)
    assert rita.get("/admin/work/").context_data["part"] == "drafts", "where nothing lies anywhere"
    submit(record=body, by=world.carla)
    assert rita.get("/admin/work/").context_data["part"] == "to-review"
    assert carla.get("/admin/work/").context_data["part"] == "drafts"
    for person in (carla, rita):
        numbers = [number for _name, _title, number in person.get("/admin/work/").context_data["parts"]]
        assert sorted(numbers, key=bool, reverse=True) == numbers
    chosen = rita.get("/admin/work/?part=drafts")
    assert chosen.context_data["part"] == "drafts"
    assert "Nothing lies here." in chosen.content.decode()


def test_first_page_leads_to_the_claims_not_yet_compared_with_the_primary_text(world, carla):
    assert "outcome=" not in carla.get("/admin/").content.decode()
    factories.verification(world.enough, "not-checked", note="The text is still to be found.")
    factories.verification(world.missing, "confirmed")
    page = carla.get("/admin/").content.decode()
    start = page.index("?outcome=not-checked")
    assert "<strong>1</strong>" in page[start : page.index("</a>", start)]
    found = carla.get("/admin/kb/verification/?outcome=not-checked&status=published")
    assert world.enough.statement in found.content.decode()
    assert world.missing.statement not in found.content.decode()


def test_filters_and_searches_of_every_list_answer(world, ada):
    for name in MODELS:
        url = reverse(f"admin:kb_{name}_changelist")
        assert ada.get(url, {"q": "a'b \"c"}).status_code == 200
        assert "Nothing in this list" in ada.get(url, {"status__exact": "withdrawn"}).content.decode()
        assert ada.get(url, {"nonsense": "1"}).status_code == 400


def test_visitor_without_an_account_is_led_to_the_sign_in(world, client):
    for url in (
        "/admin/",
        "/admin/work/",
        "/admin/passages/report/",
        "/admin/suggest/concept/",
        "/admin/kb/claim/",
    ):
        assert client.get(url).url.startswith(reverse("admin:login"))
