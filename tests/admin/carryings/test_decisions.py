"""A person accepts a carried link, puts it elsewhere or gives it up; readers see nothing of it before."""

import pytest
from django.test import Client

from kb import curation
from kb.curation.seen_marks import mark_of
from kb.ingest.editions.stored_rows import Arrival
from kb.ingest.editions.storing import store_all
from kb.models import Carrying, Document, PassageTag, User
from tests import factories
from tests.admin.carryings.texts import BRIDGE, CELLAR, DESK, LANTERN, SETTLED, edition
from tests.ingest.parsed_editions import parsed_edition
from tests.world import World

from ..browsing import address, form_on, said

pytestmark = pytest.mark.django_db


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
