"""The same place of two texts of one document, in lists and in data: which is which is told, and only there."""

import pytest
from django.test import Client

from kb.models import Document, Edition
from tests import factories
from tests.indexes import Bring
from tests.ingest.editions.two_editions import CELLAR, LANTERN, edition, passage

pytestmark = pytest.mark.django_db

THREE = "The sensors failed in 3 in 100 of all the trials that the harbour ordered."
FOUR = THREE.replace("3 in", "4 in")


@pytest.fixture
def document() -> Document:
    return factories.document("a-source", text_policy="full")


@pytest.fixture
def editions(document: Document) -> tuple[Edition, Edition]:
    return edition(document, LANTERN, THREE), edition(document, LANTERN, FOUR, CELLAR)


def marks(page: str) -> list[str]:
    return [f"Edition {number}" for number in (1, 2, 3) if f"<span>Edition {number}</span>" in page]


def test_hits_of_two_editions_are_told_apart(
    client: Client, index_now: Bring, editions: tuple[Edition, Edition]
) -> None:
    index_now()
    assert marks(client.get("/search/?q=sensors").text) == ["Edition 1", "Edition 2"]


def test_hit_in_the_only_text_is_not_marked(client: Client, index_now: Bring, document: Document) -> None:
    edition(document, LANTERN, THREE)
    factories.passage("Of sensors, in our words.", of=document)
    index_now()
    assert marks(client.get("/search/?q=sensors").text) == []


def test_hit_beside_an_edition_that_readers_do_not_see_is_not_marked(
    client: Client, index_now: Bring, document: Document
) -> None:
    edition(document, LANTERN, THREE)
    draft = factories.edition(document, text=FOUR, status="draft", published_at=None)
    factories.passage(FOUR, edition=draft, status="draft", published_at=None)
    index_now()
    assert marks(client.get("/search/?q=sensors").text) == []


@pytest.mark.parametrize("address", ["/search/?q=sensors&format=json", "/api/v1/search/?q=sensors"])
def test_hit_as_data_has_its_edition(
    client: Client, index_now: Bring, editions: tuple[Edition, Edition], address: str
) -> None:
    index_now()
    hits = client.get(address).json()["hits"]
    numbers = {hit["url"]: hit["edition"] for hit in hits if hit["kind"] == "passage"}
    older, newer = editions
    assert numbers == {
        passage(older, THREE).get_absolute_url(): 1,
        passage(newer, FOUR).get_absolute_url(): 2,
    }


def test_claim_as_data_has_the_edition_of_its_words(
    client: Client, index_now: Bring, editions: tuple[Edition, Edition]
) -> None:
    factories.claim("The sensors often fail.", on=[passage(editions[0], THREE)])
    index_now()
    [hit] = client.get("/api/v1/search/?q=sensors&in=claims").json()["hits"]
    assert hit["edition"] == 1


@pytest.mark.parametrize("kind", ["instrument", "provision", "concept"])
def test_pages_that_list_a_passage_of_each_edition_tell_them_apart(
    client: Client, editions: tuple[Edition, Edition], kind: str
) -> None:
    provision, concept = factories.provision(), factories.concept()
    for one in editions:
        factories.citation(passage(one, LANTERN), provision)
        factories.tag(passage(one, LANTERN), concept)
    record = {"instrument": provision.instrument, "provision": provision, "concept": concept}[kind]
    page = client.get(record.get_absolute_url()).text
    assert "<span>edition 1</span>" in page
    assert "<span>edition 2</span>" in page


def test_page_that_lists_a_passage_of_the_only_text_names_no_edition(
    client: Client, document: Document
) -> None:
    concept = factories.concept()
    factories.tag(passage(edition(document, LANTERN), LANTERN), concept)
    assert "<span>edition" not in client.get(concept.get_absolute_url()).text
