"""What differs between two editions of a document."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kb.models import Document
from tests import factories

pytestmark = pytest.mark.django_db


def _editions(document: Document, *texts: list[str]) -> None:
    """An edition of the document for each list of paragraphs."""
    for paragraphs in texts:
        edition = factories.edition(document, text="\n".join(paragraphs))
        for number, text in enumerate(paragraphs, 1):
            factories.passage(text, edition=edition, path=str(number), position=number)


def _page(client: Client, document: Document, query: str = "") -> str:
    return client.get(f"{document.get_absolute_url()}changes/{query}").text


def test_paragraphs_that_came_went_or_read_differently_are_told_and_the_rest_counted(client: Client) -> None:
    document = factories.document(text_policy="full")
    _editions(
        document, ["Same one.", "Old words.", "Gone now."], ["Same one.", "New words.", "Last.", "Gone now."]
    )
    page = _page(client, document)
    assert "2 paragraphs differ" in page
    assert "2 paragraphs are the same in both." in page
    assert page.index("<del>Old</del> words.") < page.index("<ins>New</ins> words.")
    assert "not there before" in page[page.index("<ins>New</ins>") : page.index("<ins>Last.</ins>")]


SORTED = "Companies must publish how many requests they have received and how many of them were refused."
FILMING = "States shall not film crowds in public places during peaceful assemblies, nor keep their faces."
FAIR = "Nobody waits longer than a month for an answer to a question about their own data."


@pytest.mark.parametrize(
    ("after", "marked"),
    [
        ([FILMING.replace(" not", ""), FAIR], ["<del>not</del>"]),
        (
            ["A paragraph that came.", FILMING.replace("public", "all"), FAIR],
            ["<del>public</del>", "<ins>all</ins>"],
        ),
        (
            [FAIR.replace("month", "year"), FILMING],
            ["<del>month</del>", "<ins>year</ins>", "stands elsewhere now"],
        ),
    ],
)
def test_changed_word_alone_is_marked_before_anybody_has_compared_the_editions(
    after: list[str], marked: list[str], client: Client
) -> None:
    document = factories.document(text_policy="full")
    _editions(document, [SORTED, FILMING, FAIR], [SORTED, *after])
    page = _page(client, document)
    for words in marked:
        assert words in page
    assert "during peaceful assemblies, nor keep their faces.</del>" not in page


def test_paragraphs_that_have_nothing_in_common_are_told_whole(client: Client) -> None:
    document = factories.document(text_policy="full")
    _editions(document, [SORTED, FILMING], [SORTED, FAIR])
    page = _page(client, document)
    assert f"<del>{FILMING}</del>" in page
    assert f"<ins>{FAIR}</ins>" in page


def test_chosen_editions_are_compared_in_the_direction_asked(client: Client) -> None:
    document = factories.document(text_policy="full")
    _editions(document, ["One."], ["Two."], ["Three."])
    page = _page(client, document, "?from=3&to=1")
    assert "<del>Three.</del>" in page
    assert "<ins>One.</ins>" in page


def test_words_that_may_not_be_shown_are_not(client: Client) -> None:
    document = factories.document(text_policy="summaries")
    _editions(document, ["Secret old words."], ["Secret new words."])
    page = _page(client, document)
    assert "1 paragraph differs" in page
    assert "Secret" not in page


def test_single_edition_has_nothing_to_be_compared_with(client: Client) -> None:
    document = factories.document()
    factories.passage(of=document)
    assert "There is nothing to compare" in _page(client, document)


@pytest.mark.parametrize("query", ["?from=9", "?to=x", "?from=1&to=2"])
def test_edition_that_readers_cannot_see_is_not_found(query: str, client: Client) -> None:
    document = factories.document(text_policy="full")
    _editions(document, ["One."])
    factories.passage(edition=factories.edition(document, text="y"), status="draft")
    assert client.get(f"{document.get_absolute_url()}changes/{query}").status_code == 404


def test_page_asks_the_same_number_of_questions_however_much_there_is(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    document = factories.document(text_policy="full")
    _editions(document, [f"Old {n}." for n in range(20)], [f"New {n}." for n in range(25)])
    with django_assert_max_num_queries(6):
        _page(client, document)
