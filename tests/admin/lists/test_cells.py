"""What stands in the rows of a list: words in their own direction, yes and no as words, one way of writing moments."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.test import Client

from kb.models import Document, SlugRedirect
from tests import factories
from tests.admin.browsing import XHTML, address
from tests.admin.lists.test_cost import LISTS
from tests.admin.lists.test_filters import list_of
from tests.world import World

pytestmark = pytest.mark.django_db

ARABIC = "تقرير عن الخصوصية (2023)"
TEMPLATES = Path(__file__).parents[3] / "templates" / "admin"
MOMENT = datetime(2026, 11, 30, 22, 33, tzinfo=UTC)


def cells(client: Client, address: str) -> Iterator[Any]:
    """Every cell of the rows of a list."""
    body = next(html5lib.parse(client.get(address).content.decode()).iter(f"{XHTML}tbody"))
    yield from (cell for row in body for cell in row)


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("model", ["document", "passage"])
def test_words_of_a_row_run_as_their_own_letters_do(world: World, carla: Client, model: str) -> None:
    factories.passage("نص", of=factories.document("arabic", title=ARABIC, language="ar"))
    shown = [cell for cell in cells(carla, list_of(model)) if ARABIC in words(cell)]
    assert shown
    assert {cell.get("dir") for cell in shown} == {"auto"}


def test_title_of_a_record_runs_as_its_own_letters_do_on_every_page_of_it(world: World, rita: Client) -> None:
    document = factories.document("arabic", title=ARABIC, language="ar")
    for page in ("change", "history", ("verb", "withdraw")):
        at = address(document, page) if isinstance(page, str) else address(document, *page)
        html = html5lib.parse(rita.get(at).content.decode())
        parents = {child: parent for parent in html.iter() for child in parent}
        holding = [one for one in html.iter() if ARABIC in (one.text or "") and one.tag != f"{XHTML}title"]
        assert holding
        for one in holding:
            assert one.tag in (f"{XHTML}bdi", f"{XHTML}input", f"{XHTML}textarea") or any(
                around.get("dir") == "auto" for around in (one, parents[one])
            ), html5lib.serialize(one)


@pytest.mark.parametrize(
    ("model", "column", "said"),
    [("passage", "nothing_to_tag", "no"), ("historyevent", "public", "yes"), ("user", "is_active", "yes")],
)
def test_whether_something_holds_is_said_in_words(
    world: World, ada: Client, model: str, column: str, said: str
) -> None:
    shown = [cell for cell in cells(ada, list_of(model)) if cell.get("class") == f"field-{column}"]
    assert said in {words(cell) for cell in shown}
    assert {words(cell) for cell in shown} <= {"yes", "no"}
    assert [image for cell in shown for image in cell.iter(f"{XHTML}img")] == []


def test_yes_and_no_that_can_only_be_read_are_words_on_the_page_of_a_record(
    world: World, ada: Client
) -> None:
    page = ada.get(address(world.ada)).content.decode()
    shown = re.findall(r'<div class="shown" dir="auto">([^<]*)</div>', page)
    assert "yes" in shown
    assert "<img" not in page


@pytest.mark.parametrize("model", LISTS)
def test_moments_of_every_list_are_written_alike(world: World, ada: Client, model: str) -> None:
    SlugRedirect.objects.create(kind="document", old_slug="before", new_slug="report")
    for text in ada.get(list_of(model)).content.decode().split("<time")[1:]:
        assert re.match(r"[^>]*>\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d</time>", text)
    assert not re.search(r"\b[ap]\.m\.", ada.get(list_of(model)).content.decode())


def test_moment_of_a_record_stands_in_the_list_as_on_its_page(world: World, ada: Client) -> None:
    Document.objects.filter(pk=world.report.pk).update(updated_at=MOMENT)
    assert "30 November 2026, 22:33" in {words(cell) for cell in cells(ada, list_of("document"))}


def test_no_page_of_the_desks_writes_a_moment_another_way() -> None:
    written = {
        form
        for path in TEMPLATES.glob("*.html")
        for form in re.findall(r"\|date:[\"']([^\"']*)", path.read_text(encoding="utf-8"))
    }
    assert written == {"j F Y, H:i", "j F Y", "c"}
