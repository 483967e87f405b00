"""The import desk: brought, read apart, looked at, and only then stored, or refused with the reason."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kb import curation
from kb.admin.imports import brought as brought_page
from kb.admin.imports import desk, preview
from kb.admin.imports.preview import REASONS
from kb.extracting.parsed import Proposal, Refused, RemovalReason, RemovedText
from kb.ingest.background import workers
from kb.ingest.sources.duplicates import Reason
from kb.ingest.sources.fetching import Fetched
from kb.models import Document, Edition, Import, Passage
from tests import factories
from tests.ingest.parsed_editions import parsed_edition

from ..browsing import errors, form_on, said

pytestmark = pytest.mark.django_db
DESK = "/admin/imports/"
DESCRIBED = {"title": "A fresh report", "kind": "report", "language": "en", "text_policy": "summaries"}


def by_lines(data, name, kept):
    """Each line a paragraph; "Share:" lines are left out unless they are kept."""
    if data == b"damaged":
        raise Refused("damaged", "The file is damaged: save it again.")
    lines = [line for line in data.decode().splitlines() if line.strip()]
    removed = tuple(
        RemovedText(f"share-{at}", RemovalReason.SITE_CHROME, line, at, at)
        for at, line in enumerate(lines)
        if line.startswith("Share:") and f"share-{at}" not in kept
    )
    texts = [line for line in lines if line not in {one.text for one in removed}]
    proposals = (Proposal(0, 5, texts[0][:5], "Words", "ocr-confusion", 0.9),)
    return parsed_edition(
        texts, headings=[("1", "Part one")], data=data, title=name, removed=removed, proposals=proposals
    )


@pytest.fixture(autouse=True)
def at_once(monkeypatch, settings, tmp_path):
    """What another process would do is done before the answer."""
    settings.FILES_DIR = tmp_path / "files"
    monkeypatch.setattr(desk.workers, "start", work_off)


def work_off():
    return workers.work_off(linger=0, parse=by_lines)


def upload(
    name="notes.txt", data=b"Wrods count here.\nShare: this page\nEverybody has the right to privacy."
):
    return SimpleUploadedFile(name, data)


@pytest.fixture
def ready(carla):
    """The address of an import that was read and can be looked at."""
    return carla.post(DESK, {"files": upload()}).headers["Location"]


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


def test_confirmed_preview_is_stored_as_drafts_with_what_was_decided(ready, carla):
    answer = carla.post(f"{ready}store/", {**DESCRIBED, "accept": ["0", "17"], "into": ""})
    assert answer.status_code == 302
    edition = Edition.objects.get(basis="text")
    assert (edition.document.title, edition.document.status) == ("A fresh report", "draft")
    assert edition.passages.order_by("position").first().text == "Words count here."
    page = carla.get(answer.headers["Location"]).content.decode()
    assert "Edition 1 as a whole" in page
    assert f"/admin/passages/{edition.document.slug}/" in page


def test_description_with_a_fault_stores_nothing_and_keeps_what_was_typed(ready, carla):
    answer = carla.post(
        f"{ready}store/", {**DESCRIBED, "title": "", "date": "soon", "rights": "All kept", "keep": "share-1"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Use 2023, 2023-12" in page
    assert "All kept" in page
    assert 'value="share-1" checked' in page
    assert not Edition.objects.filter(basis="text").exists()


def test_source_becomes_a_new_edition_of_a_known_document(world, carla):
    address = carla.post(DESK, {"files": upload(), "document": "report"}).headers["Location"]
    document = Document.objects.get(slug="report")
    carla.post(f"{address}store/", {"into": str(document.pk)})
    assert document.editions.get(basis="text").number == 2


KNOWN = "A paragraph that is long enough to be told from all the others of this small base."
TOLD = b"Known title\n\n" + KNOWN.encode()


@pytest.fixture
def known(world) -> Document:
    """A document in use that has a paragraph in common with what is brought."""
    made = factories.document("known", title="Known title")
    factories.passage(KNOWN, edition=factories.edition(made, text=KNOWN))
    return made


def brought(carla):
    return carla.post(DESK, {"files": upload(data=TOLD)}).headers["Location"]


def test_nothing_is_chosen_where_a_document_in_use_may_be_the_same_source(known, carla):
    address = brought(carla)
    page = carla.get(address).content.decode()
    assert "paragraphs in common" in page
    assert "into" not in decided(carla, address)
    refused = carla.post(f"{address}store/", DESCRIBED)
    assert refused.status_code == 422
    assert "Say whether the base holds this source already" in errors(refused)
    assert not Document.objects.filter(title=DESCRIBED["title"]).exists()
    carla.post(f"{address}store/", {**DESCRIBED, "into": str(known.pk)})
    assert known.editions.count() == 2


def test_person_may_choose_a_new_document_all_the_same(known, carla):
    carla.post(f"{brought(carla)}store/", {**DESCRIBED, "into": ""})
    assert Document.objects.filter(title=DESCRIBED["title"]).exists()


def test_document_that_ended_leaves_the_choice_at_a_new_one(known, carla):
    Document.objects.filter(pk=known.pk).update(
        status="withdrawn", ended_at=known.published_at, end_reason="Wrong."
    )
    assert decided(carla, brought(carla))["into"] == ""


def test_preview_counts_passages_in_words(carla):
    text = b"1. One is here.\n2. Two is here."
    page = carla.get(carla.post(DESK, {"files": upload(data=text)}).headers["Location"]).content.decode()
    assert "2 passages (2 paragraphs)" in " ".join(page.split())


@pytest.mark.parametrize("kind", Passage.Kind)
def test_every_kind_of_passage_is_counted_in_words(kind):
    one, two = (preview._counted(kind, n) for n in (1, 2))
    assert one == f"1 {kind.label}"
    assert two == f"2 {kind.label}s"


def test_changed_text_leads_to_what_is_carried_to_it_from_the_text_before(world, carla):
    document = Document.objects.get(slug="report")
    pages = []
    for data in (b"First words.", b"Other words."):
        sent = {"files": upload(data=data), "document": "report"}
        address = carla.post(DESK, sent).headers["Location"]
        carla.post(f"{address}store/", {"into": str(document.pk)})
        pages.append(carla.get(address).content.decode())
    assert ["/admin/carryings/report/" in page for page in pages] == [False, True]


def test_removal_that_belongs_to_the_text_is_read_in_again_and_can_be_left_out_again(ready, carla):
    carla.post(f"{ready}read-again/", {"keep": "share-1"})
    page = carla.get(ready).content.decode()
    assert "3 passages" in page
    assert "1 removal is kept in" in page
    carla.post(f"{ready}read-again/", {"keep": "share-1", "afresh": "1"})
    assert "2 passages" in carla.get(ready).content.decode()


def test_refused_file_says_why_and_what_to_do(carla):
    address = carla.post(DESK, {"files": upload(data=b"damaged")}).headers["Location"]
    assert "The file is damaged: save it again." in carla.get(address).content.decode()


def test_several_files_are_several_imports(carla):
    answer = carla.post(DESK, {"files": [upload("one.txt"), upload("two.txt", b"Two words.")]})
    assert answer.headers["Location"] == DESK
    page = carla.get(DESK).content.decode()
    assert "one.txt" in page
    assert "two.txt" in page


def test_pasted_text_is_a_source_with_the_title_that_was_given(carla):
    address = carla.post(DESK, {"text": "Pasted words.", "name": "From a letter"}).headers["Location"]
    assert "Pasted words." in carla.get(address).content.decode()
    assert Import.objects.get().given_name == "From a letter.md"


TITLES = ["From a letter", "رسالة عن الحقوق", "关于权利的信", "Письмо о правах"]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("text", ["# A heading\n\nShare: this page\n\nWords.", "Share: this page\n\nWords."])
def test_title_that_was_typed_wins_over_what_the_pasted_text_begins_with(title, text, carla):
    address = carla.post(DESK, {"text": text, "name": title}).headers["Location"]
    page = carla.get(address)
    assert page.context["form"]["title"].value() == title
    carla.post(f"{address}read-again/", {**DESCRIBED, "title": title, "keep": "share-1"})
    assert carla.get(address).context["form"]["title"].value() == title
    carla.post(f"{address}store/", {**DESCRIBED, "title": title, "into": ""})
    assert Edition.objects.get(basis="text").document.title == title


@pytest.mark.parametrize("title", TITLES[1:])
def test_title_in_another_script_gives_an_address_of_its_own(title, carla):
    slugs = []
    for words in ("Some words.", "Other words."):
        address = carla.post(DESK, {"text": words, "name": title}).headers["Location"]
        carla.post(f"{address}store/", {**DESCRIBED, "title": title, "date": "2024-05", "into": ""})
        slugs.append(Import.objects.get(pk=address.split("/")[-2]).edition.document.slug)
    assert re.fullmatch(r"document-2024-[0-9a-z]{6}", slugs[0])
    assert slugs[1] == f"{slugs[0]}-2"


def test_name_in_the_address_can_be_typed_and_a_taken_one_is_told(world, carla):
    address = carla.post(DESK, {"text": "Words.", "name": TITLES[1]}).headers["Location"]
    sent = {**DESCRIBED, "title": TITLES[1], "slug": "report", "into": ""}
    answer = carla.post(f"{address}store/", sent)
    assert answer.status_code == 422
    assert "Another document has or had this name." in answer.content.decode()
    carla.post(f"{address}store/", {**sent, "slug": "risala"})
    assert Edition.objects.get(basis="text").document.slug == "risala"


def test_title_typed_on_the_preview_wins_over_the_one_of_the_pasted_text(carla):
    sent = {"text": "# A heading\n\nShare: this page\n\nWords.", "name": "First"}
    address = carla.post(DESK, sent).headers["Location"]
    carla.post(f"{address}read-again/", {**DESCRIBED, "title": "Second", "keep": "share-1"})
    assert carla.get(address).context["form"]["title"].value() == "Second"


def test_pasted_text_without_a_typed_title_is_called_as_it_calls_itself(carla):
    address = carla.post(DESK, {"text": "Words."}).headers["Location"]
    assert carla.get(address).context["form"]["title"].value() == "Pasted text.md"  # the title that was read


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Choose a file, or paste a text."),
        ({"text": "Words.", "document": "no-such-thing"}, "no-such-thing"),
    ],
)
def test_nothing_or_an_unknown_document_is_told_on_the_form(sent, told, carla):
    answer = carla.post(DESK, sent)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Import.objects.exists()


def test_upload_larger_than_allowed_is_refused_before_it_is_read(carla, settings):
    settings.IMPORT_MAX_BYTES = 10
    answer = carla.post(DESK, {"files": upload(data=b"x" * 1_100_000)})
    assert answer.status_code in (400, 413)
    assert not Import.objects.exists()


def test_cancelled_import_is_gone_from_the_work_and_cannot_be_stored(ready, carla):
    assert carla.post(f"{ready}cancel/").headers["Location"] == DESK
    answer = carla.post(f"{ready}store/", DESCRIBED)
    assert said(answer)[-1].startswith("The import has gone on meanwhile")
    assert not Edition.objects.filter(basis="text").exists()


def test_waiting_import_renews_its_page_tells_its_place_and_is_taken_up_by_whoever_looks(carla, monkeypatch):
    monkeypatch.setattr(desk.workers, "start", lambda: 0)
    first = carla.post(DESK, {"files": upload("one.txt", b"One word.")}).headers["Location"]
    second = carla.post(DESK, {"files": upload("two.txt", b"Two words.")}).headers["Location"]
    page = carla.get(second).content.decode()
    assert '<meta http-equiv="refresh" content="1">' in page
    assert "In the queue: 1 import before yours" in page
    assert "In the queue: yours is next" in carla.get(first).content.decode()
    assert "waiting: 1 before it" in carla.get(DESK).content.decode()
    monkeypatch.setattr(desk.workers, "start", work_off)
    carla.get(second)
    assert set(Import.objects.values_list("state", flat=True)) == {"ready"}


def test_import_that_was_broken_off_says_so_and_that_nothing_is_lost(carla, monkeypatch):
    monkeypatch.setattr(desk.workers, "start", lambda: 0)
    address = carla.post(DESK, {"files": upload()}).headers["Location"]
    Import.objects.update(state="reading", begun_at=timezone.now(), message="The disk is full")
    page = carla.get(address).content.decode()
    assert "The disk is full. The work was broken off. Nothing is lost" in page


def test_file_as_it_came_is_saved_and_never_shown(carla):
    hostile = b"<html><script>alert(1)</script>words"
    name = "../\u202e\r\nx.html"
    address = carla.post(DESK, {"files": upload(name, hostile)}).headers["Location"]
    answer = carla.get(f"{address}source/")
    assert answer.content == hostile
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


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


def test_same_source_that_is_in_the_base_is_offered_as_a_new_edition(ready, carla):
    carla.post(f"{ready}store/", {**DESCRIBED, "into": ""})
    again = carla.post(DESK, {"files": upload()}).headers["Location"]
    page = carla.get(again).content.decode()
    assert "a new edition of “A fresh report”" in page
    assert Passage.objects.filter(edition__basis="text").count() == 2


def test_every_reason_for_a_likeness_has_its_words():
    assert set(REASONS) == set(Reason)


def test_address_is_asked_for_only_where_fetching_is_allowed(carla, settings, monkeypatch):
    settings.URL_IMPORT = False
    assert 'name="address"' not in carla.get(DESK).content.decode()
    assert carla.post(DESK, {"address": "https://example.org/"}).status_code == 422
    settings.URL_IMPORT = True
    fetched = Fetched(b"Words from afar.", "afar.txt", "https://example.org/afar.txt", "text/plain")
    monkeypatch.setattr(brought_page, "fetch", lambda address: fetched)
    at = carla.post(DESK, {"address": "https://example.org/afar"}).headers["Location"]
    assert "Words from afar." in carla.get(at).content.decode()
    assert Import.objects.get().url == "https://example.org/afar.txt"


def test_refused_address_is_told_on_the_form(carla, settings):
    settings.URL_IMPORT = True
    answer = carla.post(DESK, {"address": "http://127.0.0.1/"})
    assert answer.status_code == 422
    assert 'value="http://127.0.0.1/"' in answer.content.decode()
    assert not Import.objects.exists()


TYPED = {
    "title": "My title", "kind": "speech", "language": "fr", "date": "2023-12", "text_policy": "full",
    "url": "https://example.org/speech", "rights": "Free to show.", "accept": "0",
}  # fmt: skip


def decided(client, address):
    """The form of the preview as a browser has it."""
    return form_on(client.get(address).content.decode(), "decide-form")


@pytest.mark.parametrize("ticked", [{"keep": "share-1"}, {}, {"keep": "share-1", "afresh": "1"}])
def test_everything_typed_is_there_after_the_source_was_read_again(ticked, ready, carla):
    carla.post(f"{ready}read-again/", {**TYPED, **ticked})
    form = decided(carla, ready)
    assert {name: form[name] for name in TYPED} == TYPED


@pytest.mark.parametrize("date", ["soon", "2023-13"])
def test_what_cannot_be_a_date_is_kept_as_it_was_typed(date, ready, carla):
    carla.post(f"{ready}read-again/", {**TYPED, "date": date, "keep": "share-1"})
    assert decided(carla, ready)["date"] == date
    answer = carla.post(f"{ready}store/", decided(carla, ready))
    assert answer.status_code == 422
    assert "Use 2023, 2023-12" in answer.content.decode()


def test_field_that_nobody_touched_takes_what_the_new_reading_says(ready, carla, monkeypatch):
    described = decided(carla, ready)

    def told_otherwise(data, name, kept):
        return by_lines(data, "Another title", kept)

    monkeypatch.setattr(desk.workers, "start", lambda: workers.work_off(linger=0, parse=told_otherwise))
    carla.post(f"{ready}read-again/", {**described, "date": "2020", "keep": "share-1"})
    assert (decided(carla, ready)["title"], decided(carla, ready)["date"]) == ("Another title", "2020")


def test_choice_between_a_new_edition_and_a_new_document_stays(world, carla):
    address = carla.post(DESK, {"files": upload(), "document": "report"}).headers["Location"]
    known = str(Document.objects.get(slug="report").pk)
    assert decided(carla, address)["into"] == known
    for chosen, keep in (("", {"keep": "share-1"}), (known, {"keep": "share-1", "afresh": "1"})):
        carla.post(f"{address}read-again/", {**TYPED, "into": chosen, **keep})
        assert decided(carla, address)["into"] == chosen


def test_refused_reading_leaves_the_one_before_with_all_that_was_typed(ready, carla, monkeypatch):
    def refused(data, name, kept):
        raise Refused("too-slow", "Reading took too long.")

    monkeypatch.setattr(desk.workers, "start", lambda: workers.work_off(linger=0, parse=refused))
    carla.post(f"{ready}read-again/", {**TYPED, "keep": "share-1"})
    page = carla.get(ready).content.decode()
    assert "Reading it again was refused: Reading took too long. What was read before stands." in page
    assert "2 passages" in page
    form = decided(carla, ready)
    assert {name: form[name] for name in TYPED} == TYPED
    assert "keep" not in form
    answer = carla.post(f"{ready}store/", form)
    assert answer.status_code == 302
    assert Import.objects.get().document.title == "My title"


def test_refused_storing_keeps_what_was_ticked_and_chosen(world, ready, carla):
    answer = carla.post(f"{ready}store/", {**TYPED, "title": "", "keep": "share-1"})
    assert answer.status_code == 422
    form = form_on(answer.content.decode(), "decide-form")
    assert {name: form[name] for name in TYPED if name != "title"} == {
        name: value for name, value in TYPED.items() if name != "title"
    }
    assert form["keep"] == "share-1"


def test_title_typed_beside_a_file_is_not_passed_over(carla):
    answer = carla.post(DESK, {"files": upload(), "name": "My title"})
    assert answer.status_code == 422
    assert "only for a pasted text" in answer.content.decode()
    assert 'value="My title"' in answer.content.decode()


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


def test_bytes_of_a_withdrawn_edition_become_a_new_document_where_the_person_chose_that(world, carla):
    address = carla.post(DESK, {"files": upload(), "document": "report"}).headers["Location"]
    carla.post(f"{address}store/", {"into": str(Document.objects.get(slug="report").pk)})
    edition = Edition.objects.get(basis="text")
    curation.submit_edition(edition=edition, by=world.carla)
    curation.publish_edition(edition=edition, by=world.rita)
    curation.withdraw_edition(edition=edition, by=world.rita, why="Wrong file.")
    address = carla.post(DESK, {"files": upload()}).headers["Location"]
    carla.post(f"{address}store/", {**DESCRIBED, "into": ""})
    assert Document.objects.get(title="A fresh report").editions.get().sha256 == edition.sha256
