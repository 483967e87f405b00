"""Passages of the reading view: marks in exact words, and what rights let readers see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.models import Document, Edition, Evidence, Passage
from kb.web.sources.passages.in_the_margin import margins
from kb.web.sources.passages.passage import PassageView, passage_view, segments, withheld_words
from tests import factories

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).map(tuple), max_size=6)


@given(st.text(min_size=41, max_size=60), SPANS)
def test_segments_of_any_marks_are_the_whole_text_with_exactly_the_marked_characters_marked(
    text: str, spans: list[tuple[int, int]]
) -> None:
    spans = [(start, end) for start, end in spans if start < end]
    pieces = segments(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    marked = [piece.marked for piece in pieces for _character in piece.text]
    assert marked == [any(start <= at < end for start, end in spans) for at in range(len(text))]


def test_marks_that_touch_become_one() -> None:
    assert [piece.text for piece in segments("abcdef", [(1, 3), (3, 5)]) if piece.marked] == ["bcde"]


def _view(passage: Passage) -> PassageView:
    """The view of a passage as readers get it."""
    stored = Passage.objects.published().with_document().with_notes().get(pk=passage.pk)
    beside = margins(Evidence.objects.published().rows(), (), ())
    return passage_view(stored, beside[passage.pk], {})


def _shown(passage: Passage) -> tuple[str, str]:
    """The exact words and the summary that the view of a passage gives."""
    view = _view(passage)
    return "".join(segment.text for segment in view.segments), view.summary


@pytest.mark.django_db
@pytest.mark.parametrize("policy", [Document.TextPolicy.SUMMARIES, Document.TextPolicy.EXCERPTS])
def test_exact_words_of_an_imported_text_are_withheld_where_rights_do_not_let_them_be_shown(
    policy: str,
) -> None:
    document = factories.document(text_policy=policy)
    edition = factories.edition(document, text="Nobody may show this.")
    passage = factories.passage("Nobody may show this.", edition=edition)
    assert _shown(passage) == ("", withheld_words())


@pytest.mark.django_db
def test_exact_words_are_shown_with_the_quoted_part_marked_where_rights_allow() -> None:
    document = factories.document(text_policy=Document.TextPolicy.FULL)
    passage = factories.passage("Everybody may read this.", edition=factories.edition(document, text="x"))
    factories.evidence(factories.claim(), passage, quote="may read")
    assert [(one.text, one.marked) for one in _view(passage).segments] == [
        ("Everybody ", False),
        ("may read", True),
        (" this.", False),
    ]


@pytest.mark.django_db
def test_selection_of_a_curator_is_shown_where_rights_allow_excerpts() -> None:
    document = factories.document(text_policy=Document.TextPolicy.EXCERPTS)
    edition = factories.edition(document, text="x")
    excerpt = factories.passage("Only this.", edition=edition, kind=Passage.Kind.SELECTION)
    assert _shown(excerpt)[0] == "Only this."


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "bound"), [("published", True), ("draft", False)])
def test_summary_is_bound_only_by_a_published_paragraph(status: str, bound: bool) -> None:
    document = factories.document(text_policy=Document.TextPolicy.FULL)
    exact = factories.passage("The words.", edition=factories.edition(document, text="x"), status=status)
    summary = factories.passage("In other words.", of=document, bound_to=exact)
    assert _view(summary).bound is bound
    assert (_shown(summary)[0] == "The words.") is bound


@pytest.mark.django_db
def test_edition_without_a_published_passage_is_not_readable() -> None:
    edition = factories.edition(factories.document())
    factories.passage(edition=edition, status="draft")
    assert not Edition.objects.readable().exists()
    shown = factories.passage(edition=edition)
    assert Edition.objects.readable().get() == shown.edition
