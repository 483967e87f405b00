"""Who gets what where: every address pattern, every role, reading and writing, with and without a form's token (R1)."""

from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from tests.security.actors import ACTORS, DEACTIVATED, READER, nothing_written
from tests.security.addresses import ROWS, Row
from tests.security.conftest import Setting
from tests.security.headers import faults
from tests.security.patterns import patterns
from tests.security.records import CURATED, one_of_each

pytestmark = pytest.mark.django_db


def test_every_address_pattern_is_declared() -> None:
    undeclared = sorted(set(patterns()) - {row.pattern for row in ROWS})
    assert not undeclared, "\n".join(
        [
            "Say who gets what at these addresses: add a row for each to tests/security/addresses.py",
            *undeclared,
        ]
    )


def test_every_declared_pattern_exists() -> None:
    assert sorted({row.pattern for row in ROWS} - set(patterns())) == []


def test_records_of_every_curated_kind_are_tried(db: None) -> None:
    assert tuple(sorted(one_of_each("draft"))) == CURATED


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.sample)
def test_address_answers_each_role_as_declared(row: Row, setting: Setting) -> None:
    address = row.sample.format_map(setting.names)
    assert resolve(address.partition("?")[0]).route == row.pattern
    differences = list(_differences(row, address, setting))
    assert not differences, "\n".join([address, *differences])


def _differences(row: Row, address: str, setting: Setting) -> Iterator[str]:
    """What is not as declared, one line for each actor and method."""
    for actor in ACTORS:
        browser = _fresh(setting.browsers[actor])
        with nothing_written(f"GET {address} as {actor}"):
            yield from _judged(row, "GET", actor, browser.get(address))
        data = {name: value.format_map(setting.names) for name, value in row.data.items()}
        with transaction.atomic():
            yield from _judged(row, "POST", actor, _posted(browser, address, data, actor))
            transaction.set_rollback(True)
        without = _fresh(setting.without_token[actor])
        with nothing_written(f"POST {address} as {actor} without the token"):
            answer = without.post(address, data)
        refused = 403 if row.kind == "desk" else 405
        if answer.status_code != refused:
            yield f"POST without the token as {actor}: {answer.status_code}, declared for all: {refused}"
        of_kind = () if row.kind == "desk" else (row.kind,)
        yield from (f"POST without the token as {actor}: {fault}" for fault in faults(answer, *of_kind))


def _posted(browser: Client, address: str, data: dict[str, str], actor: str) -> HttpResponse:
    """The answer to a form; one that nobody in particular sent must write nothing."""
    if actor in (READER, DEACTIVATED):
        with nothing_written(f"POST {address} as {actor}"):
            return browser.post(address, data)
    return browser.post(address, data)


def _judged(row: Row, method: str, actor: str, answer: HttpResponse) -> Iterator[str]:
    declared = row.expected(method, actor)
    if answer.status_code != declared:
        yield f"{method} as {actor}: {answer.status_code}, declared: {declared}"
    kept = set(answer.headers.get("Cache-Control", "").split(", "))
    if actor not in (READER, DEACTIVATED) and not {"private", "no-store"} <= kept:
        yield f"{method} as {actor}: caches may keep it"
    yield from (f"{method} as {actor}: {fault}" for fault in faults(answer, row.kind))


def _fresh(browser: Client) -> Client:
    """The browser as it was before any answer: signing out in one row does not reach the next.

    The same object, because a new one reads all static files anew.
    """
    first = browser.__dict__.setdefault(
        "first_cookies", {name: morsel.value for name, morsel in browser.cookies.items()}
    )
    browser.cookies = SimpleCookie(first)
    return browser
