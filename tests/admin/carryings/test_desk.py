"""The desk of carryings: what waits is counted, and old and proposed place stand side by side."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kb.admin.work.by_document import carryings
from kb.models import Carrying, Document
from tests import factories
from tests.admin.carryings.texts import BRIDGE, CELLAR, DESK, LANTERN, SETTLED, edition
from tests.world import World

from ..browsing import said

pytestmark = pytest.mark.django_db


def test_button_carries_and_says_how_much(document: Document, carla: Client) -> None:
    told = said(carla.post(f"{DESK}run/"))[-1]
    assert told == (
        "Compared with edition 2: 0 tags, quotations and citations stand there unchanged. "
        "2 wait for a decision."
    )
    assert Carrying.objects.count() == 2


NOT_COMPARED = "2 tags, quotations and citations of the text before were not compared with edition 2 yet"


def test_desk_never_says_that_all_has_its_place_before_anything_was_compared(
    document: Document, carla: Client
) -> None:
    page = carla.get(DESK).content.decode()
    assert NOT_COMPARED in page
    assert SETTLED not in page
    carla.post(f"{DESK}run/")
    assert "not compared" not in carla.get(DESK).content.decode()


def test_what_is_said_of_the_older_text_after_the_comparison_is_told(
    carried: dict[str, Carrying], document: Document, carla: Client
) -> None:
    factories.tag(document.editions.get(number=1).passages.get(path="1"), factories.concept())
    assert "1 tag, quotation or citation of the text before was not" in carla.get(DESK).content.decode()


def test_older_text_of_which_nothing_was_said_has_nothing_to_carry(world: World, carla: Client) -> None:
    document = factories.document("a-source")
    edition(document, LANTERN, BRIDGE)
    edition(document, LANTERN, CELLAR)
    page = carla.get(DESK).content.decode()
    assert "Nothing was said about the text before" in page
    assert SETTLED not in page


@pytest.mark.parametrize("first_page", ["/admin/", "/admin/work/"])
def test_pages_where_people_begin_count_what_is_not_compared_and_what_is_not_decided(
    first_page: str, document: Document, carla: Client
) -> None:
    page = carla.get(first_page).content.decode()
    assert f'href="{DESK}"' in page
    assert "<strong>2</strong> not compared yet" in page
    carla.post(f"{DESK}run/")
    page = carla.get(first_page).content.decode()
    assert "<strong>2</strong> to decide" in page
    assert "not compared" not in page
    for row in Carrying.objects.all():
        carla.post(f"{DESK}lose/", {"carrying": row.pk})
    assert f'href="{DESK}"' not in carla.get(first_page).content.decode()


def test_withdrawn_link_is_not_counted_as_uncompared(document: Document, carla: Client) -> None:
    document.editions.get(number=1).passages.get(path="3").tags.update(
        status="withdrawn", ended_at=document.created_at, end_reason="No."
    )
    assert "1 tag, quotation or citation of the text before was not" in carla.get(DESK).content.decode()


def test_first_page_asks_the_same_number_of_questions_however_many_documents_wait(
    document: Document, carla: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        other = factories.document(f"another-{number}")
        factories.tag(edition(other, LANTERN, BRIDGE).passages.get(path="1"), factories.concept())
        edition(other, LANTERN, CELLAR)
    with django_assert_max_num_queries(4):
        assert len(carryings().rows) == 6


def test_old_and_proposed_place_stand_side_by_side_with_words_marked(
    carried: dict[str, Carrying], carla: Client
) -> None:
    page = carla.get(DESK).content.decode()
    assert "<mark>the copper bridge had been </mark><mark><del>painted</del></mark>" in page
    assert "<mark><ins>decorated</ins></mark>" in page
    assert "None was found." in page


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            ["The Court held:", BRIDGE],
            ["The State held:", BRIDGE],
            "the words are the same, what introduces them is not",
        ),
        (
            [BRIDGE, "Cats sleep."],
            [BRIDGE, "This was overruled."],
            "the words are the same, the sentence around them is not",
        ),
    ],
)
def test_same_words_are_shown_with_what_stands_around_them_on_both_sides(
    world: World, carla: Client, before: list[str], after: list[str], told: str
) -> None:
    document = factories.document("a-source")
    older = edition(document, LANTERN, *before, CELLAR)
    bridge = older.passages.get(text=BRIDGE)
    factories.evidence(factories.claim(), bridge, quote="copper bridge", start=24, end=37)
    edition(document, LANTERN, *after, CELLAR)
    carla.post(f"{DESK}run/")
    page = carla.get(DESK).content.decode()
    assert told in page
    changed = next(text for text in after if text != BRIDGE)
    assert changed in page
    assert "Introduced by" in page or "Followed by" in page


@pytest.mark.parametrize("number", ["", "x", "0", "999999999999999999999"])
def test_carrying_that_is_not_there_is_not_found(number: str, document: Document, carla: Client) -> None:
    assert carla.post(f"{DESK}accept/", {"carrying": number}).status_code == 404


def test_another_action_is_not_found(document: Document, carla: Client) -> None:
    assert carla.post(f"{DESK}burn/").status_code == 404
