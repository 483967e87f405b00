"""A full text goes to readers with a word about its rights: on submission, on publication, and when less was shown."""

from typing import Any

import pytest

from kb.curation import (
    InvalidRecord,
    create,
    edit,
    publish_edition,
    submit,
    submit_edition,
)
from kb.curation.revising import open_revision
from kb.models import Document, Edition, User
from tests import factories

pytestmark = pytest.mark.django_db


def drafted(by: User, **said: str) -> Edition:
    """A draft text of one passage, of a draft document."""
    mapping: dict[str, Any] = {
        "slug": "letter", "title": "A letter", "kind": "report", "language": "en", "date": "2023", **said
    }  # fmt: skip
    made = factories.edition(create(kind=Document, mapping=mapping, by=by), text="One.", status="draft")
    factories.passage("One.", edition=made, status="draft")
    return made


@pytest.mark.parametrize(
    ("policy", "rights", "is_refused"),
    [
        ("full", "", True),
        ("full", " ", True),
        ("full", "CC BY 4.0", False),
        ("excerpts", "", False),
        ("summaries", "", False),
    ],
)
def test_full_text_is_submitted_and_published_only_with_a_rights_statement(
    policy: str, rights: str, is_refused: bool
) -> None:
    carla, rita = factories.user("curator"), factories.user("reviewer")
    edition = drafted(carla, text_policy=policy, rights=rights)
    if not is_refused:
        submit_edition(edition=edition, by=carla)
        publish_edition(edition=edition, by=rita)
        assert Document.objects.get().is_published
        return
    for refused in (
        lambda: submit(record=edition.document, by=carla),
        lambda: submit_edition(edition=edition, by=carla),
    ):
        with pytest.raises(InvalidRecord, match="rights statement is empty") as told:
            refused()
        assert told.value.in_the_way == [edition.document]
    for record in (Document, Edition):  # submitted before this was asked
        record.objects.update(status="submitted", submitted_by=carla)
    edition.passages.update(status="submitted", submitted_by=carla)
    with pytest.raises(InvalidRecord, match="rights statement is empty"):
        publish_edition(edition=edition, by=rita)
    assert Document.objects.get().status == "submitted"


def change(document: Document, by: User, **mapping: str) -> None:
    edit(record=document, mapping=mapping, by=by, version=document.version, why="Found.")


def test_full_text_instead_of_less_is_proposed_only_with_a_rights_statement() -> None:
    carla = factories.user("curator")
    document = factories.document("shown", text_policy="summaries")
    with pytest.raises(InvalidRecord, match="rights statement"):
        change(document, carla, text_policy="full")
    change(document, carla, text_policy="full", rights="CC BY 4.0")
    assert open_revision(document) is not None


def test_full_text_without_a_rights_statement_that_readers_see_already_is_otherwise_edited() -> None:
    carla = factories.user("curator")
    change(factories.document("shown", text_policy="full"), carla, title="Another title")
    other = factories.document("other", text_policy="full", rights="CC0")
    with pytest.raises(InvalidRecord, match="rights statement"):
        change(other, carla, rights="")
    change(other, carla, rights="", text_policy="excerpts")
