"""Loading again: what a person decided stays, what only the base changed comes, what both changed waits."""

from typing import Any

import pytest

from kb.curation import create, delete_draft, merge, publish, remove_link, rename, submit, tag
from kb.curation.base_conflicts import take_from_base
from kb.ingest.base import load_base
from kb.ingest.base.counterparts import Clash
from kb.models import (
    BaseConflict,
    Claim,
    ClaimRelation,
    Concept,
    Evidence,
    HistoryEvent,
    Institution,
    LegalInstrument,
    LoadedEntry,
    Passage,
    PassageTag,
    ProvisionCitation,
)
from kb.representing import SHAPES
from tests.ingest.base.conftest import Site, body, claim, paragraph, theme
from tests.ingest.base.machine import footprints

pytestmark = pytest.mark.django_db


def told(report: Any) -> list[tuple[str, str, str]]:
    return [(one.kind, one.record, one.field) for one in report.differences]


# ---- one side changed ----


def test_base_that_did_not_change_changes_nothing_not_even_history_and_outbox(site: Site) -> None:
    before = footprints()
    report = site.load()
    assert set(report.by_kind()["claim"]) == {"unchanged"}
    assert footprints() == before


def test_files_written_otherwise_that_say_the_same_change_nothing(site: Site) -> None:
    before = footprints()
    path = site.folder.path / "claims/claims.yaml"
    site.folder.write()
    path.write_text(path.read_text() + "\n# a remark\n")
    report = load_base(site.folder.path)
    assert report.total("unchanged") == sum(report.outcomes.values())
    assert footprints() == before


def test_what_only_the_base_changed_comes_with_its_difference_told(site: Site) -> None:
    site.folder.one("claims", "cameras")["statement"] = "Cameras watch everybody."
    report = site.load()
    assert report.by_kind()["claim"] == {"unchanged": 2, "updated": 1}
    assert claim("cameras").statement == "Cameras watch everybody."
    event = HistoryEvent.objects.first()
    assert (event.verb, event.actor, [change.field for change in event.changes.all()]) == (
        "load",
        "the base",
        ["statement"],
    )


def test_what_a_person_changed_stays_however_often_the_base_comes(site: Site) -> None:
    site.edit(claim("cameras"), statement="Some cameras watch.")
    site.folder.one("claims", "act")["statement"] = "States should act now."
    for _time in range(2):
        report = site.load()
        assert told(report) == []
    assert claim("cameras").statement == "Some cameras watch."
    assert claim("act").statement == "States should act now."


def test_keys_of_one_record_are_decided_apart(site: Site) -> None:
    site.edit(body("council"), name="Our Council")
    site.folder.one("institutions", "council")["note"] = "It meets twice."
    assert told(site.load()) == []
    assert (body("council").name, body("council").note) == ("Our Council", "It meets twice.")


def test_rows_of_one_key_are_decided_apart(site: Site) -> None:
    site.edit(theme("privacy"), alt_labels={"en": ["Private life"], "fr": ["Vie privée"]})
    site.folder.one("themes", "privacy")["alt_labels"] = {"en": ["Private life", "Privacy right"]}
    assert told(site.load()) == []
    labels = theme("privacy").labels.filter(kind="alt").values_list("text", flat=True)
    assert set(labels) == {"Private life", "Privacy right", "Vie privée"}


def test_same_change_on_both_sides_is_no_difference(site: Site) -> None:
    site.edit(body("council"), name="Council")
    site.folder.one("institutions", "council")["name"] = "Council"
    report = site.load()
    assert told(report) == []
    assert report.by_kind()["institution"] == {"unchanged": 2}


# ---- both sides changed ----


def test_what_both_changed_is_listed_and_stays(site: Site) -> None:
    site.edit(claim("cameras"), statement="Mine.")
    site.folder.one("claims", "cameras")["statement"] = "The base's."
    report = site.load()
    assert told(report) == [("claim", "cameras", "statement")]
    (difference,) = report.differences
    assert (difference.here, difference.base, difference.is_new) == ("Mine.", "The base's.", True)
    assert claim("cameras").statement == "Mine."


def test_listed_difference_is_told_again_and_not_listed_twice(site: Site) -> None:
    site.edit(claim("cameras"), statement="Mine.")
    site.folder.one("claims", "cameras")["statement"] = "The base's."
    site.load()
    site.folder.one("claims", "act")["note"] = "Another change."
    again = site.load()
    assert told(again) == [("claim", "cameras", "statement")]
    assert [one.is_new for one in again.differences] == [False]


def test_difference_that_waits_tells_what_the_base_says_today(site: Site) -> None:
    site.edit(claim("cameras"), statement="Mine.")
    for words in ("First.", "Second."):
        site.folder.one("claims", "cameras")["statement"] = words
        site.load()
    conflict = BaseConflict.objects.get()
    assert (conflict.value_before, conflict.base_value) == ("The report says cameras watch.", "Second.")


def test_difference_goes_when_the_base_goes_back_to_what_it_said(site: Site) -> None:
    site.edit(claim("cameras"), statement="Mine.")
    before = site.folder.copy()
    site.folder.one("claims", "cameras")["statement"] = "The base's."
    site.load()
    site.folder = before
    assert told(site.load()) == []
    assert claim("cameras").statement == "Mine."


def test_difference_goes_when_a_person_writes_what_the_base_says(site: Site) -> None:
    site.edit(claim("cameras"), statement="Mine.")
    site.folder.one("claims", "cameras")["statement"] = "The base's."
    site.load()
    site.edit(claim("cameras"), statement="The base's.")
    site.folder.one("claims", "cameras")["note"] = "A note."
    assert told(site.load()) == []


def test_old_word_of_the_base_is_a_person_s_word_while_the_question_is_open(site: Site) -> None:
    first = claim("cameras").statement
    site.edit(claim("cameras"), statement="Mine.")
    site.folder.one("claims", "cameras")["statement"] = "The base's."
    site.load()
    site.edit(claim("cameras"), statement=first)
    site.folder.one("claims", "cameras")["statement"] = "The base's second."
    assert told(site.load()) == [("claim", "cameras", "statement")]
    assert claim("cameras").statement == first


def test_word_that_a_person_took_over_by_hand_is_the_base_s_to_change_again(site: Site) -> None:
    site.edit(claim("cameras"), statement="Mine.")
    site.folder.one("claims", "cameras")["statement"] = "The base's."
    site.load()
    site.edit(claim("cameras"), statement="The base's.")
    site.folder.one("claims", "cameras")["statement"] = "The base's second."
    assert told(site.load()) == []
    assert claim("cameras").statement == "The base's second."


def test_claimants_are_never_mixed_by_the_program(site: Site) -> None:
    site.edit(claim("cameras"), claimants=["institutions/forum"])
    site.folder.one("claims", "cameras")["claimants"] = ["institutions/council", "institutions/forum"]
    assert told(site.load()) == [("claim", "cameras", "claimants")]
    assert [str(one) for one in claim("cameras").attributions.all()] == ["The Forum"]


# ---- what ended here stays ended ----


def test_withdrawn_claim_stays_withdrawn_though_the_base_changes_it(site: Site) -> None:
    site.withdraw(claim("cameras"))
    site.folder.one("claims", "cameras")["statement"] = "Cameras watch everybody."
    report = site.load()
    assert told(report) == []
    assert claim("cameras").status == "withdrawn"
    assert claim("cameras").end_reason == "It is not so."


@pytest.mark.parametrize(
    ("find", "change"),
    [
        (lambda: PassageTag.objects.get(passage__path="1", concept__slug="speech"), ("passages", "1")),
        (lambda: claim("act").verification, ("claims", "act")),
        (lambda: ClaimRelation.objects.get(), ("relations", "")),
    ],
    ids=["tag", "verification", "relation"],
)
def test_withdrawn_link_stays_withdrawn(site: Site, find: Any, change: tuple[str, str]) -> None:
    link = find()
    remove_link(link=link, by=site.rita, why="It does not fit.")
    kind, name = change
    changed = site.folder.relations[0] if kind == "relations" else site.folder.one(kind, name)
    changed["reason" if kind == "relations" else "note" if kind == "claims" else "summary"] = "Other words."
    if "verification" in changed:
        changed["verification"] = {"status": "not-checked", "note": "Other words."}
    site.load()
    link.refresh_from_db()
    assert link.status == "withdrawn"


def test_merged_theme_is_not_revived_and_what_the_base_tags_with_it_goes_to_the_other(site: Site) -> None:
    merge(record=theme("speech"), into=theme("privacy"), by=site.rita, why="One thing.")
    site.folder.one("themes", "speech")["labels"] = {"en": "Free speech"}
    site.folder.one("passages", "2")["tags"] = ["themes/surveillance", "themes/speech"]
    report = site.load()
    assert told(report) == []
    assert theme("speech").status == "superseded"
    assert set(paragraph("2").tags.published().values_list("concept__slug", flat=True)) == {
        "surveillance",
        "privacy",
    }


def test_merged_body_keeps_its_claims_and_the_base_adds_a_claimant_to_the_other(site: Site) -> None:
    merge(record=body("forum"), into=body("council"), by=site.rita, why="One body.")
    site.folder.claims.append(
        {**site.folder.one("claims", "act"), "slug": "more", "claimants": ["institutions/forum"]}
    )
    site.load()
    assert [str(one) for one in claim("more").attributions.all()] == ["The Council"]


def test_nothing_is_added_to_a_claim_that_was_withdrawn(site: Site) -> None:
    site.withdraw(claim("cameras"))
    site.folder.one("claims", "cameras")["tags"] = ["themes/surveillance", "themes/speech"]
    site.load()
    assert claim("cameras").tags.count() == 1


def test_new_claim_of_a_body_that_was_withdrawn_here_waits_for_a_person(site: Site) -> None:
    site.withdraw(body("forum"))
    site.folder.claims.append(
        {**site.folder.one("claims", "act"), "slug": "more", "claimants": ["institutions/forum"]}
    )
    report = site.load()
    assert report.by_kind()["claim"]["held"] == 1
    assert claim("more").status == "submitted"
    delete_draft(record=claim("more"), by=site.carla)
    site.folder.one("claims", "more")["statement"] = "Other words."
    site.load()
    assert not Claim.objects.filter(slug="more").exists()


def test_base_that_names_a_claimant_withdrawn_here_waits_for_a_person(site: Site) -> None:
    site.withdraw(body("forum"))
    site.folder.one("claims", "act")["claimants"] = ["institutions/forum"]
    report = site.load()
    assert told(report) == [("claim", "act", "claimants")]
    assert [str(one) for one in claim("act").attributions.all()] == ["The Council"]


def test_claim_on_a_passage_withdrawn_here_waits_for_a_person(site: Site) -> None:
    site.withdraw(paragraph("2"))
    new = {**site.folder.one("claims", "cameras"), "slug": "more"}
    site.folder.claims.append(new)
    assert site.load().by_kind()["claim"]["held"] == 1
    assert claim("cameras").status == "withdrawn"


# ---- renaming ----


def test_record_renamed_here_is_known_by_what_the_base_calls_it(site: Site) -> None:
    rename(record=theme("privacy"), slug="private-life", by=site.rita, why="The usual word.")
    site.folder.one("themes", "privacy")["definition"] = "Being let alone."
    site.folder.one("passages", "2")["tags"] = ["themes/privacy"]
    assert told(site.load()) == []
    assert Concept.objects.count() == 3
    assert theme("private-life").definition == "Being let alone."
    assert [tag.concept.slug for tag in paragraph("2").tags.published()] == ["private-life"]
    assert theme("surveillance").parent == theme("private-life")


def test_provision_of_a_renamed_instrument_stays_one_provision(site: Site) -> None:
    rename(record=LegalInstrument.objects.get(), slug="iccpr", by=site.rita, why="Its usual name.")
    site.folder.one("provisions", "17")["gist"] = "Homes are private."
    site.folder.law[0]["provisions"].append({"path": "19", "label": "Article 19"})
    site.load()
    covenant = LegalInstrument.objects.get()
    assert [one.path for one in covenant.provisions.all()] == ["17", "17.1", "19"]
    assert covenant.provisions.get(path="17").gist == "Homes are private."


def test_record_that_the_base_renames_keeps_its_old_address_and_what_a_person_changed(site: Site) -> None:
    site.edit(theme("privacy"), definition="Mine.")
    for record in (site.folder.one("themes", "surveillance"), site.folder.one("themes", "privacy")):
        record.update({"broader": "private-life"} if "broader" in record else {"slug": "private-life"})
    for holder in (
        site.folder.one("passages", "1"),
        site.folder.one("claims", "rights-hold"),
        site.folder.issues[0],
    ):
        holder["tags"] = [name.replace("privacy", "private-life") for name in holder["tags"]]
    site.folder.redirects = [{"kind": "concept/themes", "old": "privacy", "new": "private-life"}]
    report = site.load()
    assert told(report) == []
    assert theme("private-life").definition == "Mine."
    assert report.total("withdrawn") == 0
    assert PassageTag.objects.count() == 3


def test_claim_that_the_base_renames_is_known_by_its_id(site: Site) -> None:
    site.edit(claim("cameras"), note="Mine.")
    known = claim("cameras")
    renamed = site.folder.one("claims", "cameras")
    renamed |= {"slug": "eyes", "id": known.public_id}
    site.folder.relations[0]["claim"] = "eyes"
    site.folder.issues[0]["positions"][1]["claims"] = ["eyes"]
    report = site.load()
    assert told(report) == []
    assert report.total("withdrawn") == report.total("created") == 0
    assert Claim.objects.get(pk=known.pk).slug == "eyes"
    assert claim("eyes").note == "Mine."


# ---- what the base no longer has ----


def test_record_that_left_the_base_is_listed_once_and_stays(site: Site) -> None:
    site.folder.claims.remove(site.folder.one("claims", "act"))
    assert told(site.load()) == [("claim", "act", "")]
    assert claim("act").is_published
    assert claim("act").evidence.published().count() == 1
    site.folder.one("claims", "cameras")["note"] = "Another change."
    assert [one.is_new for one in site.load().differences] == [False]


def test_record_that_comes_back_into_the_base_is_listed_no_more(site: Site) -> None:
    whole = site.folder.copy()
    site.folder.claims.remove(site.folder.one("claims", "act"))
    site.load()
    site.folder = whole
    assert told(site.load()) == []
    assert claim("act").is_published


def test_link_that_left_the_base_is_withdrawn_and_comes_back_with_it(site: Site) -> None:
    whole = site.folder.copy()
    site.folder.one("passages", "1")["tags"] = ["themes/privacy"]
    report = site.load()
    link = PassageTag.objects.get(passage__path="1", concept__slug="speech")
    assert report.by_kind()["passage-tag"]["withdrawn"] == 1
    assert link.end_reason == "The base no longer has this."
    site.folder = whole
    site.load()
    link.refresh_from_db()
    assert link.is_published
    assert link.end_reason == ""


def test_last_evidence_of_a_claim_that_left_the_base_is_listed(site: Site) -> None:
    own = site.folder.one("claims", "cameras")
    own["evidence"].append({"passage": "report#1", "role": "supports", "quote": "hold online"})
    site.load()
    first = Evidence.objects.get(claim__slug="cameras", role="asserts")
    remove_link(link=first, by=site.rita, why="Not there.")
    del own["evidence"][1]
    report = site.load()
    assert told(report) == [("evidence", "cameras ← report#1", "")]
    assert claim("cameras").is_published
    first.refresh_from_db()
    assert first.has_ended


def test_changed_link_that_left_the_base_is_listed(site: Site) -> None:
    relation = ClaimRelation.objects.get()
    site.edit(relation, reason="My own reason.")
    site.folder.relations.clear()
    ((kind, _name, field),) = told(site.load())
    assert (kind, field) == ("claim-relation", "")
    relation.refresh_from_db()
    assert relation.is_published


def test_link_of_two_names_stays_while_the_base_has_one_of_them(site: Site) -> None:
    merge(record=theme("speech"), into=theme("privacy"), by=site.rita, why="One thing.")
    site.folder.one("passages", "2")["tags"] = ["themes/surveillance", "themes/privacy", "themes/speech"]
    site.load()
    site.folder.one("passages", "2")["tags"] = ["themes/surveillance", "themes/privacy"]
    site.load()
    assert set(paragraph("2").tags.published().values_list("concept__slug", flat=True)) == {
        "surveillance",
        "privacy",
    }


def test_base_without_a_name_takes_no_record_away(site: Site) -> None:
    site.folder.name = ""
    site.load(join=True)
    site.folder.claims.remove(site.folder.one("claims", "act"))
    assert told(site.load(join=True)) == []


# ---- what the base ended ----


def ended(**more: Any) -> dict[str, Any]:
    return {
        "kind": "claim",
        "status": "withdrawn",
        "reason": "The source was misread.",
        "ended": "2026-01-02T03:04:05+00:00",
        "record": {"slug": "act", "statement": "The report says should act.", "kind": "recommendation"},
        **more,
    }


def without_act(site: Site) -> None:
    site.folder.claims.remove(site.folder.one("claims", "act"))


def test_claim_that_the_base_withdrew_is_withdrawn_with_its_reason_and_day(site: Site) -> None:
    without_act(site)
    site.folder.ended = [ended()]
    assert told(site.load()) == []
    gone = claim("act")
    assert (gone.status, gone.end_reason) == ("withdrawn", "The source was misread.")
    assert gone.ended_at.isoformat() == "2026-01-02T03:04:05+00:00"
    assert gone.kind == "recommendation"
    assert gone.addressees == ["states"]


def test_claim_that_the_base_withdrew_and_a_person_changed_is_listed(site: Site) -> None:
    site.edit(claim("act"), note="Mine.")
    without_act(site)
    site.folder.ended = [ended()]
    assert told(site.load()) == [("claim", "act", "")]
    assert claim("act").is_published


def test_passage_that_the_base_withdrew_stays_while_a_person_s_claim_rests_on_it(site: Site) -> None:
    without_act(site)
    mine = create(
        kind=Claim,
        mapping={"slug": "mine", "statement": "Mine.", "kind": "risk", "claimants": ["institutions/council"]},
        by=site.carla,
    )
    link = Evidence.objects.create(claim=mine, passage=paragraph("3"), quote="act")
    publish(record=submit(record=link, by=site.carla), by=site.rita)
    publish(record=submit(record=mine, by=site.carla), by=site.rita)
    site.folder.documents[0]["passages"] = site.folder.documents[0]["passages"][:2]
    record = SHAPES["passage"].read(paragraph("3"))
    site.folder.ended = [ended(), ended(kind="passage", of="report", record=record)]
    assert ("passage", "report#3", "") in told(site.load())
    assert paragraph("3").is_published


def end_third_passage(site: Site) -> None:
    """The base withdraws passage 3, and lets its claim rest on passage 2."""
    site.folder.one("claims", "act")["evidence"] = [
        {"passage": "report#2", "role": "asserts", "quote": "cameras watch"}
    ]
    site.folder.documents[0]["passages"] = site.folder.documents[0]["passages"][:2]
    record = SHAPES["passage"].read(paragraph("3"))
    site.folder.ended = [ended(kind="passage", of="report", record=record)]


def test_what_the_base_has_on_a_passage_ends_with_it_and_comes_back_with_it(site: Site) -> None:
    before = site.folder.copy()
    end_third_passage(site)
    assert told(site.load()) == []
    links = [Evidence.objects.get(passage=paragraph("3")), ProvisionCitation.objects.get(passage__path="3")]
    assert {link.status for link in (paragraph("3"), *links)} == {"withdrawn"}
    assert links[1].end_reason == "The source was misread."
    event = HistoryEvent.objects.filter(kind="provision-citation", record_pk=links[1].pk).first()
    assert (event.actor, event.why, event.public) == ("the base", "The source was misread.", True)
    site.folder = before
    site.load()
    for link in links:
        link.refresh_from_db()
        assert link.is_published
    assert claim("act").is_published


def test_passage_that_the_base_withdrew_stays_while_a_person_s_evidence_is_on_it(site: Site) -> None:
    link = Evidence.objects.create(
        claim=claim("cameras"), passage=paragraph("3"), quote="act", changed_by=site.carla
    )
    publish(record=submit(record=link, by=site.carla), by=site.rita)
    end_third_passage(site)
    assert ("passage", "report#3", "") in told(site.load())
    assert paragraph("3").is_published
    assert paragraph("3").provision_citations.published().count() == 1
    link.refresh_from_db()
    assert link.is_published
    [conflict] = BaseConflict.objects.filter(entry__kind="passage")
    take_from_base(conflict=conflict, by=site.ada, why="It was misread.")
    link.refresh_from_db()
    assert (link.status, link.end_reason) == ("withdrawn", "It was misread.")


# ---- what people made themselves ----


def test_tag_a_person_put_there_first_is_the_same_tag(site: Site) -> None:
    (mine,) = tag(targets=[paragraph("2")], concepts=[theme("speech")], by=site.carla)
    publish(record=submit(record=mine, by=site.carla), by=site.rita)
    site.folder.one("passages", "2")["tags"] = ["themes/surveillance", "themes/speech"]
    assert told(site.load()) == []
    mine.refresh_from_db()
    assert mine.published_by == site.rita
    assert paragraph("2").tags.count() == 2


def test_drafted_tag_that_the_base_brings_too_is_published(site: Site) -> None:
    (mine,) = tag(targets=[paragraph("2")], concepts=[theme("speech")], by=site.carla)
    site.folder.one("passages", "2")["tags"] = ["themes/surveillance", "themes/speech"]
    site.load()
    mine.refresh_from_db()
    assert mine.is_published


def own_body(site: Site, **more: Any) -> Institution:
    mapping = {"slug": "agency", "name": "The Agency", "type": "national", **more}
    return create(kind=Institution, mapping=mapping, by=site.carla)


def bring_body(site: Site) -> None:
    site.folder.institutions.append({"slug": "agency", "name": "Agency of the base", "type": "national"})


def test_record_of_the_same_name_that_a_person_made_is_a_clash_and_nothing_is_loaded(site: Site) -> None:
    publish(record=submit(record=own_body(site), by=site.carla), by=site.rita)
    bring_body(site)
    site.folder.one("institutions", "council")["note"] = "Changed."
    before = footprints()
    with pytest.raises(Clash, match=r"institution agency: other name than here[\s\S]*--join"):
        site.load()
    assert footprints() == before
    assert body("council").note == "It meets."


def test_record_of_the_same_name_and_words_is_the_same_record(site: Site) -> None:
    own = own_body(site, name="Agency of the base")
    publish(record=submit(record=own, by=site.carla), by=site.rita)
    bring_body(site)
    assert told(site.load()) == []
    assert LoadedEntry.objects.get(kind="institution", key="agency").record_pk == own.pk


def test_joined_record_keeps_its_words_and_lists_what_differs_until_somebody_decides(site: Site) -> None:
    publish(record=submit(record=own_body(site), by=site.carla), by=site.rita)
    bring_body(site)
    assert told(site.load(join=True)) == [("institution", "agency", "name")]
    site.folder.one("institutions", "agency")["url"] = "https://agency.example/"
    assert told(site.load()) == [("institution", "agency", "name")]
    assert (body("agency").name, body("agency").url) == ("The Agency", "https://agency.example/")


def test_draft_of_the_same_name_is_a_clash_also_when_joining(site: Site) -> None:
    own_body(site)
    bring_body(site)
    with pytest.raises(Clash, match="agency: here it is draft"):
        site.load(join=True)
    assert body("agency").status == "draft"


def test_claim_of_the_same_name_with_another_id_is_a_clash_also_when_joining(site: Site) -> None:
    create(
        kind=Claim,
        mapping={
            "slug": "new-one",
            "statement": "Mine.",
            "kind": "risk",
            "claimants": ["institutions/council"],
        },
        by=site.carla,
    )
    site.folder.claims.append({**site.folder.one("claims", "act"), "slug": "new-one"})
    with pytest.raises(Clash, match="new-one: another claim has this name here, with the id"):
        site.load(join=True)


def test_old_name_of_a_renamed_record_is_not_taken_by_a_record_of_another_base(site: Site) -> None:
    rename(record=body("forum"), slug="great-forum", by=site.rita, why="Its name.")
    site.folder.name = "another"
    for record in site.folder.institutions:
        record |= {"name": "Quite another body"} if record["slug"] == "forum" else {}
    for join in (False, True):
        with pytest.raises(Clash, match="institution forum: here this is an old name of great-forum"):
            site.load(join=join)
    assert Institution.objects.filter(slug="forum").count() == 0


def test_two_bases_that_say_the_same_know_the_same_records(site: Site) -> None:
    site.folder.name = "another"
    report = site.load()
    assert report.total("created") == 0
    assert Passage.objects.count() == 3
    site.folder.one("claims", "act")["statement"] = "Changed by the other."
    site.load()
    assert claim("act").statement == "Changed by the other."


# ---- dry run ----


def test_dry_run_tells_the_differences_and_lists_nothing(site: Site) -> None:
    site.edit(claim("cameras"), statement="Mine.")
    site.folder.one("claims", "cameras")["statement"] = "The base's."
    before = footprints()
    assert told(site.load(dry_run=True)) == [("claim", "cameras", "statement")]
    assert not BaseConflict.objects.exists()
    assert footprints() == before
    assert told(site.load()) == [("claim", "cameras", "statement")]
