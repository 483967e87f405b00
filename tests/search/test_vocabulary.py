"""Values are called what the reader's language calls them, and say when they are called otherwise."""

import pytest
from django.utils.translation import override
from pytest_django import Settings

from kb.models import InstrumentName
from kb.search.facets import FACET, language_name
from kb.search.reader import current_version
from kb.search.vocabulary import vocabulary_at
from tests import factories
from tests.search.conftest import Ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def many_languages(settings: Settings) -> None:
    settings.LANGUAGES = [("en", "English"), ("fr", "French"), ("zh-hans", "Chinese")]


def test_labels_and_names_are_in_the_readers_language_where_there_are_any(
    ask: Ask, many_languages: None
) -> None:
    privacy, trade = factories.concept("privacy"), factories.concept("trade")
    factories.concept_label(privacy, "Vie privée", "fr")
    factories.concept_label(privacy, "隐私", "zh-Hans")
    park = factories.institution("park", names={"fr": "Le Parc"})
    covenant = factories.instrument("iccpr")
    InstrumentName.objects.create(instrument=covenant, kind="official", language="fr", text="Pacte")
    passage = factories.passage("A passage.", of=factories.document(publishers=[park]))
    for concept in (privacy, trade):
        factories.tag(passage, concept)
    factories.citation(passage, covenant)
    with override("fr"):
        result = ask()
        assert {(value.label, value.language) for value in result.facet("theme").values} == {
            ("Vie privée", ""),
            ("Trade", "en"),
        }
        assert [value.label for value in result.facet("publisher").values] == ["Le Parc"]
        assert [value.label for value in result.facet("instrument").values] == ["Pacte"]
        assert {theme.label for theme in result.hits[0].themes} == {"Vie privée", "Trade"}
    with override("zh-hans"):
        assert "隐私" in {value.label for value in ask().facet("theme").values}
    assert {value.label for value in ask().facet("theme").values} == {"Privacy", "Trade"}


def test_slug_of_a_value_is_found_however_often_it_is_asked_with_one_query(
    ask: Ask, django_assert_num_queries: object
) -> None:
    factories.institution("park")
    ask()
    vocabulary = vocabulary_at(current_version())
    with django_assert_num_queries(1):  # type: ignore[operator]
        for _ in range(3):
            assert FACET["publisher"].known(["park", "nowhere"], vocabulary) == {"park"}


def test_names_of_languages_and_tags_nobody_has_named() -> None:
    assert language_name("fr") == "French"
    assert language_name("zh-Hans") == "Simplified Chinese"
    assert language_name("tlh") == "tlh"
