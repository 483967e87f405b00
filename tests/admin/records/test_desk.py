"""Forms of records: each save is one verb and one event, and what a form does not say stays as it is."""

import html5lib
import pytest
from django.urls import reverse

from kb.curation import create, edit, publish, publish_revision, submit
from kb.curation.revising import as_proposed, open_revision
from kb.models import (
    Claim,
    Concept,
    Evidence,
    HistoryEvent,
    Institution,
    PassageTag,
    ProvisionCitation,
    Verification,
)
from kb.representing import SHAPES, shape_of
from tests import factories

from ..browsing import XHTML, address, change, errors, form_on, said

pytestmark = pytest.mark.django_db


def sample(kind):
    return SHAPES[kind].model._default_manager.order_by("pk").first()


FORMS = [kind for kind in SHAPES if kind != "edition"]  # which is never edited


def proposed(record):
    """The record's mapping as its open revision would have it."""
    record.refresh_from_db()
    with as_proposed(record):
        return shape_of(record).read_again(record)


@pytest.mark.parametrize("kind", FORMS)
def test_form_sent_as_it_was_opened_changes_nothing(world, rita, kind):
    record = sample(kind)
    if record is None:
        record = _link(world, kind)
    before = shape_of(record).read_again(record)
    answer = change(rita, record)
    assert answer.status_code == 302, errors(answer)
    assert said(answer) == ["Nothing was changed."]
    record.refresh_from_db()
    assert shape_of(record).read_again(record) == before


def _link(world, kind):
    from kb.curation import cite_provision, tag, verify

    if kind == "claim-tag":
        return tag(targets=[world.enough], concepts=[world.privacy], by=world.carla)[0]
    if kind == "provision-citation":
        return cite_provision(
            source=world.enough, instrument=world.covenant, provision=world.article, by=world.carla
        )
    return verify(claim=world.enough, mapping={"status": "not-checked"}, by=world.carla)


def test_every_kind_of_record_has_a_desk_with_all_its_keys(world, ada):
    for shape in (SHAPES[kind] for kind in FORMS):
        name = shape.model._meta.model_name
        html = ada.get(reverse(f"admin:kb_{name}_add")).content.decode()
        rows = {"relations"} & set(shape.keys)
        assert 'id="record-form"' in html, name
        for relation in rows:
            assert f'data-rows="{relation}"' in html


def test_new_record_with_rows_is_one_event_and_a_draft(world, carla):
    url = reverse("admin:kb_institution_add")
    data = form_on(carla.get(url).content.decode())
    before = HistoryEvent.objects.count()
    answer = carla.post(
        url,
        {
            **data,
            "slug": "new-body",
            "name": "New Body",
            "type": "ngo",
            "parent": "The Council",
            "names-0-kind": "alias",
            "names-0-language": "fr",
            "names-0-text": "Nouveau corps",
            "identifiers-0-scheme": "wikidata",
            "identifiers-0-value": "Q42",
        },
    )
    made = Institution.objects.get(slug="new-body")
    assert answer.status_code == 302
    assert answer.url == address(made)
    assert HistoryEvent.objects.count() == before + 1
    assert made.status == "draft"
    assert shape_of(made).read_again(made) == {
        "slug": "new-body",
        "name": "New Body",
        "type": "ngo",
        "parent": "council",
        "aliases": {"fr": ["Nouveau corps"]},
        "identifiers": [{"scheme": "wikidata", "value": "Q42"}],
    }


def test_changed_rows_are_replaced_in_the_order_given(world, rita):
    answer = change(
        rita,
        world.report,
        **{
            "access_points-0-url": "https://example.org/b",
            "access_points-0-ORDER": "2",
            "contributions-0-role": "author",
            "contributions-0-person": "ngozi-obi",
            "contributions-0-name_as_printed": "N. Obi",
            "why": "Both are printed on the title page",
        },
    )
    assert answer.status_code == 302, errors(answer)
    mapping = proposed(world.report)
    assert mapping["contributors"] == [{"role": "author", "person": "ngozi-obi", "name_as_printed": "N. Obi"}]
    assert mapping["access_points"] == [{"url": "https://example.org/b"}]
    event = HistoryEvent.objects.first()
    assert (event.verb, event.actor, event.why) == ("propose", "rita", "Both are printed on the title page")
    assert {row.field for row in event.changes.all()} == {"proposed contributors", "proposed access_points"}
    world.report.refresh_from_db()
    assert not world.report.contributions.exists()


def test_contributor_who_is_nobody_or_two_is_refused_at_the_form(world, rita):
    both = {"contributions-0-person": "ngozi-obi", "contributions-0-institution": "council"}
    assert "either an institution or a person" in errors(change(rita, world.report, **both, why="x"))


def test_published_record_is_not_changed_without_a_reason(world, rita):
    answer = change(rita, world.council, name="Renamed")
    assert answer.status_code == 200
    assert "say why" in errors(answer)
    assert 'value="Renamed"' in answer.content.decode()
    assert Institution.objects.get(slug="council").name == "The Council"


def test_field_that_is_emptied_is_emptied(world, carla):
    draft = world.draft_claim
    assert change(carla, draft, as_of="", note="Kept").status_code == 302
    draft.refresh_from_db()
    assert (str(draft.as_of), draft.note) == ("", "Kept")


def test_unknown_reference_names_what_comes_near(world, rita):
    answer = change(rita, world.surveillance, parent="Priv", why="x")
    assert "themes/privacy (Privacy)" in errors(answer)


def test_reference_is_found_by_its_exact_name(world, rita):
    other = create(
        kind=Concept,
        mapping={"slug": "cameras", "labels": {"en": "Cameras"}},
        by=world.carla,
        scheme=world.privacy.scheme,
    )
    assert change(rita, other, parent="surveillance").status_code == 302
    other.refresh_from_db()
    assert other.parent == world.surveillance


def test_slug_that_readers_know_is_no_field_of_the_form(world, rita):
    html = rita.get(address(world.council)).content.decode()
    assert 'name="slug"' not in html
    change(rita, world.council, why="x", name="The Council of All")
    data = form_on(rita.get(address(world.council)).content.decode())
    rita.post(address(world.council), {**data, "slug": "other", "why": "x", "name": "The Council"})
    world.council.refresh_from_db()
    assert world.council.slug == "council"


def test_evidence_whose_words_are_too_many_is_refused(world, carla):
    link = Evidence.objects.get(claim=world.draft_claim)
    answer = change(carla, link, quote="one two three four five six seven eight nine ten eleven")
    assert "at most ten words" in errors(answer)


def test_evidence_that_cuts_a_word_is_refused_at_its_field_unless_the_person_says_so(world, carla):
    text = "Cameras watch the parties in the street."
    home = factories.document("another-source")
    source = factories.edition(home, text=text)
    passage = factories.passage(text, edition=source, path="1")
    link = factories.evidence(
        world.draft_claim, passage, quote="the parties", start=14, end=25, status="draft"
    )
    answer = change(carla, link, quote="the part")
    assert "inside a word" in errors(answer)
    data = form_on(carla.get(address(link)).content.decode())
    carla.post(address(link), {**data, "quote": "the part", "in_word": "on"})
    link.refresh_from_db()
    assert (link.quote, link.start, link.end) == ("the part", 14, 22)
    change(carla, link, note="On purpose.")
    link.refresh_from_db()
    assert (link.note, link.start) == ("On purpose.", 14)


def test_links_are_made_through_their_own_verbs(world, carla):
    made = {
        "evidence": {"claim": "missing", "passage": "report#3", "role": "supports", "quote": "watch streets"},
        "claimtag": {"claim": "enough", "concept": "themes/privacy"},
        "passagetag": {"passage": "report#2", "concept": "Privacy"},
        "claimrelation": {"claim": "missing", "kind": "qualifies", "other": "enough", "reason": "In part."},
        "provisioncitation": {"claim": "enough", "law": "covenant:17", "relation": "cites"},
        "verification": {
            "claim": "enough",
            "outcome": "confirmed",
            "law": "covenant",
            "note": "It says so.",
            "checked": "2026-11-01",
        },
    }
    for name, fields in made.items():
        url = reverse(f"admin:kb_{name}_add")
        data = form_on(carla.get(url).content.decode())
        answer = carla.post(url, {**data, **fields})
        assert answer.status_code == 302, (name, errors(answer))
    assert Evidence.objects.get(claim=world.missing, role="supports").status == "draft"
    assert PassageTag.objects.filter(passage=world.passages[1], concept=world.privacy).exists()
    assert ProvisionCitation.objects.get(claim=world.enough).provision == world.article
    assert Verification.objects.get(claim=world.enough).instrument == world.covenant
    assert HistoryEvent.objects.filter(host_kind="claim", actor="carla", host_pk=world.enough.pk).count() >= 3


def test_positions_of_an_issue_keep_their_claims(world, rita):
    answer = change(
        rita, world.issue, **{"positions-0-claims": "enough\nmissing", "positions-1-label": "No", "why": "x"}
    )
    assert answer.status_code == 302, errors(answer)
    positions = proposed(world.issue)["positions"]
    assert [position["claims"] for position in positions] == [["enough", "missing"], ["missing"]]
    assert positions[1]["label"] == "No"


def test_nul_characters_and_absurd_keys_answer_without_a_fault(world, rita):
    assert "not text" in errors(change(rita, world.surveillance, parent="a\0b", why="x"))
    assert rita.get("/admin/kb/claim/99999999999999999999999/change/").status_code in (302, 404)
    assert rita.get("/admin/kb/claim/abc/change/").status_code in (302, 404)
    assert rita.get("/admin/kb/claim/abc/verbs/submit/").status_code == 404


def _new_claim(client, slug, statement, seen="", **claimant):
    url = reverse("admin:kb_claim_add")
    typed = {"slug": slug, "statement": statement, "kind": "risk"}
    row = {f"attributions-0-{kind}": key for kind, key in claimant.items()}
    return client.post(url, {**form_on(client.get(url).content.decode()), **typed, **row, "seen": seen})


def test_new_claim_like_one_that_is_there_is_stored_once_that_one_was_seen(world, carla):
    near = ("near", "The covenant lacks no right.")
    answer = _new_claim(carla, *near, person="ngozi-obi")
    page = answer.content.decode()
    assert "There is a claim like this" in errors(answer)
    assert address(world.missing) in page
    assert "The covenant lacks no right.</textarea>" in page
    assert f'name="seen" value="{world.missing.pk}"' in page
    assert not Claim.objects.filter(slug="near").exists()
    stored = _new_claim(carla, *near, str(world.missing.pk), person="ngozi-obi")
    assert stored.status_code == 302, errors(stored)
    assert Claim.objects.get(slug="near").attributions.get().person == world.ngozi


def test_new_claim_that_is_there_already_is_refused_though_it_was_seen(world, carla):
    twin = ("twin", "THE COVENANT lacks a right", str(world.missing.pk))
    answer = _new_claim(carla, *twin, person="ngozi-obi")
    assert "This claim is there already" in errors(answer)
    assert 'type="checkbox" name="seen"' not in answer.content.decode()
    assert not Claim.objects.filter(slug="twin").exists()
    assert _new_claim(carla, *twin, institution="council").status_code == 302


def test_edited_claim_is_compared_only_where_its_words_or_claimants_change(world, rita):
    _new_claim(rita, "other", "The covenant lacks the right.", institution="council")
    other = Claim.objects.get(slug="other")
    assert change(rita, other, note="Said twice.").status_code == 302
    theirs = {"attributions-0-institution": "", "attributions-0-person": "ngozi-obi"}
    answer = change(rita, other, **theirs)
    assert "There is a claim like this" in errors(answer)
    seen = change(rita, other, **theirs, seen=str(world.missing.pk))
    assert seen.status_code == 302, errors(seen)
    assert "There is a claim like this" in errors(
        change(rita, other, statement="The covenant lacks that right.")
    )
    assert change(rita, other, note="Said thrice.").status_code == 302


def test_handle_of_a_new_claim_is_made_from_its_statement_where_it_is_left_empty(world, carla):
    page = carla.get(reverse("admin:kb_claim_add")).content.decode()
    assert "empty to have it made from the statement" in page
    for number, claimant in enumerate(("council", "wilton-park")):
        factories.institution(slug="wilton-park") if number else None
        answer = _new_claim(carla, "", "Nobody counts the ships in winter.", institution=claimant)
        assert answer.status_code == 302, errors(answer)
    made = Claim.objects.filter(statement__startswith="Nobody counts").order_by("pk")
    base = "nobody-counts-the-ships-in-winter"
    assert [one.slug for one in made] == [base, f"{base}-2"]
    answer = change(carla, made[0], slug="")
    assert "required" in errors(answer)


@pytest.mark.parametrize(
    ("address", "leads_back"), [("/admin/no/such/desk/", True), ("/no/such/page/", False)]
)
def test_wrong_address_among_the_desks_leads_back_to_them(carla, address, leads_back):
    answer = carla.get(address)
    assert answer.status_code == 404
    assert ('<a href="/admin/">Back to the desks</a>' in answer.content.decode()) is leads_back


def test_page_that_a_role_may_not_see_leads_back_to_the_desks(carla):
    answer = carla.get("/admin/kb/user/")
    assert answer.status_code == 403
    assert '<a href="/admin/">Back to the desks</a>' in answer.content.decode()


def _facts(client, record):
    page = html5lib.parse(client.get(address(record)).content.decode())
    texts = [" ".join("".join(one.itertext()).split()) for one in page.iter(f"{XHTML}div")]
    return [text for text in texts if text.startswith(("First published", "Last change published"))]


def test_record_that_came_published_names_nobody_who_first_published_it(world, rita):
    [fact] = _facts(rita, factories.institution())
    assert fact.startswith("First published ")
    assert "," not in fact


def test_publisher_of_a_change_is_told_as_that_and_not_as_who_published_it_first(world, rita):
    body = factories.institution()
    edit(record=body, mapping={"name": "X"}, by=world.carla, version=body.version, why="Better")
    revision = open_revision(body)
    publish_revision(revision=revision, by=world.ada, token=revision.token)
    first, last = _facts(rita, body)
    assert "ada" not in first
    assert last == "Last change published by ada"


def test_who_first_published_a_record_stays_when_somebody_else_publishes_a_change(world, rita):
    body = create(
        kind=Institution, mapping={"slug": "office", "name": "Office", "type": "ngo"}, by=world.carla
    )
    submit(record=body, by=world.carla)
    publish(record=body, by=world.rita)
    assert [fact.rpartition(", ")[2] for fact in _facts(rita, body)] == ["rita"]
    body.refresh_from_db()
    edit(record=body, mapping={"name": "X"}, by=world.carla, version=body.version, why="Better")
    revision = open_revision(body)
    publish_revision(revision=revision, by=world.ada, token=revision.token)
    first, last = _facts(rita, body)
    assert first.endswith(", rita")
    assert last == "Last change published by ada"


def test_row_that_may_stay_empty_asks_for_nothing_until_it_is_begun(world, carla):
    page = carla.get(address(world.draft_claim)).content.decode()
    rows = page[page.index('data-rows="quantities"') :].partition("</section>")[0]
    assert "(needed)" not in rows
    assert rows.count("leave it empty to add none") == 2, (
        "the one on the page, and the one that a button copies"
    )
    data = form_on(page)
    answer = carla.post(address(world.draft_claim), {**data, "quantities-0-value": "3"})
    assert answer.status_code == 200
    rows = answer.content.decode().partition('data-rows="quantities"')[2].partition("<template")[0]
    assert rows.count("(needed)") == 3
    assert "leave it empty" not in rows


def test_rows_that_are_there_are_told_from_empty_ones(world, ada):
    body = factories.institution("named", names={"fr": "Le nom"})
    page = ada.get(address(body)).content.decode()
    rows = page.partition('data-rows="names"')[2].partition("<template")[0]
    first, _end, second = rows.partition("</fieldset>")
    assert "(needed)" in first and "leave it empty" not in first
    assert "(needed)" not in second and "leave it empty" in second
