"""The public account of a record: when what was done, in which role and why; never by whom."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kb.models import HistoryEvent, User
from kb.representing import model_of

from .dates import day_words

#: Verbs whose changes are told field by field; the others say all there is to say.
_TOLD_BY_FIELD = {"edit", "revert", "rename"}


@dataclass(frozen=True)
class Change:
    """One field before and after, as text."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Event:
    """One line of the account."""

    when: str
    what: str
    role: str
    why: str
    changes: list[Change]


def account(events: Iterable[Any], kind: str) -> list[Event]:
    """Events loaded with `public_events_about()`, of a record of this kind, newest first."""
    return [_event(event, kind) for event in events]


def _event(event: Any, kind: str) -> Event:
    verb = _verb(event.verb)
    subject = "" if event.kind == kind else str(model_of(event.kind)._meta.verbose_name)
    changes = [_change(row) for row in event.told] if event.verb in _TOLD_BY_FIELD else []
    return Event(
        when=day_words(event.at),
        what=_("%(record)s: %(done)s") % {"record": subject, "done": verb} if subject else verb,
        role=_role(event),
        why=event.why,
        changes=changes,
    )


def _role(event: HistoryEvent) -> str:
    return str(User.Role(event.actor_role).label) if event.actor_role else ""


def _verb(verb: str) -> str:
    words = {
        "load": _("came with the curated base"),
        "create": _("drafted"),
        "edit": _("changed"),
        "submit": _("submitted"),
        "send back": _("sent back"),
        "publish": _("published"),
        "withdraw": _("withdrawn"),
        "merge": _("merged"),
        "rename": _("renamed"),
        "revert": _("changed back"),
        "delete": _("deleted"),
    }
    return words.get(verb, verb)


def _change(row: dict[str, str]) -> Change:
    return Change(row["field"].replace("_", " "), _text(row["before"]), _text(row["after"]))


def _text(canonical: str) -> str:
    """A value of the history as text: plain for words and lists of words, JSON for anything deeper."""
    if not canonical:
        return ""
    value = json.loads(canonical)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
