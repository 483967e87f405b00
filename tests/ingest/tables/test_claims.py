"""A row about a claim: drafted, edited by its id, and whatever it names found or told."""

import pytest

from kb.curation.revising import open_revision
from kb.identifying import derive, display, near_misses
from kb.ingest.tables import claims, import_table
from kb.models import Claim
from kb.representing import SHAPES
from tests import factories
from tests.ingest.tables.sheets import faults, table, told

pytestmark = pytest.mark.django_db


def test_every_key_of_a_claim_has_its_column():
    missing = set(SHAPES["claim"].keys) - set(claims.COLUMNS)
    assert missing == set(), "Say in kb/ingest/tables/claims.py what reads its cells."


def test_claim_without_a_handle_gets_one_of_its_statement(curator):
    factories.institution("council")
    rows = [
        ("Rights hold online.", "risk", maker) for maker in ("institutions/council", "institutions/court")
    ]
    factories.institution("court")
    assert import_table(table(("statement", "kind", "claimants"), *rows), by=curator).stored
    assert sorted(Claim.objects.values_list("slug", flat=True)) == [
        "rights-hold-online",
        "rights-hold-online-2",
    ]


def test_claim_is_edited_by_its_id_and_the_version_that_was_seen(base, curator):
    claim = factories.claim("Rights hold.", status="draft", note="Kept.", kind="risk")
    data = table(
        ("id", "version", "statement", "claimants"),
        (display(claim.public_id).lower(), "1", "Rights hold online.", "institutions/council"),
    )
    report = import_table(data, by=curator)
    claim.refresh_from_db()
    assert (report.rows[0].end, report.rows[0].changed) == ("updated", ("statement", "claimants"))
    assert (claim.statement, claim.note, claim.version) == ("Rights hold online.", "Kept.", 2)
    again = import_table(data, by=curator)
    assert (again.rows[0].end, again.faults) == ("unchanged", [])


@pytest.mark.parametrize(
    ("version", "told"), [("", "version that you saw"), ("1", "by now"), ("x", "whole number")]
)
def test_claim_that_somebody_changed_meanwhile_is_not_overwritten(curator, version, told):
    claim = factories.claim("Rights hold.", status="draft", version=2)
    data = table(("id", "version", "statement"), (display(claim.public_id), version, "Other."))
    report = import_table(data, by=curator)
    assert faults(report) == [(2, "version", version)]
    assert told in report.faults[0].message
    claim.refresh_from_db()
    assert claim.statement == "Rights hold."


def test_change_of_a_published_claim_needs_a_reason_and_waits_for_another_person(curator):
    claim = factories.claim("Rights hold.")
    rows = [("id", "version", "statement", "why"), (display(claim.public_id), "1", "Other.", "")]
    assert "why" in import_table(table(*rows), by=curator).faults[0].message
    rows[1] = (*rows[1][:3], "A slip of the pen.")
    report = import_table(table(*rows), by=curator)
    assert (report.stored, report.rows[0].end) == (True, "proposed")
    claim.refresh_from_db()
    assert claim.statement == "Rights hold."
    assert open_revision(claim).why == "A slip of the pen."
    assert import_table(table(*rows), by=curator).rows[0].end == "unchanged"
    assert import_table(table(*rows), by=factories.user()).faults


def test_id_with_a_slip_is_told_with_the_one_meant_and_makes_no_new_claim(curator):
    claim = factories.claim(status="draft", public_id=derive("claim/one"))
    wrong = near_misses(claim.public_id[:-1])
    assert display(claim.public_id) in [display(one) for one in wrong]
    report = import_table(table(("id", "statement"), (claim.public_id[:-1], "Other.")), by=curator)
    assert faults(report) == [(2, "id", claim.public_id[:-1])]
    assert display(claim.public_id) in report.faults[0].message
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(
    ("cell", "right"),
    [
        ("themes/privacy|themes/harm", "themes/privacy; themes/harm"),
        ("themes/privacy, themes/harm", "themes/privacy; themes/harm"),
        ("themes/privacy\nthemes/harm", "themes/privacy; themes/harm"),
        ("themes/privacy and themes/harm", "themes/privacy; themes/harm"),
        ("themes/privacy|themes/unheard-of", "themes/privacy; themes/unheard-of"),
    ],
)
def test_tags_parted_by_another_mark_are_told_with_the_right_one(cell, right, base, curator):
    factories.concept("harm")
    report = import_table(
        table(("statement", "kind", "tags"), ("Said.", "risk", cell)), by=curator, dry_run=True
    )
    assert told(report) == [f"Several values are parted by “;”: write “{right}”."]
    kept = import_table(
        table(("statement", "kind", "tags"), ("Said.", "risk", "themes/privacy; themes/harm")), by=curator
    )
    assert kept.stored


def test_unknown_tag_with_a_comma_in_it_is_no_case_of_a_wrong_mark(base, curator):
    report = import_table(table(("statement", "kind", "tags"), ("Said.", "risk", "this, that")), by=curator)
    assert told(report) == ["There is no “this, that” in the base, and nothing near it."]


def test_addressees_parted_by_another_mark_are_told_with_the_right_one(curator):
    report = import_table(
        table(("statement", "kind", "addressees"), ("Said.", "risk", "states, courts")), by=curator
    )
    assert "write “states; courts”" in told(report)[0]


@pytest.mark.parametrize("name", ["ZHANG Jie", "Jie Zhang", "Zhang, Jie", "Jie, Zhang", "zhang jie"])
def test_person_is_meant_by_the_two_parts_of_the_name_in_either_order(name, curator):
    factories.person("zhang-jie", name="ZHANG Jie", family="Zhang", given="Jie")
    report = import_table(table(("statement", "kind", "claimants"), ("Said.", "risk", name)), by=curator)
    assert report.stored
    assert str(Claim.objects.get().attributions.get().person) == "ZHANG Jie"


def test_name_that_two_people_have_in_turn_is_told_with_both(curator):
    factories.person("li-jie", name="LI Jie", family="Li", given="Jie")
    factories.person("jie-li", name="JIE Li", family="Jie", given="Li")
    report = import_table(table(("statement", "kind", "claimants"), ("Said.", "risk", "Jie, Li")), by=curator)
    assert told(report) == ["“Jie, Li” names several: people/jie-li, people/li-jie."]


@pytest.fixture
def iccpr():
    made = factories.instrument("iccpr", title="International Covenant on Things", short_title="ICCPR")
    factories.provision(made, "17", label="Article 17")
    return made


@pytest.mark.parametrize(
    "cell", ["iccpr:17", "ICCPR, Article 17", "Article 17 of the ICCPR", "art. 17 ICCPR", "iccpr ; iccpr:17"]
)
def test_law_that_a_claim_refers_to_is_cited_once_by_any_way_of_writing_it(cell, iccpr, curator):
    rows = table(("slug", "statement", "kind", "law"), ("a", "Said.", "risk", cell))
    assert import_table(rows, by=curator).rows[0].changed[-1] == "law"
    cited = {str(citation.target) for citation in Claim.objects.get().provision_citations.all()}
    assert cited - {iccpr.title} == {"ICCPR, Article 17"}
    assert [row.end for row in import_table(rows, by=curator).rows] == ["unchanged"]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("ICCPR, Article 18", "iccpr:18, which the base does not hold; it holds iccpr."),
        ("Article 17(2) of the ICCPR", "iccpr:17.2, which the base does not hold; it holds iccpr:17."),
        ("Article 17 of the Covenant", "There is no “Article 17 of the Covenant”"),
        ("iccpr:17|iccpr", "write “iccpr:17; iccpr”"),
    ],
)
def test_law_that_is_not_held_is_told_and_never_guessed(cell, message, iccpr, curator):
    report = import_table(table(("statement", "kind", "law"), ("Said.", "risk", cell)), by=curator)
    assert not report.stored
    assert message in told(report)[0]
