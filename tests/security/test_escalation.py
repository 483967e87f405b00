"""Nobody gets further than their role: not by sending more than a form holds, nor with their own work (R16-R18)."""

from typing import Any

import pytest
from django.db import models
from django.test import Client

from kb.curation import submit
from kb.curation.seen_marks import mark_of
from kb.models import Curated, Evidence, PassageTag, User
from tests.admin.browsing import BACKEND, address, all_listed, form_on, signed_in
from tests.security.records import FORMS, one_of_each
from tests.world import World

pytestmark = pytest.mark.django_db

#: What follows from the verbs alone, whatever a form says.
WORKFLOW = tuple(
    field.attname
    for field in Curated._meta.fields
    if field.name not in ("version", "updated_at", "changed_by")  # who saves it is who changed it
)


def everything(record: Any, world: World) -> dict[str, str]:
    """A value for every column of the model, chosen to gain by it."""
    person, when = str(world.rita.pk), "2020-01-01 00:00:00"
    gains = {
        "status": "published",
        "version": "1",
        "published_alone": "on",
        "is_superuser": "on",
        "role": "administrator",
    }
    columns = {
        field.name: when
        if isinstance(field, models.DateTimeField)
        else person
        if field.name.endswith("_by")
        else "1"
        for field in record._meta.fields
    }
    return {**columns, **gains, "end_reason": "x", "replaced_by": "x", "public_id": "00000000"}


@pytest.mark.parametrize("model", FORMS)
@pytest.mark.parametrize("role", ["carla", "rita"])
def test_form_with_every_column_added_changes_no_step_of_the_workflow(
    model: str, role: str, world: World
) -> None:
    record = one_of_each("draft")[model]
    client = signed_in(getattr(world, role))
    before = _workflow(record)
    data = form_on(client.get(address(record)).content.decode())
    answer = client.post(address(record), everything(record, world) | data | {"why": "Because."})
    assert answer.status_code in (200, 302)
    assert _workflow(record) == before
    assert not User.objects.filter(role="administrator").exclude(username="ada").exists()


def _workflow(record: Any) -> dict[str, Any]:
    names = [*WORKFLOW, *(["public_id"] if hasattr(record, "public_id") else [])]
    return type(record)._default_manager.values(*names).get(pk=record.pk)


@pytest.mark.parametrize("model", FORMS)
@pytest.mark.parametrize("role", ["rita", "ada"])
def test_nobody_publishes_what_they_submitted(model: str, role: str, world: World) -> None:
    person = getattr(world, role)
    record = submit(record=one_of_each("draft")[model], by=person)
    data = {"seen": mark_of(record), "why": "Because."}
    assert signed_in(person).post(address(record, "verb", "publish"), data).status_code == 403
    record.refresh_from_db()
    assert (record.status, record.published_at) == (Curated.Status.SUBMITTED, None)


def test_publishing_in_bulk_leaves_own_work_to_others(world: World) -> None:
    for link in (*PassageTag.objects.unpublished(), *Evidence.objects.unpublished()):
        submit(record=link, by=world.rita)
    submit(record=world.draft_passage, by=world.rita)
    rita, url = signed_in(world.rita), "/admin/passages/report/publish-all/"
    page = all_listed(rita, url).content.decode()
    assert "0 done" in page
    assert not PassageTag.objects.published().filter(submitted_by=world.rita).exists()


@pytest.mark.parametrize(
    "change", [{"role": "curator"}, {"role": "administrator"}, {"is_active": False}], ids=str
)
def test_session_ends_with_the_rights_it_was_begun_with(change: dict[str, Any], world: World) -> None:
    client = Client()
    client.force_login(world.rita, BACKEND)
    assert client.get("/admin/").status_code == 200
    User.objects.filter(pk=world.rita.pk).update(**change)
    assert client.get("/admin/").status_code == 302
    assert client.get("/admin/kb/claim/").status_code == 302


def test_session_id_of_before_signing_in_is_worth_nothing_after(world: World) -> None:
    client = Client()
    client.cookies["session"] = "planted0planted0planted0planted0"
    client.post("/admin/login/", {"username": "carla", "password": "carla-password"})
    assert client.session.session_key != "planted0planted0planted0planted0"
    planted = Client()
    planted.cookies["session"] = "planted0planted0planted0planted0"
    assert planted.get("/admin/").status_code == 302


def test_lock_is_told_alike_for_known_and_unknown_names(world: World) -> None:
    told = {}
    for name in ("carla", "nobody-here"):
        answers = [
            Client().post("/admin/login/", {"username": name, "password": "wrong"}) for _attempt in range(7)
        ]
        told[name] = [
            (answer.status_code, answer.content.replace(name.encode(), b"...")) for answer in answers[5:]
        ]
    assert told["carla"] == told["nobody-here"]
    assert {status for status, _page in told["carla"]} == {429}


def test_no_password_is_looked_at_while_a_name_is_locked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []
    check = User.check_password
    monkeypatch.setattr(User, "check_password", lambda user, raw: looked_at.append(raw) or check(user, raw))
    for number in range(20):
        Client().post("/admin/login/", {"username": "carla", "password": f"wrong {number}"})
    Client().post("/admin/login/", {"username": "carla", "password": "carla-password"})
    assert 1 <= len(looked_at) <= 6
    assert "carla-password" not in looked_at
