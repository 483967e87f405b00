"""What the base said of records that were loaded before this was kept: the history tells it.

Every load wrote what the base said over what was there, so each record's last event of a load ends with the words of the
base; what a person changed since came after it.
"""

import hashlib
import json

from django.db import migrations

SHIPPED = "human-rights-and-technology"
LOADED, BASE = "load", "the base"
#: Columns of the workflow, which the history tells beside the keys of the record.
WORKFLOW = ("status", "end_reason", "replaced_by")
#: What tells a link from the other links of its host.
IDENTITY = {
    "passage-tag": ("concept",),
    "claim-tag": ("concept",),
    "evidence": ("passage", "role", "quote"),
    "provision-citation": ("provision", "relation"),
    "verification": (),
    "claim-relation": ("kind", "other"),
}
LONGEST = 900


def remember(apps, schema_editor):
    """One entry for each record that the base brought, as it last said it."""
    said = _last_said(apps)
    if not said:
        return
    base = apps.get_model("kb", "LoadedBase").objects.create(name=SHIPPED)
    Entry = apps.get_model("kb", "LoadedEntry")
    entries = {}
    for (kind, record_pk), (event, mapping) in said.items():
        key = _key(event, mapping, said)
        if key is not None:
            told = {name: value for name, value in mapping.items() if name not in WORKFLOW}
            if kind == "verification":  # which has a key of this name for its outcome
                told["status"] = mapping.get("status", "not-checked")
            entries[kind, key] = Entry(
                base=base,
                kind=kind,
                key=key,
                record_pk=record_pk,
                said=_canonical(told),
                is_gone="end_reason" in mapping,
            )
    entries |= _editions(apps, Entry, base, entries)
    Entry.objects.bulk_create(entries.values(), batch_size=1000)


def _editions(apps, Entry, base, entries):
    """The summary editions of the base's documents, of which the history told nothing: nobody could change them."""
    documents = {entry.record_pk: key for (kind, key), entry in entries.items() if kind == "document"}
    editions = apps.get_model("kb", "Edition").objects.filter(basis="summary", document__in=documents)
    found = {}
    for pk, document, label, note in editions.values_list("pk", "document", "label", "note"):
        told = {name: value for name, value in (("label", label), ("note", note)) if value}
        key = documents[document]
        found["edition", key] = Entry(
            base=base, kind="edition", key=key, record_pk=pk, said=_canonical(told)
        )
    return found


def _last_said(apps):
    """(kind, primary key) → the last event of a load and the mapping after it, in the order of those events."""
    Event = apps.get_model("kb", "HistoryEvent")
    Change = apps.get_model("kb", "HistoryChange")
    loads = Event.objects.filter(verb=LOADED, actor=BASE).exclude(kind="edition")
    last = {}
    for event in loads.order_by("pk").values("pk", "kind", "record_pk", "handle", "host_kind", "host_pk"):
        name = (event["kind"], event["record_pk"])
        last.pop(name, None)
        last[name] = event
    mappings = {name: {} for name in last}
    changes = Change.objects.order_by("event_id", "pk").values_list(
        "event_id", "event__kind", "event__record_pk", "field", "after"
    )
    for event_pk, kind, record_pk, field, after in changes.iterator(chunk_size=5000):
        event = last.get((kind, record_pk))
        if event is None or event_pk > event["pk"]:
            continue
        if after:
            mappings[kind, record_pk][field] = json.loads(after)
        else:
            mappings[kind, record_pk].pop(field, None)
    return {name: (event, mappings[name]) for name, event in last.items()}


def _key(event, mapping, said):
    """The name of the record in the base; of a link, its host's and what tells it from the host's other links."""
    kind = event["kind"]
    if kind not in IDENTITY:
        return event["handle"]
    host = said.get((event["host_kind"], event["host_pk"]))
    if host is None:
        return None
    host = host[0]["handle"]
    if kind == "claim-relation" and mapping.get("kind") == "contradicts":
        host, other = sorted((mapping.get("claim", ""), mapping.get("other", "")))
        mapping = {**mapping, "other": other}
    names = [str(mapping.get(name) or "") for name in IDENTITY[kind]]
    written = _written([host, *names])
    return written if len(written) <= LONGEST else _written([host, hashlib.sha256(written.encode()).hexdigest()])


def _written(names):
    return json.dumps(names, ensure_ascii=False, separators=(",", ":"))


def _canonical(mapping):
    return json.dumps(mapping, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def forget(apps, schema_editor):
    """The tables go with the migration before."""


class Migration(migrations.Migration):
    dependencies = [("kb", "0020_loaded_bases")]

    operations = [migrations.RunPython(remember, forget)]
