"""Records are put in order by their own columns: an order by another record would join its table into every list."""

from django.apps import apps
from django.db.models import F

#: Few rows each, which people read by the name of another record.
BY_NAME = {("InstrumentParty", "place")}


def test_no_order_of_a_model_joins_another_table() -> None:
    for model in apps.get_app_config("kb").get_models():
        for name in model._meta.ordering:
            column = str(name.name if isinstance(name, F) else name).removeprefix("-")
            own = {"pk", *(field.attname for field in model._meta.concrete_fields)}
            if (model.__name__, column) not in BY_NAME:
                assert column in own, f"{model.__name__} is ordered by {column}"
