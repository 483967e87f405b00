"""What readers must see first: a document its text, a claim and its evidence the edition they stand in."""

from dataclasses import dataclass

import pytest

from kb.curation import (
    TooEarly,
    WrongStatus,
    add_evidence,
    create,
    discard_edition,
    hold_back_passages,
    publish,
    publish_edition,
    send_back_edition,
    submit,
    submit_edition,
)
from kb.models import Claim, Document, Edition, Passage, User
from tests import factories

pytestmark = pytest.mark.django_db


@dataclass
class People:
    curator: User
    reviewer: User


@pytest.fixture
def people() -> People:
    return People(factories.user("curator"), factories.user("reviewer"))


@pytest.fixture
def edition(people: People) -> Edition:
    """A draft text of a draft document, three passages long."""
    mapping = {"slug": "letter", "title": "A letter", "kind": "report", "language": "en", "date": "2023"}
    return draft_of(create(kind=Document, mapping=mapping, by=people.curator))


def draft_of(document: Document) -> Edition:
    made = factories.edition(document, text="One. Two. Three.", status="draft")
    for word in ("One.", "Two.", "Three."):
        factories.passage(word, edition=made, status="draft")
    return made


def standing(edition: Edition) -> tuple[str, str]:
    """Where the document and this edition of it stand."""
    return Document.objects.get(pk=edition.document_id).status, Edition.objects.get(pk=edition.pk).status


def test_document_goes_back_with_its_only_edition_and_says_the_same(people: People, edition: Edition) -> None:
    submit_edition(edition=edition, by=people.curator)
    send_back_edition(edition=edition, by=people.reviewer, why="The wrong file.")
    assert standing(edition) == ("draft", "draft")
    submit_edition(edition=edition, by=people.curator)
    assert standing(edition) == ("submitted", "submitted")


def test_document_stays_where_another_of_its_texts_is_still_reviewed(
    people: People, edition: Edition
) -> None:
    other = draft_of(edition.document)
    for one in (edition, other):
        submit_edition(edition=one, by=people.curator)
    send_back_edition(edition=edition, by=people.reviewer, why="The wrong file.")
    assert standing(edition) == ("submitted", "draft")
    send_back_edition(edition=other, by=people.reviewer, why="Nor this.")
    assert standing(other) == ("draft", "draft")


def test_published_document_stays_so_when_its_newer_edition_goes_back(
    people: People, edition: Edition
) -> None:
    submit_edition(edition=edition, by=people.curator)
    publish_edition(edition=edition, by=people.reviewer)
    newer = draft_of(edition.document)
    submit_edition(edition=newer, by=people.curator)
    send_back_edition(edition=newer, by=people.reviewer, why="Not yet.")
    assert standing(newer) == ("published", "draft")


@pytest.mark.parametrize("is_submitted", [True, False])
def test_document_is_not_published_without_its_text_and_the_refusal_names_it(
    people: People, edition: Edition, is_submitted: bool
) -> None:
    if is_submitted:
        submit_edition(edition=edition, by=people.curator)
    else:
        submit(record=edition.document, by=people.curator)
    with pytest.raises(TooEarly, match="edition") as refused:
        publish(record=edition.document, by=people.reviewer)
    assert refused.value.in_the_way == [edition]
    assert standing(edition)[0] == "submitted"


def test_document_without_any_text_is_not_published(people: People, edition: Edition) -> None:
    submit_edition(edition=edition, by=people.curator)
    discard_edition(edition=edition, by=people.reviewer)
    with pytest.raises(TooEarly, match="import its text first"):
        publish(record=edition.document, by=people.reviewer)


def test_document_is_published_with_its_edition_and_alone_where_that_is_published(
    people: People, edition: Edition
) -> None:
    submit_edition(edition=edition, by=people.curator)
    publish_edition(edition=edition, by=people.reviewer)
    assert standing(edition) == ("published", "published")
    mapping = {"slug": "other", "title": "Another", "kind": "report", "language": "en", "date": "2023"}
    other = create(kind=Document, mapping=mapping, by=people.curator)
    factories.edition(other)  # summaries, as a base brings them
    assert publish(record=submit(record=other, by=people.curator), by=people.reviewer).is_published


def test_edition_of_which_every_passage_was_held_back_is_not_published(
    people: People, edition: Edition
) -> None:
    submit_edition(edition=edition, by=people.curator)
    ids = list(edition.passages.values_list("public_id", flat=True))
    hold_back_passages(edition=edition, public_ids=ids[:2], by=people.reviewer, why="Illegible.")
    hold_back_passages(edition=edition, public_ids=ids[2:], by=people.reviewer, why="Illegible.")
    with pytest.raises(WrongStatus, match="held back"):
        publish_edition(edition=edition, by=people.reviewer)
    assert standing(edition) == ("submitted", "submitted")


def claim_on(people: People, *passages: Passage) -> Claim:
    factories.institution(slug="council")
    mapping = {
        "slug": "said", "statement": "One is said.", "kind": "recommendation",
        "claimants": ["institutions/council"], "as_of": "2023",
    }  # fmt: skip
    claim = create(kind=Claim, mapping=mapping, by=people.curator)
    for passage in passages:
        words = passage.text or passage.anchor
        add_evidence(claim=claim, passage=passage, role="asserts", quote=words, by=people.curator)
    return submit(record=claim, by=people.curator)


def test_claim_is_not_published_before_its_edition_and_the_refusal_names_the_edition(
    people: People, edition: Edition
) -> None:
    submit_edition(edition=edition, by=people.curator)
    claim = claim_on(people, *edition.passages.all()[:2])
    for record in (claim, claim.evidence.first()):
        with pytest.raises(TooEarly, match="readers do not see yet") as refused:
            publish(record=record, by=people.reviewer)
        assert refused.value.in_the_way == [edition]
    publish_edition(edition=edition, by=people.reviewer)
    assert publish(record=claim, by=people.reviewer).is_published


def test_claim_on_a_passage_that_was_held_back_waits_for_the_passage(
    people: People, edition: Edition
) -> None:
    submit_edition(edition=edition, by=people.curator)
    first = edition.passages.order_by("position")[0]
    hold_back_passages(edition=edition, public_ids=[first.public_id], by=people.reviewer, why="Illegible.")
    publish_edition(edition=edition, by=people.reviewer)
    with pytest.raises(TooEarly) as refused:
        publish(record=claim_on(people, first), by=people.reviewer)
    assert refused.value.in_the_way == [first]


def test_claim_that_also_rests_on_words_that_readers_see_is_published_with_those(
    people: People, edition: Edition
) -> None:
    submit_edition(edition=edition, by=people.curator)
    claim = claim_on(people, edition.passages.all()[0], factories.passage("Cameras watch."))
    assert publish(record=claim, by=people.reviewer).is_published
    assert set(claim.evidence.values_list("status", flat=True)) == {"published", "submitted"}


def test_claim_without_words_that_carry_it_is_refused_for_that(people: People) -> None:
    claim = claim_on(people, factories.passage("Cameras watch."))
    claim.evidence.update(role="disputes")
    with pytest.raises(Exception, match="at least one published piece of evidence"):
        publish(record=claim, by=people.reviewer)
