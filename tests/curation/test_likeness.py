"""Claims that say nearly the same: shown to whoever stores one more, and never in the way of a decision."""

import pytest

from kb.curation import AlikeClaims, InvalidRecord, claims_like, create, refuse_unseen
from kb.curation.likeness import same_words
from kb.models import Claim
from tests import factories

pytestmark = pytest.mark.django_db
SAID = "States must protect the “privacy” of everybody online."


@pytest.fixture
def council():
    return factories.institution("council", name="The Council")


@pytest.fixture
def said(council):
    return factories.claim(SAID, by=[council])


@pytest.mark.parametrize(
    "twin",
    [
        SAID,
        SAID.upper(),
        SAID.removesuffix("."),
        'States must protect the "privacy" of everybody, online.',
        f"  {SAID} ",
        "States must protect the «privacy» of everybody – online",
    ],
)
def test_same_words_by_the_same_claimant_are_refused_with_the_claim_that_says_them(twin, said, council):
    with pytest.raises(InvalidRecord, match=f"there already.*{said.slug}"):
        refuse_unseen(twin, [council], seen=[said.pk])


@pytest.mark.parametrize(
    "near",
    [
        "States must not protect the privacy of everybody online.",
        "States should protect the privacy of everybody online.",
        "States must protect the privacy of everybody on line.",
    ],
)
def test_nearly_the_same_is_shown_and_stored_once_it_was_seen(near, said, council):
    with pytest.raises(AlikeClaims) as shown:
        refuse_unseen(near, [council])
    assert [(one.claim, one.is_twin) for one in shown.value.alike] == [(said, False)]
    refuse_unseen(near, [council], seen=[said.pk])


def test_claim_that_was_not_among_those_seen_is_shown(said, council):
    other = factories.claim(SAID.replace("must", "should"), by=[council])
    with pytest.raises(AlikeClaims) as shown:
        refuse_unseen(SAID.replace("must", "may"), [council], seen=[said.pk])
    assert {one.claim for one in shown.value.alike} == {said, other}


@pytest.mark.parametrize(
    "unlike", ["Courts order the removal of content.", "States must protect.", "Privacy.", ""]
)
def test_claim_that_says_something_else_is_not_shown(unlike, said, council):
    refuse_unseen(unlike, [council])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Use rose by 5 %.", "Use rose by 5."),
        ("Trust changed by -2 points.", "Trust changed by 2 points."),
        ("Use rose by 1.5 points.", "Use rose by 15 points."),
        ("अधिकार कि", "अधिकार के"),
    ],
)
def test_signs_that_say_something_make_another_claim(one, other):
    assert same_words(one) != same_words(other)


def test_same_words_in_another_script_are_the_same():
    assert same_words("国家必须保护隐私。") == same_words("国家必须保护隐私")
    assert same_words("Права человека защищены.") == same_words("ПРАВА ЧЕЛОВЕКА защищены")


def test_another_claimant_may_claim_the_same(said):
    refuse_unseen(SAID, [factories.institution("court")])


def test_same_words_by_one_claimant_more_are_shown_but_no_twin(said, council):
    with pytest.raises(AlikeClaims):
        refuse_unseen(SAID, [council, factories.person("ngozi-obi")])


def test_where_no_claimant_is_named_everybody_is_looked_at(said):
    with pytest.raises(AlikeClaims):
        refuse_unseen(SAID, [])


def test_claim_that_nobody_makes_is_shown_to_every_claimant(council):
    factories.claim(SAID, by=[], status="draft")
    with pytest.raises(AlikeClaims):
        refuse_unseen(SAID, [council])


@pytest.mark.parametrize("status", ["withdrawn", "superseded"])
def test_claim_out_of_use_is_in_nobodys_way(status, council):
    factories.claim(SAID, by=[council], status=status)
    refuse_unseen(SAID, [council])


@pytest.mark.parametrize("status", ["draft", "submitted", "published"])
def test_claim_in_use_is_shown_whether_readers_see_it_or_not(status, council):
    factories.claim(SAID, by=[council], status=status)
    with pytest.raises(InvalidRecord):
        refuse_unseen(SAID, [council])


def test_claim_is_not_like_itself(said, council):
    refuse_unseen(SAID, [council], besides=said)


def test_likest_comes_first_and_few_are_shown(council):
    for number in range(9):
        factories.claim(f"{SAID} {'x' * number}", by=[council])
    alike = claims_like(SAID, [council])
    assert len(alike) == 5
    assert [one.score for one in alike] == sorted((one.score for one in alike), reverse=True)
    assert alike[0].is_twin


def test_looking_takes_a_constant_number_of_queries(council, django_assert_max_num_queries):
    for number in range(20):
        factories.claim(f"{SAID} {number}", by=[council])
    with django_assert_max_num_queries(3):
        claims_like(SAID, [council])


def test_the_verb_itself_stores_what_it_is_given(said):
    """Showing is for people at a form; the base is restored, merged and loaded without it."""
    create(
        kind=Claim,
        mapping={"slug": "again", "statement": SAID, "kind": "risk", "claimants": ["institutions/council"]},
        by=factories.user("curator"),
    )


def test_claimant_who_is_new_makes_no_claim_that_is_there_and_one_of_nobody_is_shown(said, council):
    refuse_unseen(SAID, [], with_a_newcomer=True)
    with pytest.raises(AlikeClaims):
        refuse_unseen(SAID, [])
    with pytest.raises(AlikeClaims) as shown:  # together with the newcomer it is another voice
        refuse_unseen(SAID, [council], with_a_newcomer=True)
    assert [one.is_twin for one in shown.value.alike] == [False]
    nobodys = factories.claim(SAID, by=[], status="draft")
    with pytest.raises(AlikeClaims) as shown:
        refuse_unseen(SAID, [], with_a_newcomer=True)
    assert [one.claim for one in shown.value.alike] == [nobodys]
