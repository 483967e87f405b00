"""Every kind of record lies on a desk of the first page."""

from kb.admin import desks
from kb.admin.desk_list import DESKS
from kb.models import Curated


def test_every_curated_kind_has_a_desk() -> None:
    assert {model for model in Curated.__subclasses__() if model not in desks._registry} == set(), (
        "Register it with `site=desks` in a module that kb/admin/__init__.py imports."
    )


def test_every_list_is_reached_from_the_first_page() -> None:
    listed = {name for desk in DESKS for name in desk.models}
    assert {model._meta.model_name for model in desks._registry} - listed == set(), (
        "Say in kb/admin/desk_list.py on which desk it lies."
    )
