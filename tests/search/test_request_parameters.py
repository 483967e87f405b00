"""Parameters make a question, an error that says what is allowed, or the way to a new name; never silence."""

from urllib.parse import parse_qsl, urlencode

import pytest

from kb.models import Curated, SlugRedirect
from kb.search import (
    Format,
    InvalidSearch,
    MovedValue,
    SearchRequest,
    SearchUnavailable,
    Section,
    Sort,
)
from kb.search.indexing import apply_all
from tests import factories
from tests.search.conftest import Ask, asked
from tests.search.world import small_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def indexed(index_dir: object) -> None:
    small_world()
    apply_all()


def _errors(querystring: str | bytes) -> list[tuple[str, str]]:
    with pytest.raises(InvalidSearch) as refused:
        asked(querystring)
    return [(error.parameter, error.message) for error in refused.value.errors]


def test_every_parameter_is_read_into_the_request(indexed: None) -> None:
    request = asked(
        "q=+privacy+&in=claims&theme=privacy&theme=cameras&theme=privacy&publisher=wilton-park"
        "&claimant=people/liu-huawen&provision=iccpr:17.1&doc_kind=report&role=asserts&verification=confirmed"
        "&language=fr&year_from=1999&year_to=2023&sort=oldest&page=3&format=json"
    )
    assert request == SearchRequest(
        text="privacy",
        section=Section.CLAIMS,
        filters=(
            ("theme", ("cameras", "privacy")),
            ("publisher", ("wilton-park",)),
            ("claimant", ("liu-huawen",)),
            ("provision", ("iccpr:17.1",)),
            ("doc_kind", ("report",)),
            ("role", ("asserts",)),
            ("verification", ("confirmed",)),
            ("language", ("fr",)),
        ),
        year_from=1999,
        year_to=2023,
        sort=Sort.OLDEST,
        page=3,
        format=Format.JSON,
    )
    assert asked(urlencode(request.parameters())) == request


def test_empty_parameters_of_a_form_ask_for_everything(indexed: None) -> None:
    request = asked("q=&theme=&year_from=&year_to=&sort=&page=&in=&format=")
    assert request == SearchRequest()


@pytest.mark.parametrize("strange", ["colour=red", "utm_source=x", "fbclid=1&fbclid=2", "x=\x00"])
def test_parameters_of_strangers_mean_nothing(strange: str, indexed: None) -> None:
    assert asked(f"{strange}&q=privacy") == SearchRequest(text="privacy")


REFUSED = [
    ("them=privacy", "them", "Did you mean “theme”"),
    ("Q=privacy", "Q", "Did you mean “q”"),
    ("in=everything", "in", "passages, claims, documents, instruments, institutions"),
    ("sort=best", "sort", "relevance, newest, oldest"),
    ("format=pdf", "format", "html, json, csv, atom, ris, bib"),
    ("page=0", "page", "from 1 to 100"),
    ("page=-1", "page", "from 1 to 100"),
    ("page=101", "page", "from 1 to 100"),
    ("page=1e30", "page", "from 1 to 100"),
    ("page=two", "page", "from 1 to 100"),
    ("page=9999999999999999999999", "page", "from 1 to 100"),
    ("page=" + "9" * 5000, "page", "from 1 to 100"),
    ("page=1&page=2", "page", "only once"),
    ("q=a&q=b", "q", "only once"),
    ("year_from=0", "year_from", "from 1 to 9999"),
    ("year_from=19.5", "year_from", "whole number"),
    ("year_to=10000", "year_to", "from 1 to 9999"),
    ("year_from=2020&year_to=2019", "year_to", "not be before"),
    ("theme=privcy", "theme", "nearest are: privacy"),
    ("theme=europe", "theme", "no such value"),
    ("place=themes/privacy", "place", "no such value"),
    ("publisher=wilton-prk", "publisher", "nearest are: wilton-park"),
    ("publisher=liu-huawen", "publisher", "no such value"),
    ("claimant=human-right-council", "claimant", "nearest are: human-rights-council"),
    ("claimant=elsewhere/liu-huawen", "claimant", "no such value"),
    ("instrument=icpr", "instrument", "nearest are: iccpr"),
    ("provision=iccpr:18", "provision", "iccpr:17"),
    ("provision=17", "provision", "no such value"),
    ("doc_kind=reports", "doc_kind", "nearest are: report"),
    ("claim_kind=x", "claim_kind", "no such value"),
    ("role=assert", "role", "nearest are: asserts"),
    ("verification=true", "verification", "no such value"),
    ("language=english", "language", "no such value"),
    ("theme=%00", "theme", "no such value"),
    ("q=privacy%00", "q", "Null characters"),
    ("theme=%ff%fe", "theme", "no such value"),
    ("language=%E2%80%AE", "language", "no such value"),
    ("&".join(f"theme=t{i}" for i in range(51)), "theme", "At most 50"),
    ("theme=" + "x" * 100_000, "theme", "no such value"),
]


def test_parameters_that_cannot_be_used_are_told_with_what_is_allowed(indexed: None) -> None:
    told = [(querystring, _errors(querystring)) for querystring, _name, _words in REFUSED]
    for (querystring, name, words), (_querystring, errors) in zip(REFUSED, told, strict=True):
        assert [error[0] for error in errors] == [name], querystring[:60]
        assert words in errors[0][1], querystring[:60]


def test_every_mistake_is_told_at_once(indexed: None) -> None:
    told = _errors("them=red&theme=nothing&page=0&q=(")
    assert {name for name, _message in told} == {"them", "theme", "page", "q"}


def test_refused_values_are_shown_short_and_printable(indexed: None) -> None:
    with pytest.raises(InvalidSearch) as refused:
        asked("theme=" + "%0D%0A" + "y" * 500)
    value = refused.value.errors[0].value
    assert value.isprintable()
    assert len(value) == 100


def test_draft_values_are_as_unknown_as_values_that_never_were(indexed: None) -> None:
    factories.concept("secret-theme", status=Curated.Status.DRAFT)
    factories.institution("secret-body", status=Curated.Status.DRAFT)
    factories.instrument("secret-law", status=Curated.Status.DRAFT)
    apply_all()
    for querystring in (
        "theme=secret-them",
        "claimant=secret-bod",
        "instrument=secret-la",
        "theme=secret-theme",
    ):
        assert all("secret" not in message for _name, message in _errors(querystring))


def test_slug_of_an_institution_and_a_person_must_say_which_is_meant(indexed: None) -> None:
    factories.institution("zhang")
    factories.person("zhang")
    apply_all()
    [(name, message)] = _errors("claimant=zhang")
    assert name == "claimant"
    assert "institutions/zhang" in message
    assert "people/zhang" in message
    assert asked("claimant=people/zhang").values("claimant") == ("people/zhang",)
    assert asked("publisher=institutions/zhang").values("publisher") == ("zhang",)


def test_renamed_values_lead_to_the_same_question_with_the_new_names(indexed: None) -> None:
    for kind, old, new in [
        ("concept/themes", "secrecy", "privacy"),
        ("institution", "park", "wilton-park"),
        ("person", "liu", "liu-huawen"),
        ("instrument", "ccpr", "iccpr"),
        ("provision/iccpr", "16", "17"),
    ]:
        SlugRedirect.objects.create(kind=kind, old_slug=old, new_slug=new)
    for old, new in [
        ("q=x&theme=secrecy&theme=cameras&page=2", "q=x&theme=privacy&theme=cameras&page=2"),
        ("publisher=park", "publisher=wilton-park"),
        ("claimant=people/liu", "claimant=people/liu-huawen"),
        ("instrument=ccpr&provision=ccpr:16", "instrument=iccpr&provision=iccpr:17"),
    ]:
        with pytest.raises(MovedValue) as moved:
            asked(old)
        assert moved.value.parameters == parse_qsl(new)


def test_merged_values_lead_to_what_they_were_merged_into(indexed: None) -> None:
    ended = Curated.Status.SUPERSEDED
    factories.concept("secrecy", status=ended, replaced_by="themes/privacy")
    factories.institution("park", status=ended, replaced_by="wilton-park")
    for old, new in [("theme=secrecy", "theme=privacy"), ("publisher=park", "publisher=wilton-park")]:
        with pytest.raises(MovedValue) as moved:
            asked(old)
        assert moved.value.parameters == parse_qsl(new)


def test_value_that_moved_to_something_unpublished_is_unknown(indexed: None) -> None:
    factories.concept("hidden", status=Curated.Status.DRAFT)
    SlugRedirect.objects.create(kind="concept/themes", old_slug="seen", new_slug="hidden")
    [(name, message)] = _errors("theme=seen")
    assert name == "theme"
    assert "hidden" not in message


def test_moved_value_beside_a_mistake_is_told_as_the_mistake_alone(indexed: None) -> None:
    SlugRedirect.objects.create(kind="concept/themes", old_slug="secrecy", new_slug="privacy")
    assert [name for name, _message in _errors("theme=secrecy&page=0")] == ["page"]


def test_question_before_the_first_build_is_unavailable(index_dir: object) -> None:
    with pytest.raises(SearchUnavailable):
        asked("")


def test_answers_to_a_parsed_question_narrow_it(indexed: None, ask: Ask) -> None:
    assert ask("theme=privacy").total == 3
    assert ask("theme=privacy&publisher=wilton-park").total == 2
    assert ask("provision=iccpr:17").total == 1
    assert ask("year_to=2022").total == 1
    assert ask("in=claims&verification=confirmed").total == 1
