"""Accounts and rights: given by administrators, never taken; a form holds what the role may say and nothing else."""

import pytest
from django.urls import reverse

from kb.models import Curated, Institution, User
from kb.representing import shape_of

from ..browsing import address, errors, form_on, signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"


def test_only_administrators_see_accounts(world, carla, rita, ada):
    for client in (carla, rita):
        for url in (reverse("admin:kb_user_changelist"), reverse("admin:kb_user_add"), address(world.carla)):
            assert client.get(url).status_code == 403
            assert client.post(url, {"role": "administrator", "is_active": "on"}).status_code == 403
        assert "Accounts" not in client.get("/admin/").content.decode()
    assert ada.get(reverse("admin:kb_user_changelist")).status_code == 200


def test_administrator_makes_changes_and_retires_an_account(world, ada):
    fields = {"username": "nina", "role": "curator", "password": PASSWORD}
    assert ada.post(reverse("admin:kb_user_add"), fields).status_code == 302
    nina = User.objects.get(username="nina")
    assert nina.check_password(PASSWORD)
    client = signed_in(nina)
    assert ada.post(address(nina), {"role": "reviewer", "is_active": "on", "password": ""}).status_code == 302
    assert User.objects.get(username="nina").role == "reviewer"
    assert client.get("/admin/").status_code == 302
    client = signed_in(User.objects.get(username="nina"))
    ada.post(address(nina), {"role": "reviewer", "password": ""})
    assert client.get("/admin/").status_code == 302


def test_weak_password_is_refused(world, ada):
    answer = ada.post(
        reverse("admin:kb_user_add"), {"username": "nina", "role": "curator", "password": "short"}
    )
    assert "too short" in errors(answer)
    assert not User.objects.filter(username="nina").exists()


def test_administrator_cannot_change_their_own_rights(world, ada):
    ada.post(address(world.ada), {"role": "curator", "password": ""})
    world.ada.refresh_from_db()
    assert (world.ada.role, world.ada.is_active) == ("administrator", True)


@pytest.mark.parametrize("person", ["carla", "rita"])
def test_own_account_page_changes_password_and_public_name_and_nothing_else(world, person):
    user = getattr(world, person)
    client = signed_in(user)
    every = {field.name: "administrator" for field in User._meta.fields} | {
        "is_superuser": "1",
        "is_staff": "1",
    }
    client.post(reverse("admin:own_account"), {**every, "what": "name", "public_name": "Open"})
    passwords = {"old_password": f"{person}-password", "new_password1": PASSWORD, "new_password2": PASSWORD}
    client.post(reverse("admin:own_account"), {**every, **passwords, "what": "password"})
    now = User.objects.get(pk=user.pk)
    assert now.check_password(PASSWORD)
    assert (now.public_name, now.role, now.username, now.is_superuser) == ("Open", user.role, person, False)
    assert client.get("/admin/").status_code == 200


def test_changed_password_ends_sessions_elsewhere(world):
    here, elsewhere = signed_in(world.carla), signed_in(world.carla)
    passwords = {"old_password": "carla-password", "new_password1": PASSWORD, "new_password2": PASSWORD}
    here.post(reverse("admin:own_account"), {**passwords, "what": "password"})
    assert elsewhere.get("/admin/").status_code == 302


def test_django_s_own_password_page_is_not_another_way_in(world, carla):
    answer = carla.post(
        reverse("admin:password_change"), {"new_password1": PASSWORD, "new_password2": PASSWORD}
    )
    assert answer.status_code == 302
    assert not User.objects.get(username="carla").check_password(PASSWORD)


@pytest.mark.parametrize("verb", ["change", "add"])
def test_every_column_of_the_model_in_the_form_changes_only_the_record_s_own_words(world, carla, verb):
    """Mass assignment: status, version, dates and people of the workflow are nobody's to send."""
    draft = world.draft_claim
    record = Institution.objects.create(slug="loose", name="Loose", type="ngo")
    before = {field.name: getattr(record, field.attname) for field in Curated._meta.fields}
    url = address(record) if verb == "change" else reverse("admin:kb_institution_add")
    data = form_on(carla.get(url).content.decode())
    for field in Institution._meta.fields:
        data.setdefault(field.name, str(world.rita.pk) if field.name.endswith("_by") else "published")
    data |= {"status": "published", "published_by": str(world.rita.pk), "submitted_by": str(world.ada.pk)}
    data |= {"published_at": "2020-01-01", "slug": "sent", "name": "Sent", "type": "ngo", "id": str(draft.pk)}
    assert carla.post(url, data).status_code == 302
    made = Institution.objects.get(slug="sent")
    columns = set(before) - {"created_at", "updated_at", "version", "changed_by"}
    assert made.changed_by == world.carla
    assert {name: getattr(made, made._meta.get_field(name).attname) for name in columns} == {
        name: before[name] for name in columns
    }
    assert shape_of(made).read_again(made) == {"slug": "sent", "name": "Sent", "type": "ngo"}


def test_account_taken_out_of_use_has_no_rights_at_all(world):
    world.rita.is_active = False
    for perm in ("kb.view_claim", "kb.change_claim", "kb.add_claim"):
        assert not world.rita.has_perm(perm)


def test_rights_follow_from_the_role(world):
    table = {
        "kb.view_claim": (True, True, True),
        "kb.add_claim": (True, True, True),
        "kb.change_edition": (False, False, False),
        "kb.add_historyevent": (False, False, False),
        "kb.view_user": (False, False, True),
        "kb.delete_user": (False, False, False),
        "auth.change_group": (False, False, False),
        "kb.change_outboxentry": (False, False, False),
    }
    people = (world.carla, world.rita, world.ada)
    assert {perm: tuple(person.has_perm(perm) for person in people) for perm in table} == table
    assert world.carla.has_perm("kb.change_claim", world.enough)  # somebody else publishes the change
    assert world.rita.has_perm("kb.change_claim", world.enough)


def test_person_with_wrong_password_and_unknown_person_read_the_same(world, client):
    known, unknown = (
        errors(client.post(reverse("admin:login"), {"username": name, "password": "wrong"}))
        for name in ("carla", "nobody-here")
    )
    assert known == unknown != ""


def test_sign_out_is_by_form_only(world, carla):
    assert carla.get(reverse("admin:logout")).status_code == 405
    assert carla.get("/admin/").status_code == 200
    assert carla.post(reverse("admin:logout")).status_code == 302
    assert carla.get("/admin/").status_code == 302


def test_desks_let_the_browser_name_this_site_to_itself(world, carla, client):
    """Otherwise forms come with `Origin: null` and are refused."""
    for answer in (carla.get("/admin/"), client.get(reverse("admin:login"))):
        assert answer.headers["Referrer-Policy"] == "same-origin"
