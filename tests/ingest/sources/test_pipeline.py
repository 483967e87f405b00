"""One source from its bytes to an edition: new documents, new editions, nothing left of what was refused."""

import pytest
from django.utils import timezone

from kb.extracting.parsed import Metadata, Proposal, Refused
from kb.ingest.sources.duplicates import Reason
from kb.ingest.sources.pipeline import End, Source, import_source, sentence
from kb.models import Document, Edition, HistoryEvent, SourceFile, Suggestion
from tests import factories

from ..parsed_editions import parsed_edition

pytestmark = pytest.mark.django_db

LONG = "A paragraph that is long enough to speak for a likeness of two texts."


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


@pytest.fixture
def curator():
    return factories.user("curator")


def by_lines(data, name, kept):
    """Reads each line as a paragraph; refuses bytes that say so."""
    if data.startswith(b"refuse"):
        raise Refused("damaged", "The file is damaged.")
    lines = data.decode().splitlines()
    return parsed_edition(
        lines,
        data=data,
        metadata=Metadata(title=lines[0], date="2023-07", authors=("A. Author",), language="en"),
        headings=[("1", "Heading")],
        media_type="text/html",
    )


def imported(data, by, **values):
    dry_run = values.pop("dry_run", False)
    source = Source(data.encode(), values.pop("name", "a.html"), **values)
    return import_source(source, by=by, parse=by_lines, dry_run=dry_run)


def test_new_source_becomes_a_draft_document_described_by_its_file(curator):
    outcome = imported(f"A title\n{LONG}", curator, url="https://example.org/a")
    assert (outcome.end, outcome.passages) == (End.IMPORTED, 2)
    document = Document.objects.get()
    assert (document.slug, document.title, document.status) == ("a-title", "A title", "draft")
    assert (document.kind, str(document.date), document.text_policy) == ("web-page", "2023-07", "summaries")
    assert document.access_points.get().url == "https://example.org/a"
    assert "A. Author" in document.note
    assert outcome.edition.file.path.read_bytes() == f"A title\n{LONG}".encode()
    assert sentence(outcome) == "imported: a-title, edition 1, 2 passages"


def test_what_the_curator_says_goes_before_what_the_file_says(curator):
    given = {"title": "Another title", "kind": "report", "date": "2020", "slug": "mine"}
    imported("A title", curator, described=given)
    document = Document.objects.get()
    assert (document.slug, document.title, document.kind, str(document.date)) == (
        "mine",
        "Another title",
        "report",
        "2020",
    )


def test_source_of_a_known_document_is_its_next_edition(curator):
    document = factories.document("known")
    factories.passage(of=document)
    outcome = imported("A title", curator, document=document)
    assert (outcome.document, outcome.edition.number) == (document, 2)
    assert Document.objects.count() == 1


def test_bytes_that_were_summarised_belong_to_that_document_without_being_told(curator):
    summary = factories.passage(
        "In other words.", fingerprint=parsed_edition([LONG]).stretches[0].fingerprint
    )
    sha256 = parsed_edition([], data=LONG.encode()).sha256
    Edition.objects.filter(pk=summary.edition_id).update(sha256=sha256)
    outcome = imported(LONG, curator)
    assert outcome.document == summary.edition.document
    assert (outcome.binding.bound, outcome.binding.total) == (1, 1)
    assert sentence(outcome).endswith("1 of 1 summaries bound")


def test_same_bytes_again_are_unchanged(curator):
    imported("A title", curator)
    events = HistoryEvent.objects.count()
    again = imported("A title", curator, name="renamed.html")
    assert (again.end, again.code) == (End.UNCHANGED, "unchanged")
    assert (Edition.objects.count(), SourceFile.objects.count()) == (1, 1)
    assert HistoryEvent.objects.count() == events


def test_same_bytes_read_otherwise_are_a_new_edition_only_if_a_person_chose_so(curator):
    imported("A title", curator)
    otherwise = {"parse": lambda data, name, kept: parsed_edition(["Read otherwise."], data=data)}
    again = import_source(Source(b"A title", "a.html"), by=curator, **otherwise)
    assert again.end == End.UNCHANGED
    chosen = import_source(Source(b"A title", "a.html", kept=frozenset({"k"})), by=curator, **otherwise)
    assert chosen.edition.number == 2


@pytest.mark.parametrize(
    ("data", "described", "code"),
    [
        ("refuse this", {}, "damaged"),
        ("A title", {"kind": "ocean"}, "not-described"),
        ("A title", {"publishers": ["nobody-knows"]}, "not-described"),
    ],
)
def test_refused_source_leaves_nothing(curator, folder, data, described, code):
    outcome = imported(data, curator, described=described)
    assert (outcome.end, outcome.code) == (End.REFUSED, code)
    assert sentence(outcome).startswith("refused: ")
    assert not Document.objects.exists()
    assert not SourceFile.objects.exists()
    assert not HistoryEvent.objects.exists()
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_dry_run_tells_what_would_be_and_stores_nothing(curator):
    outcome = imported("A title", curator, dry_run=True)
    assert (outcome.end, outcome.passages, outcome.edition) == (End.IMPORTED, 1, None)
    assert sentence(outcome) == "imported: a new document, edition –, 1 passages"
    assert not Document.objects.exists()
    assert not SourceFile.objects.exists()


def test_likeness_to_another_document_is_told_and_nothing_is_merged(curator):
    first = imported(f"A title\n{LONG}", curator).document
    second = imported(f"A title\n{LONG}\nAnd more.", curator)
    [candidate] = second.duplicates
    assert candidate.document == first
    assert set(candidate.reasons) == {
        Reason.SAME_TITLE_AND_DATE,
        Reason.SAME_PARAGRAPHS,
        Reason.SIMILAR_TEXT,
    }
    assert second.document != first
    assert second.document.slug == "a-title-2"


def test_accepted_correction_is_in_the_stored_text(curator):
    def parse(data, name, kept):
        proposal = Proposal(0, 5, "Wrods", "Words", "ocr-confusion", 0.9)
        return parsed_edition(["Wrods count."], data=data, title="T", proposals=(proposal,))

    source = Source(b"x", "x.txt", accepted=frozenset({0}))
    outcome = import_source(source, by=curator, parse=parse)
    assert outcome.edition.text == "Words count."
    assert outcome.edition.corrections.get().decision == "accepted"


def test_what_is_recognised_is_suggested(curator):
    instrument = factories.instrument("iccpr", title="International Covenant on Civil and Political Rights")
    outcome = imported("A title\nSee the International Covenant on Civil and Political Rights.", curator)
    assert outcome.suggestions.suggested >= 1
    assert Suggestion.objects.filter(instrument=instrument).exists()


@pytest.mark.parametrize(("status", "end"), [("draft", End.UNCHANGED), ("withdrawn", End.IMPORTED)])
def test_only_editions_that_have_not_ended_refuse_their_bytes(status, end, curator):
    first = imported("A title", curator)
    ended = {"end_reason": "Wrong file.", "ended_at": timezone.now()} if status == "withdrawn" else {}
    Edition.objects.filter(pk=first.edition.pk).update(status=status, **ended)
    again = imported("A title", curator, document=first.document)
    assert again.end == end
    if again.edition is not None:
        assert again.edition.number == 2
        assert (
            again.edition.passages.get(path="1").public_id != first.edition.passages.get(path="1").public_id
        )


def test_note_of_a_draft_that_nobody_looked_at_says_what_is_guessed(curator):
    imported("First words\nMore words", curator, described={"kind": "report"}, name="letter.html")
    assert "Guessed" not in Document.objects.get().note  # its title is that of the page
    edition = parsed_edition([LONG], data=b"plain", title="")
    import_source(Source(b"plain", "letter.txt"), by=curator, parse=lambda *_source: edition)
    document = Document.objects.get(title="letter")
    assert document.note.endswith("Guessed, and to be confirmed: title, kind.")
