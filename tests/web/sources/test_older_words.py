"""Evidence of an older edition that the newest does not have unchanged: its own words, told as such, everywhere."""

import re

import pytest
from django.test import Client

from kb.anchoring import fingerprint
from kb.curation import send_back
from kb.curation.carrying_decisions import lose_carrying, place_carrying
from kb.ingest.editions.binding import bind_document
from kb.ingest.editions.reanchoring import reanchor
from kb.models import Carrying, Document, Edition, Evidence, Passage
from tests import factories
from tests.ingest.editions.two_editions import CELLAR, LANTERN, MEADOW, edition, evidence, passage

pytestmark = pytest.mark.django_db

FILMING = "States shall not film crowds in public places during peaceful assemblies."
REVERSED = FILMING.replace(" not", "")
WORDS = "States shall not film crowds"


@pytest.fixture
def document() -> Document:
    return factories.document("a-source", text_policy="full")


@pytest.fixture
def quoted(document: Document) -> Evidence:
    """Words of edition 1 of which edition 2, which readers see, says the contrary; nobody has compared them yet."""
    older = edition(document, LANTERN, FILMING, CELLAR)
    made = evidence(passage(older, FILMING), WORDS)
    edition(document, LANTERN, REVERSED, CELLAR, MEADOW)
    return made


@pytest.fixture
def compared(quoted: Evidence, document: Document) -> Evidence:
    reanchor(document=document)
    return quoted


def text_of(client: Client, address: str) -> str:
    """What the page says, tags left out."""
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def beside(page: str, at: Passage) -> str:
    """The passage on a document's page, with what stands beside it."""
    return page.split(f'id="p-{at.public_id}"')[1].split("</article>")[0]


def newest(document: Document) -> Edition:
    return document.editions.order_by("-number")[0]


def test_claim_page_says_whose_words_it_quotes_before_anybody_compared_them(
    quoted: Evidence, client: Client
) -> None:
    page = text_of(client, quoted.claim.get_absolute_url())
    assert "Quoted from edition 1. Edition 2 of this source has not been compared yet." in page
    assert WORDS in page
    assert "States shall film" not in page


def test_claim_page_says_that_nobody_has_decided_yet(compared: Evidence, client: Client) -> None:
    page = text_of(client, compared.claim.get_absolute_url())
    assert "Edition 2 does not have this unchanged, and nobody has decided yet" in page
    assert WORDS in page
    assert "States shall film" not in page


def test_claim_page_says_that_the_newest_edition_no_longer_says_this(
    compared: Evidence, client: Client
) -> None:
    lose_carrying(carrying=Carrying.objects.get(), by=factories.user("curator"))
    page = text_of(client, compared.claim.get_absolute_url())
    assert "Quoted from edition 1. Edition 2 no longer says this." in page


def test_claim_page_says_that_the_new_words_are_being_reviewed_and_shows_them_afterwards(
    compared: Evidence, document: Document, client: Client
) -> None:
    home = passage(newest(document), REVERSED)
    place_carrying(
        carrying=Carrying.objects.get(),
        passage=home,
        quote="during peaceful assemblies",
        by=factories.user("curator"),
    )
    page = text_of(client, compared.claim.get_absolute_url())
    assert "What edition 2 says instead is being reviewed." in page
    Evidence.objects.filter(passage=home).update(status="published", published_at=document.published_at)
    page = text_of(client, compared.claim.get_absolute_url())
    assert "during peaceful assemblies" in page
    assert "Quoted from edition" not in page


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (WORDS, "Whether it holds in edition 2, too, has not been decided yet."),
        (WORDS.replace("not film", "never film"), "What edition 2 says instead is being reviewed."),
    ],
)
def test_words_that_moved_unchanged_are_not_called_other_words(
    words: str, told: str, document: Document, client: Client
) -> None:
    quoted = evidence(passage(edition(document, LANTERN, FILMING, CELLAR), FILMING), WORDS)
    turned = FILMING.replace(WORDS, f"The critic denies that {words}")
    home = passage(edition(document, LANTERN, CELLAR, turned), turned)
    reanchor(document=document)
    curator = factories.user("curator")
    place_carrying(carrying=Carrying.objects.get(), passage=home, quote=words, by=curator)
    assert told in text_of(client, quoted.claim.get_absolute_url())


def test_quotation_that_was_sent_back_from_the_newer_edition_is_not_called_under_review(
    compared: Evidence, document: Document, client: Client
) -> None:
    home, curator = passage(newest(document), REVERSED), factories.user("curator")
    words = "during peaceful assemblies"
    place_carrying(carrying=Carrying.objects.get(), passage=home, quote=words, by=curator)
    send_back(record=home.evidence.get(), by=factories.user("reviewer"), why="Other words.")
    page = text_of(client, compared.claim.get_absolute_url())
    assert "Edition 2 does not have this unchanged, and nobody has decided yet" in page
    assert "being reviewed" not in page


def test_decision_about_an_edition_is_still_told_when_another_has_come(
    compared: Evidence, document: Document, client: Client
) -> None:
    lose_carrying(carrying=Carrying.objects.get(), by=factories.user("curator"))
    edition(document, LANTERN, CELLAR, MEADOW)
    reanchor(document=document)
    page = text_of(client, compared.claim.get_absolute_url())
    assert "Quoted from edition 1. Edition 2 no longer says this." in page


def test_words_that_go_on_unchanged_say_nothing_of_editions(document: Document, client: Client) -> None:
    older = edition(document, LANTERN, FILMING)
    quoted = evidence(passage(older, FILMING), WORDS)
    edition(document, LANTERN, FILMING, CELLAR)
    reanchor(document=document)
    assert "Quoted from edition" not in text_of(client, quoted.claim.get_absolute_url())
    assert "Quoted from edition" not in text_of(client, passage(older, FILMING).get_absolute_url())


def test_draft_of_a_newer_edition_is_told_to_nobody(document: Document, client: Client) -> None:
    older = edition(document, LANTERN, FILMING)
    quoted = evidence(passage(older, FILMING), WORDS)
    newer = edition(document, LANTERN, REVERSED)
    newer.passages.update(status="draft")
    reanchor(document=document)
    assert "edition 2" not in text_of(client, quoted.claim.get_absolute_url()).lower()


def test_older_passage_keeps_the_claim_with_what_became_of_its_words(
    compared: Evidence, client: Client
) -> None:
    page = text_of(client, compared.passage.get_absolute_url())
    assert "Claims that rest on it" in page
    assert WORDS in page
    assert "nobody has decided yet" in page


def test_newer_passage_names_the_claim_apart_with_the_older_words(
    compared: Evidence, document: Document, client: Client
) -> None:
    page = text_of(client, passage(newest(document), REVERSED).get_absolute_url())
    resting, older = page.split("Claims that rest on what an older edition says here")
    assert "No claim rests on this passage." in resting
    assert compared.claim.statement in older
    assert WORDS in older
    assert "States shall film" not in older.split("How to cite", maxsplit=1)[0].split("Read it in")[0]


def test_newest_document_page_marks_no_words_and_tells_whose_words_the_claim_rests_on(
    compared: Evidence, document: Document, client: Client
) -> None:
    page = client.get(document.get_absolute_url()).content.decode()
    assert "<mark>" not in page
    home = beside(page, passage(newest(document), REVERSED))
    assert compared.claim.get_absolute_url() in home
    assert "words of edition 1" in home


@pytest.mark.parametrize("role", ["asserts", "supports", "reports"])
def test_no_stance_stands_beside_new_words_that_nobody_has_compared(
    role: str, compared: Evidence, document: Document, client: Client
) -> None:
    Evidence.objects.update(role=role)
    page = client.get(document.get_absolute_url()).content.decode()
    home = beside(page, passage(newest(document), REVERSED))
    assert 'class="stance"' not in home
    assert f"{WORDS}</q>" in home
    older = client.get(f"{document.get_absolute_url()}?edition=1").content.decode()
    assert 'class="stance"' in beside(older, compared.passage)
    assert "words of edition" not in older


def test_stance_stands_beside_words_that_go_on_unchanged(document: Document, client: Client) -> None:
    evidence(passage(edition(document, LANTERN, FILMING), FILMING), WORDS)
    newer = edition(document, LANTERN, FILMING, CELLAR)
    reanchor(document=document)
    home = beside(client.get(document.get_absolute_url()).content.decode(), passage(newer, FILMING))
    assert 'class="stance"' in home
    assert "words of edition" not in home


def test_newest_document_page_never_marks_the_same_words_in_a_turned_sentence(
    document: Document, client: Client
) -> None:
    older = edition(document, LANTERN, f"The Court finds that {FILMING.lower()}")
    evidence(older.passages.get(path="2"), "film crowds in public places")
    edition(document, LANTERN, f"The Court denies that {FILMING.lower()}")
    reanchor(document=document)
    page = client.get(document.get_absolute_url()).content.decode()
    assert "film crowds in public places" in page
    assert "<mark>" not in page


NOT_COMPARED = "1 claim rests on words of an older edition that nobody has compared with this one yet."
UNDECIDED = (
    "1 claim rests on words of an older edition that were not found here unchanged; "
    "nobody has decided about it yet."
)
GONE = "1 claim rests on words of an older edition that this one does not have."


@pytest.mark.parametrize(
    "after", [[LANTERN, FILMING, CELLAR], [LANTERN, REVERSED, CELLAR], [LANTERN, CELLAR]]
)
def test_document_page_says_of_words_that_nobody_compared_only_that(
    after: list[str], document: Document, client: Client
) -> None:
    evidence(passage(edition(document, LANTERN, FILMING, CELLAR), FILMING), WORDS)
    edition(document, *after, MEADOW)
    page = text_of(client, document.get_absolute_url())
    assert NOT_COMPARED in page
    assert "does not have" not in page


def test_document_page_tells_what_was_not_found_from_what_a_person_gave_up(
    document: Document, client: Client
) -> None:
    older = edition(document, LANTERN, FILMING, CELLAR, MEADOW)
    evidence(passage(older, FILMING), WORDS)
    edition(document, LANTERN, CELLAR, MEADOW)
    reanchor(document=document)
    page = text_of(client, document.get_absolute_url())
    assert UNDECIDED in page
    assert GONE not in page
    lose_carrying(carrying=Carrying.objects.get(), by=factories.user("curator"))
    page = client.get(document.get_absolute_url()).content.decode()
    assert GONE in page
    assert f'href="{document.get_absolute_url()}?edition=1"' in page


def test_unchanged_words_in_a_passage_that_is_not_published_are_not_called_uncompared(
    document: Document, client: Client
) -> None:
    quoted = evidence(passage(edition(document, LANTERN, FILMING), FILMING), WORDS)
    newer = edition(document, LANTERN, FILMING, CELLAR)
    newer.passages.filter(text=FILMING).update(status="draft")
    reanchor(document=document)
    page = text_of(client, quoted.claim.get_absolute_url())
    assert "Whether it holds in edition 2, too, has not been decided yet." in page
    page = text_of(client, document.get_absolute_url())
    assert (
        "1 claim rests on words of an older edition; whether they hold in this one has not been decided yet."
        in page
    )


def test_json_of_the_claim_names_the_edition_and_what_is_known_of_the_newest(
    compared: Evidence, client: Client
) -> None:
    told = client.get(f"{compared.claim.get_absolute_url().rstrip('/')}.json").json()
    row = next(one for one in told["evidence"] if one["target"]["selector"]["exact"] == WORDS)
    assert (row["edition"], row["newer_edition"]) == (1, {"number": 2, "words": "undecided"})
    assert "States shall film" not in str(told["evidence"])


def test_summary_whose_words_a_newer_edition_lacks_says_so(document: Document, client: Client) -> None:
    summary = factories.passage(
        "In other words.", of=document, anchor="States shall not", fingerprint=fingerprint(FILMING)
    )
    quoted = factories.evidence(factories.claim(), summary, quote="shall not film")
    edition(document, LANTERN, FILMING)
    bind_document(document)
    assert "Quoted from edition" not in text_of(client, quoted.claim.get_absolute_url())
    edition(document, LANTERN, REVERSED)
    bind_document(document)
    assert Passage.objects.get(pk=summary.pk).bound_to is not None
    page = text_of(client, quoted.claim.get_absolute_url())
    assert "Quoted from edition 2. Edition 3 does not have this unchanged" in page
