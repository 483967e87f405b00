"""An address once published answers for ever, whatever is done to the records and in whatever order (R3)."""

from typing import Any

import hypothesis
import pytest
from django.db import transaction
from django.test import Client
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kb.curation import CurationError, delete_draft, merge, publish, rename, submit, withdraw
from kb.models import Curated, User
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db

RENAMEABLE = ("document", "issue", "institution", "person", "instrument", "concept", "provision")
MERGEABLE = ("claim", "institution", "person", "instrument", "concept", "provision")
SLUGS = tuple(f"name-{letter}" for letter in "abcdef")
STEPS, SEQUENCES = 12, 6


class Permalinks(RuleBasedStateMachine):
    """Records are made, published, renamed, merged and withdrawn; a ledger keeps every address readers ever had."""

    rita: User
    ada: User

    browser: Client  # one for all sequences: a new one reads all static files anew

    def __init__(self) -> None:
        super().__init__()
        self.ledger: set[str] = set()
        self.records: dict[str, list[Any]] = {}
        self.frame = transaction.atomic()
        self.frame.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)

    def noted(self, record: Any) -> None:
        self.ledger.add(type(record)._default_manager.get(pk=record.pk).get_absolute_url())

    def tried(self, verb: Any, **arguments: Any) -> Any:
        """What the verb answers, or None where it is refused: then nothing happened."""
        try:
            with transaction.atomic():
                return verb(**arguments)
        except CurationError:
            return None

    @rule(kind=st.sampled_from(sorted({*RENAMEABLE, *MERGEABLE, "passage"})))
    def make_and_publish(self, kind: str) -> None:
        draft = getattr(factories, kind)(status="draft")
        if kind == "document":
            factories.edition(draft)  # it is published with its text
        record = publish(record=submit(record=draft, by=self.rita), by=self.ada)
        self.records.setdefault(kind, []).append(record)
        self.noted(record)

    @precondition(lambda self: any(self.records.get(kind) for kind in RENAMEABLE))
    @rule(data=st.data(), slug=st.sampled_from(SLUGS))
    def rename_one(self, data: st.DataObject, slug: str) -> None:
        record = self._one(data, RENAMEABLE)
        slug = slug.replace("name-", "9") if type(record).__name__ == "Provision" else slug
        if self.tried(rename, record=record, slug=slug, by=self.rita, why="Clearer."):
            self.noted(record)

    @precondition(lambda self: any(self.records.get(kind) for kind in MERGEABLE))
    @rule(data=st.data())
    def merge_two(self, data: st.DataObject) -> None:
        record = self._one(data, MERGEABLE)
        others = next(records for records in self.records.values() if type(records[0]) is type(record))
        self.tried(
            merge, record=record, into=data.draw(st.sampled_from(others)), by=self.rita, why="One thing."
        )

    @precondition(lambda self: bool(self.records))
    @rule(data=st.data())
    def withdraw_one(self, data: st.DataObject) -> None:
        record = self._one(data, tuple(self.records))
        self.tried(withdraw, record=record, by=self.rita, why="It was wrong.", with_dependents=True)

    @precondition(lambda self: bool(self.records))
    @rule(data=st.data())
    def try_to_delete_one(self, data: st.DataObject) -> None:
        record = self._one(data, tuple(self.records))
        assert self.tried(delete_draft, record=record, by=self.rita) is None
        assert type(record)._default_manager.filter(pk=record.pk).exists()

    def _one(self, data: st.DataObject, kinds: tuple[str, ...]) -> Curated:
        return data.draw(st.sampled_from([record for kind in kinds for record in self.records.get(kind, [])]))

    @invariant()
    def every_address_answers(self) -> None:
        for address in sorted(self.ledger):
            seen = [address]
            answer = self.browser.get(address)
            while answer.status_code == 301:
                assert answer.url not in seen, f"{address} leads in a circle"
                seen.append(answer.url)
                answer = self.browser.get(answer.url)
            assert answer.status_code in (200, 410), f"{answer.status_code} at {' → '.join(seen)}"
            assert answer.status_code == 200 or "citation" in answer.content.decode().lower()


def test_published_address_answers_200_301_or_a_citable_410_for_ever(world: World) -> None:
    Permalinks.rita, Permalinks.ada = world.rita, world.ada
    Permalinks.browser = Client(raise_request_exception=False)
    settings = hypothesis.settings(
        stateful_step_count=STEPS, max_examples=SEQUENCES, suppress_health_check=list(hypothesis.HealthCheck)
    )
    run_state_machine_as_test(Permalinks, settings=settings)
