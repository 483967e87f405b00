"""Who asks: a reader, a person in each role, and one whose account was taken out of use."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from django.test import Client

from kb.models import User
from tests.world import World

READER, DEACTIVATED = "anonymous", "deactivated"
ROLES = tuple(User.Role.values)
ACTORS = (READER, *ROLES, DEACTIVATED)
BACKEND = "kb.curation.authentication.RoleBackend"
TOKEN = "t" * 32  # a cookie and a header that agree are what the check asks for


def signed_in(user: User | None, *, token: bool = True) -> Client:
    """A browser of this person (None: of a reader), with the token that forms carry or without it."""
    headers = {"X-CSRFToken": TOKEN} if token else {}
    client = Client(enforce_csrf_checks=True, raise_request_exception=False, headers=headers)
    if user is not None:
        client.force_login(user, BACKEND)
    if token:
        client.cookies[settings.CSRF_COOKIE_NAME] = TOKEN
    return client


def people(world: World) -> dict[str, User | None]:
    """Actor → account; the deactivated one signed in while it still might (see `browsers`)."""
    former = User.objects.create_user("former", "former-password", role=User.Role.ADMINISTRATOR)
    return {
        READER: None,
        User.Role.CURATOR.value: world.carla,
        User.Role.REVIEWER.value: world.rita,
        User.Role.ADMINISTRATOR.value: world.ada,
        DEACTIVATED: former,
    }


def browsers(accounts: dict[str, User | None], *, token: bool = True) -> dict[str, Client]:
    """Actor → browser; afterwards the deactivated account is out of use, its session still in its browser."""
    made = {actor: signed_in(account, token=token) for actor, account in accounts.items()}
    User.objects.filter(pk=accounts[DEACTIVATED].pk).update(is_active=False)
    return made


def changed_rows() -> dict[str, int]:
    """Table → rows that this transaction has inserted, changed or deleted so far; sessions are not counted.

    A table that was touched and left as it was counts, too: a request that only reads touches none.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
            " WHERE relname <> 'django_session' AND n_tup_ins + n_tup_upd + n_tup_del > 0"
        )
        return dict(cursor.fetchall())


@contextmanager
def nothing_written(doing: str) -> Iterator[None]:
    """Fail if the block writes anything to the database."""
    before = changed_rows()
    yield
    written = {table for table, rows in changed_rows().items() if rows != before.get(table, 0)}
    assert not written, f"{doing} wrote to {', '.join(sorted(written))}"
