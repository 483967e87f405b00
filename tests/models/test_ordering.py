"""Rows of a record come in one order, whatever the database finds first, so that a dump is the same every time."""

import pytest

from kb.models import InstitutionRelation, InstrumentParty


@pytest.mark.parametrize("model", [InstrumentParty, InstitutionRelation])
def test_rows_that_agree_in_all_else_come_in_the_order_they_were_written(model: type) -> None:
    assert model._meta.ordering[-1] == "pk"
