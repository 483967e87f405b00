"""Where quoted words stand: whole words, in the right one of several places, unless a part is meant."""

import pytest

from kb.curation import InvalidRecord, add_evidence, edit
from kb.curation.quoted_words import place_of
from kb.models import Evidence, Passage
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "The parties state that ties between parties cost 1,000 dollars; no state says so, and it can’t."


@pytest.fixture
def passage() -> Passage:
    document = factories.document("a-source", text_policy="full")
    return factories.passage(TEXT, edition=factories.edition(document, text=TEXT))


def found(quote: str, passage: Passage, **values: object) -> str:
    start, end = place_of(quote, passage, **values)  # type: ignore[arg-type]
    return passage.text[start:end]


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("ties", (23, 27)),
        ("state", (12, 17)),
        ("STATE that", (12, 22)),
        ("can’t", (89, 94)),
        ("parties", (4, 11)),
    ],
)
def test_whole_words_are_found_where_they_stand(passage: Passage, quote: str, place: tuple[int, int]) -> None:
    assert place_of(quote, passage) == place


@pytest.mark.parametrize("quote", ["arti", "ollars", "it can", "cost 1", "The part"])
def test_part_of_a_word_or_of_a_figure_is_refused_unless_it_is_meant(passage: Passage, quote: str) -> None:
    with pytest.raises(InvalidRecord, match="inside a word"):
        place_of(quote, passage)
    assert found(quote, passage, in_word=True) == quote


def test_words_beside_the_quotation_choose_among_its_places(passage: Passage) -> None:
    assert place_of("state", passage, prefix="no ") == (67, 72)
    assert place_of("parties", passage, suffix=" cost") == (36, 43)
    assert place_of("state", passage, prefix="unheard of ") == (12, 17)


def test_words_that_are_printed_with_other_letters_are_shown_as_they_are_printed() -> None:
    document = factories.document("another", text_policy="full")
    text = "Всё сказанное верно: يُعاقَب المخالف."
    passage = factories.passage(text, edition=factories.edition(document, text=text))
    for quote, printed in (("все сказанное", "Всё сказанное"), ("يعاقب المخالف", "يُعاقَب المخالف")):
        with pytest.raises(InvalidRecord, match=printed):
            place_of(quote, passage)
    with pytest.raises(InvalidRecord, match="do not stand in the passage"):
        place_of("ничего", passage)


def test_evidence_on_a_part_of_a_word_is_added_where_a_person_means_it(passage: Passage) -> None:
    claim, by = factories.claim(), factories.user("curator")
    words = {"claim": claim, "passage": passage, "role": "asserts", "quote": "arti", "by": by}
    with pytest.raises(InvalidRecord):
        add_evidence(**words)
    made = add_evidence(**words, in_word=True)
    assert passage.text[made.start : made.end] == "arti"


TEN = "The lantern in the harbour was lit by a keeper"
HELD = f"{TEN} who counted every ship."


def closed(policy: str) -> Passage:
    """A passage whose text the base holds, of a source with this policy."""
    document = factories.document(text_policy=policy)
    return factories.passage(HELD, edition=factories.edition(document, text=HELD))


@pytest.mark.parametrize(
    ("policy", "quote", "is_refused"),
    [
        ("summaries", TEN, False),
        ("summaries", f"{TEN} who", True),
        ("summaries", f"  {TEN.upper()}\n", False),
        ("excerpts", f"{TEN} who", False),
        ("full", HELD, False),
    ],
)
def test_source_whose_text_may_not_be_shown_is_quoted_with_ten_words_at_most_though_the_text_is_held(
    policy: str, quote: str, is_refused: bool
) -> None:
    passage = closed(policy)
    words = {
        "claim": factories.claim(),
        "passage": passage,
        "role": "asserts",
        "by": factories.user("curator"),
    }
    if is_refused:
        with pytest.raises(InvalidRecord, match=r"at most ten words .* these are 11"):
            add_evidence(**words, quote=quote)
        assert not Evidence.objects.filter(passage=passage).exists()
    else:
        assert add_evidence(**words, quote=quote).start == 0


def test_chinese_words_are_counted_by_two_characters() -> None:
    text = "国家尊重和保障人权国家尊重和保障人权国家"
    document = factories.document(text_policy="summaries")
    passage = factories.passage(f"{text}尊重。", edition=factories.edition(document, text=f"{text}尊重。"))
    assert place_of(text, passage, in_word=True) == (0, 20)
    with pytest.raises(InvalidRecord, match="ten words"):
        place_of(f"{text}尊", passage, in_word=True)


def test_longer_quotation_that_is_in_the_base_stays_and_is_only_made_shorter() -> None:
    by = factories.user("curator")
    claim = factories.claim(status="draft", on=[])
    kept = factories.evidence(claim, closed("summaries"), quote=f"{TEN} who", status="draft", start=0, end=50)
    kept = edit(record=kept, mapping={"note": "Seen.", "quote": f"{TEN} who"}, by=by, version=kept.version)
    assert (kept.note, kept.quote) == ("Seen.", f"{TEN} who")
    with pytest.raises(InvalidRecord, match="ten words"):
        edit(record=kept, mapping={"quote": f"{TEN} who counted"}, by=by, version=kept.version)
    kept.refresh_from_db()
    assert edit(record=kept, mapping={"quote": TEN}, by=by, version=kept.version).quote == TEN
