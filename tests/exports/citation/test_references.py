"""Records of every kind as references: the right source, the exact place, nothing that is not published."""

import json
from dataclasses import replace

import pytest
import rispy
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pybtex.database import parse_string
from pytest_django import DjangoAssertNumQueries

from kb.citing import Pinpoint, cite, export
from kb.curation import withdraw
from kb.dating import PartialDate
from kb.exports.citation import reference_for, references
from kb.models import (
    Contribution,
    DocumentIdentifier,
    Institution,
    InstrumentEvent,
    InstrumentIdentifier,
    InstrumentName,
    LegalInstrument,
    Passage,
    Person,
)
from tests import factories
from tests.world import CANARY, World

pytestmark = pytest.mark.django_db

TODAY = PartialDate.parse("2024-05-06")


def passages() -> list[Passage]:
    return list(Passage.objects.published().with_document().in_reading_order())


def test_passage_is_cited_by_its_document_at_its_number_with_the_address_of_the_passage(world: World) -> None:
    passage = passages()[1]
    source, pinpoint, accessed = reference_for(passage, TODAY)
    assert (source.title, source.publishers, str(source.issued)) == (
        "Charter report",
        ("The Council",),
        "2023-12-01",
    )
    assert source.permalink == settings.SITE_URL + passage.get_absolute_url()
    assert pinpoint is not None
    assert pinpoint.paragraph == "2"
    assert accessed == TODAY


def test_claim_is_cited_at_its_first_evidence_with_the_address_of_the_claim(world: World) -> None:
    source, pinpoint, _accessed = reference_for(world.missing)
    assert source.title == "Charter report"
    assert source.permalink == settings.SITE_URL + world.missing.get_absolute_url()
    assert pinpoint is not None
    assert pinpoint.paragraph == "2"


def test_withdrawn_claim_is_cited_as_it_was(world: World) -> None:
    withdraw(record=world.missing, why="Entered twice.", by=world.rita)
    world.missing.refresh_from_db()
    source, pinpoint, _accessed = reference_for(world.missing)
    assert source.title == "Charter report"
    assert pinpoint is not None


def test_provision_is_cited_by_its_instrument_at_its_label(world: World) -> None:
    reference = reference_for(world.article)
    assert reference.source.kind == "treaty"
    assert "art 17" in cite(reference.source, "oscola", reference.pinpoint).text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("rec.3.1", "recommendation 3.1"),
        ("n18", "fn 18"),
        ("2.4", "para 2.4"),
        ("2.4.s1", "para 2.4"),
        ("n18.s2", "fn 18"),
        ("t.rows", "at ‘Cameras watch’"),
    ],
)
def test_place_of_a_passage_is_named_by_what_it_counts(path: str, words: str) -> None:
    passage = factories.passage("Cameras watch", path=path)
    passage.anchor = "Cameras watch"
    reference = reference_for(passage)
    assert words in cite(reference.source, "oscola", reference.pinpoint).text


@pytest.mark.parametrize(
    ("path", "printed", "words"),
    [
        ("3", "3.", "para 3."),
        ("3", "¶ 3", "para 3."),
        ("3", "(3)", "para 3."),
        ("3", "", "para 3 (counted)."),
        ("3", "1.", "para 3 (counted)."),
        ("2.4", "4.", "para 2.4 (counted)."),
        ("rec.3", "3.", "recommendation 3."),
        ("rec.3", "", "recommendation 3 (counted)."),
        ("n18", "18.", "fn 18."),
        ("n18", "*", "fn 18 (counted)."),
    ],
)
def test_number_that_the_source_does_not_print_is_told_to_be_counted(
    path: str, printed: str, words: str
) -> None:
    reference = reference_for(factories.passage("Cameras watch", path=path, number=printed))
    text = cite(replace(reference.source, url="", permalink=""), "oscola", reference.pinpoint).text
    assert text.endswith(words)


def test_selection_is_cited_by_the_number_of_its_paragraph_in_a_bounded_number_of_queries() -> None:
    paragraph = factories.passage("Cameras watch. Streets too.", path="7", number="7.")
    selections = [
        factories.passage("Cameras watch.", edition=paragraph.edition, path=f"7.s{number}", within=paragraph,
                          kind="selection")
        for number in range(1, 6)
    ]  # fmt: skip
    loaded = list(Passage.objects.filter(pk__in=[one.pk for one in selections]).with_document())
    with CaptureQueriesContext(connection) as queries:
        found = references(loaded)
    assert {one.pinpoint for one in found} == {Pinpoint(paragraph="7")}
    assert len(queries) <= 4


def test_what_has_no_printed_source_is_cited_as_a_page_of_this_base(world: World) -> None:
    for record in (world.privacy, world.council, world.ngozi, world.issue):
        source = reference_for(record).source
        assert (source.kind, source.title, source.container_title) == (
            "webpage",
            str(record),
            settings.SITE_NAME,
        )


def test_author_whose_record_is_not_published_is_named_only_as_printed(world: World) -> None:
    hidden = Person.objects.create(slug="hidden", name=f"{CANARY} Person", family=CANARY, given="Person")
    factories.contribution(world.report, hidden, name_as_printed="DOE Jane")
    author = reference_for(world.report).source.authors[0]
    assert (author.family, author.given, author.family_first) == ("Doe", "Jane", True)


def test_publisher_and_issuer_that_are_not_published_are_not_named(world: World) -> None:
    hidden = Institution.objects.create(slug="hidden", name=CANARY, type="un")
    world.report.publishers.add(hidden)
    world.covenant.issuers.add(hidden)
    LegalInstrument.objects.filter(pk=world.covenant.pk).update(form="resolution")
    world.covenant.refresh_from_db()
    for record in (world.report, world.covenant):
        assert CANARY not in repr(reference_for(record))


def test_institution_among_the_authors_is_kept_whole(world: World) -> None:
    factories.contribution(world.report, world.council, name_as_printed="")
    [author] = reference_for(world.report).source.authors
    assert (author.literal, author.institution) == ("The Council", True)


def test_chinese_statute_has_its_title_its_body_its_country_and_its_dates() -> None:
    place = factories.concept("cn", in_scheme="places", label="China", notation="CN")
    law = factories.instrument(title="Privacy Law", form="statute", jurisdiction=place, adopted="2021-08-20")
    law.issuers.add(factories.institution(name="Standing Committee"))
    InstrumentEvent.objects.create(instrument=law, kind="in-force", date="2021-11-01")
    InstrumentName.objects.create(instrument=law, kind="official", language="zh-Hans", text="隐私法")
    source = reference_for(law).source
    assert (source.authority, source.jurisdiction, source.original_title) == (
        "Standing Committee",
        "China",
        "隐私法",
    )
    assert (str(source.adopted), str(source.in_force)) == ("2021-08-20", "2021-11-01")
    assert source.contributors == ()


def test_treaty_has_its_place_in_the_treaty_series() -> None:
    treaty = factories.instrument()
    InstrumentIdentifier.objects.create(
        instrument=treaty, scheme="un-treaty-series", value="vol. 999, p. 171"
    )
    series = reference_for(treaty).source.treaty_series
    assert series is not None
    assert (series.volume, series.page) == ("999", "171")


def test_file_of_every_kind_of_source_is_read_back_by_other_readers(world: World) -> None:
    DocumentIdentifier.objects.create(document=world.report, scheme="un-symbol", value="A/HRC/1/2")
    cited = references([world.report, passages()[0], world.enough, world.covenant, world.article], TODAY)
    entries = parse_string(export(cited, "bibtex"), "bibtex").entries
    records = rispy.loads(export(cited, "ris"))
    items = json.loads(export(cited, "csl-json"))
    assert len(entries) == len(records) == len(items) == 5
    assert len({item["id"] for item in items}) == 5
    assert items[0]["number"] == "A/HRC/1/2"
    assert [item["custom"]["permalink"] for item in items] == [
        settings.SITE_URL + record.get_absolute_url()
        for record in (world.report, passages()[0], world.enough, world.covenant, world.article)
    ]


@pytest.mark.parametrize("many", [1, 12])
def test_references_take_three_queries_however_many_there_are(
    many: int, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(many):
        Contribution.objects.create(document=world.report, person=world.ngozi, position=number)
        factories.provision(world.covenant, str(number + 50))
    records = [
        *passages(),
        world.enough,
        world.missing,
        *world.covenant.provisions.select_related("instrument"),
    ]
    with django_assert_max_num_queries(3):
        assert len(references(records)) == len(records)
