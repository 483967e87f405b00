"""Quotations are found where they stand, in the same text and in another printing of it."""

from hypothesis import assume, given
from hypothesis import strategies as st

from kb.anchoring import Place, TextPositionSelector, TextQuoteSelector, locate, normalise
from kb.anchoring.normalised import normalised_string

WORDS = [
    "right",
    "rights",
    "law",
    "the",
    "State’s",
    "“digital”",
    "well-being",
    "COVID-19",
    "人权",
    "ﬁne",
    "rights.3",
    "**so**",
]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


@st.composite
def quotations(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(quotations())
def test_quotation_is_found_again_in_the_unchanged_text(quotation: tuple[str, int, int]) -> None:
    text, start, end = quotation
    assume(normalised_string(text[start:end]))
    place = locate(TextQuoteSelector.of(text, start, end), text, near=start)
    assert place is not None
    assert place.score == 1.0
    assert normalised_string(text[place.start : place.end]) == normalised_string(text[start:end])
    if place.alternatives == 0:  # emphasis at the edges is outside the range found
        assert place.start <= start + 2 and end - 2 <= place.end + 2


@given(texts, st.data())
def test_whole_words_are_found_in_another_printing(text: str, data: st.DataObject) -> None:
    pieces = text.split(" ")
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first + 1, len(pieces)))
    start = len(" ".join([*pieces[:first], ""])) if first else 0
    end = start + len(" ".join(pieces[first:last]))
    printed = text.replace(" ", "\n\t").replace("’", "'").replace("“", '"').replace("”", '"').upper()
    place = locate(TextQuoteSelector.of(text, start, end), printed, near=start)
    assert place is not None
    assert normalised_string(printed[place.start : place.end]) == normalised_string(text[start:end])


def test_context_decides_between_two_places() -> None:
    text = "privacy is a right here, and privacy is a need there"
    place = locate(TextQuoteSelector("privacy", prefix="here, AND ", suffix=" is a need"), text)
    assert place == Place(29, 36, 1.0)


def test_nearest_place_is_taken_but_counted_as_ambiguous_where_context_does_not_decide() -> None:
    text = "right or wrong, right or wrong, right or wrong"
    assert locate(TextQuoteSelector("right"), text, near=17) == Place(16, 21, 1.0, 2)
    assert locate(TextQuoteSelector("right"), text) == Place(0, 5, 1.0, 2)


def test_quotation_printed_exactly_so_comes_before_one_that_differs_in_case() -> None:
    assert locate(TextQuoteSelector("Law"), "law, Law, LAW") == Place(5, 8, 1.0)


def test_score_falls_where_the_context_has_changed() -> None:
    place = locate(TextQuoteSelector("privacy", prefix="abc ", suffix=" xyz"), "qqq privacy qqq")
    assert place == Place(4, 11, 0.5)
    half = locate(TextQuoteSelector("privacy", prefix="abc ", suffix=" xyz"), "abc privacy qqq")
    assert half == Place(4, 11, 0.75)


def test_quotation_is_found_across_a_note_marker_and_a_page_break() -> None:
    text = "There is no privacy,”3 and\x0cno trust."
    place = locate(TextQuoteSelector("privacy,” and no trust"), text)
    assert place is not None
    assert text[place.start : place.end] == "privacy,”3 and\x0cno trust"


def test_words_that_do_not_occur_have_no_place() -> None:
    assert locate(TextQuoteSelector("absent"), "nothing of the kind") is None
    assert locate(TextQuoteSelector("*"), "nothing of the kind") is None
    assert locate(TextQuoteSelector(""), "nothing of the kind") is None


def test_normalised_text_may_be_given_once_for_many_quotations() -> None:
    text = normalise("One “Two” three")
    assert locate(TextQuoteSelector('"two"'), text) == Place(4, 9, 1.0)


def test_position_selector_has_its_place_inside_the_text_only() -> None:
    assert locate(TextPositionSelector(1, 3), "abcd") == Place(1, 3, 1.0)
    assert locate(TextPositionSelector(1, 9), "abcd") is None
    assert locate(TextPositionSelector(2, 2), "abcd") is None
