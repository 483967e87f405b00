"""The setting of the role matrix and of every test that goes through all addresses."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoDbBlocker

from kb.curation.seen_marks import mark_of
from kb.history import record_event
from kb.identifying import display
from kb.models import (
    BaseConflict,
    Claim,
    HistoryEvent,
    Import,
    LoadedBase,
    LoadedEntry,
    Passage,
    SlugRedirect,
    User,
)
from kb.representing import handle
from kb.search.indexing import reindex
from tests.security import actors
from tests.security.records import MERGEABLE, one_of_each
from tests.world import World


@dataclass
class Setting:
    """Names for sample addresses, and a browser for each actor, with the token of forms and without."""

    names: dict[str, Any]
    accounts: dict[str, User | None]
    browsers: dict[str, Client]
    without_token: dict[str, Client]


@pytest.fixture(scope="module")
def setting(
    built_world: World, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Setting]:
    """Made inside the transaction of the module's world, so that it goes with it; with an index of its own."""
    before, settings.INDEX_DIR = settings.INDEX_DIR, Path(tmp_path_factory.mktemp("index"))
    with django_db_blocker.unblock():
        reindex()
        accounts = actors.people(built_world)
        names = names_of(built_world)
        browsers, without = (actors.browsers(accounts, token=token) for token in (True, False))
    yield Setting(names, accounts, browsers, without)
    settings.INDEX_DIR = before


def names_of(world: World) -> dict[str, Any]:
    """What sample addresses may name: records by status and model, and the things of the small world."""
    by_status = {status: one_of_each(status) for status in ("draft", "submitted", "published", "withdrawn")}
    SlugRedirect.objects.create(kind="document", old_slug="old-report", new_slug="report")
    events = {model: _event(record, world) for model, record in by_status["published"].items()}
    withdrawn = by_status["withdrawn"]
    return {
        **by_status,
        "seen": {
            status: {model: mark_of(record) for model, record in records.items()}
            for status, records in by_status.items()
        },
        "event": events,
        "handle": {
            model: handle(record) for model, record in one_of_each("published").items() if model in MERGEABLE
        },
        "historyevent": HistoryEvent.objects.first(),
        "slugredirect": SlugRedirect.objects.first(),
        "edition": world.passages[0].edition,
        "carla": world.carla,
        "conflict": _conflict(world),
        "import": Import.objects.create(by=world.carla, given_name="notes.txt", state="cancelled"),
        "enough": world.enough.get_absolute_url(),
        "enough_in_lower_case": world.enough.get_absolute_url().lower(),
        "enough_id": display(world.enough.public_id),
        "passage": world.passages[0].get_absolute_url(),
        "third_passage_id": world.passages[2].public_id,
        "draft_claim": world.draft_claim.get_absolute_url(),
        "draft_claim_id": display(world.draft_claim.public_id),
        "draft_passage": world.draft_passage.get_absolute_url(),
        "ended_claim": _address(withdrawn["claim"]),
        "ended_passage": _address(withdrawn["passage"]),
    }


def _address(record: Claim | Passage) -> str:
    return record.get_absolute_url()


def _conflict(world: World) -> BaseConflict:
    """A base and a person say different things of a claim."""
    base = LoadedBase.objects.create(name="elsewhere")
    entry = LoadedEntry.objects.create(base=base, kind="claim", key="enough", record_pk=world.enough.pk)
    return BaseConflict.objects.create(
        entry=entry, field="statement", because="both-changed", says='"Other."'
    )


def _event(record: Any, world: World) -> HistoryEvent:
    """A change in the record's history."""
    event = record_event(
        verb="edit", record=record, before={"note": "before"}, after={"note": "after"}, by=world.carla
    )
    assert event is not None
    return event
