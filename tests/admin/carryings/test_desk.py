"""The desk of what was carried to a new edition: both places side by side, accepted, put elsewhere or given up."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kb import curation
from kb.admin.work.by_document import carryings
from kb.curation.seen_marks import mark_of
from kb.ingest.editions.stored_rows import Arrival
from kb.ingest.editions.storing import store_all
from kb.models import Carrying, Document, Edition, PassageTag, User
from tests import factories
from tests.ingest.parsed_editions import parsed_edition
from tests.world import World

from ..browsing import address, form_on, said

pytestmark = pytest.mark.django_db

LANTERN = "The lantern in the harbour was lit by a keeper who counted every ship that passed in winter."
BRIDGE = "Nobody in the orchard knew why the copper bridge had been painted with silver stars that year."
CELLAR = "A basket of turnips and a letter without a stamp stood for three days beside the cellar window."
DESK = "/admin/carryings/a-source/"


def edition(document: Document, *paragraphs: str) -> Edition:
    return store_all([Arrival(parsed_edition(paragraphs), document)], by=None, published=True)[0]


@pytest.fixture
def document(world: World) -> Document:
    """Of three paragraphs the second was reworded, with words quoted from it, and the third is gone, with a tag."""
    document = factories.document("a-source")
    older = edition(document, LANTERN, BRIDGE, CELLAR)
    bridge, cellar = older.passages.get(path="2"), older.passages.get(path="3")
    words = "the copper bridge had been painted with silver stars"
    start = BRIDGE.index(words)
    factories.evidence(factories.claim(), bridge, quote=words, start=start, end=start + len(words))
    factories.tag(cellar, factories.concept())
    edition(document, LANTERN, BRIDGE.replace("painted", "decorated"))
    return document


@pytest.fixture
def carried(document: Document, carla: Client) -> dict[str, Carrying]:
    carla.post(f"{DESK}run/")
    return {row.kind: row for row in Carrying.objects.all()}


def test_button_carries_and_says_how_much(document: Document, carla: Client) -> None:
    told = said(carla.post(f"{DESK}run/"))[-1]
    assert told == (
        "Compared with edition 2: 0 tags, quotations and citations stand there unchanged. "
        "2 wait for a decision."
    )
    assert Carrying.objects.count() == 2


NOT_COMPARED = "2 tags, quotations and citations of the text before were not compared with edition 2 yet"
SETTLED = "Nothing waits for a decision"


def test_desk_never_says_that_all_has_its_place_before_anything_was_compared(
    document: Document, carla: Client
) -> None:
    page = carla.get(DESK).content.decode()
    assert NOT_COMPARED in page
    assert SETTLED not in page
    carla.post(f"{DESK}run/")
    assert "not compared" not in carla.get(DESK).content.decode()


def test_what_is_said_of_the_older_text_after_the_comparison_is_told(
    carried: dict[str, Carrying], document: Document, carla: Client
) -> None:
    factories.tag(document.editions.get(number=1).passages.get(path="1"), factories.concept())
    assert "1 tag, quotation or citation of the text before was not" in carla.get(DESK).content.decode()


def test_older_text_of_which_nothing_was_said_has_nothing_to_carry(world: World, carla: Client) -> None:
    document = factories.document("a-source")
    edition(document, LANTERN, BRIDGE)
    edition(document, LANTERN, CELLAR)
    page = carla.get(DESK).content.decode()
    assert "Nothing was said about the text before" in page
    assert SETTLED not in page


@pytest.mark.parametrize("first_page", ["/admin/", "/admin/work/"])
def test_pages_where_people_begin_count_what_is_not_compared_and_what_is_not_decided(
    first_page: str, document: Document, carla: Client
) -> None:
    page = carla.get(first_page).content.decode()
    assert f'href="{DESK}"' in page
    assert "<strong>2</strong> not compared yet" in page
    carla.post(f"{DESK}run/")
    page = carla.get(first_page).content.decode()
    assert "<strong>2</strong> to decide" in page
    assert "not compared" not in page
    for row in Carrying.objects.all():
        carla.post(f"{DESK}lose/", {"carrying": row.pk})
    assert f'href="{DESK}"' not in carla.get(first_page).content.decode()


def test_withdrawn_link_is_not_counted_as_uncompared(document: Document, carla: Client) -> None:
    document.editions.get(number=1).passages.get(path="3").tags.update(
        status="withdrawn", ended_at=document.created_at, end_reason="No."
    )
    assert "1 tag, quotation or citation of the text before was not" in carla.get(DESK).content.decode()


def test_first_page_asks_the_same_number_of_questions_however_many_documents_wait(
    document: Document, carla: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        other = factories.document(f"another-{number}")
        factories.tag(edition(other, LANTERN, BRIDGE).passages.get(path="1"), factories.concept())
        edition(other, LANTERN, CELLAR)
    with django_assert_max_num_queries(4):
        assert len(carryings().rows) == 6


def test_old_and_proposed_place_stand_side_by_side_with_words_marked(
    carried: dict[str, Carrying], carla: Client
) -> None:
    page = carla.get(DESK).content.decode()
    assert "<mark>the copper bridge had been </mark><mark><del>painted</del></mark>" in page
    assert "<mark><ins>decorated</ins></mark>" in page
    assert "None was found." in page


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            ["The Court held:", BRIDGE],
            ["The State held:", BRIDGE],
            "the words are the same, what introduces them is not",
        ),
        (
            [BRIDGE, "Cats sleep."],
            [BRIDGE, "This was overruled."],
            "the words are the same, the sentence around them is not",
        ),
    ],
)
def test_same_words_are_shown_with_what_stands_around_them_on_both_sides(
    world: World, carla: Client, before: list[str], after: list[str], told: str
) -> None:
    document = factories.document("a-source")
    older = edition(document, LANTERN, *before, CELLAR)
    bridge = older.passages.get(text=BRIDGE)
    factories.evidence(factories.claim(), bridge, quote="copper bridge", start=24, end=37)
    edition(document, LANTERN, *after, CELLAR)
    carla.post(f"{DESK}run/")
    page = carla.get(DESK).content.decode()
    assert told in page
    changed = next(text for text in after if text != BRIDGE)
    assert changed in page
    assert "Introduced by" in page or "Followed by" in page


def test_accepted_draft_is_handed_to_the_reviewers_and_leaves_the_list(
    carried: dict[str, Carrying], carla: Client
) -> None:
    carla.post(f"{DESK}accept/", {"carrying": carried["evidence"].pk})
    row = Carrying.objects.get(pk=carried["evidence"].pk)
    assert (row.decision, row.new_evidence.status) == ("accepted", "submitted")
    assert "decorated" not in carla.get(DESK).content.decode()


def test_lost_link_is_put_on_a_passage_that_a_person_chose(
    carried: dict[str, Carrying], carla: Client
) -> None:
    carla.post(f"{DESK}place/", {"carrying": carried["tag"].pk, "path": "§ 1"})
    row = Carrying.objects.get(pk=carried["tag"].pk)
    assert (row.decision, row.new_tag.passage.path, row.new_tag.status) == ("accepted", "1", "submitted")


def test_words_that_do_not_stand_there_are_refused_with_what_was_typed(
    carried: dict[str, Carrying], carla: Client
) -> None:
    typed = {"carrying": carried["evidence"].pk, "path": "1", "quote": "a copper kettle"}
    answer = carla.post(f"{DESK}place/", typed)
    assert answer.status_code == 422
    assert "These words do not stand in the passage" in answer.content.decode()
    assert "a copper kettle" in answer.content.decode()


def test_path_that_the_newer_edition_lacks_is_refused(carried: dict[str, Carrying], carla: Client) -> None:
    answer = carla.post(f"{DESK}place/", {"carrying": carried["tag"].pk, "path": "77"})
    assert "The newer edition has no passage with this path." in answer.content.decode()


def test_link_given_up_loses_its_draft_and_stays_on_the_older_edition(
    carried: dict[str, Carrying], carla: Client
) -> None:
    for row in carried.values():
        carla.post(f"{DESK}lose/", {"carrying": row.pk})
    assert {row.decision for row in Carrying.objects.all()} == {"rejected"}
    assert not Carrying.objects.exclude(new_evidence=None).exists()
    assert PassageTag.objects.published().filter(passage__edition__number=1).exists()
    assert "Nothing waits for a decision" in carla.get(DESK).content.decode()


def test_decided_twice_is_refused_the_second_time(carried: dict[str, Carrying], carla: Client) -> None:
    for _time in range(2):
        answer = carla.post(f"{DESK}lose/", {"carrying": carried["tag"].pk})
    assert said(answer)[-1] == "Somebody has decided about this already."


@pytest.mark.parametrize("number", ["", "x", "0", "999999999999999999999"])
def test_carrying_that_is_not_there_is_not_found(number: str, document: Document, carla: Client) -> None:
    assert carla.post(f"{DESK}accept/", {"carrying": number}).status_code == 404


def test_another_action_is_not_found(document: Document, carla: Client) -> None:
    assert carla.post(f"{DESK}burn/").status_code == 404


def test_reworded_quotation_reaches_nobody_before_a_person_has_decided(
    world: World, carla: Client, rita: Client, document: Document
) -> None:
    """Submitting and publishing all there is leaves it where it is; so does its own page, and its claim."""
    carla.post(f"{DESK}run/")
    row = Carrying.objects.get(evidence__isnull=False)
    new = row.new_evidence
    assert new is not None and row.decision == "open"
    for page in ("/admin/", "/admin/work/"):
        assert "decorated" not in carla.get(page).content.decode()
    listed = carla.get("/admin/passages/a-source/submit-all/").content.decode()
    assert "decorated" not in listed
    in_bulk = form_on(listed, "in-bulk") if 'id="in-bulk"' in listed else {}
    carla.post("/admin/passages/a-source/submit-all/", in_bulk)
    answer = carla.post(address(new, "verb", "submit"), {"seen": mark_of(new)}, follow=True)
    assert "nobody has decided yet whether it still holds" in answer.content.decode()
    shown = rita.get(address(new)).content.decode()
    assert "<del>painted</del>" in shown and "<ins>decorated</ins>" in shown
    assert "Decide whether it still holds" in shown
    new.refresh_from_db()
    assert new.status == "draft"
    carla.post(f"{DESK}accept/", {"carrying": row.pk})
    new.refresh_from_db()
    assert new.status == "submitted"
    curation.publish(record=new, by=User.objects.get(username="rita"))
    new.refresh_from_db()
    assert new.status == "published"


def test_claim_is_submitted_without_the_evidence_that_waits_for_a_decision(
    world: World, carla: Client, document: Document
) -> None:
    carla.post(f"{DESK}run/")
    new = Carrying.objects.get(evidence__isnull=False).new_evidence
    assert new is not None
    claim = factories.claim(status="draft")
    new.claim = claim
    new.save()
    curation.submit(record=claim, by=User.objects.get(username="carla"))
    claim.refresh_from_db()
    new.refresh_from_db()
    assert (claim.status, new.status) == ("submitted", "draft")


def test_what_was_given_up_is_listed_with_whose_decision_it_was_and_asked_again(
    carried: dict[str, Carrying], carla: Client
) -> None:
    for row in carried.values():
        carla.post(f"{DESK}lose/", {"carrying": row.pk})
    decided = carla.get(DESK).content.decode().split("Decided last")[1]
    assert decided.count("not in edition 2") == decided.count("carla") == decided.count("Ask again") == 2
    for row in carried.values():
        carla.post(f"{DESK}ask/", {"carrying": row.pk})
    page = carla.get(DESK).content.decode()
    assert "Decided last" not in page
    for row in carried.values():
        before, row = row, Carrying.objects.get(pk=row.pk)
        assert (row.decision, row.decided_by, row.place) == ("open", None, before.place)
    again = Carrying.objects.get(evidence__isnull=False).new_evidence
    assert again is not None and again.status == "draft"
    assert "<mark><ins>decorated</ins></mark>" in page


def test_what_was_never_given_up_is_not_asked_again(carried: dict[str, Carrying], carla: Client) -> None:
    row = carried["evidence"]
    assert "waits for a decision already" in said(carla.post(f"{DESK}ask/", {"carrying": row.pk}))[-1]
    carla.post(f"{DESK}accept/", {"carrying": row.pk})
    assert "waits for a decision already" in said(carla.post(f"{DESK}ask/", {"carrying": row.pk}))[-1]
    row.refresh_from_db()
    assert row.decision == "accepted"


def test_giving_up_and_asking_again_stand_in_both_histories_of_the_claim(
    carried: dict[str, Carrying], carla: Client, client: Client
) -> None:
    evidence = carried["evidence"].evidence
    assert evidence is not None
    claim = evidence.claim
    told = "Edition 2 no longer has it."
    assert told not in client.get(claim.get_absolute_url()).content.decode()
    carla.post(f"{DESK}lose/", {"carrying": carried["evidence"].pk})
    for page in (claim.get_absolute_url(), "/changes/"):
        shown = client.get(page).content.decode()
        assert told in shown and "said to be no longer in a newer edition" in shown
        assert "curator" in shown and "carla" not in shown
    desk = carla.get(address(claim, "history")).content.decode()
    assert told in desk and "carla" in desk
    carla.post(f"{DESK}ask/", {"carrying": carried["evidence"].pk})
    assert "asked again whether a newer edition has it" in client.get("/changes/").content.decode()


def test_decision_about_an_edition_is_told_to_readers_once_they_see_that_edition(
    world: World, carla: Client, client: Client
) -> None:
    document = factories.document("a-source")
    older = edition(document, LANTERN, BRIDGE, CELLAR)
    factories.tag(older.passages.get(path="3"), factories.concept())
    [newer] = store_all([Arrival(parsed_edition([LANTERN, BRIDGE]), document)], by=world.carla)
    carla.post(f"{DESK}run/")
    carla.post(f"{DESK}lose/", {"carrying": Carrying.objects.get().pk})
    assert "no longer has it" not in client.get("/changes/").content.decode()
    passage = older.passages.get(path="3")
    assert "no longer has it" in carla.get(address(passage, "history")).content.decode()
    curation.submit_edition(edition=newer, by=world.carla)
    assert "no longer has it" not in client.get("/changes/").content.decode()
    curation.publish_edition(edition=newer, by=world.rita)
    assert "Edition 2 no longer has it." in client.get("/changes/").content.decode()


def test_whoever_gave_up_a_link_in_a_newer_edition_has_written_nothing_of_the_link_itself(
    world: World, carla: Client, rita: Client, document: Document
) -> None:
    """A decision about an edition is none about the words of the older link."""
    link = document.editions.get(number=1).passages.get(path="3").tags.get()
    PassageTag.objects.filter(pk=link.pk).update(status="draft", published_at=None)
    carla.post(f"{DESK}run/")
    row = Carrying.objects.get(tag=link)
    rita.post(f"{DESK}lose/", {"carrying": row.pk})
    curation.submit(record=link, by=world.carla)
    assert curation.publish(record=link, by=world.rita).is_published


def test_carried_quotation_that_was_sent_back_waits_for_a_decision_again(
    carried: dict[str, Carrying], carla: Client, world: World
) -> None:
    carla.post(f"{DESK}lose/", {"carrying": carried["tag"].pk})
    carla.post(f"{DESK}accept/", {"carrying": carried["evidence"].pk})
    assert SETTLED in carla.get(DESK).content.decode()
    new = Carrying.objects.get(pk=carried["evidence"].pk).new_evidence
    assert new is not None
    curation.send_back(record=new, by=world.rita, why="Decorated is not painted.")
    page = carla.get(DESK).content.decode()
    assert SETTLED not in page
    assert "Decorated is not painted." in page and "Sent back by rita" in page
    assert "<strong>1</strong> to decide" in carla.get("/admin/").content.decode()
    assert "Decorated is not painted." in carla.get("/admin/work/?part=sent-back").content.decode()
    carla.post(f"{DESK}accept/", {"carrying": carried["evidence"].pk})
    new.refresh_from_db()
    assert new.status == "submitted"
    assert SETTLED in carla.get(DESK).content.decode()


@pytest.mark.parametrize("ending", ["sent back", "deleted"])
def test_what_was_accepted_and_taken_away_again_can_be_given_up(
    ending: str, carried: dict[str, Carrying], carla: Client, world: World
) -> None:
    carla.post(f"{DESK}accept/", {"carrying": carried["evidence"].pk})
    new = Carrying.objects.get(pk=carried["evidence"].pk).new_evidence
    assert new is not None
    if ending == "deleted":
        curation.delete_draft(record=new, by=world.rita)
    else:
        curation.send_back(record=new, by=world.rita, why="No.")
    assert Carrying.objects.to_decide().filter(evidence__isnull=False).exists()
    page = carla.get(DESK).content.decode()
    assert ("what was put there was taken away again" in page) is (ending == "deleted")
    carla.post(f"{DESK}lose/", {"carrying": carried["evidence"].pk})
    assert Carrying.objects.get(pk=carried["evidence"].pk).decision == "rejected"


@pytest.fixture
def withdrawn(carried: dict[str, Carrying], document: Document, world: World) -> Edition:
    """Edition 2, to which things were carried, withdrawn."""
    newer = document.editions.get(number=2)
    curation.withdraw_edition(edition=newer, by=world.rita, why="Wrong file.")
    return newer


def test_withdrawn_edition_is_nothing_to_decide_about_or_to_carry_to(
    withdrawn: Edition, document: Document, carla: Client
) -> None:
    for first_page in ("/admin/", "/admin/work/"):
        assert f'href="{DESK}"' not in carla.get(first_page).content.decode()
    page = carla.get(DESK).content.decode()
    assert "decorated" not in page and "to decide" not in page
    assert "There is nothing to carry: the document has no two imported texts" in page
    told = said(carla.post(f"{DESK}run/"))[-1]
    assert told == "There is nothing to carry: the document has no two imported texts."


def test_text_that_comes_after_a_withdrawn_one_is_compared_with_the_text_before(
    withdrawn: Edition, document: Document, carla: Client, client: Client
) -> None:
    edition(document, LANTERN, BRIDGE)
    assert (
        "2 tags, quotations and citations of the text before were not compared"
        in carla.get(DESK).content.decode()
    )
    carla.post(f"{DESK}run/")
    row = Carrying.objects.get(edition__number=3, evidence__isnull=False)
    assert (row.outcome, row.source.edition.number) == ("unchanged", 1)


def test_what_was_given_up_in_a_withdrawn_edition_is_told_to_no_reader(
    carried: dict[str, Carrying], document: Document, world: World, carla: Client, client: Client
) -> None:
    carla.post(f"{DESK}lose/", {"carrying": carried["evidence"].pk})
    claim = carried["evidence"].evidence.claim  # type: ignore[union-attr]
    assert "Edition 2 no longer says this" in client.get(claim.get_absolute_url()).content.decode()
    curation.withdraw_edition(edition=document.editions.get(number=2), by=world.rita, why="Wrong file.")
    edition(document, LANTERN, CELLAR)
    page = client.get(claim.get_absolute_url()).content.decode()
    assert "Edition 2 no longer says" not in page
    assert "Edition 3 of this source has not been compared yet" in page


def test_passages_of_a_withdrawn_edition_are_listed_where_it_is_looked_at(
    withdrawn: Edition, carla: Client
) -> None:
    page = carla.get(address(withdrawn)).content.decode()
    assert "This edition has no passages." not in page
    assert "decorated" in page
    assert "its passages: 2 withdrawn" in page
