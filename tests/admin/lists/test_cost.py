"""What lists of the desks ask the database: their records and how many, however many could be chosen beside them."""

import pytest
from django.test import Client
from django.urls import reverse

from kb.admin.lists.filters import Named
from kb.admin.site import desks
from kb.models import Document
from kb.representing import SHAPES
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
#: A record of each kind that filters take by name.
NAMED = {"document": "report", "concept": "themes/privacy", "instrument": "covenant"}
#: A choice that few records have, where the first that is offered is what most of them are.
RARE = {("passage", "kind"): "note", ("slugredirect", "kind"): "document"} | {
    (shape.model._meta.model_name, "status"): "draft" for shape in SHAPES.values()
}
#: Filters without an index: these tables are a tenth of the passages and less (decision 56).
READ_WHOLE = {("claim", "kind"), ("document", "kind"), ("document", "text_policy")}
#: What else a few of very many are found by.
FURTHER = [
    ("passage", "status=submitted"),
    ("passage", "document=report&concept=themes/privacy&status=draft"),
    ("historyevent", "kind=claim&verb=publish&public=yes"),
]
FILTERS = [
    (desk.opts.model_name, name) for desk in desks._registry.values() for name in desk.filters.base_filters
]


def one_of_few(client: Client, model: str, name: str) -> str:
    """The query of the list by one filter, set to what few records are."""
    declared = client.get(address(model)).context_data["cl"].filters.filters[name]
    if isinstance(declared, Named):
        return f"{name}={NAMED[declared.field.kind]}"
    if (model, name) in RARE:
        return f"{name}={RARE[model, name]}"
    [first, *_others] = [value for value, _label in declared.choices]
    return f"{name}={first}"


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


@pytest.mark.parametrize(("model", "name"), FILTERS)
def test_few_of_very_many_are_found_by_an_index_whichever_filter_asks_for_them(
    world: World, ada: Client, model: str, name: str
) -> None:
    whole = read_whole(ada, address(model, one_of_few(ada, model, name))) & LARGE
    assert bool(whole) == ((model, name) in READ_WHOLE)


@pytest.mark.parametrize(("model", "query"), FURTHER)
def test_few_of_very_many_are_found_by_an_index(world: World, ada: Client, model: str, query: str) -> None:
    assert read_whole(ada, address(model, query)) & LARGE == set()


def test_filters_that_need_no_index_are_filters_of_a_list() -> None:
    assert {*FILTERS} >= READ_WHOLE


@pytest.mark.parametrize("model", ["passage", "passagetag", "claim", "evidence", "historyevent"])
def test_first_page_of_a_large_list_stands_at_the_end_of_an_index(
    world: World, ada: Client, model: str
) -> None:
    assert read_whole(ada, address(model)) & LARGE == set()
    assert sorted_whole(ada, address(model)) == []
