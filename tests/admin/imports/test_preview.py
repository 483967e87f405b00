"""An import is looked at before anything is stored: its passages, what is marked in them, what was left out."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from kb import curation
from kb.admin.imports import preview
from kb.admin.imports.shown_passages import left_out_after, shown_passages
from kb.extracting.parsed import RemovalReason, RemovedText
from kb.models import Document, Edition, Passage
from tests.admin.imports.bringing import DESCRIBED, DESK, upload
from tests.ingest.parsed_editions import parsed_edition

pytestmark = pytest.mark.django_db


def test_uploaded_file_is_shown_as_passages_before_anything_is_stored(ready, carla):
    page = carla.get(ready).content.decode()
    for words in (
        "Nothing is stored yet",
        "Part one",
        "rods count here.",
        "Share: this page",
        "Page furniture",
    ):
        assert words in page
    assert "<del>Wrods</del> <ins>Words</ins>" in page
    assert not Document.objects.filter(title="notes.txt").exists()
    assert not Edition.objects.filter(basis="text").exists()


def test_preview_says_that_readers_will_see_no_words_unless_the_full_text_is_chosen(ready, carla):
    assert "Readers will see no words of 2 passages" in carla.get(ready).content.decode()
    typed = {**DESCRIBED, "title": "", "text_policy": "full"}
    assert "no words" not in carla.post(f"{ready}store/", typed).content.decode()


def test_preview_of_a_new_edition_says_what_readers_will_see_by_the_document_that_is_there(world, carla):
    told = {"files": upload(), "document": "report"}
    ready = carla.post(DESK, told).headers["Location"]
    assert "Readers will see no words of 2 passages" in carla.get(ready).content.decode()
    Document.objects.filter(slug="report").update(text_policy="full")
    assert "no words" not in carla.get(ready).content.decode()


def test_what_is_recognised_is_marked_in_the_preview(ready, carla):
    assert 'title="themes/privacy">privacy</mark>' in carla.get(ready).content.decode()


def test_citation_in_doubt_is_marked_in_the_preview_with_the_reason(world, carla):
    text = b"Article 17 of the Covenant on Everything.\nArticle 17 (x-1) of the Covenant on Everything."
    page = carla.get(carla.post(DESK, {"files": upload(data=text)}).headers["Location"]).content.decode()
    assert page.count("import-found-doubt") == 1
    assert "a part of the citation was not understood" in page


@pytest.mark.parametrize(("within", "is_set_in"), [(1, True), (-1, False)])
def test_further_paragraph_of_a_note_is_set_in_below_it(within, is_set_in):
    parsed = parsed_edition(["Words¹.", "The note.", "More of it."], notes=[(0, 1), (0, 2)])
    stretch = replace(parsed.stretches[2], within=within)
    shown = shown_passages(parsed, [(2, stretch)], {}, set())
    page = render_to_string("admin/_import_passage.html", {"shown": shown[0], "language": "en"})
    assert ("import-further" in page) is is_set_in


def test_preview_counts_passages_in_words(carla):
    text = b"1. One is here.\n2. Two is here."
    page = carla.get(carla.post(DESK, {"files": upload(data=text)}).headers["Location"]).content.decode()
    assert "2 passages (2 paragraphs)" in " ".join(page.split())


@pytest.mark.parametrize("kind", Passage.Kind)
def test_every_kind_of_passage_is_counted_in_words(kind):
    one, two = (preview._counted(kind, n) for n in (1, 2))
    assert one == f"1 {kind.label}"
    assert two == f"2 {kind.label}s"


def test_removal_that_belongs_to_the_text_is_read_in_again_and_can_be_left_out_again(ready, carla):
    carla.post(f"{ready}read-again/", {"keep": "share-1"})
    page = carla.get(ready).content.decode()
    assert "3 passages" in page
    assert "1 removal is kept in" in page
    carla.post(f"{ready}read-again/", {"keep": "share-1", "afresh": "1"})
    assert "2 passages" in carla.get(ready).content.decode()


def test_long_text_is_looked_at_page_by_page(carla):
    lines = "\n".join(f"Paragraph number {number}." for number in range(400)).encode()
    address = carla.post(DESK, {"files": upload(data=lines)}).headers["Location"]
    assert "Paragraph number 399." not in carla.get(address).content.decode()
    assert "Paragraph number 399." in carla.get(f"{address}?page=3").content.decode()


def test_hostile_text_is_only_text(carla):
    address = carla.post(DESK, {"files": upload("<b>.txt", b"<script>alert(1)</script>")}).headers["Location"]
    page = carla.get(address).content.decode()
    assert "<script>alert" not in page
    assert "<b>.txt" not in page


LONG = " ".join(["Everybody has the right to privacy."] * 100_000).encode()  # 3.6 MB in one paragraph


def test_huge_paragraph_is_shown_by_its_beginning_with_a_sentence_that_says_so(carla):
    address = carla.post(DESK, {"files": upload("long.txt", LONG)}).headers["Location"]
    page = carla.get(address).content.decode()
    hidden = len(LONG) - preview.MOST_OF_ONE
    assert f"{hidden} characters more are read and will be stored." in page
    assert len(page) < 200_000
    assert carla.post(f"{address}store/", DESCRIBED).status_code == 302
    assert len(Passage.objects.get(edition__basis="text").text) == len(LONG)


@pytest.mark.parametrize(
    ("lines", "pages"),
    [(150, 1), (151, 2), (301, 3)],
)
def test_page_of_the_preview_has_so_many_short_passages(lines, pages, carla):
    data = "\n".join(f"Paragraph number {number}." for number in range(lines)).encode()
    address = carla.post(DESK, {"files": upload(data=data)}).headers["Location"]
    page = carla.get(f"{address}?page=99").content.decode()
    assert f"Paragraph number {lines - 1}." in page
    assert (f"Page {pages} of {pages}" in page) is (pages > 1)


def test_page_of_the_preview_has_only_so_much_of_long_passages(carla):
    data = "\n".join(f"{number} " + "word " * 2_000 for number in range(100)).encode()
    address = carla.post(DESK, {"files": upload(data=data)}).headers["Location"]
    first, last = (carla.get(f"{address}?page={page}").content.decode() for page in (1, 99))
    assert len(first) < 3 * preview.MOST_OF_PAGE
    assert "99 word" in last


def test_list_of_what_was_left_out_is_cut_and_says_how_much_it_does_not_list(carla):
    data = "\n".join(["Words."] + [f"Share: page {number}" for number in range(500)]).encode()
    address = carla.post(DESK, {"files": upload(data=data)}).headers["Location"]
    page = carla.get(address).content.decode()
    assert page.count('name="keep"') == preview.MOST_LISTED
    assert "300 more are not listed here." in page


def test_bytes_of_a_withdrawn_edition_come_again_and_the_form_says_what_they_were(world, carla, rita):
    document = Document.objects.get(slug="report")
    brought = {"files": upload(), "document": "report"}
    address = carla.post(DESK, brought).headers["Location"]
    assert "These bytes were edition" not in carla.get(address).content.decode()
    carla.post(f"{address}store/", {"into": str(document.pk)})
    edition = document.editions.get(basis="text")
    curation.submit_edition(edition=edition, by=world.carla)
    curation.publish_edition(edition=edition, by=world.rita)
    again = carla.post(DESK, {**brought, "files": upload()}).headers["Location"]
    assert "These bytes were edition" not in carla.get(again).content.decode()
    assert (
        "These bytes are edition 2 already."
        in carla.post(f"{again}store/", {"into": str(document.pk)}, follow=True).content.decode()
    )
    curation.withdraw_edition(edition=edition, by=world.rita, why="Wrong file.")
    anew = carla.post(DESK, {"files": upload()}).headers["Location"]
    page = carla.get(anew).content.decode()
    assert "These bytes were edition 2 of “Charter report”, withdrawn on" in page
    assert "Because: Wrong file." in page
    assert Edition.objects.filter(basis="text").count() == 1
    carla.post(f"{anew}store/", {"into": str(document.pk)})
    came = document.editions.get(number=3)
    assert (came.status, came.sha256) == ("draft", edition.sha256)
    for person in (carla, rita):
        withdrawn = person.get(f"/admin/kb/edition/{edition.pk}/change/").content.decode()
        assert "Because: Wrong file." in withdrawn
        assert "import the file again as a new edition of “report”" in withdrawn


def left_out(text, at):
    return RemovedText("site-chrome:1", RemovalReason.SITE_CHROME, text, 0, 1, "", at)


@pytest.mark.parametrize(("at", "place"), [(0, 0), (8, 1), (16, 2)])
def test_what_was_left_out_is_shown_at_its_place(at, place):
    parsed = replace(parsed_edition(["Words.", "More."]), removed=(left_out("Share it.", at),))
    shown = shown_passages(parsed, enumerate(parsed.stretches), {}, set())
    assert [one.left_out is not None for one in shown] == [place == 0, place == 1]
    assert (left_out_after(parsed) is not None) is (place == 2)


def test_what_is_marked_inside_a_line_has_no_place_of_its_own():
    one = replace(left_out("-", 0), key="hyphen:1:5")
    parsed = replace(parsed_edition(["Words."]), removed=(one,))
    [shown] = shown_passages(parsed, enumerate(parsed.stretches), {}, set())
    assert shown.left_out is None


@pytest.mark.parametrize(("out", "share"), [(0, 100), (1, 99), (101, 49), (900, 10)])
def test_preview_says_how_much_of_the_source_stands(out, share):
    removed = (left_out("x" * out, 0),) if out else ()
    parsed = replace(parsed_edition(["W" * 100]), removed=removed)
    assert preview.preview(parsed, {}, None, 1)["standing"] == share


def test_places_to_look_at_lead_to_the_page_of_the_preview_where_they_stand():
    lines = [(f"{number}.", "Words.") for number in [*range(1, 200), 203]]
    shown = preview.preview(parsed_edition(lines), {}, None, 1)
    [group] = shown["doubtful"]
    assert (group.number, group.places[0].address, group.places[0].what) == (
        1,
        "?page=2#passage-199",
        "after 199",
    )
