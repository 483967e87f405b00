"""Loading again: what a person decided stays, what only the base changed comes, what both changed waits."""

import pytest

from kb.ingest.base import load_base
from kb.models import (
    BaseConflict,
    HistoryEvent,
)
from tests.ingest.base.conftest import Site, body, claim, theme
from tests.ingest.base.machine import footprints
from tests.ingest.base.telling import told

pytestmark = pytest.mark.django_db


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


def test_dry_run_tells_the_differences_and_lists_nothing(site: Site) -> None:
    site.edit(claim("cameras"), statement="Mine.")
    site.folder.one("claims", "cameras")["statement"] = "The base's."
    before = footprints()
    assert told(site.load(dry_run=True)) == [("claim", "cameras", "statement")]
    assert not BaseConflict.objects.exists()
    assert footprints() == before
    assert told(site.load()) == [("claim", "cameras", "statement")]
