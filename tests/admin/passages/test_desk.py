"""The passage desk: passages among their neighbours, tagged several at once, with claims drafted from them."""

import pytest
from django.urls import reverse

from kb.curation import Verb, create
from kb.history import record_event
from kb.models import (
    Claim,
    Evidence,
    HistoryEvent,
    Institution,
    Passage,
    PassageTag,
    ProvisionCitation,
    Suggestion,
)
from tests import factories

from ..browsing import all_listed, errors, said

pytestmark = pytest.mark.django_db
DESK = "/admin/passages/report/"


@pytest.fixture
def send(world, carla):
    """Do something at the desk to a passage (by its path); the answer."""

    def sent(action, path, client=carla, **data):
        passage = Passage.objects.get(path=path)
        fields = {"at": passage.public_id, "edition": "1", **data}
        return client.post(f"{DESK}{action}/", fields)

    return sent


def live(path):
    tags = PassageTag.objects.filter(passage__path=path).exclude(status="withdrawn")
    return sorted(tags.values_list("concept__slug", flat=True))


def test_desk_opens_at_the_first_open_passage_among_its_neighbours(world, carla):
    page = carla.get(DESK).content.decode()
    current = page.split("desk-current", 1)[1]
    assert "CANARY paragraph" in current.split("</li>", 1)[0]
    for text in ("The covenant is enough for now.", "Cameras watch streets.", "3 of 4 passages done"):
        assert text in page


def test_desk_shows_a_selection_as_a_part_of_its_paragraph(world, carla):
    paragraph = world.passages[0]
    factories.passage("One part.", edition=paragraph.edition, path="1.s1", kind="selection", within=paragraph)
    page = carla.get(DESK).content.decode()
    part = page.split("desk-selection", 1)[1].split("</li>", 1)[0]
    assert "One part." in part
    assert "selected in § 1 " in " ".join(part.split())
    assert page.count("desk-selection") == 1


def test_several_concepts_are_put_on_all_ticked_passages_at_once(world, send):
    ticked = [world.passages[0].public_id, world.passages[1].public_id]
    answer = send("tag", "1", passage=ticked, **{"tag-concepts": "Vie privée\nSurveillance"})
    assert answer.status_code == 302
    again = send("tag", "1", passage=ticked, **{"tag-chosen": ["themes/privacy", "themes/surveillance"]})
    assert said(again)[-1] == "0 tags added."
    assert said(answer)[-1] == "2 tags added."
    assert live("1") == live("2") == ["privacy", "surveillance"]


def test_tags_typed_by_name_go_on_the_current_passage_and_on_to_the_next(world, send):
    answer = send("tag", "3", next="1", **{"tag-concepts": "privacy\nthemes/surveillance"})
    assert f"at={world.draft_passage.public_id}" in answer.url
    assert live("3") == ["privacy", "surveillance"]


def test_unknown_concept_keeps_what_was_typed_and_ticked(world, send):
    answer = send("tag", "1", passage=[world.passages[1].public_id], **{"tag-concepts": "Priv"})
    assert answer.status_code == 422
    assert "themes/privacy" in errors(answer)
    assert "Priv</textarea>" in answer.content.decode()
    assert f'value="{world.passages[1].public_id}" form="tag-form" checked' in answer.content.decode()


def test_draft_tag_is_removed_at_once_and_a_published_one_only_on_the_page_that_asks_why(world, send, rita):
    draft = PassageTag.objects.get(passage=world.passages[1], concept=world.surveillance)
    assert send("untag", "2", kind="passagetag", link=draft.pk).status_code == 302
    assert live("2") == []
    published = PassageTag.objects.get(passage=world.passages[0], concept=world.privacy)
    send("untag", "1", kind="passagetag", link=published.pk)
    assert live("1") == ["privacy"]
    page = rita.get(f"{DESK}?at={world.passages[0].public_id}").content.decode()
    assert reverse("admin:kb_passagetag_verb", args=[published.pk, "withdraw"]) in page


def test_link_of_another_passage_is_not_removed(world, send):
    draft = PassageTag.objects.get(passage=world.passages[1], concept=world.surveillance)
    for number in (draft.pk, "abc", ""):
        assert send("untag", "1", kind="passagetag", link=number).status_code == 404
    assert live("2") == ["surveillance"]


def test_read_and_nothing_to_tag_counts_as_done(world, send, carla):
    assert send("nothing", "4").status_code == 302
    assert "4 of 4 passages done" in carla.get(DESK).content.decode()
    send("something", "4")
    assert "3 of 4 passages done" in carla.get(DESK).content.decode()
    send("nothing", "1")
    assert not Passage.objects.get(path="1").nothing_to_tag


def test_evidence_is_added_to_a_claim_that_is_there(world, send):
    fields = {"evidence-claim": "missing", "evidence-role": "supports", "evidence-quote": "Cameras watch"}
    assert send("evidence", "3", **fields).status_code == 302
    made = Evidence.objects.get(claim=world.missing, passage=world.passages[2])
    assert (made.role, made.quote, made.status) == ("supports", "Cameras watch", "draft")


CLAIM = {
    "claim-statement": "Cameras watch people.",
    "claim-kind": "empirical-finding",
    "claim-claimants": "institutions/council\nNgozi Obi",
    "claim-role": "asserts",
    "claim-quote": "Cameras watch streets",
    "claim-as_of": "2023",
    "claim-tags": "Surveillance",
}


def test_claim_is_drafted_from_a_passage_with_words_claimants_and_tags(world, send):
    answer = send("claim", "3", **CLAIM)
    assert answer.status_code == 302, errors(answer)
    made = Claim.objects.get(statement="Cameras watch people.")
    assert made.slug == "report-cameras-watch-people"
    assert [str(row) for row in made.attributions.all()] == ["The Council", "Ngozi Obi"]
    assert made.evidence.get().passage == world.passages[2]
    assert made.tags.get().concept == world.surveillance
    assert HistoryEvent.objects.filter(actor="carla", kind="claim", record_pk=made.pk).count() == 1


def test_claim_that_is_there_already_is_refused_with_its_handle(world, send):
    send("claim", "3", **CLAIM)
    answer = send("claim", "3", **{**CLAIM, "claim-statement": "CAMERAS watch people"})
    assert answer.status_code == 422
    assert "report-cameras-watch-people" in errors(answer)
    assert 'name="seen"' not in answer.content.decode()
    assert Claim.objects.filter(statement__iexact="cameras watch people").count() == 0


def test_claim_like_one_that_is_there_is_drafted_once_that_one_was_seen(world, send):
    send("claim", "3", **CLAIM)
    known = Claim.objects.get(statement="Cameras watch people.")
    near = {**CLAIM, "claim-statement": "Cameras watched people."}
    answer = send("claim", "3", **near)
    page = answer.content.decode()
    assert (answer.status_code, Claim.objects.filter(statement=near["claim-statement"]).count()) == (422, 0)
    assert f'href="/admin/kb/claim/{known.pk}/change/">Cameras watch people.</a>' in page
    assert "Cameras watched people.</textarea>" in page
    assert f'name="seen" value="{known.pk}"' in page
    faulty = send("claim", "3", **{**near, "claim-quote": "one two " * 6}, seen=str(known.pk))
    assert f'<input type="hidden" name="seen" value="{known.pk}">' in faulty.content.decode()
    assert send("claim", "3", **near, seen=str(known.pk)).status_code == 302
    assert Claim.objects.get(statement="Cameras watched people.").tags.count() == 1


@pytest.mark.parametrize("seen", ["", "0", "x", "-1", "²", "9" * 400, "1,,2"])
def test_claim_is_shown_whatever_else_was_said_to_be_seen(seen, world, send):
    send("claim", "3", **CLAIM)
    assert (
        send("claim", "3", **{**CLAIM, "claim-statement": "Cameras watched people."}, seen=seen).status_code
        == 422
    )


def test_claim_whose_words_are_refused_is_not_half_made(world, send):
    answer = send(
        "claim", "3", **{**CLAIM, "claim-quote": "one two three four five six seven eight nine ten eleven"}
    )
    assert answer.status_code == 422
    assert "ten words" in errors(answer)
    assert "Cameras watch people.</textarea>" in answer.content.decode()
    assert not Claim.objects.filter(statement="Cameras watch people.").exists()


def test_provision_is_cited(world, send):
    fields = {"cite-law": "covenant:17", "cite-relation": "interprets", "cite-as_printed": "art. 17"}
    assert send("cite", "3", **fields).status_code == 302
    made = ProvisionCitation.objects.get(passage=world.passages[2])
    assert (made.provision, made.relation) == (world.article, "interprets")


def test_drafts_are_submitted_together_and_published_together_by_somebody_else(world, carla, rita, send):
    send("claim", "4", **{**CLAIM, "claim-quote": "CANARY"})
    listed = carla.get(f"{DESK}submit-all/").content.decode()
    assert "Cameras watch people." in listed
    assert Claim.objects.get(statement="Cameras watch people.").status == "draft"
    assert "0 refused" in all_listed(carla, f"{DESK}submit-all/").content.decode()
    all_listed(carla, f"{DESK}publish-all/")
    assert not Claim.objects.published().filter(statement="Cameras watch people.").exists()
    assert "0 refused" in all_listed(rita, f"{DESK}publish-all/").content.decode()
    made = Claim.objects.get(statement="Cameras watch people.")
    assert made.is_published
    assert made.submitted_by == world.carla
    assert made.tags.get().is_published


def test_own_submissions_are_refused_by_name_and_hold_up_nothing_else(world, carla, rita, send):
    send("tag", "1", client=rita, **{"tag-concepts": "surveillance"})
    all_listed(rita, f"{DESK}submit-all/")
    all_listed(carla, f"{DESK}submit-all/")
    page = all_listed(rita, f"{DESK}publish-all/").content.decode()
    assert "somebody else must publish it" in page
    assert PassageTag.objects.get(passage__path="1", concept__slug="surveillance").status == "submitted"
    assert PassageTag.objects.get(passage__path="2", concept__slug="surveillance").status == "published"


def test_claimant_waits_with_the_claim_that_is_refused(world, carla, rita, send):
    """It would be public for good, and nothing would bear its name."""
    newcomer = create(
        kind=Institution, mapping={"slug": "new", "name": "New body", "type": "ngo"}, by=world.carla
    )
    send("claim", "4", **{**CLAIM, "claim-quote": "CANARY", "claim-claimants": "institutions/new"})
    made = Claim.objects.get(statement="Cameras watch people.")
    made.evidence.update(role="disputes")
    all_listed(carla, f"{DESK}submit-all/")
    page = all_listed(rita, f"{DESK}publish-all/").content.decode()
    assert "What names it was refused, so it waits, too." in page
    newcomer.refresh_from_db()
    made.refresh_from_db()
    assert (newcomer.status, made.status) == ("submitted", "submitted")


def test_what_rests_on_what_is_refused_waits_and_nothing_else(world, carla, rita, send):
    send("claim", "4", **{**CLAIM, "claim-quote": "CANARY"})
    send("tag", "1", **{"tag-concepts": "surveillance"})
    all_listed(carla, f"{DESK}submit-all/")
    made = Claim.objects.get(statement="Cameras watch people.")
    made.evidence.update(role="disputes")
    page = all_listed(rita, f"{DESK}publish-all/").content.decode()
    assert "What it rests on was refused, so it waits, too." in page
    assert made.tags.get().status == "submitted"
    assert PassageTag.objects.get(passage__path="1", concept__slug="surveillance").is_published


@pytest.mark.parametrize(("rights", "status"), [("", "draft"), ("Public domain.", "submitted")])
def test_nothing_on_a_text_is_submitted_before_it(world, carla, rights, status):
    document = factories.document("fresh", status="draft", text_policy="full", rights=rights)
    edition = factories.edition(document, text="Cameras watch people.", status="draft")
    passage = factories.passage("Cameras watch people.", edition=edition, status="draft")
    tag = factories.tag(passage, world.privacy, status="draft")
    for record in (document, edition, passage, tag):
        record_event(verb=Verb.CREATE, record=record, before={}, after={"status": "draft"}, by=world.carla)
    page = all_listed(carla, "/admin/passages/fresh/submit-all/").content.decode()
    tag.refresh_from_db()
    assert tag.status == status
    assert ("What it rests on was refused" in page) is (status == "draft")


@pytest.mark.parametrize(
    "url",
    [
        DESK + "?at=NOTHERE",
        DESK + "?edition=9",
        DESK + "?edition=abc&at=1",
        "/admin/passages/none/",
        DESK + "odd/",
    ],
)
def test_what_is_not_there_is_no_page(world, carla, url):
    assert carla.get(url).status_code in (200, 404)
    assert carla.get(url).status_code == (200 if url.endswith("abc") else 404)


def test_nothing_is_done_by_looking(world, carla):
    events = HistoryEvent.objects.count()
    for action in ("tag", "untag", "nothing", "evidence", "claim", "cite"):
        assert carla.get(f"{DESK}{action}/").status_code == 404
    for action in ("submit-all", "publish-all"):
        assert carla.get(f"{DESK}{action}/").status_code == 200
    assert HistoryEvent.objects.count() == events


def test_matches_are_offered_for_every_kind_of_reference(world, carla):
    def offered(kind, text):
        found = carla.get(reverse("admin:suggest", args=[kind]), {"q": text}).json()["matches"]
        return [match["handle"] for match in found]

    assert offered("concept", "vie") == ["themes/privacy"]
    assert offered("party", "obi") == ["people/ngozi-obi"]
    assert offered("law", "covenant") == ["covenant", "covenant:17"]
    assert offered("passage", "cameras") == ["report#3"]
    assert offered("concept", "%") == offered("concept", "") == []
    assert carla.get(reverse("admin:suggest", args=["user"])).status_code == 404


@pytest.fixture
def suggestion(world):
    """The program proposes surveillance for the second passage."""
    return Suggestion.objects.create(
        passage=world.passages[1], concept=world.surveillance, rule="label", start=0, end=7
    )


def test_accepted_suggestion_becomes_a_tag_and_is_offered_no_more(world, send, carla, suggestion):
    path = suggestion.passage.path
    assert (
        "Suggested by the program" in carla.get(f"{DESK}?at={suggestion.passage.public_id}").content.decode()
    )
    assert said(send("accept", path, suggestion=suggestion.pk))[-1].startswith("Accepted: ")
    assert "surveillance" in live(path)
    assert (
        "Suggested by the program"
        not in carla.get(f"{DESK}?at={suggestion.passage.public_id}").content.decode()
    )


def test_rejected_suggestion_is_remembered_and_tags_nothing(world, send, suggestion):
    before = live(suggestion.passage.path)
    assert said(send("reject", suggestion.passage.path, suggestion=suggestion.pk))[-1].startswith("Rejected")
    suggestion.refresh_from_db()
    assert (suggestion.decision, suggestion.decided_by) == ("rejected", world.carla)
    assert live(suggestion.passage.path) == before
    again = send("accept", suggestion.passage.path, suggestion=suggestion.pk)
    assert "decided" in said(again)[-1]


def test_doubt_about_a_suggested_citation_stands_beside_it(world, carla, suggestion):
    address = f"{DESK}?at={suggestion.passage.public_id}"
    doubt = "17.3: the provision has no such part"
    assert doubt not in carla.get(address).content.decode()
    suggestion.doubt, suggestion.doubted_path = Suggestion.Doubt.NO_PART, "17.3"
    suggestion.save()
    assert doubt in carla.get(address).content.decode()


@pytest.mark.parametrize("wrong", ["", "x", "99999999"])
def test_suggestion_that_is_not_there_is_not_found(world, send, wrong):
    assert send("accept", "1", suggestion=wrong).status_code == 404


def test_refused_form_says_so_at_the_top_and_the_browser_begins_at_the_wrong_field(send):
    answer = send("claim", "1", **{**CLAIM, "claim-claimants": "No Such Body"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Nothing was stored yet" in page
    assert 'href="#tool-claim"' in page
    assert page.count("autofocus") == 1


def test_keys_decide_about_the_first_suggestion_that_can_be_decided(world, carla):
    passage = world.passages[0]
    Suggestion.objects.create(passage=passage, institution=world.council, score=0.9, start=0, end=3)
    Suggestion.objects.create(passage=passage, concept=world.surveillance, score=0.5, start=0, end=3)
    page = carla.get(f"{DESK}?at={passage.public_id}").content.decode()
    assert page.count('data-key="y"') == 1


def test_publishing_all_is_offered_to_those_who_may_publish(carla, rita):
    assert "Publish all that is submitted" in rita.get(DESK).content.decode()
    page = carla.get(DESK).content.decode()
    assert "Submit all my drafts" in page
    assert "publish-all" not in page
