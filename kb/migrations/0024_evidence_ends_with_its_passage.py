"""What readers see on a passage ends with it: where that was left open, told to the history, and then kept by PostgreSQL."""

import hashlib
import json

from django.db import migrations
from django.utils import timezone

OPERATOR = "the operator"
#: The advisory lock that writers of history take.
LOCK = 0x6B625F68
OTHERWISE = "Its passage is no longer published."
#: Model → kind, and what belongs to the claim's history; the others to the passage's.
LINKS = {"Evidence": "evidence", "PassageTag": "passage-tag", "ProvisionCitation": "provision-citation"}
NAMED = {
    "Evidence": ("claim",),
    "PassageTag": ("concept__scheme",),
    "ProvisionCitation": ("instrument", "provision__instrument"),
}


def end_what_was_left(apps, schema_editor):
    """Withdraw links that are published on passages that are not, with the reason of the passage."""
    left = []
    for model in LINKS:
        links = apps.get_model("kb", model).objects.filter(status="published", passage__isnull=False)
        links = links.exclude(passage__status="published")
        links = links.select_related(*NAMED[model], "passage__edition__document")
        left += links.defer("passage__edition__text", "passage__edition__sketch").order_by("pk")
    if not left:
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    Event, Change = apps.get_model("kb", "HistoryEvent"), apps.get_model("kb", "HistoryChange")
    digest = Event.objects.order_by("-pk").values_list("digest", flat=True).first() or ""
    for link in left:
        link.status, link.end_reason = "withdrawn", link.passage.end_reason or OTHERWISE
        link.ended_at = link.passage.ended_at or timezone.now()
        link.version += 1
        link.save()
        event = _event(Event, link, digest)
        changes = [("status", '"published"', '"withdrawn"'), ("end_reason", "", _canonical(link.end_reason))]
        digest = event.digest = _digest(event, changes)
        event.save()
        for field, before, after in changes:
            Change.objects.create(event=event, field=field, before=before, after=after)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing of it may wait while triggers are made
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _event(Event, link, previous):
    kind = LINKS[type(link).__name__]
    of_claim = kind == "evidence"
    return Event(
        at=timezone.now(),
        actor=OPERATOR,
        verb="withdraw",
        kind=kind,
        record_pk=link.pk,
        handle=_handle(link, kind),
        title=_handle(link, kind)[:500],
        host_kind="claim" if of_claim else "passage",
        host_pk=link.claim_id if of_claim else link.passage_id,
        public=True,
        why=link.end_reason,
        previous_digest=previous,
    )


def _handle(link, kind):
    edition = link.passage.edition
    number = "" if edition.basis == "summary" else f"/{edition.number}"
    passage = f"{edition.document.slug}{number}#{link.passage.path}"
    if kind == "evidence":
        return f"{link.claim.slug} ← {passage}"
    if kind == "passage-tag":
        return f"{passage} → {link.concept.scheme.slug}/{link.concept.slug}"
    provision = f":{link.provision.path}" if link.provision_id else ""
    return f"{passage} → {link.instrument.slug}{provision}"


def _digest(event, changes):
    content = [
        event.previous_digest, event.at.isoformat(), event.actor, event.actor_role, event.verb, event.kind,
        event.record_pk, event.handle, event.title, event.host_kind, event.host_pk, event.public, event.why,
        [list(change) for change in changes],
    ]  # fmt: skip
    return hashlib.sha256(_canonical(content).encode()).hexdigest()


def _canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


# Whoever publishes evidence holds its passage, so that nobody withdraws that unseen meanwhile.
RULE = """
CREATE FUNCTION kb_check_passage_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM kb_passage p JOIN kb_evidence e ON e.passage_id = p.id
                WHERE p.id = NEW.id AND p.status <> 'published' AND e.status = 'published') THEN
        RAISE EXCEPTION 'Evidence would be left published on passage %.', NEW.path
            USING ERRCODE = '23514', CONSTRAINT = 'evidence_ends_with_its_passage', TABLE = 'kb_passage';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER passage_keeps_evidence AFTER UPDATE OF status ON kb_passage
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published')
    EXECUTE FUNCTION kb_check_passage_evidence();

CREATE FUNCTION kb_hold_passage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM kb_passage WHERE id = NEW.passage_id FOR SHARE;
    RETURN NEW;
END $$;

CREATE TRIGGER evidence_holds_passage BEFORE INSERT OR UPDATE ON kb_evidence
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_hold_passage();
"""

RULE_REVERSE = """
DROP TRIGGER evidence_holds_passage ON kb_evidence;
DROP FUNCTION kb_hold_passage();
DROP TRIGGER passage_keeps_evidence ON kb_passage;
DROP FUNCTION kb_check_passage_evidence();
"""


class Migration(migrations.Migration):
    dependencies = [("kb", "0023_what_was_seen")]

    operations = [
        migrations.RunPython(end_what_was_left, migrations.RunPython.noop),
        migrations.RunSQL(RULE, RULE_REVERSE),
    ]
