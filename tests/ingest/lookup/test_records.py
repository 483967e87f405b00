"""Names in files: what they mean in the base, what comes near, and nothing ever made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.ingest.lookup.records import Lookup, Names, NotNamed
from tests import factories

NAMES = Names(
    [
        ("institutions/council", "The Council"),
        ("institutions/council", "Le Conseil"),
        ("institutions/other", "Le Conseil"),
        ("people/ngozi-obi", "Ngozi Obi"),
    ]
)


@pytest.mark.parametrize(
    "text", ["institutions/council", "INSTITUTIONS/Council", "the council", " The Council "]
)
def test_handle_and_exact_name_mean_the_record(text):
    assert NAMES.handle_of(text) == "institutions/council"


def test_name_of_several_records_is_told_with_all_of_them():
    with pytest.raises(NotNamed, match="institutions/council, institutions/other"):
        NAMES.handle_of("le conseil")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("institutions/counsil", "institutions/council"),
        ("council", "institutions/council"),
        ("people/ngozi", "people/ngozi-obi"),
        ("Ngozi Obbi", "people/ngozi-obi"),
    ],
)
def test_unknown_name_is_told_with_what_comes_near(text, near):
    with pytest.raises(NotNamed, match=near):
        NAMES.handle_of(text)


@given(st.text(max_size=40))
def test_any_text_is_a_name_or_refused_with_a_sentence(text):
    try:
        assert NAMES.handle_of(text)
    except NotNamed as error:
        assert str(error)[-1] in ".?"


@pytest.mark.django_db
def test_record_that_was_withdrawn_is_not_meant_by_its_name():
    factories.institution("gone", name="The Gone", status="withdrawn")
    with pytest.raises(NotNamed):
        Lookup().party("institutions/gone")


@pytest.mark.django_db
def test_concept_is_meant_by_alternative_labels_and_never_by_negative_ones():
    concept = factories.concept("privacy")
    factories.concept_label(concept, "Private life", kind="alt")
    factories.concept_label(concept, "Privateering", kind="negative")
    assert Lookup().concept("private LIFE") == concept
    with pytest.raises(NotNamed):
        Lookup().concept("privateering")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["", "#", "/", "a/b#c", "a/99999999999999999999#1", "\0", "0000-0000", "x" * 300]
)
def test_odd_names_of_claims_and_passages_are_refused(text):
    for find in (Lookup().claim, Lookup().passage):
        with pytest.raises(NotNamed):
            find(text)
