"""What pages print as evidence, anchor phrase or heading is found, by readers who may see it and by nobody else."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from kb.models import Claim, Curated, Document, Evidence, Passage
from kb.search import Hit
from tests import factories
from tests.search.conftest import Ask

pytestmark = pytest.mark.django_db

SUMMARY = "Summaries of ours say it in other terms."
QUOTED = "lack of innovation in mechanisms"
ANCHOR = "our institutions show some weakness"


@pytest.fixture
def passage() -> Passage:
    report = factories.document("a-report")
    outline = factories.edition(report)
    factories.section(outline, "1", heading="Obstacles to progress")
    section = factories.section(outline, "1.1", heading="Old habits")
    return factories.passage(SUMMARY, of=report, section=section, anchor=ANCHOR)


@pytest.fixture
def evidence(passage: Passage) -> Evidence:
    claim = factories.claim("Nothing new is tried.", on=[passage])
    claim.evidence.update(quote=QUOTED)
    return claim.evidence.get()


def _found(ask: Ask, query: str) -> set[str]:
    """The kinds of record that the query finds among passages and claims."""
    return {
        hit.kind
        for section in ("passages", "claims")
        for hit in ask(urlencode({"q": query, "in": section})).hits
    }


def _hit(ask: Ask, query: str, section: str = "passages") -> Hit:
    [hit] = ask(urlencode({"q": query, "in": section})).hits
    return hit


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (f'"{QUOTED}"', {"passage", "claim"}),
        ('"lack of INNOVATION"', {"passage", "claim"}),
        ("innovations mechanism", {"passage", "claim"}),
        ("summary innovation", {"passage"}),
        ("nothing innovation", {"claim"}),
        ("lacking NEAR/3 innovation", {"passage", "claim"}),
        ('"lack of innovations"', set()),
        ('"innovation in lack of"', set()),
        (f'"{ANCHOR}"', {"passage"}),
        ("weaknesses institution", {"passage"}),
        ('"obstacles to progress"', {"passage"}),
        ('"old habits"', {"passage"}),
        ("obstacle innovation summary", {"passage"}),
        ('"old habit"', set()),
        ('"other terms our institutions"', set()),
        ("summary -innovation", set()),
        ("summary -novelty", {"passage"}),
        ("text:innovation", set()),
        ("text:summaries", {"passage"}),
        ("quote:innovation", {"passage", "claim"}),
        ("quote:weakness", {"passage"}),
        ("quote:summaries", set()),
        ("heading:habits", {"passage"}),
    ],
)
def test_printed_words_are_found_as_they_stand_and_in_other_forms(
    query: str, found: set[str], evidence: Evidence, ask: Ask
) -> None:
    assert _found(ask, query) == found


def _status(record: Curated, status: str) -> None:
    record.status = status
    record.end_reason = "Mistaken."
    record.ended_at = timezone.now()
    record.save()


@pytest.mark.parametrize("status", ["draft", "submitted", "withdrawn"])
@pytest.mark.parametrize(
    "hidden",
    [
        lambda one: one,
        lambda one: one.claim,
        lambda one: one.passage,
        lambda one: one.passage.edition.document,
    ],
    ids=["evidence", "claim", "passage", "document"],
)
def test_quotation_is_found_by_nobody_while_readers_may_not_see_it(
    hidden: Callable[[Evidence], Curated], status: str, evidence: Evidence, ask: Ask
) -> None:
    factories.evidence(evidence.claim, factories.passage("Elsewhere it says so too."))
    record = hidden(evidence)
    assert _found(ask, f'"{QUOTED}"') == {"passage", "claim"}
    if isinstance(record, Claim | Passage | Document):
        _status(evidence, status)
    _status(record, status)
    assert _found(ask, f'"{QUOTED}"') == set()
    assert _found(ask, "quote:innovation") == set()
    record.status = evidence.status = Curated.Status.PUBLISHED
    record.save()
    evidence.save()
    assert _found(ask, f'"{QUOTED}"') == {"passage", "claim"}


def test_claim_withdrawn_alone_takes_its_quotation_from_the_passage(evidence: Evidence, ask: Ask) -> None:
    assert _found(ask, f'"{QUOTED}"') == {"passage", "claim"}
    _status(evidence.claim, "withdrawn")
    assert _found(ask, f'"{QUOTED}"') == set()


def test_edited_quotation_and_anchor_are_found_by_their_new_words_alone(evidence: Evidence, ask: Ask) -> None:
    assert _found(ask, f'"{QUOTED}"') == {"passage", "claim"}
    evidence.quote = "no lack of novelty"
    evidence.save()
    evidence.passage.anchor = "our habits show"
    evidence.passage.save()
    assert _found(ask, '"no lack of novelty"') == {"passage", "claim"}
    assert _found(ask, '"our habits show"') == {"passage"}
    assert _found(ask, f'"{QUOTED}"') == _found(ask, f'"{ANCHOR}"') == set()


def test_passage_whose_words_are_kept_back_is_found_by_what_a_claim_quotes_of_it(ask: Ask) -> None:
    closed = factories.document(text_policy="summaries")
    edition = factories.edition(closed, text="Nobody may read that zebras vote.")
    passage = factories.passage("Nobody may read that zebras vote.", edition=edition)
    assert _found(ask, "zebras") == set()
    claim = factories.claim("Animals take part.", on=[passage])
    claim.evidence.update(quote="zebras vote")
    assert _found(ask, '"zebras vote"') == {"passage", "claim"}
    assert _found(ask, "nobody") == set()


def test_hit_says_where_in_the_source_the_words_stand_and_which_claim_quotes_them(
    evidence: Evidence, ask: Ask
) -> None:
    [shown] = _hit(ask, f'"{QUOTED}"').quotations
    assert [(fragment.text, fragment.match) for fragment in shown.words] == [(QUOTED, True)]
    assert shown.claim == evidence.claim
    assert [why.field for why in _hit(ask, f'"{QUOTED}"').why] == ["quote"]
    [anchor] = _hit(ask, f'"{ANCHOR}"').quotations
    assert (anchor.words[0].text, anchor.claim) == (ANCHOR, None)
    [own] = _hit(ask, f'"{QUOTED}"', "claims").quotations
    assert own.claim is None
    assert [why.field for why in _hit(ask, '"old habits"').why] == ["heading"]


def test_nothing_is_quoted_where_the_words_are_in_sight_already(evidence: Evidence, ask: Ask) -> None:
    assert _hit(ask, "summaries").quotations == []
    assert _hit(ask, "nothing new", "claims").quotations == []
    evidence.passage.summary = f"They speak of a {QUOTED}."
    evidence.passage.save()
    assert _hit(ask, f'"{QUOTED}"').quotations == []


def test_misspelt_word_of_a_quotation_is_told_in_its_right_spelling(evidence: Evidence, ask: Ask) -> None:
    result = ask("q=inovation")
    assert [(one.kind, one.text) for one in result.suggestions][:1] == [("spelling", "innovation")]


def test_word_in_the_text_weighs_more_than_the_same_word_in_the_heading(passage: Passage, ask: Ask) -> None:
    said = factories.passage("Obstacles are named here.", of=passage.edition.document)
    hits = ask("q=obstacles").hits
    assert [hit.record for hit in hits] == [said, passage]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"Abstract"', ["abstract"]),
        ("heading:Abstract", ["abstract"]),
        ('"Note 23"', ["n23"]),
        ("note 23", ["n23"]),
        ('heading:"note 23"', ["n23"]),
        ('"Recommendation 3.1"', ["rec.3.1"]),
        ('"Note 2"', []),
        ('"Note 3"', []),
        ('"23 Note"', []),
        ("23", ["n23"]),
        ("text:abstract", []),
    ],
)
def test_passage_is_found_by_the_name_of_its_place_and_not_by_a_bare_number(
    query: str, found: list[str], ask: Ask
) -> None:
    report = factories.document("a-report")
    for path in ("abstract", "n23", "rec.3.1", "3", "2.3"):
        factories.passage("It says so.", of=report, path=path)
    assert [hit.record.path for hit in ask(urlencode({"q": query})).hits] == found
