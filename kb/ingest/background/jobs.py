"""Imports that people look at before anything is stored: begun, read, looked at, stored, cancelled, taken up again.

The verbs of people (begin, choose, read_again, cancel, forget) only note what is wanted; `work` does it, in this
process or in another. Verbs answer False where the import has gone on meanwhile, and raise NotAllowed for somebody
else's.
"""

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.anchoring.resemblance import sketch
from kb.curation import NotAllowed, Verb, may
from kb.extracting.parsed import ParsedEdition, Refused
from kb.models import Document, Import, User

from ..sources import file_store
from ..sources.pipeline import Parse, Source, parse_source, store_parsed
from .alone import alone_with

#: How often work on an import is begun that ended before it was done, a killed process or a fault of the program.
MOST_ATTEMPTS = 3
#: The lock that whoever works on an import holds, with the import's number: it ends with the process.
LOCK = 0x6B6269
_State = Import.State
TO_DO = (_State.WAITING, _State.READING, _State.STORING)
_OPEN = (*TO_DO, _State.READY)


@transaction.atomic
def begin(
    data: bytes,
    *,
    name: str,
    by: User,
    url: str = "",
    document: Document | None = None,
    described: Mapping[str, Any] | None = None,
) -> Import:
    """Keep the bytes and note that they wait to be read."""
    may(by, Verb.CREATE)
    return Import.objects.create(
        by=by,
        file=file_store.keep(data, name=name),
        given_name=file_store.displayable(name),
        url=url,
        document=document,
        described=dict(described or {}),
    )


@transaction.atomic
def choose(
    job: Import,
    *,
    by: User,
    document: Document | None = None,
    described: Mapping[str, Any] | None = None,
    accepted: Collection[int] = (),
) -> bool:
    """Have what was read stored: as a new edition of the document, or as a new document with this description.

    `accepted` are indices of the proposed corrections that are to be made.
    """
    current = _held(job, by)
    if current.state != _State.READY:
        return False
    wanted: dict[str, Any] = {
        "document": document,
        "accepted": sorted(set(accepted)),
        "queued_at": timezone.now(),
    }
    if described is not None:
        wanted["described"] = dict(described)
    _set(current, _State.STORING, progress=70, message=_("Storing the edition"), **wanted)
    return True


@transaction.atomic
def read_again(
    job: Import, *, by: User, kept: Collection[str], typed: Mapping[str, Any] | None = None
) -> bool:
    """Have the source read anew with these removals (by key) kept in.

    What was read stays until the new reading is there, and stands where that is refused; so does what was typed.
    """
    current = _held(job, by)
    if current.state != _State.READY:
        return False
    wanted = {
        "kept": sorted(set(kept)),
        "accepted": [],
        "typed": dict(typed or {}),
        "queued_at": timezone.now(),
    }
    _set(current, _State.WAITING, progress=0, message="", **wanted)
    return True


@transaction.atomic
def note_typed(job: Import, *, by: User, typed: Mapping[str, Any]) -> bool:
    """Keep what was typed on the page of what was read, as plain values, until somebody stores it."""
    current = _held(job, by)
    if current.state != _State.READY:
        return False
    _set(current, _State.READY, typed=dict(typed))
    return True


@transaction.atomic
def cancel(job: Import, *, by: User) -> bool:
    """End an import that has not ended; work under way notices when it is done, and is undone."""
    current = _held(job, by)
    if current.state not in _OPEN:
        return False
    _end(current, _State.CANCELLED)
    return True


@transaction.atomic
def forget(job: Import, *, by: User) -> bool:
    """Take an import that has ended off the list; the edition it came to stays."""
    current = _held(job, by)
    if not current.has_ended:
        return False
    file = current.file
    current.delete()
    if file is not None:
        file_store.release(file)
    return True


def work(number: int, *, parse: Parse = parse_source) -> Import | None:
    """Do what the import with this number waits for: read it, or store what was chosen; the import as it is then.

    None where another process is at work on it. Import.DoesNotExist for a number that is none. Killed at any moment
    and called again, it comes to the same: an edition is stored in the transaction that says so.
    """
    with alone_with(LOCK, number) as alone:
        if not alone:
            return None
        job = Import.objects.get(pk=number)
        try:
            if job.state in TO_DO:
                _begin_work(job)
            if job.state in (_State.WAITING, _State.READING):
                return _read(job, parse)
            return _store(job) if job.state == _State.STORING else job
        except Refused as refused:
            return _refuse(job, refused)
        except file_store.DamagedFile as error:
            return _refuse(job, Refused("damaged", str(error)))
        except MemoryError:
            return _refuse(
                job, Refused("too-much-memory", _("This source is too large. Import it in parts."))
            )


def put_back(number: int, message: str) -> None:
    """Let an import wait whose work was broken off by no fault of its own; `message` says why."""
    with suppress(DatabaseError):  # where nothing can be written, nothing was counted either
        waiting = Import.objects.filter(pk=number, state__in=TO_DO, attempts__gt=0)
        waiting.update(attempts=F("attempts") - 1, message=message)


def _begin_work(job: Import) -> None:
    """Count the attempt before anything can go wrong; Refused where there were enough."""
    if job.attempts >= MOST_ATTEMPTS:
        told = _(
            "Work on this source was begun %d times and never ended. It may be too large for this machine."
        )
        raise Refused("interrupted", told % job.attempts)
    job.attempts, job.begun_at = job.attempts + 1, timezone.now()
    Import.objects.filter(pk=job.pk).update(attempts=job.attempts, begun_at=job.begun_at)


def _read(job: Import, parse: Parse) -> Import:
    """What is in the bytes, ready to be looked at."""
    _go_on(job, _State.READING, progress=10, message=_("Reading the source"))
    parsed = parse(_bytes_of(job), job.given_name, job.kept)
    read = {"parsed": parsed.to_json(), "sketch": sketch(parsed.text), "attempts": 0}
    return _go_on(job, _State.READY, progress=60, message="", **read)


@transaction.atomic
def _store(job: Import) -> Import:
    """The edition, and the state that says so, in one transaction."""
    parsed, source = _read_before(job)
    outcome = store_parsed(parsed, source, by=job.by)
    made = {"edition": outcome.edition, "document": outcome.document}
    return _go_on(job, _State.STORED, progress=100, message="", parsed=None, **made)


def _read_before(job: Import) -> tuple[ParsedEdition, Source]:
    """What was read, and the source with what was chosen for it."""
    if job.parsed is None:
        raise Refused("empty", _("This source has not been read."))
    source = Source(
        data=_bytes_of(job),
        name=job.given_name,
        url=job.url,
        document=job.document,
        described=job.described,
        kept=frozenset(job.kept),
        accepted=frozenset(job.accepted),
    )
    return ParsedEdition.from_json(job.parsed), source


def _bytes_of(job: Import) -> bytes:
    if job.file is None:
        raise file_store.DamagedFile(_("The bytes of this source are gone."))
    return file_store.read(job.file)


def _held(job: Import, by: User) -> Import:
    """The import as it is now, held until the transaction ends; its curator or a reviewer may go on with it."""
    may(by, Verb.CREATE)
    current = Import.objects.select_for_update(of=("self",)).get(pk=job.pk)
    if current.by_id != by.pk and by.role == User.Role.CURATOR:
        raise NotAllowed(_("Somebody else began this import."))
    return current


@transaction.atomic
def _go_on(job: Import, state: str, **columns: Any) -> Import:
    """Take the import to the next state; Refused where somebody cancelled it meanwhile, which undoes what was done."""
    current = Import.objects.select_for_update(of=("self",)).get(pk=job.pk)
    if current.state == _State.CANCELLED:
        raise Refused("cancelled", _("The import was cancelled."))
    _set(current, state, **columns)
    return current


@transaction.atomic
def _refuse(job: Import, refused: Refused) -> Import:
    current = Import.objects.select_for_update(of=("self",)).get(pk=job.pk)
    if current.parsed is not None and current.state in (_State.WAITING, _State.READING):
        _stand_by_the_reading_before(current, refused)
    elif current.state != _State.CANCELLED:
        _end(current, _State.REFUSED, refusal_code=refused.code, refusal=str(refused))
    return current


def _stand_by_the_reading_before(job: Import, refused: Refused) -> None:
    """Go back to what was read before, with the removals that it kept in, and say why."""
    removed = {one.key for one in ParsedEdition.from_json(job.parsed or {}).removed}
    kept = [key for key in job.kept if key not in removed]
    told = _("Reading it again was refused: %(why)s What was read before stands.") % {"why": refused}
    _set(job, _State.READY, progress=60, message=told, kept=kept, attempts=0)


def _end(job: Import, state: str, **columns: Any) -> None:
    """End without an edition: what was read and the bytes are forgotten, unless something else needs them."""
    file, job.file = job.file, None
    _set(job, state, message="", parsed=None, **columns)
    if file is not None:
        file_store.release(file)


def _set(job: Import, state: str, **columns: Any) -> None:
    for name, value in {"state": state, **columns}.items():
        setattr(job, name, value)
    job.save()
