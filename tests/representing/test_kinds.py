"""Every table that is keyed by kinds of record has a row for each kind that takes part in what it is for."""

from collections.abc import Iterable

import pytest
from django.urls import NoReverseMatch, get_resolver

from kb.admin.references.lookup import SEARCHED as FOUND_AT_DESKS
from kb.api.filters import FILTERS
from kb.exports.base import ended
from kb.exports.representations import REPRESENTATIONS
from kb.models import Curated
from kb.representing import KINDS, SHAPES, Service, links, taking_part
from kb.search import affected, hydration
from kb.search.documents import in_bulk

TABLES: dict[str, tuple[Service, Iterable[str]]] = {
    "kb/exports/representations/registry.py, records told to other programs": (
        Service.ADDRESSED,
        REPRESENTATIONS,
    ),
    "kb/api/filters.py, parameters of lists": (Service.LISTED, FILTERS),
    "kb/search/documents/in_bulk.py, makers of index documents": (Service.SEARCHED, in_bulk._MAKERS),
    "kb/search/hydration.py, loaders of hits": (Service.SEARCHED, hydration._LOADERS),
    "kb/admin/references/lookup.py, what people type at desks": (Service.NAMED, FOUND_AT_DESKS),
    "kb/exports/base/ended.py, what a dump tells of ended records": (Service.DUMPED, ended._KEPT),
    "kb/representing/links.py, what tells a link from others": (Service.LINK, links.IDENTITY),
}


@pytest.mark.parametrize("place", TABLES)
def test_table_covers_the_kinds_that_take_part_and_no_others(place: str) -> None:
    service, table = TABLES[place]
    assert set(table) == set(taking_part(service)), (
        f"Which kinds take part is said in their objects: {place}."
    )


def test_every_curated_model_is_of_one_kind_and_has_a_shape() -> None:
    models = [model for model in Curated.__subclasses__() if not model._meta.abstract]
    assert {kind.model for kind in KINDS.values()} == set(models)
    assert set(SHAPES) == set(KINDS)


def test_what_is_named_or_addressed_is_found_by_its_handle() -> None:
    for service in (Service.NAMED, Service.ADDRESSED):
        assert all(kind.look_up for kind in taking_part(service).values())


def test_changes_of_what_is_searched_are_followed() -> None:
    assert set(taking_part(Service.SEARCHED)) <= set(affected._FOLLOW)


def test_page_and_json_of_what_is_addressed_stand_at_its_address() -> None:
    routes = get_resolver().reverse_dict
    for name, kind in taking_part(Service.ADDRESSED).items():
        assert kind.address
        for route in (name, f"{name}-json"):
            assert routes.getlist(route), NoReverseMatch(route)
