"""A whole edition submitted, published and withdrawn: time by its number of passages, and statements.

    .venv/bin/python -m benchmarks.reviewing [--passages 10000]

In a database of its own, made and dropped here. Figures to compare are the ratios within one run.
"""

import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any


def _measured(act: Callable[[], Any]) -> tuple[float, int]:
    """Seconds and statements."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        started = time.perf_counter()
        act()
        return time.perf_counter() - started, len(captured)


def _edition(passages: int) -> Any:
    from kb.models import Passage
    from tests import factories

    words = "Everybody has the right to be left alone by lanterns, cameras and bells. "
    edition = factories.edition(
        factories.document(status="draft"), text=words * passages, status="draft", published_at=None
    )
    size = len(words)
    Passage.objects.bulk_create(
        (
            Passage(
                edition=edition, path=str(n), position=n, text=words, start=n * size, end=(n + 1) * size - 1
            )
            for n in range(passages)
        ),
        batch_size=2000,
    )
    return edition


def main() -> None:
    arguments = ArgumentParser(description=__doc__)
    arguments.add_argument("--passages", type=int, default=10_000)
    passages = arguments.parse_args().passages
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    import django

    django.setup()
    from tests.databases import drop_copy, use_copy

    before = use_copy()
    try:
        _run(passages)
    finally:
        drop_copy(before)


def _run(passages: int) -> None:
    from kb.curation import publish_edition, submit_edition, withdraw_edition
    from tests import factories

    curator, reviewer = factories.user("curator"), factories.user("reviewer")
    for size in (passages // 10, passages):
        edition = _edition(size)
        acts: dict[str, Callable[[], Any]] = {
            "submit": lambda edition=edition: submit_edition(edition=edition, by=curator),
            "publish": lambda edition=edition: publish_edition(edition=edition, by=reviewer),
            "withdraw": lambda edition=edition: withdraw_edition(edition=edition, by=reviewer, why="x"),
        }
        for name, act in acts.items():
            seconds, statements = _measured(act)
            print(f"{size:>8} passages  {name:<9} {seconds:6.2f} s  {statements:>3} statements")


if __name__ == "__main__":
    sys.exit(main())
