"""Acts on editions so large that no page should wait for them: wanted by a person, done by a process of its own.

Killed at any moment and taken up again it comes to the same: an act is one transaction, and its end is noted in it.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from kb import curation
from kb.curation import CurationError, InvalidRecord
from kb.curation.seen_marks import refuse_changed
from kb.models import Edition, EditionStep, User
from kb.models.bounds import broken_bound

from .alone import alone_with, worked_on

#: From this many passages on an act takes longer than two seconds on a slow machine.
LARGE = 10_000
#: The lock that whoever works on a step holds, with the step's number: it ends with the process.
LOCK = 0x6B6273
_State = EditionStep.State
#: The last process that was started here for each step, by its number.
_started: dict[int, subprocess.Popen[bytes]] = {}

type _Act = Callable[[EditionStep, Callable[[int], None]], Any]
ACTS: dict[str, _Act] = {
    "submit": lambda step, told: curation.submit_edition(edition=step.edition, by=step.by, progress=told),
    "publish": lambda step, told: curation.publish_edition(
        edition=step.edition, by=step.by, why=step.why, progress=told
    ),
    "send-back": lambda step, told: curation.send_back_edition(
        edition=step.edition, by=step.by, why=step.why, progress=told
    ),
    "withdraw": lambda step, told: curation.withdraw_edition(
        edition=step.edition,
        by=step.by,
        why=step.why,
        with_dependents=step.with_dependents,
        progress=told,
    ),
}


def is_large(edition: Edition) -> bool:
    """Whether acts on the edition are left to a process of their own."""
    return edition.passages.count() >= LARGE


def begin(
    *,
    edition: Edition,
    act: str,
    by: User,
    seen: str = "",
    why: str = "",
    with_dependents: bool = False,
) -> EditionStep:
    """Note what is wanted, and start a process that does it; InvalidRecord while something else is under way.

    `seen` is the mark of the edition that the person looked at: where it has another by now, and again where it has
    another when the work begins, nothing is done (ChangedMeanwhile).
    """
    with transaction.atomic():
        Edition.objects.select_for_update().defer("text", "sketch").get(pk=edition.pk)
        if seen:
            refuse_changed(edition, seen)
        if edition.steps.filter(state=_State.WAITING).exists():
            raise InvalidRecord(_("Something is being done to this edition already: wait until it is done."))
        step = EditionStep(
            edition=edition,
            act=act,
            by=by,
            seen=seen,
            why=why,
            with_dependents=with_dependents,
            total=edition.passages.count(),
        )
        if told := broken_bound(step):
            raise InvalidRecord(told)
        step.save()
    start(step)
    return step


def under_way(edition: Edition) -> EditionStep | None:
    """What is being done to the edition, or was refused last; whoever looks sees to it that somebody works on it."""
    step = edition.steps.first()
    if step is None or step.state == _State.DONE:
        return None
    if step.state == _State.WAITING and not _is_starting(step) and step.pk not in worked_on(LOCK):
        start(step)
    return step


def start(step: EditionStep) -> None:
    """A process that works on the step; if another one does already, it ends at once."""
    _started[step.pk] = process = subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "work_on_edition", str(step.pk)],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in os.environ.items() if name != "KB_STATEMENT_TIMEOUT_MS"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Somebody has to take note of its end, or it stays in the table of processes.
    threading.Thread(target=process.wait, daemon=True).start()


def _is_starting(step: EditionStep) -> bool:
    """Whether a process that was started here lives, which needs a moment before it holds the lock."""
    process = _started.get(step.pk)
    return process is not None and process.poll() is None


def work(number: int) -> EditionStep | None:
    """Do what the step with this number wants; None where another process is at it."""
    with alone_with(LOCK, number) as alone:
        step = EditionStep.objects.select_related("edition__document", "by").get(pk=number)
        if not alone or step.state != _State.WAITING:
            return None if not alone else step
        try:
            with _telling(step) as tell, transaction.atomic():
                if step.seen:
                    refuse_changed(step.edition, step.seen)
                ACTS[step.act](step, tell)
                step.state, step.done = _State.DONE, step.total
                step.save()
        except CurationError as refusal:
            step.state, step.refusal = _State.REFUSED, str(refusal)
            step.save()
    return step


@contextmanager
def _telling(step: EditionStep) -> Iterator[Callable[[int], None]]:
    """Tells how far the work is on a connection of its own: what its transaction writes, nobody sees before its end."""
    beside = connection.copy()

    def tell(done: int) -> None:
        with beside.cursor() as cursor:
            cursor.execute("UPDATE kb_editionstep SET done = %s WHERE id = %s", [done, step.pk])

    try:
        yield tell
    finally:
        beside.close()
