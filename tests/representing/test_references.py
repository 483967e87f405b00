"""Records found by the names that people write for them."""

import pytest

from kb.representing import References, UnknownReference
from tests import factories

pytestmark = pytest.mark.django_db


def found(kind, reference):
    try:
        return References().find(kind, reference)
    except UnknownReference:
        return None


def test_party_is_found_with_and_without_its_kind_before_its_name():
    body, person = factories.institution(slug="body"), factories.person(slug="li")
    assert found("institution", "body") == found("institution", "institutions/body") == body
    assert found("person", "li") == found("person", "people/li") == person
    assert found("person", "institutions/li") is None


def test_passage_without_an_edition_is_that_of_the_summaries_else_of_the_only_text():
    document = factories.document("report")
    text = factories.edition(document, text="Words.", number=1)
    first = factories.passage("Words.", edition=text, path="1", start=0, end=6)
    assert found("passage", "report#1") == first
    second = factories.edition(document, text="Words.", number=2)
    factories.passage("Words.", edition=second, path="1", start=0, end=6)
    assert found("passage", "report#1") is None  # nobody has said which
    assert found("passage", "report/1#1") == first
    summary = factories.passage("Said in short.", of=document, path="1")
    assert found("passage", "report#1") == summary
