"""The queue of instruments the base does not know: counted by frequency, decided once for every place."""

import pytest

from kb.models import LegalInstrument, MentionPlace, Suggestion, UnresolvedMention

from .browsing import said

pytestmark = pytest.mark.django_db
QUEUE = "/admin/mentions/"


@pytest.fixture
def mentions(world):
    """Two wordings: one at two places, one at one."""
    often, once = (
        UnresolvedMention.objects.create(normal=words.lower(), as_printed=words)
        for words in ("the Old Covenant", "Harbour Act")
    )
    for mention, passages in ((often, world.passages[:2]), (once, world.passages[:1])):
        for passage in passages:
            MentionPlace.objects.create(mention=mention, passage=passage, start=0, end=3)
    return often, once


def test_most_frequent_wording_comes_first(mentions, carla):
    page = carla.get(QUEUE).content.decode()
    assert page.index("the Old Covenant") < page.index("Harbour Act")


def test_resolved_wording_is_suggested_at_all_its_places_and_leaves_the_queue(mentions, carla):
    answer = carla.post(QUEUE, {"mention": mentions[0].pk, "instrument": "covenant"})
    assert said(answer)[-1].endswith("Suggested for 2 passages.")
    covenant = LegalInstrument.objects.get(slug="covenant")
    assert Suggestion.objects.filter(instrument=covenant, rule="decided-mention").count() == 2
    assert "<bdi>the Old Covenant</bdi>" not in carla.get(QUEUE).content.decode()


def test_dismissed_wording_leaves_the_queue_and_suggests_nothing(mentions, carla):
    carla.post(QUEUE, {"mention": mentions[1].pk, "dismiss": "1"})
    assert "<bdi>Harbour Act</bdi>" not in carla.get(QUEUE).content.decode()
    assert not Suggestion.objects.exists()


def test_unknown_instrument_and_second_decision_are_told(mentions, carla):
    answer = carla.post(QUEUE, {"mention": mentions[0].pk, "instrument": "no such act"})
    assert "no such act" in said(answer)[-1]
    carla.post(QUEUE, {"mention": mentions[0].pk, "dismiss": "1"})
    answer = carla.post(QUEUE, {"mention": mentions[0].pk, "instrument": "covenant"})
    assert "decided about this wording already" in said(answer)[-1]


def test_queue_takes_a_constant_number_of_queries(mentions, carla, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        carla.get(QUEUE)


def test_empty_queue_says_so(world, carla):
    assert "Nothing waits here" in carla.get(QUEUE).content.decode()
