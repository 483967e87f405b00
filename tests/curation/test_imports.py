"""What importing drafts: a document from its description, told to the history."""

import pytest

from kb.curation import InvalidRecord
from kb.curation.imports import draft_document
from kb.history import events_about
from kb.models import Document
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return factories.user("curator")


def test_wrong_description_of_a_document_makes_none(curator):
    with pytest.raises(InvalidRecord, match="kind"):
        draft_document(mapping={"slug": "x", "title": "X", "kind": "ocean"}, by=curator)
    assert not Document.objects.exists()


def test_document_drafted_by_a_command_is_told_as_the_operators():
    document = draft_document(
        mapping={"slug": "x", "title": "X", "kind": "report", "language": "en"}, by=None
    )
    assert document.status == "draft"
    assert events_about(document).get().actor == "the operator"
