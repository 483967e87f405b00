"""What lists of the desks ask the database: their records and how many, however many could be chosen beside them."""

import pytest
from django.test import Client
from django.urls import reverse

from kb.models import Document
from tests import factories
from tests.admin.test_lists import MODELS
from tests.plans import LARGE, read_whole, selected, sorted_whole
from tests.world import World

pytestmark = pytest.mark.django_db

LISTS = [*MODELS, "historyevent", "slugredirect", "user"]
#: The session, the account, how many there are, and one page of them.
OF_A_LIST = 4
#: Languages of documents and the five schemes of concepts, looked up in one query; documents of citations, as shown.
MORE = {"document": 1, "concept": 1, "provisioncitation": 1}
#: Filters by which a few of very many are found.
NARROWED = {
    "passage": (
        "status=draft", "status=submitted", "kind=note", "nothing_to_tag=yes", "document=report",
        "concept=themes/privacy", "document=report&concept=themes/privacy&status=draft",
    ),
    "passagetag": ("status=draft", "document=report", "concept=themes/privacy"),
    "claim": ("status=draft", "document=report", "concept=themes/privacy", "outcome=confirmed"),
    "evidence": ("status=draft", "document=report"),
    "edition": ("status=draft", "document=report"),
    "document": ("status=draft", "language=en"),
    "historyevent": ("verb=publish", "kind=claim", "public=yes"),
}  # fmt: skip


def address(model: str, query: str = "") -> str:
    return reverse(f"admin:kb_{model}_changelist") + (f"?{query}" if query else "")


@pytest.mark.parametrize("model", LISTS)
def test_list_asks_for_its_records_and_how_many_there_are(world: World, ada: Client, model: str) -> None:
    assert len(selected(ada, address(model))) <= OF_A_LIST + MORE.get(model, 0)


@pytest.mark.parametrize("model", LISTS)
def test_list_offers_no_choice_that_grows_with_the_base(world: World, ada: Client, model: str) -> None:
    def offered() -> dict[str, int]:
        form = ada.get(address(model)).context_data["cl"].filters.form
        return {name: len(field.choices) for name, field in form.fields.items() if hasattr(field, "choices")}

    before = offered()
    for number in range(3):
        factories.passage(of=factories.document(language="en", kind=Document.Kind.REPORT))
        factories.provision(factories.instrument())
        factories.concept(f"more-{number}")
    assert offered() == before
    assert max(before.values(), default=0) <= 25


@pytest.mark.parametrize(
    ("model", "query"), [(model, query) for model, queries in NARROWED.items() for query in queries]
)
def test_few_of_very_many_are_found_by_an_index(world: World, ada: Client, model: str, query: str) -> None:
    assert read_whole(ada, address(model, query)) & LARGE == set()


@pytest.mark.parametrize("model", ["passage", "passagetag", "claim", "evidence", "historyevent"])
def test_first_page_of_a_large_list_stands_at_the_end_of_an_index(
    world: World, ada: Client, model: str
) -> None:
    assert read_whole(ada, address(model)) & LARGE == set()
    assert sorted_whole(ada, address(model)) == []
