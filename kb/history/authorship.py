"""Whose words the fields of records are, read from the history: of drafts, and of what is proposed for readers."""

import json
from collections import defaultdict
from collections.abc import Mapping

from django.db import models
from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce

from kb.models import Curated, HistoryChange, HistoryEvent
from kb.representing import SHAPES, Plain

from .events import DROP, PROPOSE
from .last_writers import Written, as_it_stood, restored, rewritten

type Fields = dict[str, Written]
#: What stands before the name of a key that is proposed, in the history.
PROPOSED = "proposed "
#: Whoever changed something below the verbs, as a merge changes whom a claim names: nobody who could publish it.
UNTOLD = ""


def written_in_drafts(events: models.QuerySet[HistoryEvent], kind: str) -> dict[int, Fields]:
    """For records of one kind, by key, whose words their fields are since readers last got them; in one query.

    `events` are those that write something of the records, and those that publish them.
    """
    # A key of the record's own may have the name of a column that says where it stands.
    standing = Q(field__in={*Curated.WORKFLOW} - {*SHAPES[kind].keys})
    told = HistoryChange.objects.filter(event__in=events.filter(kind=kind))
    told = told.exclude(standing & ~Q(event__verb__in=["publish", "create"])).order_by("event_id", "pk")
    accounts: dict[int, _Account] = defaultdict(_Account)
    for pk, verb, *change in told.values_list(
        "event__record_pk", "event__verb", "event__actor", "field", "before", "after"
    ):
        if verb == "publish":
            accounts[pk] = _Account()
        else:
            accounts[pk].change(verb, *change)
    return {pk: account.fields for pk, account in accounts.items()}


class _Account:
    """The fields of one record, change after change."""

    def __init__(self) -> None:
        self.fields: Fields = {}
        self._earlier: dict[str, list[Written]] = defaultdict(list)

    def change(self, verb: str, actor: str, name: str, before: str, after: str) -> None:
        if name == "status" and verb == "create" and not before:
            return  # a new record is a draft; one that was withdrawn is one again by somebody's act
        stood = _value(before)
        part = rewritten(self.fields[name], stood, UNTOLD) if name in self.fields else as_it_stood(stood)
        now = rewritten(part, _value(after), actor)
        self._earlier[name].append(part)
        self.fields[name] = self.gone_back(name, now) if verb == "revert" else now

    def gone_back(self, name: str, now: Written) -> Written:
        """The field after somebody put back what it was before, and was no longer at the end of this account."""
        is_last = name in self.fields and self.fields[name].value == now.value
        then = next((one for one in reversed(self._earlier[name]) if one.value == now.value), None)
        return now if then is None or is_last else restored(now, then)


def written_in_proposal(kind: str, record_pk: int, starts: Mapping[str, str]) -> Fields:
    """Whose words the fields are that are proposed for a record that readers see, in one query.

    `starts` is what readers see of each field, as canonical JSON; "" where they see none. Words that the field had when
    the record was a draft, and that readers never saw, are still their writer's, too.
    """
    events = HistoryEvent.objects.filter(kind=kind, record_pk=record_pk)
    answered = events.filter(Q(verb__in=[DROP, "publish"]) | Q(verb="edit", public=True)).order_by("-pk")
    since = Coalesce(Subquery(answered.values("pk")[:1]), 0)
    proposed = Q(verb=PROPOSE, pk__gt=since)
    of_draft = Q(public=False) & ~Q(verb__in=[PROPOSE, DROP])
    told = HistoryChange.objects.filter(event__in=events.filter(proposed | of_draft))
    fields, draft = {name: as_it_stood(_value(start)) for name, start in starts.items()}, _Account()
    for verb, actor, field, before, after in told.order_by("event_id", "pk").values_list(
        "event__verb", "event__actor", "field", "before", "after"
    ):
        name = field.removeprefix(PROPOSED)
        if verb != PROPOSE:
            draft.change(verb, actor, field, before, after)
        elif name in starts:
            stood = as_it_stood(_value(starts[name]))
            # "" says that it was not among what is proposed: then it is as readers see it.
            part = rewritten(fields[name], _value(before), UNTOLD) if before else stood
            now = rewritten(part, _value(after), actor) if after else stood
            fields[name] = draft.gone_back(name, now)
    return fields


def _value(told: str) -> Plain:
    value: Plain = json.loads(told) if told else None
    return value
