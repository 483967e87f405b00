"""What narrows the lists of the desks: by choice and by name, under today's addresses and earlier ones."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import html5lib
import pytest
from django.contrib.admin import ModelAdmin
from django.test import Client
from django.urls import reverse

from kb.admin.lists.filtered_list import Filtered
from kb.admin.lists.filters import DeskFilter
from kb.admin.site import desks
from kb.curation import withdraw
from kb.models import HistoryEvent, Passage, Scheme, SlugRedirect
from tests import factories
from tests.admin.browsing import XHTML, form_on
from tests.world import World

pytestmark = pytest.mark.django_db


def list_of(model: str, **parameters: object) -> str:
    return reverse(f"admin:kb_{model}_changelist") + (f"?{urlencode(parameters)}" if parameters else "")


def listed(client: Client, address: str) -> list[int]:
    """The keys of the records on the page of a list, which must have been understood."""
    answer = client.get(address)
    assert answer.status_code == 200
    return [record.pk for record in answer.context_data["cl"].result_list]


def links(html: str) -> Iterator[tuple[str, str]]:
    """The words and the target of every link."""
    for element in html5lib.parse(html).iter(f"{XHTML}a"):
        yield " ".join("".join(element.itertext()).split()), element.get("href")


def test_every_list_is_narrowed_by_a_filter_set_and_by_nothing_else() -> None:
    assert [desk for desk in desks._registry.values() if not isinstance(desk, Filtered)] == []
    assert [desk for desk in desks._registry.values() if desk.list_filter != ModelAdmin.list_filter] == []
    for desk in desks._registry.values():
        for name, one in desk.filters.base_filters.items():
            assert isinstance(one, DeskFilter), f"{name} of {desk}"


# ---- by name ----


@pytest.mark.parametrize("typed", ["other", "Another report", "another REPORT", " other "])
def test_passages_of_a_document_by_its_slug_or_title(world: World, carla: Client, typed: str) -> None:
    passage = factories.passage(of=factories.document("other", title="Another report"))
    assert listed(carla, list_of("passage", document=typed)) == [passage.pk]


@pytest.mark.parametrize("typed", ["themes/privacy", "Privacy", "Vie privée"])
def test_passages_about_a_concept_by_its_handle_or_any_of_its_names(
    world: World, carla: Client, typed: str
) -> None:
    assert listed(carla, list_of("passage", concept=typed)) == [world.passages[0].pk]


def test_record_is_listed_once_however_many_of_its_rows_match(world: World, carla: Client) -> None:
    factories.evidence(world.enough, world.passages[1], quote="lacks")
    found = listed(carla, list_of("claim", document="report"))
    assert sorted(found) == sorted({world.enough.pk, world.missing.pk, world.draft_claim.pk})


@pytest.mark.parametrize(
    ("model", "parameters"),
    [
        ("claim", {"document": "other"}),
        ("claim", {"concept": "themes/surveillance"}),
        ("evidence", {"document": "other"}),
        ("claimtag", {"concept": "themes/surveillance"}),
        ("passagetag", {"document": "other"}),
        ("passagetag", {"concept": "themes/other"}),
        ("edition", {"document": "other"}),
        ("institution", {"place": "places/nowhere"}),
        ("legalinstrument", {"jurisdiction": "places/nowhere"}),
        ("provision", {"instrument": "other-law"}),
        ("provisioncitation", {"instrument": "other-law"}),
    ],
)
def test_list_by_name_holds_what_belongs_to_that_record_and_nothing_else(
    world: World, carla: Client, model: str, parameters: dict[str, str]
) -> None:
    factories.tag(world.enough, world.privacy)
    factories.citation(world.passages[0], world.covenant)
    assert listed(carla, list_of(model))
    passage = factories.passage(of=factories.document("other"))
    place, law = factories.concept("nowhere", in_scheme="places"), factories.instrument("other-law")
    body = factories.institution("of-nowhere", place=place)
    law.jurisdiction = place
    law.save()
    claim = factories.claim(on=[passage], by=[body])
    tags = [factories.tag(claim, world.surveillance), factories.tag(passage, factories.concept("other"))]
    made = [
        claim, claim.evidence.get(), *tags, passage.edition, body, law, factories.provision(law, "1"),
        factories.citation(passage, law),
    ]  # fmt: skip
    wanted = [one.pk for one in made if one._meta.model_name == model]
    assert listed(carla, list_of(model, **parameters)) == wanted


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"document": "repor"}, "“repor” is not exact. Did you mean:"),
        ({"document": "xyzzy"}, "Nothing here is called “xyzzy”"),
        ({"concept": "privac"}, "“privac” is not exact. Did you mean:"),
        ({"status": "publishd"}, "Take one of: draft, submitted, published, withdrawn, superseded."),
        ({"nothing_to_tag": "perhaps"}, "Take one of: yes, no."),
        ({"nonsense": "1"}, "There is no filter “nonsense” here"),
        ({"documnt": "report"}, "There is no filter “documnt” here. Did you mean:"),
        ({"edition__document__title__contains": "e"}, "There is no filter “edition__document__title__contains”"),
        ({"id__in": "1,2"}, "There is no filter “id__in”"),
    ],
)  # fmt: skip
def test_what_is_not_understood_lists_nothing_and_says_what_to_do(
    world: World, carla: Client, parameters: dict[str, str], told: str
) -> None:
    answer = carla.get(list_of("passage", **parameters))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert 'role="alert"' in page and "Error:" in page
    assert [record.pk for record in answer.context_data["cl"].result_list] == []
    assert list_of("passage") in [target for _words, target in links(page)]


@pytest.mark.parametrize(
    ("parameters", "words", "narrowed"),
    [
        ({"concept": "privac"}, "themes/privacy", {"concept": "themes/privacy"}),
        ({"document": "repor"}, "report", {"document": "report"}),
        ({"documnt": "report"}, "document", {"document": "report"}),
        ({"statu": "published"}, "status", {"status": "published"}),
    ],
)
def test_what_may_have_been_meant_is_said_once_and_a_link_narrows_the_list_by_it(
    world: World, carla: Client, parameters: dict[str, str], words: str, narrowed: dict[str, str]
) -> None:
    page = carla.get(list_of("passage", q="covenant", kind="paragraph", **parameters)).content.decode()
    assert page.count("Did you mean") == 1
    way = dict(links(page))[words]
    assert way == list_of("passage", q="covenant", kind="paragraph", **narrowed)
    assert listed(carla, way)


def test_each_of_several_that_may_have_been_meant_is_offered(world: World, carla: Client) -> None:
    factories.concept("private-life", label="Private life")
    offered = dict(links(carla.get(list_of("passage", concept="priva")).content.decode()))
    assert {"themes/privacy", "themes/private-life"} <= offered.keys()


def test_field_is_described_by_what_is_wrong_with_it_where_that_is_said(world: World, carla: Client) -> None:
    page = carla.get(list_of("passage", document="repor", status="gone")).content.decode()
    for name in ("document", "status"):
        assert page.count(f'id="id_{name}_error"') == 1
        assert re.search(rf'id="id_{name}"[^>]*id_{name}_error|id_{name}_error[^>]*id="id_{name}"', page)


@pytest.mark.parametrize(
    ("model", "name", "told"),
    [
        ("verification", "outcome", "not checked"),
        ("document", "language", "English (en)"),
        ("historyevent", "kind", "relation of claims"),
    ],
)
def test_wrong_choice_is_told_the_words_of_the_others(
    world: World, carla: Client, model: str, name: str, told: str
) -> None:
    page = carla.get(list_of(model, **{name: "xx"}))
    alert = page.content.decode().partition('role="alert"')[2].partition("</div>")[0]
    assert told in alert
    codes = {value for value, _label in page.context_data["cl"].filters.form.fields[name].choices}
    assert not any(f" {code}," in alert for code in codes if "-" in code)


def test_history_and_documents_call_kinds_and_languages_by_their_names(world: World, carla: Client) -> None:
    factories.document("rapport", title="Rapport", language="fr")
    withdraw(record=world.missing, why="Wrong.", by=world.rita)
    assert "French (fr)" in carla.get(list_of("document")).content.decode()
    page = carla.get(list_of("historyevent")).content.decode()
    for code, words in (("claim-tag", "tag of a claim"), ("claim-relation", "relation of claims")):
        assert f">{words}</option>" in page
        assert f">{code}<" not in page
    chosen = carla.get(list_of("historyevent", kind="provision-citation", verb="take")).content.decode()
    assert {"kind of record: citation of law", "what was done: take"} <= dict(links(chosen)).keys()


def test_field_of_a_wrong_value_keeps_it_and_names_its_error(world: World, carla: Client) -> None:
    page = carla.get(list_of("passage", document="repor")).content.decode()
    field = re.search(r"<input[^>]*id=\"id_document\"[^>]*>", page)
    assert field is not None
    assert 'value="repor"' in field[0] and 'aria-invalid="true"' in field[0]
    assert 'data-suggest="document"' in field[0]
    assert 'href="#id_document"' in page


def test_filter_given_twice_is_refused_also_under_two_of_its_names(world: World, carla: Client) -> None:
    for query in ("status=draft&status=published", "status=draft&status__exact=published"):
        answer = carla.get(f"{list_of('passage')}?{query}")
        assert answer.status_code == 400
        assert "“status” was given more than once" in answer.content.decode()


@pytest.mark.parametrize("model", [desk.opts.model_name for desk in desks._registry.values()])
def test_empty_value_of_any_filter_under_any_of_its_names_is_none(
    world: World, ada: Client, model: str
) -> None:
    everything = listed(ada, list_of(model))
    for name, one in ada.get(list_of(model)).context_data["cl"].filters.filters.items():
        for parameter in (name, *one.earlier()):
            for empty in ("", " "):
                assert listed(ada, list_of(model, **{parameter: empty})) == everything, parameter


def test_empty_value_beside_another_of_the_same_filter_counts_for_nothing(
    world: World, carla: Client
) -> None:
    drafts = listed(carla, list_of("passage", status="draft"))
    for query in ("status=draft&status=", "status=&status=draft", "status__exact=&status=draft"):
        assert listed(carla, f"{list_of('passage')}?{query}") == drafts != []


def test_number_that_is_a_name_is_taken_for_the_name(world: World, carla: Client) -> None:
    book = factories.document("orwell", title=str(world.report.pk))
    edition = factories.passage(of=book).edition
    assert listed(carla, list_of("edition", document=str(world.report.pk))) == [edition.pk]


def test_name_that_others_hang_on_links_is_nobodys_question(world: World, carla: Client) -> None:
    assert len(listed(carla, list_of("passage", utm_source="x", status="draft"))) == 1


# ---- by choice ----


@pytest.mark.parametrize(("said", "number"), [("yes", 1), ("no", 3)])
def test_passages_by_whether_nothing_is_to_be_tagged(
    world: World, carla: Client, said: str, number: int
) -> None:
    Passage.objects.filter(pk=world.passages[1].pk).update(nothing_to_tag=True)
    assert len(listed(carla, list_of("passage", nothing_to_tag=said))) == number


def test_claims_by_what_the_primary_text_says(world: World, carla: Client) -> None:
    factories.verification(world.missing, "confirmed")
    assert listed(carla, list_of("claim", outcome="confirmed")) == [world.missing.pk]


def test_languages_offered_are_those_that_there_are_documents_in(world: World, carla: Client) -> None:
    for tag in ("fr", "zh-Hans", "fr"):
        factories.document(language=tag)
    page = carla.get(list_of("document", language="fr"))
    offered = [value for value, _label in page.context_data["cl"].filters.form.fields["language"].choices]
    assert offered == ["", "en", "fr", "zh-Hans"]
    assert len(page.context_data["cl"].result_list) == 2
    assert carla.get(list_of("document", language="de")).status_code == 400


@pytest.mark.parametrize(("said", "slugs"), [("yes", ["placed"]), ("no", ["council", "elsewhere"])])
def test_institutions_by_whether_a_place_is_given(
    world: World, carla: Client, said: str, slugs: list[str]
) -> None:
    factories.institution("placed", place=factories.concept("here", in_scheme="places"))
    factories.institution("elsewhere")
    found = carla.get(list_of("institution", at_a_place=said)).context_data["cl"].result_list
    assert sorted(one.slug for one in found) == slugs


@pytest.mark.parametrize(
    ("kind", "old_slugs"),
    [("concept", ["a", "b"]), ("concept/themes", ["a"]), ("document", ["c"]), ("provision", [])],
)
def test_redirects_by_kind_and_by_what_names_are_unique_in(
    world: World, carla: Client, kind: str, old_slugs: list[str]
) -> None:
    for of, slug in (("concept/themes", "a"), ("concept/rights", "b"), ("document", "c")):
        SlugRedirect.objects.create(kind=of, old_slug=slug, new_slug="now")
    found = carla.get(list_of("slugredirect", kind=kind)).context_data["cl"].result_list
    assert sorted(one.old_slug for one in found) == old_slugs


def test_redirects_of_no_kind_are_told_which_kinds_there_are(world: World, carla: Client) -> None:
    answer = carla.get(list_of("slugredirect", kind="conceptual"))
    assert answer.status_code == 400
    assert "Begin with one of: document, passage, claim" in answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("concept/nothing", "Take one of: concept/"),
        ("concept/", "Take one of: concept/"),
        ("provision/nothing", "There is no instrument “nothing”"),
        ("claim/x", "write “claim” alone"),
        ("document/report", "write “document” alone"),
    ],
)
def test_redirects_within_what_there_is_not_are_told_what_there_is(
    world: World, carla: Client, kind: str, told: str
) -> None:
    answer = carla.get(list_of("slugredirect", kind=kind))
    assert answer.status_code == 400
    assert told in answer.content.decode()


@pytest.mark.parametrize("kind", ["concept/themes", "provision/covenant", "provision/covenant-of-before"])
def test_redirects_within_what_there_is_or_was_are_listed(world: World, carla: Client, kind: str) -> None:
    SlugRedirect.objects.create(kind="provision/covenant-of-before", old_slug="1", new_slug="2")
    assert listed(carla, list_of("slugredirect", kind=kind)) is not None


def test_every_verb_and_kind_that_the_history_holds_can_be_chosen(world: World, carla: Client) -> None:
    for column in ("verb", "kind"):
        values = set(HistoryEvent.objects.order_by().values_list(column, flat=True).distinct())
        assert len(values) > 2
        for value in values:
            assert listed(carla, list_of("historyevent", **{column: value}))


# ---- addresses of an earlier version ----


@pytest.mark.parametrize(
    ("model", "before", "now"),
    [
        ("passage", "status__exact=draft", "status=draft"),
        ("passage", "kind__exact=paragraph", "kind=paragraph"),
        ("passage", "nothing_to_tag__exact=0", "nothing_to_tag=no"),
        ("passage", "nothing_to_tag__exact=1", "nothing_to_tag=yes"),
        ("passage", "edition__document__id__exact={report}", "document=report"),
        ("passage", "edition__document__slug__exact=report", "document=report"),
        ("passage", "tags__concept__id__exact={privacy}", "concept=themes/privacy"),
        ("claim", "evidence__passage__edition__document__id__exact={report}", "document=report"),
        ("claim", "verification__outcome__exact=confirmed", "outcome=confirmed"),
        ("evidence", "passage__edition__document__id__exact={report}", "document=report"),
        ("claimtag", "concept__id__exact={privacy}", "concept=themes/privacy"),
        ("verification", "outcome__exact=not-checked&status__exact=published", "outcome=not-checked&status=published"),
        ("institution", "place__id__exact={place}", "place=places/nowhere"),
        ("institution", "place__isnull=True", "at_a_place=no"),
        ("institution", "place__isnull=False", "at_a_place=yes"),
        ("legalinstrument", "binding__exact=1", "binding=yes"),
        ("legalinstrument", "form__exact=treaty", "form=treaty"),
        ("provision", "instrument__id__exact={covenant}", "instrument=covenant"),
        ("concept", "scheme__id__exact={themes}", "scheme=themes"),
        ("document", "language=en", "language=en"),
        ("historyevent", "verb=publish&kind=claim&public__exact=1", "verb=publish&kind=claim&public=yes"),
        ("user", "role__exact=curator&is_active__exact=1", "role=curator&is_active=yes"),
        ("claim", "verification__outcome=confirmed", "outcome=confirmed"),
        ("passage", "nothing_to_tag=0", "nothing_to_tag=no"),
        ("historyevent", "public=1", "public=yes"),
        ("passage", "edition__document={report}", "document=report"),
        ("passage", "edition__document__id={report}", "document=report"),
        ("passage", "edition__document__slug=report", "document=report"),
        ("edition", "document={report}", "document=report"),
        ("edition", "document__pk__exact={report}", "document=report"),
        ("claimtag", "concept={privacy}", "concept=themes/privacy"),
        ("claim", "tags__concept={privacy}", "concept=themes/privacy"),
        ("concept", "scheme={themes}", "scheme=themes"),
        ("concept", "scheme__id={themes}", "scheme=themes"),
        ("concept", "scheme__slug=themes", "scheme=themes"),
    ],
)  # fmt: skip
def test_address_of_an_earlier_version_lists_what_it_did(
    world: World, ada: Client, model: str, before: str, now: str
) -> None:
    place = factories.concept("nowhere", in_scheme="places")
    keys = {
        "report": world.report.pk, "privacy": world.privacy.pk, "covenant": world.covenant.pk, "place": place.pk,
        "themes": Scheme.objects.get(slug="themes").pk,
    }  # fmt: skip
    at = list_of(model)
    assert listed(ada, f"{at}?{before.format(**keys)}") == listed(ada, f"{at}?{now}")
    told = ada.get(f"{at}?{before.format(**keys)}").context_data["cl"].filters.canonical()
    assert told == dict(one.split("=") for one in now.split("&"))


def test_number_of_a_record_that_is_gone_is_told_and_lists_nothing(world: World, carla: Client) -> None:
    answer = carla.get(list_of("passage", edition__document__id__exact="987654"))
    assert answer.status_code == 400
    assert "Nothing here is called “no. 987654”" in answer.content.decode()


# ---- the page around it ----


def test_form_sent_with_some_fields_empty_narrows_by_the_others(world: World, carla: Client) -> None:
    data = form_on(carla.get(list_of("passage", q="covenant", o="-2")).content.decode(), "filter-form")
    assert (data["q"], data["o"], data["status"], data["document"]) == ("covenant", "-2", "", "")
    answer = carla.get(list_of("passage"), {**data, "status": "published", "document": "report"})
    assert {record.pk for record in answer.context_data["cl"].result_list} == {
        world.passages[0].pk,
        world.passages[1].pk,
    }


def test_links_and_forms_of_a_narrowed_list_keep_what_narrows_it_in_todays_words(
    world: World, carla: Client
) -> None:
    query = {"status__exact": "published", "edition__document__id__exact": world.report.pk, "q": "covenant"}
    page = carla.get(list_of("passage", **query)).content.decode()
    assert form_on(page, "filter-form")["document"] == "report"
    sorting = dict(links(page))["Kind"]
    assert "document=report" in sorting and "status=published" in sorting and "q=covenant" in sorting
    assert "__exact" not in "".join(target for _words, target in links(page))


def test_each_filter_can_be_taken_away_and_all_at_once(world: World, carla: Client) -> None:
    page = carla.get(list_of("passage", status="withdrawn", document="report", q="covenant")).content.decode()
    assert "Nothing in this list matches all of this" in page
    ways = dict(links(page))
    assert ways["status: withdrawn"] == list_of("passage", document="report", q="covenant").replace(
        "document=report&q=covenant", "q=covenant&document=report"
    )
    assert listed(carla, ways["status: withdrawn"])
    assert ways["everything that narrows the list"] == ways["Clear all"] == list_of("passage")


def test_empty_list_that_nothing_narrows_says_so(world: World, carla: Client) -> None:
    assert "Nothing in this list yet." in carla.get(list_of("slugredirect")).content.decode()


def test_page_beyond_the_last_is_the_first_of_the_same_filter(world: World, carla: Client) -> None:
    long = factories.document("long")
    for number in range(58):
        factories.passage(f"Words {number} of the long report.", of=long)
    address = list_of("passage", document="long", status="published", p="9")
    assert len(listed(carla, address)) == 50
    assert len(listed(carla, address.replace("p=9", "p=2"))) == 8


def test_pages_of_a_list_are_links_and_the_present_one_is_marked_and_leads_nowhere(
    world: World, carla: Client
) -> None:
    long = factories.document("long")
    for number in range(101):
        factories.passage(f"Words {number} of the long report.", of=long)
    page = carla.get(list_of("passage", document="long", p="2")).content.decode()
    pages = page[page.index('class="desk-pages"') : page.index("</nav>", page.index('class="desk-pages"'))]
    assert list(links(pages)) == [
        ("Page 1", list_of("passage", document="long")),
        ("Page 3", list_of("passage", document="long", p="3")),
    ]
    assert re.findall(r"<(\w+) aria-current=\"page\">(\d)<", pages) == [("span", "2")]
    assert "role=" not in pages
