"""The help page names every field that a question may name."""

from kb.search.schema import TEXT_FIELDS
from kb.web.search.query_examples import fields


def test_every_field_of_the_query_language_is_explained_with_an_example() -> None:
    assert {field.name for field in fields()} == set(TEXT_FIELDS)
    assert all(field.example.startswith(f"{field.name}:") for field in fields())
