"""The public account of a record: when what was done, in which role and why; never by whom."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from kb.models import HistoryEvent, User
from kb.representing import model_of
from kb.web.elements.dates import day_words

#: Verbs whose changes are told field by field; the others say all there is to say.
_TOLD_BY_FIELD = {"edit", "revert", "rename", "take", "load change"}

#: A name by which somebody let readers know them, by account name.
type PublicNames = Mapping[str, str]
NO_NAMES: PublicNames = {}


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


def account(events: Iterable[HistoryEvent], kind: str) -> list[Event]:
    """Events loaded with `public_events_about()`, of a record of this kind, newest first.

    What was done at one go, on the same day, in the same role and for the same reason, is one line.
    """
    told = []
    for (when, done, role, why, alone), group in groupby(events, key=_at_one_go):
        members = list(group)
        changes = [_change(row) for event in members for row in event.told] if alone else []
        told.append(Event(when, _what(done, members, kind), role, why, changes))
    return told


def _at_one_go(event: HistoryEvent) -> tuple[str, str, str, str, int]:
    """What members of one line share; an event told field by field stands alone."""
    done = what_was_done(event)
    alone = event.pk if done in _TOLD_BY_FIELD else 0
    return day_words(event.at), done, by_whom(event), event.why, alone


def what_was_done(event: HistoryEvent) -> str:
    """The verb; of a load of the base what it did: it brought the record, changed it, or ended it.

    What a record is brought with has nothing before it.
    """
    if event.verb != "load":
        return event.verb
    before = {row["field"]: row["before"] for row in event.told}
    if "status" in before and not any(before.values()):
        return "load"
    ends = any(row["field"] == "end_reason" and row["after"] for row in event.told)
    return "load end" if ends else "load change"


def _what(verb: str, events: Sequence[HistoryEvent], kind: str) -> str:
    """The verb, and what belongs to the record that it was done to: "published, with 2 tags"."""
    names = Counter(str(model_of(event.kind)._meta.verbose_name) for event in events if event.kind != kind)
    parts = [f"{name} ({count})" if count > 1 else name for name, count in sorted(names.items())]
    if not parts:
        return _verb(verb)
    listed = ", ".join(parts)
    if len(events) > names.total():
        return _("%(done)s, with: %(listed)s") % {"done": _verb(verb), "listed": listed}
    return _("%(listed)s: %(done)s") % {"listed": listed, "done": _verb(verb)}


def by_whom(event: HistoryEvent, names: PublicNames = NO_NAMES) -> str:
    """The role in which it was done, after a name where that was offered; first of all whose words were published."""
    done_by = _called(event.actor, event.actor_role, names)
    authors = {one["actor"]: _called(one["actor"], one["role"], names) for one in event.authors or ()}
    if not authors or [*authors] == [event.actor]:
        return done_by
    wrote = ", ".join(dict.fromkeys(authors.values()))
    return _("words: %(author)s; published: %(publisher)s") % {"author": wrote, "publisher": done_by}


def _called(actor: str, role: str, names: PublicNames) -> str:
    label = str(User.Role(role).label) if role else ""
    return ", ".join(word for word in (names.get(actor, ""), label) if word)


def _verb(verb: str) -> str:
    words = {
        "load": _("came with the curated base"),
        "load change": _("changed with the curated base"),
        "load end": _("ended with the curated base"),
        "create": _("drafted"),
        "edit": _("changed"),
        "take": _("taken from the curated base"),
        "import": _("text imported"),
        "carry": _("carried to a newer edition"),
        "mark as lost": _("said to be no longer in a newer edition"),
        "ask again": _("asked again whether a newer edition has it"),
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
