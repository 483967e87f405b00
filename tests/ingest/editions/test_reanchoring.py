"""Re-anchoring: links go on in the newest text, or are listed; the older text keeps what it had."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kb.anchoring import fingerprint
from kb.curation import NotAllowed, add_evidence
from kb.curation.carrying_decisions import lose_carrying
from kb.curation.imports import published_now
from kb.extracting.parsed import Refused
from kb.history import events_about
from kb.ingest.editions.reanchoring import Report, reanchor
from kb.models import (
    Carrying,
    Continuation,
    Document,
    Evidence,
    HistoryEvent,
    Passage,
    PassageTag,
)
from tests import factories

from .two_editions import BRIDGE, CELLAR, LANTERN, MEADOW, PARTIES, edition, evidence, passage, tagged

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> Document:
    return factories.document("a-source", text_policy="full")


def links(report: Report) -> dict[str, int]:
    return report.links


def test_links_on_unchanged_paragraphs_are_published_with_the_newest_edition(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE)
    concept, instrument = factories.concept(), factories.instrument()
    tagged(passage(older, BRIDGE), concept)
    factories.citation(passage(older, BRIDGE), instrument)
    quoted = evidence(passage(older, BRIDGE), "copper bridge")
    newer = edition(document, CELLAR, LANTERN, BRIDGE)

    report = reanchor(document=document)

    later = passage(newer, BRIDGE)
    assert report.links == {"unchanged": 3}
    assert report.rows == []
    assert later.tags.published().get().concept == concept
    assert later.provision_citations.published().get().instrument == instrument
    new = later.evidence.published().get()
    assert (new.claim, new.quote, new.role) == (quoted.claim, "copper bridge", quoted.role)
    assert later.text[new.start : new.end] == "copper bridge"
    assert Continuation.objects.get(later=later).earlier == passage(older, BRIDGE)


def test_older_edition_keeps_what_it_had(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE)
    quoted = evidence(passage(older, BRIDGE), "copper bridge")
    edition(document, LANTERN, BRIDGE, CELLAR)
    reanchor(document=document)
    assert passage(older, BRIDGE).evidence.published().get() == quoted
    shown = quoted.claim.evidence.published().newest().filter(passage__edition__document=document)
    assert shown.get().passage.edition.number == 2


def test_history_tells_from_which_edition_a_link_came(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE)
    tagged(passage(older, BRIDGE))
    newer = edition(document, LANTERN, BRIDGE, CELLAR)
    reanchor(document=document, by=factories.user("curator", "keeper"))
    event = HistoryEvent.objects.get(verb="carry")
    assert (event.actor, event.why) == ("keeper", "Carried from edition 1.")
    assert event in events_about(passage(newer, BRIDGE))


def test_draft_that_the_program_carried_for_one_curator_is_given_up_by_another(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE)
    quoted = evidence(passage(older, BRIDGE), "the copper bridge had been painted with silver stars")
    newer = edition(document, LANTERN, BRIDGE.replace("painted", "decorated"))
    reanchor(document=document, by=factories.user("curator", "keeper"))
    lose_carrying(carrying=Carrying.objects.get(), by=factories.user("curator", "other"))
    assert Evidence.objects.filter(pk=quoted.pk).exists()
    assert not newer.passages.filter(evidence__isnull=False).exists()


def test_draft_that_a_curator_made_on_the_newer_edition_is_not_given_up_by_another(
    document: Document,
) -> None:
    older = edition(document, LANTERN, BRIDGE)
    quoted = evidence(passage(older, BRIDGE), "the copper bridge had been painted with silver stars")
    changed = BRIDGE.replace("painted", "decorated")
    newer = edition(document, LANTERN, changed)
    add_evidence(
        claim=quoted.claim,
        passage=passage(newer, changed),
        role=quoted.role,
        quote="the copper bridge had been decorated with silver stars",
        by=factories.user("curator", "author"),
    )
    reanchor(document=document, by=factories.user("curator", "keeper"))
    with pytest.raises(NotAllowed, match="Somebody else"):
        lose_carrying(carrying=Carrying.objects.get(), by=factories.user("curator", "other"))
    assert passage(newer, changed).evidence.exists()


def test_evidence_on_words_that_changed_waits_as_a_draft(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE, CELLAR)
    quoted = evidence(passage(older, BRIDGE), "the copper bridge had been painted with silver stars")
    changed = BRIDGE.replace("painted", "decorated")
    newer = edition(document, LANTERN, changed, CELLAR)
    report = reanchor(document=document)
    new = passage(newer, changed).evidence.get()
    assert (new.status, new.quote) == ("draft", "the copper bridge had been decorated with silver stars")
    assert Evidence.objects.published().filter(claim=quoted.claim, pk=quoted.pk).exists()
    assert [(row.kind, row.outcome, row.place) for row in report.rows] == [("evidence", "changed", "2")]
    assert Carrying.objects.to_decide().get().new_evidence == new


def test_links_on_a_moved_paragraph_go_on_and_are_listed(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE, CELLAR, MEADOW)
    tagged(passage(older, LANTERN))
    newer = edition(document, BRIDGE, CELLAR, MEADOW, LANTERN)
    report = reanchor(document=document)
    assert passage(newer, LANTERN).tags.get().status == "published"
    assert [(row.kind, row.outcome, row.source, row.place) for row in report.rows] == [
        ("tag", "moved", "1", "4")
    ]


def test_links_on_a_paragraph_that_is_gone_are_listed_and_stay(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE, CELLAR)
    tag = tagged(passage(older, BRIDGE))
    evidence(passage(older, BRIDGE), "copper bridge")
    edition(document, LANTERN, CELLAR)
    report = reanchor(document=document)
    assert links(report) == {"lost": 2}
    assert PassageTag.objects.get() == tag
    assert {row.decision for row in Carrying.objects.all()} == {"open"}


def test_paragraph_that_is_said_twice_is_never_put_in_the_wrong_place(document: Document) -> None:
    older = edition(document, LANTERN, PARTIES, BRIDGE, CELLAR, PARTIES, MEADOW)
    first, second = older.passages.filter(text=PARTIES).order_by("position")
    tagged(first)
    tagged(second)
    newer = edition(document, LANTERN, BRIDGE, CELLAR, PARTIES, MEADOW)
    report = reanchor(document=document)
    assert links(report) == {"lost": 1, "unchanged": 1}
    assert Continuation.objects.get(later=passage(newer, PARTIES)).earlier == second


def test_selection_is_made_again_with_what_it_bears(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE)
    words = "copper bridge had been painted"
    home = passage(older, BRIDGE)
    start = home.start + BRIDGE.index(words)
    made = Passage.objects.create(
        edition=older, within=home, kind="selection", path="2.s1", position=home.position + 1, text=words,
        start=start, end=start + len(words), fingerprint=fingerprint(words), **published_now(),
    )  # fmt: skip
    tagged(made)
    newer = edition(document, CELLAR, LANTERN, BRIDGE)
    reanchor(document=document)
    again = newer.passages.get(kind="selection")
    assert (again.text, again.within.text, again.status) == (words, BRIDGE, "published")
    assert newer.text[again.start : again.end] == words
    assert again.tags.published().count() == 1


def test_drafts_go_on_as_drafts_and_withdrawn_links_do_not(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE)
    tagged(passage(older, LANTERN), status="draft")
    tagged(passage(older, BRIDGE), status="withdrawn", end_reason="Wrong.")
    newer = edition(document, LANTERN, BRIDGE, CELLAR)
    reanchor(document=document)
    assert [tag.status for tag in PassageTag.objects.filter(passage__edition=newer)] == ["draft"]


def test_second_run_changes_nothing(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE, CELLAR, MEADOW)
    tagged(passage(older, LANTERN))
    tagged(passage(older, CELLAR))
    evidence(passage(older, BRIDGE), "copper bridge")
    edition(document, BRIDGE.replace("painted", "covered"), CELLAR, MEADOW, LANTERN)
    first = reanchor(document=document)
    events = HistoryEvent.objects.count()
    second = reanchor(document=document)
    assert first.new > 0
    assert second.new == 0
    assert (second.links, second.rows) == (first.links, first.rows)
    assert HistoryEvent.objects.count() == events


def test_dry_run_tells_and_stores_nothing(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE)
    tagged(passage(older, BRIDGE))
    edition(document, LANTERN, BRIDGE, CELLAR)
    report = reanchor(document=document, dry_run=True)
    assert links(report) == {"unchanged": 1}
    assert (PassageTag.objects.count(), Carrying.objects.count(), Continuation.objects.count()) == (1, 0, 0)


def test_text_of_another_source_is_refused(document: Document) -> None:
    edition(document, LANTERN, BRIDGE)
    edition(document, CELLAR, MEADOW)
    with pytest.raises(Refused) as refused:
        reanchor(document=document)
    assert refused.value.code == "unrelated"


def test_single_text_has_nothing_to_carry(document: Document) -> None:
    edition(document, LANTERN)
    assert reanchor(document=document) == Report("a-source")


def test_command_lists_what_is_not_simply_unchanged(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE, CELLAR)
    tagged(passage(older, BRIDGE))
    edition(document, LANTERN, CELLAR)
    out = StringIO()
    call_command("reanchor", "a-source", "--dry-run", stdout=out)
    assert "lost (not-found, 0.00)  § 2  tag" in out.getvalue()
    out = StringIO()
    call_command("reanchor", "a-source", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert (told["older"], told["newer"], told["links"], len(told["rows"])) == (1, 2, {"lost": 1}, 1)


def test_command_carries_every_document_that_has_several_texts(document: Document, capsys) -> None:
    older = edition(document, LANTERN, BRIDGE)
    tagged(passage(older, BRIDGE))
    edition(document, LANTERN, BRIDGE, CELLAR)
    other = factories.document("b-source", text_policy="full")
    edition(other, LANTERN)
    stranger = factories.document("c-source", text_policy="full")
    edition(stranger, LANTERN, BRIDGE)
    edition(stranger, CELLAR, MEADOW)
    call_command("reanchor", "--all")
    told = capsys.readouterr()
    assert told.out.splitlines()[0] == "a-source"
    assert "Links: 1 unchanged." in told.out
    assert "b-source" not in told.out
    assert told.err.startswith("c-source: ")
    assert "(unrelated)" in told.err


@pytest.mark.parametrize("arguments", [[], ["a-source", "--all"]])
def test_command_wants_one_document_or_all(arguments: list[str]) -> None:
    with pytest.raises(CommandError, match="Name a document, or ask for --all"):
        call_command("reanchor", *arguments)


def test_command_says_that_a_document_is_not_there() -> None:
    with pytest.raises(CommandError, match="no document nowhere"):
        call_command("reanchor", "nowhere")
