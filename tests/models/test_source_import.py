"""What the database refuses about imports, source files, proposed corrections and unresolved mentions."""

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from kb.extracting.parsed import RemovalReason
from kb.models import (
    Import,
    MentionPlace,
    ProposedCorrection,
    Removal,
    SourceFile,
    Suggestion,
    UnresolvedMention,
)
from tests import factories

pytestmark = pytest.mark.django_db

SHA = "ab" + "0" * 62


def refuses(rule, action):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        action()
    assert refused.value.__cause__.diag.constraint_name == rule


def test_every_reason_of_cleaning_is_one_the_base_can_hold():
    assert {reason.value for reason in RemovalReason} == set(Removal.Reason.values)


def test_source_file_lies_under_its_checksum_whatever_its_name(settings):
    settings.FILES_DIR = "/somewhere"
    kept = SourceFile.objects.create(sha256=SHA, name="../../etc/passwd")
    assert kept.path == Path("/somewhere/ab") / SHA


@pytest.mark.parametrize("sha256", ["", "AB" + "0" * 62, "../" + "0" * 61, SHA[:-1]])
def test_source_file_with_a_checksum_that_is_none_is_refused(sha256):
    refuses("sourcefile_sha256_is_hex", lambda: SourceFile.objects.create(sha256=sha256))


def test_second_source_file_with_the_same_bytes_is_refused():
    SourceFile.objects.create(sha256=SHA)
    with pytest.raises(IntegrityError), transaction.atomic():
        SourceFile.objects.create(sha256=SHA)


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("import_progress_in_percent", {"progress": 101}),
        ("import_refusal_says_why", {"state": "refused"}),
        ("import_refusal_says_why", {"state": "stored", "refusal_code": "empty", "refusal": "Empty."}),
        ("import_ready_was_read", {"state": "ready"}),
    ],
)
def test_import_that_contradicts_itself_is_refused(rule, values):
    refuses(rule, lambda: Import.objects.create(**values))


def test_import_has_ended_only_in_its_last_states():
    ended = {state for state in Import.State if Import(state=state).has_ended}
    assert ended == {Import.State.STORED, Import.State.REFUSED, Import.State.CANCELLED}


def test_correction_that_changes_nothing_is_refused():
    edition = factories.edition(text="a b")
    columns = {"edition": edition, "start": 0, "end": 1, "before": "a", "rule": "lost-space"}
    refuses(
        "proposedcorrection_changes_something",
        lambda: ProposedCorrection.objects.create(after="a", **columns),
    )
    ProposedCorrection.objects.create(after="b", **columns)
    refuses("proposedcorrection_made_once", lambda: ProposedCorrection.objects.create(after="c", **columns))


@pytest.mark.parametrize("model", [ProposedCorrection, Suggestion, UnresolvedMention])
def test_decision_that_nobody_made_is_refused(model):
    edition = factories.edition(text="a b")
    made = {
        ProposedCorrection: {"edition": edition, "start": 0, "end": 1, "before": "a", "after": "b"},
        Suggestion: {"passage": factories.passage(), "institution": factories.institution()},
        UnresolvedMention: {"normal": "the old charter"},
    }[model]
    refuses(
        f"{model._meta.model_name}_decision_by_somebody",
        lambda: model.objects.create(decision="accepted", **made),
    )


def test_mentions_come_by_frequency_counted_by_their_places():
    passages = [factories.passage(), factories.passage()]
    rare = UnresolvedMention.objects.create(normal="a rare law", as_printed="A Rare Law")
    frequent = UnresolvedMention.objects.create(normal="the old charter", as_printed="the Old Charter")
    MentionPlace.objects.create(mention=rare, passage=passages[0], start=0, end=3)
    for passage in passages:
        MentionPlace.objects.create(mention=frequent, passage=passage, start=5, end=9)
    found = [(one.normal, one.occurrences, one.editions) for one in UnresolvedMention.objects.by_frequency()]
    assert found == [("the old charter", 2, 2), ("a rare law", 1, 1)]


def test_open_mention_that_names_an_instrument_is_refused():
    refuses(
        "unresolvedmention_only_accepted_is_known",
        lambda: UnresolvedMention.objects.create(normal="x", instrument=factories.instrument()),
    )
