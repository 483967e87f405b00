"""Names in an address: ours, a slip of ours, a stranger's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.query.parameters import TRACKERS, is_tracker, meant_by, put_right, slips, without_strangers

PARAMETERS = ("q", "in", "theme", "right", "place", "claimant", "claim_kind", "role", "verification", "language",
              "year_from", "year_to", "sort", "page", "format")  # fmt: skip


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("them", "theme"),
        ("themes", "theme"),
        ("Theme", "theme"),
        ("theme[]", "theme"),
        ("thmee", "theme"),
        ("clamant", "claimant"),
        ("claiment", "claimant"),
        ("calimant", "claimant"),
        ("yearfrom", "year_from"),
        ("year-from", "year_from"),
        ("yearFrom", "year_from"),
        ("year", "year_from"),
        ("lang", "language"),
        ("Q", "q"),
        ("IN", "in"),
        ("srot", "sort"),
        ("pages", "page"),
        ("kinds", "claim_kind"),
        ("kind", "claim_kind"),
        ("kind[]", "claim_kind"),
        ("yer", "year_from"),
        ("yaer", "year_from"),
        ("years", "year_from"),
        ("ni", "in"),
        ("verificaton", "verification"),
    ],
)
def test_slip_is_known_by_the_name_it_is_like(name: str, meant: str) -> None:
    assert meant_by(name, PARAMETERS) == meant


@pytest.mark.parametrize(
    "name",
    ["theme", "q", "x", "s", "id", "is", "inn", "ref", "source", "utm_source", "UTM_Source", "fbclid", "gclid",
     "mc_eid", "colour", "the", "this", "tehran", "there_is", "sid", "session", "p", "pp", "_", "", "amp", "v",
     "share", "redirect", "theme_of_the_day", "claimants_of_the_year", "them\u200be", "t" * 100,
     "find", "mind", "tear", "bear", "or", "n", "iin", "from_where", "mankind", "kindly", "yearning"],
)  # fmt: skip
def test_own_name_tracker_and_name_unlike_ours_are_no_slips(name: str) -> None:
    assert meant_by(name, PARAMETERS) is None


@pytest.mark.parametrize(
    "name", [*sorted(TRACKERS), "utm_anything", "pk_kwd", "PK_campaign", "mtm_cid", "__hssc"]
)
def test_tracker_is_known_in_any_case(name: str) -> None:
    assert is_tracker(name)
    assert is_tracker(name.upper())


@pytest.mark.parametrize("name", ["pk", "pk_", "pk__in", "pk__exact", "pk_x", "kwd"])
def test_question_for_a_key_is_no_tracker(name: str) -> None:
    assert not is_tracker(name)


@given(st.text(max_size=60))
def test_any_name_is_ours_meant_or_strange(name: str) -> None:
    meant = meant_by(name, PARAMETERS)
    assert meant is None or (meant in PARAMETERS and name not in PARAMETERS)


def test_strangers_are_left_out_and_slips_stay_to_be_told() -> None:
    given_names = {"q": ["x"], "themes": ["a", "b"], "utm_source": ["y"], "colour": ["z"]}
    assert without_strangers(given_names, PARAMETERS) == {"q": ["x"], "themes": ["a", "b"]}
    assert list(given_names) == ["q", "themes", "utm_source", "colour"]
    assert slips(given_names, PARAMETERS) == {"themes": "theme"}


def test_address_is_put_right_with_every_value_in_its_place() -> None:
    lists = [("q", ["a b"]), ("themes", ["x:1", "y"]), ("theme", [""])]
    assert put_right(lists, {"themes": "theme"}) == "q=a+b&theme=x:1&theme=y&theme="
