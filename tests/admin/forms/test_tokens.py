"""Forms of the desks as a browser sends them: each carries its token, whatever fragment of a page it stands in."""

import html5lib
import pytest
from django.urls import reverse

from kb.curation import edit, publish_edition, send_back_edition, submit_edition
from kb.curation.seen_marks import mark_of
from kb.ingest.editions.storing import store
from kb.models import Import
from tests import factories
from tests.ingest.parsed_editions import parsed_edition

from ..browsing import XHTML, address, change

pytestmark = pytest.mark.django_db


def forms_without_token(html):
    forms = [form for form in html5lib.parse(html).iter(f"{XHTML}form") if form.get("method") == "post"]
    assert forms
    return [
        form.get("action", "")
        for form in forms
        if not any(one.get("name") == "csrfmiddlewaretoken" for one in form.iter(f"{XHTML}input"))
    ]


@pytest.fixture
def edition(world):
    made = store(parsed_edition(["One.", "Two."]), document=world.report, by=world.carla)
    submit_edition(edition=made, by=world.carla)
    return made


def test_every_form_of_every_desk_carries_the_token(world, ada, rita, edition):
    edit(record=world.enough, mapping={"note": "N"}, by=world.carla, version=world.enough.version, why="x")
    pages = [
        "/admin/",
        "/admin/work/",
        "/admin/imports/",
        "/admin/imports/tables/",
        "/admin/mentions/",
        "/admin/account/",
        "/admin/passages/report/",
        "/admin/carryings/report/",
        address(edition),
        address(edition, "verb", "send-back"),
        *(address(record) for record in (world.enough, world.report, world.draft_claim, world.passages[0])),
        address(world.enough, "proposal", "send-back"),
        address(world.enough, "verb", "withdraw"),
        reverse("admin:kb_claim_add"),
    ]
    for client in (ada, rita):
        missing = {url: forms_without_token(client.get(url).content.decode()) for url in pages}
        assert {url: actions for url, actions in missing.items() if actions} == {}


def test_edition_is_reviewed_on_its_page(world, carla, rita, edition):
    page = rita.get(address(edition)).content.decode()
    for shown in ("One.", "Two.", "Publish the whole edition", "Send it back", "What was left out"):
        assert shown in page
    assert "Publish the whole edition" not in carla.get(address(edition)).content.decode()
    edition.refresh_from_db()
    url = address(edition, "verb", "send-back")
    assert rita.post(url, {"seen": mark_of(edition), "why": ""}).status_code == 422
    assert rita.post(url, {"seen": mark_of(edition), "why": "Page 2 is missing."}).status_code == 302
    for page in ("/admin/", "/admin/work/?part=sent-back", address(edition), "/admin/passages/report/"):
        assert "Page 2 is missing." in carla.get(page).content.decode(), page
    assert "Page 2 is missing." in carla.get(address(world.report)).content.decode()
    edition.refresh_from_db()
    assert carla.post(address(edition, "verb", "submit"), {"seen": mark_of(edition)}).status_code == 302
    assert "Page 2 is missing." not in carla.get("/admin/").content.decode()


def test_ticked_passages_are_held_back_and_the_rest_is_published(world, rita, edition):
    first, second = edition.passages.order_by("position")
    url = address(edition, "verb", "hold-back")
    assert rita.post(url, {"passage": first.public_id, "why": ""}).status_code == 302
    assert "Say why" in rita.get(address(edition)).content.decode()
    assert rita.post(url, {"passage": first.public_id, "why": "A name."}).status_code == 302
    assert "held back" in rita.get(address(edition)).content.decode()
    edition.refresh_from_db()
    assert rita.post(address(edition, "verb", "publish"), {"seen": mark_of(edition)}).status_code == 302
    second.refresh_from_db()
    first.refresh_from_db()
    assert (first.status, second.status) == ("draft", "published")


def pages_with(words, client, edition, passage):
    """Where a curator lands, by name: does the page hold these words?"""
    job = Import.objects.filter(edition=edition).first() or Import.objects.create(
        edition=edition, state=Import.State.STORED, by=edition.submitted_by, given_name="report.html"
    )
    pages = {
        "first": "/admin/",
        "queue": "/admin/work/?part=sent-back",
        "edition": address(edition),
        "import": reverse("admin:import", args=[job.pk]),
        "desk": f"/admin/passages/report/?at={passage.public_id}&edition={edition.number}",
        "passage": address(passage),
        "document": address(edition.document),
    }
    return {name: client.get(page).content.decode().count(words) for name, page in pages.items()}


def test_reason_of_a_passage_held_back_stands_wherever_its_curator_lands_until_it_is_changed(
    world, carla, rita, edition
):
    first, second = edition.passages.order_by("position")
    rita.post(address(edition, "verb", "hold-back"), {"passage": first.public_id, "why": "Garbled heading."})
    send_back_edition(edition=edition, by=world.rita, why="See what is held back.")
    for step in ("sent back", "submitted again", "published"):
        if step == "submitted again":
            assert submit_edition(edition=edition, by=world.carla) == 1
        if step == "published":
            assert publish_edition(edition=edition, by=world.rita) == 1
        first.refresh_from_db()
        assert first.status == "draft", step
        told = pages_with("Garbled heading.", carla, edition, first)
        assert [name for name, times in told.items() if not times] == [], step
        assert "edition-held" in carla.get(address(edition)).content.decode(), step
        assert told["edition"] == 2, step  # above, and at its place
        elsewhere = pages_with("Garbled heading.", carla, edition, second)
        assert not elsewhere["passage"], step
        assert elsewhere["desk"] == 1, step
    assert change(carla, first, page="7").status_code == 302
    assert not any(pages_with("Garbled heading.", carla, edition, first).values())
    assert "edition-held" in carla.get(address(edition)).content.decode()  # it is still not with the edition
    second.refresh_from_db()
    assert second.is_published


def test_edition_that_changed_since_it_was_looked_at_is_not_published(world, rita, edition):
    edition.refresh_from_db()
    seen = mark_of(edition)
    send_back_edition(edition=edition, by=world.ada, why="x")
    submit_edition(edition=edition, by=world.carla)
    answer = rita.post(address(edition, "verb", "publish"), {"seen": seen})
    assert answer.status_code == 422
    assert "since you looked" in answer.content.decode()


def test_edition_is_discarded_on_its_page_and_the_document_stays(world, carla):
    made = store(
        parsed_edition(["One."]), document=factories.document("other", status="draft"), by=world.carla
    )
    url = address(made, "verb", "delete")
    assert "no reader saw them" in carla.get(url).content.decode()
    answer = carla.post(url, {"seen": mark_of(made)})
    assert answer.url == address(made.document)
    assert not type(made).objects.filter(pk=made.pk).exists()


def test_relation_is_recorded_from_either_end(world, carla):
    """A contradiction is stored once; entered from the later claim it was refused by the name of a rule."""
    first = factories.claim("One says so.")
    second = factories.claim("The other does not.")
    for claim, other in ((second, first), (first, second)):
        url = reverse("admin:kb_claimrelation_add")
        fields = {"claim": claim.slug, "kind": "contradicts", "other": other.slug, "reason": "They differ."}
        answer = carla.post(url, fields)
        if claim == second:
            assert answer.status_code == 302, answer.content.decode()
        else:
            assert "in the base already" in answer.content.decode()
            assert "claimrelation" not in answer.content.decode().split("errorlist")[1][:400]


def test_holding_back_without_a_reason_keeps_what_was_ticked(rita, edition):
    first = edition.passages.order_by("position").first()
    url = address(edition, "verb", "hold-back")
    page = rita.post(url, {"passage": first.public_id, "why": " "}, follow=True).content.decode()
    assert f'value="{first.public_id}" checked' in page
    page = rita.post(url, {"why": "Garbled."}, follow=True).content.decode()
    assert 'value="Garbled."' in page
