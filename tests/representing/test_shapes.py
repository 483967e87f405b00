"""A record's mapping says everything about it, and writing it back changes nothing."""

import pytest

from kb.models import Concept, Curated, Institution, Listed
from kb.representing import SHAPES, References, RepresentationError, UnknownReference, handle, shape_of

pytestmark = pytest.mark.django_db


def test_every_curated_model_has_a_shape():
    assert {shape.model for shape in SHAPES.values()} == set(Curated.__subclasses__())


#: Columns that are not keys: what the workflow keeps, what order and parents give, what is computed.
NOT_KEYS = {
    "claim": set(),
    "concept": {"scheme", "label"},
    "document": set(),
    "edition": {
        "document",
        "number",
        "basis",
        "sha256",
        "media_type",
        "size",
        "file",
        "extractor",
        "text",
        "sketch",
    },
    "evidence": {"claim", "position", "start", "end"},
    "institution": set(),
    "instrument": set(),
    "issue": set(),
    "passage": {"edition", "section", "within", "position", "text", "start", "end", "bound_to"},
    "person": set(),
    "provision": {"instrument", "parent", "position"},
    "passage-tag": {"passage"},
    "claim-tag": {"claim"},
    "claim-relation": set(),
    "provision-citation": {"passage", "claim"},
    "verification": {"claim"},
}


def columns_of(codecs):
    """The names of all columns that codecs stand for."""
    for codec in codecs:
        inner = getattr(codec, "codecs", ())
        if inner and not getattr(codec, "relation", ""):
            yield from columns_of(inner)
        elif type(codec).__name__ == "Law":
            yield from ("instrument", "provision")
        elif type(codec).__name__ == "Broader":
            yield "parent"
        else:
            yield getattr(codec, "column", "") or codec.key


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_every_column_of_a_kind_is_a_key_or_known_not_to_be(kind):
    shape = SHAPES[kind]
    common = (*Curated._meta.fields, *Listed._meta.fields)
    workflow = {field.name for field in common} | {"id", "public_id"}
    columns = {field.name for field in shape.model._meta.fields} - workflow
    assert columns - set(columns_of(shape.codecs)) == NOT_KEYS[kind], (
        "Give the column its line in kb/representing/registry.py, or say in NOT_KEYS that it is none of the record's."
    )


def test_reading_and_writing_back_changes_nothing(world):
    for record in (
        world.privacy,
        world.council,
        world.ngozi,
        world.covenant,
        world.report,
        world.enough,
        world.issue,
    ):
        shape = shape_of(record)
        mapping = shape.read_again(record)
        shape.write(record, mapping, References())
        assert shape.read_again(record) == mapping, handle(record)


def test_reading_all_claims_costs_a_query_for_each_kind_of_row(world, django_assert_num_queries):
    # claims, attributions, their institutions, their persons, quantities
    with django_assert_num_queries(5):
        assert len([SHAPES["claim"].read(claim) for claim in SHAPES["claim"].queryset()]) == 3


def test_empty_keys_are_left_out(world):
    assert shape_of(world.council).read_again(world.council) == {
        "slug": "council",
        "name": "The Council",
        "type": "un",
    }


@pytest.mark.parametrize(
    ("mapping", "error", "told"),
    [
        (
            {"slug": "x", "name": "X", "type": "un", "parent": "nobody"},
            UnknownReference,
            "institution “nobody”",
        ),
        (
            {"slug": "x", "name": "X", "type": "un", "relations": [{"kind": "part-of"}]},
            RepresentationError,
            "relations",
        ),
        ({"slug": "not a slug", "name": "X", "type": "un"}, RepresentationError, "slug"),
        ({"slug": "x", "name": "X", "type": "un", "identifiers": "Q1"}, RepresentationError, "identifiers"),
        (
            {"slug": "x", "name": "X", "type": "un", "aliases": {"English": ["x"]}},
            RepresentationError,
            "BCP 47",
        ),
    ],
)
def test_mapping_that_cannot_become_a_record_is_refused_by_name(world, mapping, error, told):
    with pytest.raises(error, match=told):
        shape_of(Institution).write(Institution(), mapping, References())


def test_handles_find_the_records_they_name(world):
    references = References()
    for kind, record in (
        ("concept", world.surveillance),
        ("provision", world.article),
        ("passage", world.passages[2]),
        ("claim", world.enough),
    ):
        assert references.find(kind, handle(record)) == record
    assert references.find_party("people/ngozi-obi") == world.ngozi
    assert references.find_law("covenant:17") == (world.covenant, world.article)
    with pytest.raises(UnknownReference):
        references.find("passage", "report/9#1")
    with pytest.raises(UnknownReference):
        references.find_party("council")


def test_concept_keeps_its_english_label_as_its_name(world):
    shape = shape_of(Concept)
    mapping = {**shape.read_again(world.privacy), "labels": {"en": "Seclusion"}}
    shape.write(world.privacy, mapping, References())
    assert Concept.objects.get(pk=world.privacy.pk).label == "Seclusion"


def test_word_that_moves_from_one_key_to_another_is_there_once(world):
    shape = shape_of(world.covenant)
    before = shape.read(world.covenant)
    as_alias = {**before, "aliases": {"fr": ["Pacte"]}}
    shape.write(world.covenant, as_alias, References(), before)
    as_title = {**before, "titles": {"fr": "Pacte"}}
    shape.write(world.covenant, as_title, References(), as_alias)
    assert shape.read(world.covenant) == as_title
