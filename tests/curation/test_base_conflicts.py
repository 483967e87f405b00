"""Deciding where a base and a person differ: remembered, and asked anew only if the base changes again."""

from pathlib import Path

import pytest

from kb.curation import (
    InvalidRecord,
    NotAllowed,
    ReasonNeeded,
    WrongStatus,
    delete_draft,
    publish_revision,
    rename,
    revert,
    withdraw,
)
from kb.curation.base_conflicts import ask_again, keep_what_is_here, take_from_base, write_instead
from kb.curation.revising import open_revision
from kb.history import events_about
from kb.models import BaseConflict, SlugRedirect
from tests.ingest.base.conftest import Site, body, claim, theme
from tests.ingest.base.folders import Folder
from tests.world import people

pytestmark = pytest.mark.django_db

WHY = "The base has the better word."


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(Folder(tmp_path / "base"), *people())
    made.load()
    return made


@pytest.fixture
def conflict(site: Site) -> BaseConflict:
    """A person and the base changed the statement of one claim."""
    site.edit(claim("cameras"), statement="Mine.")
    return differ(site, "The base's.")


def differ(site: Site, statement: str) -> BaseConflict:
    site.folder.one("claims", "cameras")["statement"] = statement
    site.load()
    return BaseConflict.objects.to_decide().get()


def test_base_s_word_is_taken_with_the_reason_in_the_history(site: Site, conflict: BaseConflict) -> None:
    take_from_base(conflict=conflict, by=site.rita, why=WHY)
    assert claim("cameras").statement == "The base's."
    event = events_about(claim("cameras")).first()
    assert (event.verb, event.actor, event.why) == ("take", "rita", WHY)
    conflict.refresh_from_db()
    assert (conflict.decision, conflict.decided_by) == ("accepted", site.rita)


def test_taken_word_is_the_base_s_again_at_its_next_change(site: Site, conflict: BaseConflict) -> None:
    take_from_base(conflict=conflict, by=site.rita, why=WHY)
    site.folder.one("claims", "cameras")["statement"] = "The base's third."
    assert site.load().differences == []
    assert claim("cameras").statement == "The base's third."


def test_kept_word_is_not_asked_about_again(site: Site, conflict: BaseConflict) -> None:
    keep_what_is_here(conflict=conflict, by=site.rita)
    site.folder.one("claims", "cameras")["note"] = "Another change."
    assert site.load().differences == []
    assert claim("cameras").statement == "Mine."


def test_kept_word_is_asked_about_again_when_the_base_changes_again(
    site: Site, conflict: BaseConflict
) -> None:
    keep_what_is_here(conflict=conflict, by=site.rita)
    again = differ(site, "The base's third.")
    assert (again.value_before, again.base_value) == ("The base's.", "The base's third.")
    assert claim("cameras").statement == "Mine."


def test_third_word_goes_the_way_of_an_edit_and_settles_it(site: Site, conflict: BaseConflict) -> None:
    write_instead(conflict=conflict, text="Both and neither.", by=site.rita, why=WHY)
    assert claim("cameras").statement == "Mine."
    assert not BaseConflict.objects.to_decide().exists()
    revision = open_revision(claim("cameras"))
    publish_revision(revision=revision, by=site.ada, token=revision.token)
    assert claim("cameras").statement == "Both and neither."


def test_third_word_is_not_written_over_what_somebody_proposes(site: Site, conflict: BaseConflict) -> None:
    site.propose(claim("cameras"), note="Proposed.")
    with pytest.raises(InvalidRecord, match="proposed already"):
        write_instead(conflict=conflict, text="Third.", by=site.ada, why=WHY)
    assert BaseConflict.objects.to_decide().count() == 1


def test_kept_word_is_asked_about_again_at_will(site: Site, conflict: BaseConflict) -> None:
    keep_what_is_here(conflict=conflict, by=site.rita)
    ask_again(conflict=conflict, by=site.ada)
    take_from_base(conflict=conflict, by=site.ada, why=WHY)
    assert claim("cameras").statement == "The base's."
    with pytest.raises(InvalidRecord):
        ask_again(conflict=conflict, by=site.ada)


def test_kept_word_is_not_asked_about_again_where_the_base_says_something_newer(
    site: Site, conflict: BaseConflict
) -> None:
    keep_what_is_here(conflict=conflict, by=site.rita)
    differ(site, "The base's third.")
    with pytest.raises(InvalidRecord, match="something else by now"):
        ask_again(conflict=conflict, by=site.rita)


def test_taken_word_is_undone_by_the_history(site: Site, conflict: BaseConflict) -> None:
    take_from_base(conflict=conflict, by=site.rita, why=WHY)
    event = events_about(claim("cameras")).first()
    revert(record=claim("cameras"), event=event, by=site.rita, why="After all.")
    revision = open_revision(claim("cameras"))
    publish_revision(revision=revision, by=site.ada, token=revision.token)
    assert claim("cameras").statement == "Mine."


def test_curator_does_not_decide_what_readers_see(site: Site, conflict: BaseConflict) -> None:
    for decide in (take_from_base, keep_what_is_here):
        more = {"why": WHY} if decide is take_from_base else {}
        with pytest.raises(NotAllowed):
            decide(conflict=conflict, by=site.carla, **more)
    assert claim("cameras").statement == "Mine."


def test_word_is_not_taken_without_a_reason(site: Site, conflict: BaseConflict) -> None:
    with pytest.raises(ReasonNeeded):
        take_from_base(conflict=conflict, by=site.rita, why=" ")


def test_what_somebody_decided_is_not_decided_twice(site: Site, conflict: BaseConflict) -> None:
    keep_what_is_here(conflict=conflict, by=site.rita)
    with pytest.raises(InvalidRecord, match="already"):
        take_from_base(conflict=conflict, by=site.ada, why=WHY)


def test_claimants_are_taken_as_a_whole(site: Site) -> None:
    site.edit(claim("cameras"), claimants=["institutions/forum"])
    site.folder.one("claims", "cameras")["claimants"] = ["institutions/council", "institutions/forum"]
    site.load()
    take_from_base(conflict=BaseConflict.objects.get(), by=site.rita, why=WHY)
    assert {str(one) for one in claim("cameras").attributions.all()} == {"The Council", "The Forum"}


def test_key_that_the_base_emptied_is_emptied(site: Site) -> None:
    site.edit(body("council"), note="Mine.")
    del site.folder.one("institutions", "council")["note"]
    site.load()
    take_from_base(conflict=BaseConflict.objects.get(), by=site.rita, why=WHY)
    assert body("council").note == ""


def test_name_is_taken_and_every_name_it_had_leads_to_it(site: Site) -> None:
    rename(record=theme("speech"), slug="speaking", by=site.rita, why="Plainer.")
    site.folder.one("themes", "speech")["slug"] = "free-expression"
    site.folder.one("passages", "1")["tags"] = ["themes/privacy", "themes/free-expression"]
    site.folder.redirects = [{"kind": "concept/themes", "old": "speech", "new": "free-expression"}]
    site.load()
    take_from_base(conflict=BaseConflict.objects.get(field="slug"), by=site.rita, why=WHY)
    assert theme("free-expression").label == "Speech"
    led = SlugRedirect.objects.values_list("old_slug", "new_slug")
    assert set(led) == {("speech", "free-expression"), ("speaking", "free-expression")}


def test_record_that_left_the_base_is_withdrawn_with_a_reason_or_kept_for_good(site: Site) -> None:
    gone = [site.folder.one("claims", slug) for slug in ("act", "cameras")]
    site.folder.relations.clear()
    site.folder.issues[0]["positions"][1]["claims"] = []
    for one in gone:
        site.folder.claims.remove(one)
    site.load()
    act, cameras = BaseConflict.objects.order_by("entry__key")
    take_from_base(conflict=act, by=site.rita, why="It was misread.")
    keep_what_is_here(conflict=cameras, by=site.rita)
    assert (claim("act").status, claim("act").end_reason) == ("withdrawn", "It was misread.")
    site.folder.one("claims", "rights-hold")["note"] = "Another change."
    assert site.load().differences == []
    assert claim("cameras").is_published


def test_ended_record_can_only_be_left_as_it_is(site: Site, conflict: BaseConflict) -> None:
    withdraw(record=claim("cameras"), by=site.rita, why="Wrong.")
    with pytest.raises(WrongStatus):
        write_instead(conflict=conflict, text="Third.", by=site.rita, why=WHY)
    with pytest.raises(WrongStatus):
        take_from_base(conflict=conflict, by=site.rita, why=WHY)
    keep_what_is_here(conflict=conflict, by=site.rita)
    assert claim("cameras").status == "withdrawn"


def test_difference_of_a_deleted_record_can_be_put_aside(site: Site) -> None:
    withdraw(record=body("forum"), by=site.rita, why="No such body.")
    new = {**site.folder.one("claims", "act"), "slug": "more", "claimants": ["institutions/forum"]}
    site.folder.claims.append(new)
    site.load()
    site.folder.claims.remove(new)
    site.load()
    conflict = BaseConflict.objects.to_decide().get()
    delete_draft(record=claim("more"), by=site.carla)
    with pytest.raises(InvalidRecord, match="not here"):
        take_from_base(conflict=conflict, by=site.rita, why=WHY)
    keep_what_is_here(conflict=conflict, by=site.rita)
