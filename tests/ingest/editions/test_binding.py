"""Binding summaries to the exact words of imported texts: whole paragraphs, selections, and the words of evidence."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from kb.anchoring import fingerprint
from kb.extracting.parsing import parse
from kb.ingest.base import load_base
from kb.ingest.editions.binding import NearMiss, bind_document, bind_edition
from kb.ingest.editions.selections import runs
from kb.ingest.editions.storing import store
from kb.ingest.sources.pipeline import End, Source, import_source
from kb.models import Edition, Evidence, OutboxEntry, Passage
from tests import factories
from tests.content import seeds

from ..parsed_editions import parsed_edition, show

pytestmark = pytest.mark.django_db

FIRST = "States must act. They must do so now.3 “Nobody waits.” So they said."
SECOND = "A second paragraph."


@pytest.fixture
def document():
    return factories.document("a-source")


def summarise(document, text, **values):
    values = {"anchor": " ".join(text.split()[:3]), "fingerprint": fingerprint(text), **values}
    return factories.passage(values.pop("summary", "In other words."), of=document, **values)


def imported(document, *paragraphs, **values):
    return store(parsed_edition(paragraphs, **values), document=document, by=None)


def words_of(summary):
    bound = Passage.objects.get(pk=summary.pk).bound_to
    return bound and bound.text


def test_summaries_are_bound_to_the_paragraphs_they_stand_for(document):
    one, two = summarise(document, FIRST), summarise(document, SECOND)
    report = bind_edition(imported(document, SECOND, FIRST))
    assert (report.bound, report.total, report.not_found, report.near_misses) == (2, 2, [], [])
    assert (words_of(one), words_of(two)) == (FIRST, SECOND)


def test_typography_and_note_markers_make_no_difference(document):
    summary = summarise(document, FIRST)
    other = FIRST.replace("now.3", "now.").replace("“", '"').replace("”", '"')
    bind_edition(imported(document, other))
    assert words_of(summary) == other


def test_changed_paragraph_is_reported_as_a_near_miss_and_a_lost_one_as_not_found(document):
    summarise(document, FIRST, path="1")
    summarise(document, SECOND, path="2")
    report = bind_edition(imported(document, "Earlier.", FIRST + " More was added."))
    assert report.bound == 0
    assert report.near_misses == [NearMiss("1", "2")]
    assert report.not_found == ["2"]


def test_selection_is_bound_to_a_run_of_sentences_of_its_paragraph(document):
    paragraph = summarise(document, FIRST)
    words = "They must do so now. “Nobody waits.”"
    chosen = summarise(document, words, kind="selection", within=paragraph)
    edition = imported(document, FIRST, SECOND)
    report = bind_edition(edition)
    assert (report.bound, report.total) == (2, 2)
    made = Passage.objects.get(pk=chosen.pk).bound_to
    assert (made.kind, made.within.text, made.status) == ("selection", FIRST, "draft")
    assert edition.text[made.start : made.end] == made.text == words.replace("now.", "now.3")
    assert [one.text for one in edition.passages.order_by("position")] == [FIRST, made.text, SECOND]


def test_selection_that_is_no_run_of_sentences_is_reported(document):
    paragraph = summarise(document, FIRST)
    summarise(document, "must do so", kind="selection", within=paragraph, path="1.s1", anchor="not there")
    report = bind_edition(imported(document, FIRST))
    assert (report.bound, report.not_found) == (1, ["1.s1"])


def test_evidence_gets_its_offsets_in_the_exact_words(document):
    summary = summarise(document, FIRST)
    claim = factories.claim()
    found = factories.evidence(claim, summary, quote="nobody waits")
    lost = factories.evidence(claim, summary, quote="everybody waits")
    report = bind_edition(imported(document, FIRST))
    found.refresh_from_db()
    lost.refresh_from_db()
    assert FIRST[found.start : found.end] == "Nobody waits"
    assert (lost.start, lost.end) == (None, None)
    assert (report.quotes, report.quotes_placed, report.quotes_not_found) == (2, 1, [summary.path])


def test_binding_again_changes_nothing(document):
    paragraph = summarise(document, FIRST)
    summarise(document, "States must act.", kind="selection", within=paragraph)
    factories.evidence(factories.claim(), paragraph, quote="must act")
    edition = imported(document, FIRST)
    first = bind_edition(edition)
    OutboxEntry.objects.all().delete()
    assert bind_edition(edition) == first
    assert not OutboxEntry.objects.exists()


def test_equal_paragraphs_are_told_apart_by_where_they_stand(document):
    for text in (SECOND, FIRST, SECOND):
        summarise(document, text)
    bind_edition(imported(document, SECOND, FIRST, SECOND))
    bound = [
        one.bound_to.path for one in document.editions.get(basis="summary").passages.order_by("position")
    ]
    assert bound == ["1", "2", "3"]


def test_draft_of_a_new_edition_does_not_take_the_words_from_readers(document):
    summary = summarise(document, FIRST)
    old = imported(document, FIRST)
    bind_edition(old)
    show(old)
    new = imported(document, FIRST, SECOND)
    bind_edition(new)
    summary.refresh_from_db()
    assert summary.bound_to.edition == old
    show(new)
    bind_edition(new)
    summary.refresh_from_db()
    assert summary.bound_to.edition == new


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ({"paragraphs": ["The Court held:", FIRST]}, {"paragraphs": ["The Court held:", FIRST]}, True),
        ({"paragraphs": ["The Court held:", FIRST]}, {"paragraphs": ["The State held:", FIRST]}, False),
        ({"paragraphs": ["It rained.", FIRST]}, {"paragraphs": ["It snowed.", FIRST]}, True),
        (
            {"paragraphs": [FIRST], "headings": [("1", "The Court’s view")]},
            {"paragraphs": [FIRST], "headings": [("1", "The Government’s view")]},
            False,
        ),
    ],
)
def test_summary_goes_on_to_a_newer_text_only_where_what_stands_around_its_words_is_unchanged(
    document, before, after, goes_on
):
    summary = summarise(document, FIRST)
    old = imported(document, *before.pop("paragraphs"), **before)
    show(old)
    bind_edition(old)
    new = imported(document, *after.pop("paragraphs"), "Another one.", **after)
    show(new)
    report = bind_edition(new)
    summary.refresh_from_db()
    assert summary.bound_to.edition == (new if goes_on else old)
    assert report.kept == ([] if goes_on else [summary.path])
    assert len(report.warnings()) == len(report.kept)


def test_summary_of_the_very_bytes_is_bound_to_them_where_a_newer_text_has_something_else_around_its_words(
    document,
):
    old = imported(document, "The Court held:", FIRST)
    new = imported(document, "The State held:", FIRST)
    show(old)
    show(new)
    summary = summarise(document, FIRST)
    Edition.objects.filter(pk=summary.edition_id).update(sha256=old.sha256)
    bind_document(document)
    summary.refresh_from_db()
    assert summary.bound_to.edition == old


def test_fingerprint_of_an_older_version_is_told_and_keeps_what_it_is_bound_to(document):
    old = fingerprint(FIRST).removeprefix("v2:")
    summary = summarise(document, FIRST, path="1", fingerprint=old)
    edition = imported(document, FIRST)
    report = bind_edition(edition)
    assert (report.bound, report.other_version, report.not_found) == (0, ["1"], [])
    assert "another version than v2" in report.warnings()[0]
    Passage.objects.filter(pk=summary.pk).update(bound_to=edition.passages.get())
    report = bind_edition(edition)
    assert (report.bound, report.other_version) == (1, [])
    assert words_of(summary) == FIRST


def test_upgrade_makes_the_fingerprints_of_held_texts_again(document):
    edition = imported(document, FIRST, SECOND)
    bound, unbound = summarise(document, FIRST), summarise(document, "Nobody has this.")
    bind_edition(edition)
    Passage.objects.update(fingerprint="a" * 64)
    import_module("kb.migrations.0014_fingerprints_made_again").make_again(apps, None)
    marks = dict(Passage.objects.values_list("pk", "fingerprint"))
    assert [marks[one.pk] for one in edition.passages.order_by("position")] == [
        fingerprint(FIRST),
        fingerprint(SECOND),
    ]
    assert marks[bound.pk] == fingerprint(FIRST)
    assert marks[unbound.pk] == "a" * 64


def test_selection_made_in_published_words_is_published_with_them(document):
    paragraph = summarise(document, FIRST)
    edition = imported(document, FIRST)
    show(edition)
    chosen = summarise(document, "States must act.", kind="selection", within=paragraph)
    bind_document(document)
    chosen.refresh_from_db()
    assert chosen.is_bound


def test_text_of_another_document_binds_only_if_its_bytes_are_those_that_were_summarised(document):
    summary = summarise(document, FIRST)
    bind_edition(imported(factories.document(), FIRST))
    assert words_of(summary) is None
    same = imported(factories.document(), FIRST, SECOND)
    Edition.objects.filter(pk=summary.edition_id).update(sha256=same.sha256)
    bind_edition(same)
    assert words_of(summary) == FIRST


def test_words_that_were_withdrawn_bind_nothing(document):
    summary = summarise(document, FIRST)
    edition = imported(document, FIRST)
    bind_edition(edition)
    edition.passages.update(status="withdrawn", end_reason="Wrong.", ended_at=document.published_at)
    bind_edition(edition)
    assert words_of(summary) is None


def test_runs_of_sentences_include_those_of_chinese_and_of_quotations():
    text = "数字人权。他说。好"
    assert [text[slice(*run)] for run in runs(text)][:2] == ["数字人权。", "数字人权。他说。"]
    quoted = "One.” Two (2.5 per cent). Three!"
    found = {quoted[slice(*run)] for run in runs(quoted)}
    assert {"One.”", "Two (2.5 per cent).", "Three!", "One.” Two (2.5 per cent)."} <= found
    assert quoted not in found
    assert list(runs("Only one.")) == []


needs_corpus = pytest.mark.skipif(not seeds.FOLDER.is_dir(), reason="the sources themselves are not here")


def in_this_process(data, name, kept):
    """Reads without a process of its own: the sources of the shipped base are no bombs."""
    return parse(data, name, frozenset(kept))


@needs_corpus
def test_sources_of_the_shipped_base_are_imported_into_their_documents_and_bound_whole(
    settings, tmp_path, client
):
    settings.FILES_DIR = tmp_path / "files"
    load_base(Path(settings.BASE_DIR) / "fixtures")
    for slug, seed in seeds.SEEDS.items():
        outcome = import_source(
            Source(seed.path.read_bytes(), seed.path.name), by=None, parse=in_this_process
        )
        assert outcome.document is not None
        assert outcome.document.slug == slug
        assert outcome.binding.bound == outcome.binding.total > 0
        assert outcome.binding.quotes_not_found == []
        again = import_source(Source(seed.path.read_bytes(), "again.txt"), by=None, parse=in_this_process)
        assert again.end == End.UNCHANGED
    assert not Passage.objects.filter(text="", bound_to__isnull=True).exists()
    assert not Evidence.objects.filter(passage__text="", start__isnull=True).exists()
    read_as_a_reader(client, slug)


def read_as_a_reader(client, slug):
    """Before the text is published nothing of it is told; then that it verifies the words, which stay unseen."""
    edition = Edition.objects.get(document__slug=slug, basis="text")
    hidden = max(edition.passages.values_list("text", flat=True), key=len)[:60]
    address = f"/documents/{slug}/"
    assert "verified in edition" not in client.get(address).content.decode()
    show(edition)
    shown = client.get(address).content.decode()
    assert (
        shown.count("Exact words verified in edition 2")
        == edition.document.editions.get(basis="summary").passages.count()
    )
    assert hidden not in shown
    assert hidden not in client.get(address, {"edition": "2"}).content.decode()


SMALL_BASE = """
- slug: {slug}
  title: A source
  kind: report
  language: en
  text_policy: summaries
  edition:
    sha256: {sha256}
  passages:
  - path: '1'
    summary: In other words.
    anchor: States must act
    fingerprint: {fingerprint}
"""


@pytest.mark.parametrize("slug", ["a-source", "another-source"])
def test_base_loaded_after_its_source_was_imported_is_bound_too(document, slug, tmp_path):
    edition = imported(document, FIRST, SECOND)
    source = SMALL_BASE.format(slug=slug, sha256=edition.sha256, fingerprint=fingerprint(FIRST))
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/a.yaml").write_text(source)
    report = load_base(tmp_path, join=True).binding
    assert (report.bound, report.total) == (1, 1)
    assert words_of(Passage.objects.get(edition__document__slug=slug, edition__basis="summary")) == FIRST
    assert load_base(tmp_path).total("updated") == 0


def test_base_of_an_older_version_is_loaded_and_what_it_lacks_is_said(tmp_path, capsys):
    old = fingerprint(FIRST).removeprefix("v2:")
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/a.yaml").write_text(
        SMALL_BASE.format(slug="a-source", sha256="0" * 64, fingerprint=old)
    )
    call_command("load_base", str(tmp_path))
    assert "1 summary carries a fingerprint of another version than v2" in capsys.readouterr().err
    assert Passage.objects.get().fingerprint == old
