"""A site outlives its database: a killed process of it, a killed server, under readers and a curator (trust: R19)."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from .people import Curator, Readers, Writing
from .sites import Site, site

CALM = 6.0  # seconds between two kills: five to recover, one without any trouble
RECOVERY = 5.0


@pytest.fixture(scope="module")
def running() -> Iterator[Site]:
    with site() as one:
        yield one


def one_backend(running: Site, turn: int) -> int:
    """A process that answers somebody: another one each time."""
    backends = running.database_backends()
    return backends[turn % len(backends)]


def the_server(running: Site, turn: int) -> int:
    return running.database_process()


TEN_TIMES = pytest.mark.endurance


@pytest.mark.parametrize(
    ("victim", "times"),
    [
        (one_backend, 1),
        pytest.param(one_backend, 10, marks=TEN_TIMES),
        pytest.param(the_server, 10, marks=TEN_TIMES),
    ],
)
def test_killed_database_comes_back_by_itself_and_nothing_is_half_written(
    running: Site, victim: Callable[[Site, int], int], times: int
) -> None:
    curator = Curator(running, f"{victim.__name__}-{times}".replace("_", "-"))
    with (
        Readers(running) as readers,
        Readers(running, 1, ("/healthz",), 0.05) as watch,
        Writing(curator) as writing,
    ):
        time.sleep(1)
        kills = [killed(running, victim, turn) for turn in range(times)]
    answered = readers.statuses()
    assert answered[500] == answered[0] == 0, answered
    assert set(watch.statuses()) == {200}
    assert set(writing.refused) <= {503}
    for moment in kills:
        quiet = readers.statuses(after=moment + RECOVERY, until=moment + CALM)
        assert quiet[200] > 0
        assert quiet[503] <= 0.01 * quiet.total(), (
            f"{readers.last_trouble_after(moment, moment + CALM):.1f} s"
        )
    assert running.get("/readyz") == (200, "ready\n")
    assert partial_writes(running, writing) == []


def killed(running: Site, victim: Callable[[Site, int], int], turn: int) -> float:
    """Kill one process, and say when."""
    os.kill(victim(running, turn), signal.SIGKILL)
    moment = time.monotonic()
    time.sleep(CALM)
    return moment


def partial_writes(running: Site, writing: Writing) -> list[str]:
    """What was confirmed and is not there, or is there without its history."""
    code = (
        "import json; from kb.models import Person, HistoryEvent;"
        "told = set(HistoryEvent.objects.filter(kind='person', verb='create').values_list('record_pk', flat=True));"
        "print(json.dumps([[p.slug, p.pk in told] for p in Person.objects.filter(slug__startswith='by-')]))"
    )
    held = dict(json.loads(running.manage("shell", "--no-imports", "-c", code)))
    lost = [slug for slug in writing.stored if slug not in held]
    return lost + [slug for slug, told in held.items() if not told]
