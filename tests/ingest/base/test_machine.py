"""Whatever a base and people do in whatever order: no person's decision is undone, and the base's own changes come."""

from pathlib import Path

import hypothesis
import pytest
from django.db import transaction
from hypothesis.stateful import run_state_machine_as_test

from kb.history import verify_chain
from tests.ingest.base.machine import LoadsAndEdits
from tests.world import people

pytestmark = pytest.mark.django_db

STEPS, SEQUENCES = 30, 20


class Machine(LoadsAndEdits):
    """Each sequence on a site of its own, forgotten at its end."""

    def __init__(self) -> None:
        self.frame = transaction.atomic()
        self.frame.__enter__()
        super().__init__()

    def teardown(self) -> None:
        assert verify_chain() == []
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)


def test_random_loads_and_edits_keep_what_people_decided(db: None, tmp_path: Path) -> None:
    _carla, Machine.rita, Machine.ada = people()
    Machine.path = tmp_path / "base"
    settings = hypothesis.settings(
        stateful_step_count=STEPS,
        max_examples=SEQUENCES,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    run_state_machine_as_test(Machine, settings=settings)
