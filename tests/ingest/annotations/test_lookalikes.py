"""Words beside a quotation decide: lookalikes of annotated words are refused, other printings of them are found."""

import pytest

from kb.ingest.annotations import import_annotations
from kb.models import Document, Passage, User
from tests import factories

from .texts import annotation, file_of, position, quote, tagging, text_edition

pytestmark = pytest.mark.django_db

ALPHA = "1. Team Alpha reported that the new rules reduced arrests by twelve percent across all regions."
BETA = (
    "2. Team Beta reported that the new rules reduced arrests by twelve percent in the coastal regions only."
)
PARTIES = "3. The statement was made by estates and parties after a long debate."
PRIVACY = (
    "4. 😀 Observers said that the right to privacy was ignored 😀 by all who spoke of the right to privacy."
)
NONE = "5. No evidence was found that cameras prevent crime in any of the districts."
ARRESTS = "the new rules reduced arrests by twelve percent"


@pytest.fixture
def curator() -> User:
    factories.concept("privacy")
    return factories.user("curator")


@pytest.fixture
def document() -> Document:
    document = factories.document("report")
    text_edition(document, ALPHA, BETA, PARTIES, PRIVACY, NONE)
    return document


@pytest.fixture
def second() -> Document:
    """The same source later: Team Alpha's paragraph and the "No" are gone."""
    document = factories.document("second")
    text_edition(document, BETA, PARTIES, PRIVACY, NONE.replace("No evidence", "Evidence"))
    return document


def outcome(by: User, source: str, *selectors: dict[str, object]) -> tuple[str, str]:
    """How the annotation of these words ended, and why."""
    data = file_of(annotation(source, list(selectors), motivation="tagging", body=tagging("privacy")))
    (told,) = import_annotations(data, by=by).outcomes
    return told.end.value, told.reason


def marked() -> list[str]:
    return list(Passage.objects.filter(kind="selection").order_by("pk").values_list("text", flat=True))


REFUSED = [
    (quote(ARRESTS, "Team Alpha reported that ", " across all regions."), "Team Beta reported that"),
    (quote("evidence was found that cameras prevent crime", "No ", " in any"), "Nothing stands before"),
    (quote("cameras prevent crime", "No evidence was found that ", " in any"), "Before the words"),
    (quote("the right to privacy", "said that ", " was protected"), "After the words"),
    (quote("ties"), "inside other words"),
    (quote("state", "", ""), "inside other words"),
    (quote("the right to privacy"), "2 places"),
    (quote("The statement was made", "It is false that ", ""), "Nothing stands before"),
    (quote("after a long debate", "", ", as nobody denies"), "After the words"),
]


@pytest.mark.parametrize(("selector", "why"), REFUSED)
def test_lookalike_of_annotated_words_is_refused_with_what_stands_there(
    curator: User, second: Document, selector: dict[str, object], why: str
) -> None:
    end, reason = outcome(curator, "second", selector)
    assert end == "refused"
    assert why in reason
    assert marked() == []


def test_place_that_an_annotation_also_gives_by_offsets_does_not_excuse_other_words_beside_it(
    curator: User, second: Document
) -> None:
    text = second.editions.get().text
    start = text.index(ARRESTS)
    selectors = (
        quote(ARRESTS, "Team Alpha reported that ", " across all"),
        position(start, start + len(ARRESTS)),
    )
    assert outcome(curator, "second/1", *selectors)[0] == "refused"


FOUND = [
    (quote(ARRESTS, "Team Alpha reported that ", " across all regions."), ARRESTS),
    (quote("the new\nrules   reduced\n", "Team\nBeta reported that", "arrests by"), "the new rules reduced"),
    (quote("state", "The ", "ment was"), "state"),
    (quote("ties", "estates and par", " after"), "ties"),
    (quote("the right to privacy", "spoke of ", "."), "the right to privacy"),
    (quote("No evidence was found", "Share this page\n", " that cameras"), "No evidence was found"),
    (quote("No evidence was found", "It rained in the city. ", " that cameras"), "No evidence was found"),
    (quote("No evidence was found", "right to privacy. 5. ", " that cameras"), "No evidence was found"),
    (quote("in any of the districts", "crime ", ". The next page begins so"), "in any of the districts"),
    (quote("“No” evidence".replace("“No”", "NO"), "", " was FOUND"), "No evidence"),
]  # fmt: skip


@pytest.mark.parametrize(("selector", "words"), FOUND)
def test_words_are_found_with_what_stands_beside_them_as_far_as_their_sentence_goes(
    curator: User, document: Document, selector: dict[str, object], words: str
) -> None:
    assert outcome(curator, "report", selector) == ("imported", "")
    assert marked() == [words]


def test_lookalike_in_the_newest_text_leads_on_to_the_older_one_that_has_the_words(
    curator: User, document: Document
) -> None:
    text_edition(document, BETA, PARTIES)
    assert outcome(curator, "report", quote(ARRESTS, "Team Alpha reported that ", " across"))[0] == "imported"
    assert Passage.objects.get(kind="selection").edition.number == 1


def test_lookalike_in_a_text_is_not_excused_by_a_summary(curator: User, second: Document) -> None:
    factories.passage("In other words.", of=second, anchor="the new rules reduced arrests")
    selector = quote("the new rules reduced arrests", "Team Alpha reported that ", "")
    assert outcome(curator, "second", selector)[0] == "refused"


CAPITALS = [
    ("report", quote("Evidence was found that cameras prevent crime"), "“No” stands before them"),
    ("report", quote("Evidence was found", "", " that cameras"), "“No” stands before them"),
    ("report", quote("evidence was found that cameras prevent crime"), ""),
    ("report", quote("Evidence was found", "No ", " that cameras"), ""),
    ("report", quote("EVIDENCE WAS FOUND"), ""),
    ("report", quote("Evidence Was Found"), ""),
    ("report", quote("No evidence was found"), ""),
    ("report", quote("no evidence was found"), "A sentence begins with these words here"),
    ("second", quote("Evidence was found that cameras prevent crime"), ""),
    ("second", quote("evidence was found that cameras prevent crime"), "A sentence begins with these words here"),
    ("second", quote("statement was made"), ""),
    ("second", quote("Statement was made"), "“The” stands before them"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "selector", "why"), CAPITALS)
def test_words_that_begin_like_a_sentence_stand_at_the_beginning_of_one(
    curator: User, document: Document, second: Document, source: str, selector: dict[str, object], why: str
) -> None:
    end, reason = outcome(curator, source, selector)
    assert end == ("refused" if why else "imported"), reason
    assert why in reason


def test_summary_is_not_found_by_words_that_begin_like_another_sentence(curator: User) -> None:
    document = factories.document("third")
    text_edition(document, BETA)
    factories.passage("In other words.", of=document, anchor="No evidence was found that cameras")
    assert outcome(curator, "third", quote("Evidence was found"))[0] == "refused"
    assert outcome(curator, "third", quote("evidence was found"))[0] == "imported"


@pytest.mark.parametrize(
    ("selector", "end"),
    [
        (quote("new rules reduced", "the ", " arrests"), "imported"),
        (quote("new rules reduced", "Team Alpha reported that the ", ""), "imported"),
        (quote("new rules reduced", "no ", ""), "refused"),
        (quote("rest"), "refused"),
    ],
)
def test_summary_is_found_by_whole_words_of_its_anchor_phrase(
    curator: User, selector: dict[str, object], end: str
) -> None:
    document = factories.document("summed")
    factories.passage("In other words.", of=document, anchor="the new rules reduced arrests")
    assert outcome(curator, "summed", selector)[0] == end
