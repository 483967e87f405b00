"""Two people at one record: an older form shows both texts, and nothing of either is lost (trust: R8)."""

import re

import pytest
from django.utils import timezone

from kb.curation import create
from kb.curation.revising import as_proposed
from kb.models import Attribution, Claim, Concept, Document, HistoryEvent, Institution, Issue, Person
from kb.representing import shape_of

from ..browsing import XHTML, address, change, form_on, html5lib, said

pytestmark = pytest.mark.django_db


def body(world):
    mapping = {
        "slug": "body",
        "name": "The Body of All",
        "type": "ngo",
        "note": "It meets in May in Geneva every year.",
    }
    return create(kind=Institution, mapping=mapping, by=world.carla)


#: What Ada and Rita each make of the draft; both began from the same form.
ADA = {"name": "The Body of Most", "note": "It meets in June in Geneva every year."}
RITA = {
    "name": "The Body of Few",
    "note": "It meets in May in Geneva every second year.",
    "url": "https://example.org/",
    "names-0-kind": "alias",
    "names-0-language": "en",
    "names-0-text": "RC",
}


@pytest.fixture
def record(world):
    return body(world)


@pytest.fixture
def stale(record, rita, ada):
    """Rita opened the form; Ada saved in between; Rita sends hers: the answer."""
    opened = form_on(rita.get(address(record)).content.decode())
    assert change(ada, record, **ADA).status_code == 302
    return rita.post(address(record), {**opened, **RITA})


def both_texts(answer):
    html = answer.content.decode().replace(
        '<form class="desk-form" method="post" action', '<form id="b" action'
    )
    assert any(element.tag == f"{XHTML}form" for element in html5lib.parse(html).iter())
    return form_on(html, "b")


def mapping_of(record):
    record.refresh_from_db()
    with as_proposed(record):
        return shape_of(record).read_again(record)


def test_older_form_shows_both_texts_with_what_differs_and_stores_nothing(record, stale):
    assert stale.status_code == 409
    page = stale.content.decode()
    for text in ("The Body of", "<p>Most</p>", "<p>Few</p>", "<p>June</p>", "https://example.org/", "RC"):
        assert text in page, text
    record.refresh_from_db()
    assert record.name == "The Body of Most"


def test_what_only_one_changed_is_chosen_already_and_what_both_changed_is_not(stale):
    chosen = {name: value for name, value in both_texts(stale).items() if name.startswith("choose-")}
    assert chosen == {
        # choose-name-1: changed by both, and so chosen by nobody yet
        "choose-note-1": "theirs",  # June: only Ada
        "choose-note-2": "mine",  # second: only Rita
        "choose-url-1": "mine",
        "choose-aliases-1": "mine",
    }


def test_what_both_changed_is_asked_for_and_nothing_is_saved_without_an_answer(record, rita, stale):
    page = stale.content.decode()
    assert page.count('name="choose-name-1" value="theirs" required>') == 1
    assert page.count('name="choose-name-1" value="mine" required>') == 1
    before = mapping_of(record)
    answer = rita.post(address(record), {**both_texts(stale), "choose-note-1": "mine", "why": "As agreed"})
    assert answer.status_code == 422
    assert mapping_of(record) == before
    page = answer.content.decode()
    assert "One difference that both of you changed is not decided" in page
    assert 'aria-describedby="choose-name-1-error" autofocus' in page
    kept = both_texts(answer)
    assert (kept["choose-note-1"], kept["choose-url-1"], kept["why"]) == ("mine", "mine", "As agreed")
    assert rita.post(address(record), {**kept, "choose-name-1": "theirs"}).status_code == 302
    assert mapping_of(record)["name"] == "The Body of Most"


def test_answer_that_is_none_of_the_two_counts_as_none(record, rita, stale):
    answer = rita.post(address(record), {**both_texts(stale), "choose-name-1": "yours"})
    assert answer.status_code == 422


def test_page_names_who_saved_meanwhile_and_when(record, world, stale):
    page = stale.content.decode()
    event = HistoryEvent.objects.filter(record_pk=record.pk, kind="institution").order_by("-pk")[0]
    when = timezone.localtime(event.at).strftime("%-d %B %Y, %H:%M")
    assert f"{world.ada.username} changed it on {when}." in page
    assert f"{world.ada.username} and you changed this" in page
    assert f"{world.carla.username} changed" not in page  # who made it, before the form was opened


def test_own_change_on_another_page_is_told_as_ones_own(record, rita):
    opened = form_on(rita.get(address(record)).content.decode())
    assert change(rita, record, **ADA).status_code == 302
    page = rita.post(address(record), {**opened, **RITA}).content.decode()
    assert "You yourself changed it on" in page

    assert "You changed this record yourself" in page
    assert "Somebody changed this record" not in page


@pytest.mark.parametrize("published", [False, True])
@pytest.mark.parametrize(("second", "status"), [(ADA, 302), ({**ADA, "note": "Another."}, 409)])
def test_form_that_came_twice_is_answered_as_done_and_one_with_other_words_is_compared(
    world, record, rita, published, second, status
):
    record = world.council if published else record
    opened = {**form_on(rita.get(address(record)).content.decode()), "why": "Because."}
    assert rita.post(address(record), {**opened, **ADA}).status_code == 302
    events = HistoryEvent.objects.count()
    answer = rita.post(address(record), {**opened, **second})
    assert answer.status_code == status
    assert HistoryEvent.objects.count() == events
    if status == 302:
        assert "this form came twice" in rita.get(address(record)).content.decode()


def test_same_words_that_somebody_else_stored_are_told_as_his(record, rita, ada):
    opened = form_on(rita.get(address(record)).content.decode())
    assert change(ada, record, **ADA).status_code == 302
    answer = rita.post(address(record), {**opened, **ADA})
    assert answer.status_code == 409
    assert "Somebody changed this record" in answer.content.decode()


def test_two_others_are_both_named_and_no_difference_is_given_to_one_of_them(record, world, carla, rita, ada):
    opened = form_on(rita.get(address(record)).content.decode())
    assert change(ada, record, **ADA).status_code == 302
    assert change(carla, record, url="https://example.org/carla").status_code == 302
    page = rita.post(address(record), {**opened, **RITA}).content.decode()
    assert f"{world.ada.username} changed it on" in page
    assert f"{world.carla.username} changed it on" in page
    assert "Both of you changed this" in page


def test_each_difference_is_taken_from_either_side_in_one_event_rows_included(record, rita, stale):
    answer = rita.post(address(record), {**both_texts(stale), "choose-name-1": "mine"})
    assert answer.status_code == 302
    mapping = mapping_of(record)
    assert mapping["name"] == "The Body of Few"
    assert mapping["note"] == "It meets in June in Geneva every second year."
    assert mapping["url"] == "https://example.org/"
    assert mapping["aliases"] == {"en": ["RC"]}


def test_third_change_in_between_shows_both_texts_once_more_with_everything(record, rita, ada, stale):
    chosen = both_texts(stale)
    assert change(ada, record, note="It never meets.").status_code == 302
    again = rita.post(address(record), chosen)
    assert again.status_code == 409
    assert "never" in again.content.decode()
    assert "Few" in again.content.decode()


def test_keeping_the_newer_text_changes_nothing(record, rita, stale):
    chosen = {
        name: "theirs" if name.startswith("choose-") else value for name, value in both_texts(stale).items()
    }
    answer = rita.post(address(record), {**chosen, "choose-name-1": "theirs"})
    assert said(answer)[-1] == "You kept the text that is there. Nothing was changed."


def test_altered_page_is_refused(record, rita, stale):
    answer = rita.post(address(record), {**both_texts(stale), "attempted": "forged"})
    assert answer.status_code == 400


def test_form_without_a_version_is_refused(record, rita):
    data = form_on(rita.get(address(record)).content.decode())
    answer = rita.post(address(record), {**data, "version": "", "name": "X"})
    assert answer.status_code == 200
    record.refresh_from_db()
    assert record.name == "The Body of All"


def test_two_proposals_for_what_readers_see_meet_as_well(world, rita, ada):
    opened = form_on(rita.get(address(world.council)).content.decode())
    assert change(ada, world.council, name="The Council of Most", why="Ada").status_code == 302
    stale = rita.post(address(world.council), {**opened, "name": "The Council of Few", "why": "Rita"})
    assert stale.status_code == 409
    answer = rita.post(address(world.council), {**both_texts(stale), "choose-name-1": "mine"})
    assert answer.status_code == 302
    assert "Proposed: your text where you chose it" in rita.get(answer.headers["Location"]).content.decode()
    assert mapping_of(world.council)["name"] == "The Council of Few"
    world.council.refresh_from_db()
    assert world.council.name == "The Council"


def test_missing_reason_asks_for_it_and_keeps_both_texts(world, rita, ada):
    opened = form_on(rita.get(address(world.council)).content.decode())
    assert change(ada, world.council, name="The Council of Most", why="Ada").status_code == 302
    stale = rita.post(address(world.council), {**opened, "name": "The Council of Few", "why": "Rita"})
    answer = rita.post(address(world.council), {**both_texts(stale), "choose-name-1": "mine", "why": ""})
    assert answer.status_code == 409
    assert "Few" in answer.content.decode()
    assert both_texts(answer)["choose-name-1"] == "mine"


@pytest.fixture
def drafts(world):
    """A draft of every kind that has rows, with one row at least."""
    mapping = {"slug": "rows", "labels": {"en": "Rows"}}
    concept = create(kind=Concept, mapping=mapping, by=world.carla, scheme=world.privacy.scheme)
    person = {"slug": "p", "name": "P", "names": {"fr": "Pé"}}
    document = {
        "slug": "d",
        "title": "D",
        "kind": "report",
        "language": "en",
        "contributors": [{"role": "author", "person": "ngozi-obi"}],
    }
    issue = {"slug": "i", "question": "I?", "positions": [{"slug": "yes", "label": "Yes"}]}
    return {
        "claim": world.draft_claim,
        "concept": concept,
        "institution": body(world),
        "person": create(kind=Person, mapping=person, by=world.carla),
        "document": create(kind=Document, mapping=document, by=world.carla),
        "issue": create(kind=Issue, mapping=issue, by=world.carla),
    }


#: Kind → what the first saves, what the second saves, and what the second finds to choose about.
ROWS = {
    "claim": (
        {"attributions-0-institution": "", "attributions-0-person": "ngozi-obi"},
        {"attributions-1-role": "reporter", "attributions-1-person": "ngozi-obi"},
        {"choose-claimants-1", "choose-reporters-1"},
    ),
    "concept": (
        {"labels-0-text": "Lines"},
        {"labels-1-kind": "alt", "labels-1-language": "en", "labels-1-text": "Ranks"},
        {"choose-labels-1", "choose-alt_labels-1"},
    ),
    "institution": (
        {"names-0-kind": "alias", "names-0-language": "en", "names-0-text": "B"},
        {"name": "X"},
        None,
    ),
    "person": ({"names-0-text": "Pè"}, {"names-0-text": "Pê"}, {"choose-names-1"}),
    "document": (
        {"contributions-0-name_as_printed": "N. Obi"},
        {"contributions-1-role": "author", "contributions-1-institution": "council"},
        {"choose-contributors-1"},
    ),
    "issue": ({"positions-0-label": "It is"}, {"positions-0-claims": "enough"}, {"choose-positions-1"}),
}


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize("turned", [False, True], ids=["first-second", "second-first"])
def test_rows_of_every_kind_meet_in_either_order_and_can_be_stored(drafts, rita, ada, kind, turned):
    first, second, names = ROWS[kind]
    first, second = (second, first) if turned else (first, second)
    record = drafts[kind]
    opened = form_on(rita.get(address(record)).content.decode())
    assert change(ada, record, **first).status_code == 302
    stale = rita.post(address(record), {**opened, **second})
    assert stale.status_code == 409
    chosen = both_texts(stale)
    found = set(re.findall(r'name="(choose-[^"]+)"', stale.content.decode()))
    assert names is None or names <= found
    mine = dict.fromkeys(found, "mine")
    answer = rita.post(address(record), {**chosen, **mine})
    assert answer.status_code == 302, stale.content.decode()
    again = form_on(rita.get(address(record)).content.decode())
    for name, value in second.items():
        assert value in again.values() or value == "", (name, value)


def test_claimant_changed_by_both_is_never_told_to_exist_already(world, rita, ada):
    """The second editor of a claim could never save: the row that the first had stored again stood in the way."""
    opened = form_on(rita.get(address(world.draft_claim)).content.decode())
    assert change(ada, world.draft_claim, note="Ada").status_code == 302
    Attribution.objects.filter(claim=world.draft_claim).delete()
    Attribution.objects.create(claim=world.draft_claim, institution=world.council)
    answer = rita.post(address(world.draft_claim), {**opened, "statement": "Rita's words."})
    assert answer.status_code == 409
    assert rita.post(address(world.draft_claim), both_texts(answer)).status_code == 302
    assert Claim.objects.get(pk=world.draft_claim.pk).statement == "Rita's words."


def test_what_cannot_be_read_on_an_older_form_is_shown_as_it_was_typed(record, rita, ada):
    opened = form_on(rita.get(address(record)).content.decode())
    assert change(ada, record, **ADA).status_code == 302
    answer = rita.post(address(record), {**opened, "parent": "No Such Body", "name": "Mine"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "could not be read" in page
    assert "No Such Body" in page
    assert "Mine" in page


@pytest.mark.parametrize("kind", ROWS)
def test_row_that_cannot_be_read_on_an_older_form_is_shown_whole_and_costs_nothing(drafts, rita, ada, kind):
    """A row without what it must name ended in a fault of the program, and in nobody's words."""
    first, typed, row = UNREADABLE[kind]
    record = drafts[kind]
    opened = form_on(rita.get(address(record)).content.decode())
    assert change(ada, record, **first).status_code == 302
    answer = rita.post(address(record), {**opened, **row, **typed})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "could not be read" in page
    for words in (*typed.values(), *row.values()):
        assert words in page
    chosen = both_texts(answer)
    answer = rita.post(address(record), chosen)
    assert answer.status_code == 302
    kept = form_on(rita.get(address(record)).content.decode()).values()
    for words in (*first.values(), *typed.values()):
        assert words in kept


#: Kind → what the first saves, what the second typed, and the row of the second that names what is not there.
UNREADABLE = {
    "claim": (
        {"note": "By Ada"},
        {"statement": "A claim by Rita."},
        {"attributions-1-role": "reporter", "attributions-1-person": "Ngozie Obbi"},
    ),
    "concept": (
        {"scope_note": "By Ada"},
        {"definition": "By Rita."},
        {"labels-1-kind": "alt", "labels-1-language": "xx-nonsense!", "labels-1-text": "Ranks"},
    ),
    "institution": (
        {"note": "By Ada"},
        {"name": "A body of Rita"},
        {"relations-0-kind": "related", "relations-0-other": "No Such Body"},
    ),
    "person": (
        {"note": "By Ada"},
        {"name": "Zora"},
        {"affiliations-0-institution": "No Such Body", "affiliations-0-role": "Member"},
    ),
    "document": (
        {"note": "By Ada"},
        {"title": "Zebra"},
        {"contributions-1-role": "author", "contributions-1-institution": "No Such Body"},
    ),
    "issue": (
        {"summary": "By Ada"},
        {"question": "Zebra"},
        {"positions-1-slug": "no", "positions-1-label": "No", "positions-1-claims": "no-such-claim"},
    ),
}


def test_date_that_cannot_be_read_on_an_older_form_is_no_choice(drafts, rita, ada):
    opened = form_on(rita.get(address(drafts["claim"])).content.decode())
    assert change(ada, drafts["claim"], note="By Ada").status_code == 302
    answer = rita.post(address(drafts["claim"]), {**opened, "as_of": "20x", "statement": "A claim by Rita."})
    assert answer.status_code == 409
    assert "20x" in answer.content.decode()
    assert "choose-as_of-1" not in both_texts(answer)
    assert rita.post(address(drafts["claim"]), both_texts(answer)).status_code == 302


def test_rows_are_sent_without_numbers_of_their_own(world, rita):
    opened = form_on(rita.get(address(world.draft_claim)).content.decode())
    assert [name for name in opened if name.endswith("-id")] == []


def test_proposal_with_rows_is_changed_again_by_its_author_and_by_another(world, carla, rita):
    """Its page shows the proposal's rows, whose numbers are gone again when the form comes back."""
    assert change(carla, world.enough, statement="The covenant may do.", why="Less").status_code == 302
    assert change(carla, world.enough, statement="The covenant might do.", why="Less").status_code == 302
    assert mapping_of(world.enough)["statement"] == "The covenant might do."
    assert change(rita, world.enough, statement="The covenant could do.", why="Other").status_code == 302
    assert mapping_of(world.enough)["statement"] == "The covenant could do."
    assert mapping_of(world.enough)["claimants"] == ["institutions/council"]
