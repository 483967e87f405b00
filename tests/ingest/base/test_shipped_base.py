"""The base that ships: loads whole, comes out byte for byte, and holds what people come for."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from kb.admin.references.lookup import resolve
from kb.exports.base import base_report, dump_base
from kb.history import verify_chain
from kb.ingest.base import LoadReport, load_base
from kb.models import Claim, Evidence, HistoryEvent, Passage, Provision
from kb.query import parse
from kb.representing import layout
from kb.search import SearchRequest, Section
from kb.search.compiling import Compiler, filter_clauses, with_filters
from kb.search.reader import current_version, searcher_for

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[LoadReport]:
    """The shipped base, loaded once and taken back after the module's last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_base(FIXTURES)
        transaction.set_rollback(True)


@pytest.fixture
def shipped(loaded: LoadReport, db: None) -> LoadReport:
    return loaded


def files(folder: Path) -> dict[str, bytes]:
    """The curated files: those that a dump makes of its own accord (dates, checksums, licence) are none."""
    found = {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    return {name: content for name, content in found.items() if name != str(layout.DATES)}


def test_everything_is_new_and_published(shipped):
    assert shipped.total("created") == sum(shipped.outcomes.values())
    assert not Claim.objects.unpublished().exists()
    assert not Passage.objects.unpublished().exists()


def test_dump_is_byte_identical_to_the_files(shipped, tmp_path):
    dump_base(tmp_path, layout.SHIPPED)
    assert files(tmp_path) == files(FIXTURES)


def test_loading_again_changes_nothing(shipped):
    events = HistoryEvent.objects.count()
    again = load_base(FIXTURES)
    assert again.total("unchanged") == shipped.total("created")
    assert sum(again.outcomes.values()) == again.total("unchanged")
    assert HistoryEvent.objects.count() == events


def test_history_of_the_load_is_unbroken(shipped):
    assert verify_chain() == []


def test_public_ids_are_the_same_in_every_installation(shipped):
    passage = Passage.objects.get(edition__document__slug="wp3298-theme-2", path="1")
    claim = Claim.objects.get(slug="wp3298-existing-framework-as-source")
    assert (passage.public_id, claim.public_id) == ("TNCCK5S5", "A2DJ5HZ4")


def found_in_quotation_marks(words: str, section: Section) -> set[str]:
    """The keys of all records of the section that hold exactly these words where no field is named."""
    searcher = searcher_for(current_version())
    asked = Compiler(searcher, section).compile(parse(f'"{words}"'))
    hits = searcher.search(with_filters(asked, filter_clauses(SearchRequest(section=section))), 2_000).hits
    return {searcher.doc(address)["key"][0] for _score, address in hits}


def test_everything_printed_in_quotation_marks_is_found_in_quotation_marks(shipped, index_now):
    quotations = list(Evidence.objects.published().values_list("quote", "claim", "passage"))
    anchors = list(Passage.objects.published().exclude(anchor="").values_list("anchor", "pk"))
    assert len(quotations) > 400
    assert len(anchors) > 200
    lost = [words for words, claim, _passage in quotations
            if f"claim:{claim}" not in found_in_quotation_marks(words, Section.CLAIMS)]  # fmt: skip
    lost += [words for words, passage in [*((words, pk) for words, _claim, pk in quotations), *anchors]
             if f"passage:{passage}" not in found_in_quotation_marks(words, Section.PASSAGES)]  # fmt: skip
    assert lost == []


def test_every_provision_is_found_by_the_name_that_the_site_gives_it(shipped):
    lost = [
        str(provision)
        for provision in Provision.objects.select_related("instrument")
        if resolve("provision", str(provision)) != provision or resolve("law", str(provision)) != provision
    ]
    assert lost == []


def test_every_floor_is_reached(shipped):
    assert base_report().below_floor == {}


def test_every_issue_gathers_claims_and_one_claimant_alone_is_owned_up_to(shipped):
    for issue in base_report().issues:
        assert issue["positions"] >= 1, issue
        assert issue["claims"] >= 2, issue
        assert issue["claimants"] >= 2 or issue["speaks_of_balance"], issue


def test_every_claim_has_a_theme_and_no_passage_is_left(shipped):
    report = base_report()
    assert report.claims_without_themes == []
    assert [source for source in report.sources if source["left"]] == []


def test_report_costs_the_same_number_of_queries_whatever_it_counts(shipped, django_assert_num_queries):
    # twelve counts, sources, kinds, claimants twice, issues with their four levels, three lists of loose ends
    with django_assert_num_queries(24):
        base_report()


def test_report_is_printed_for_people_and_for_programs(shipped, capsys):
    call_command("base_report", "--check", "--no-color")
    assert "Claims by claimant" in capsys.readouterr().out
    call_command("base_report", "--json")
    assert json.loads(capsys.readouterr().out)["counts"]["documents"] == 5
