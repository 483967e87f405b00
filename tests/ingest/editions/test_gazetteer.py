"""What the base lends to the recogniser: every name of what has not ended, in a constant number of queries."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from kb.ingest.base import load_base
from kb.ingest.editions.gazetteer import gazetteer
from kb.recognising import Gazetteer, MentionKind, recognise
from tests import factories
from tests.recognising import shipped as files

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def lent(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Gazetteer]:
    """The gazetteer of the shipped base, loaded once and taken back after the module's last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_base(Path(settings.BASE_DIR) / "fixtures")
        yield gazetteer()
        transaction.set_rollback(True)


def names(entries):
    return {(entry, name.text, name.language) for entry, found in entries for name in found}


def test_shipped_base_lends_all_names_of_its_files(lent):
    shipped = files.shipped()
    for own, other in (
        (lent.instruments, shipped.instruments),
        (lent.institutions, shipped.institutions),
    ):
        assert names((one.slug, one.names) for one in own) == names((one.slug, one.names) for one in other)
    assert names((one.key, one.names) for one in lent.concepts) == names(
        (one.key, one.names) for one in shipped.concepts
    )


def test_shipped_base_lends_paths_symbols_and_last_articles(lent):
    shipped = files.shipped().by_slug
    assert {slug: (one.paths, one.last_article, set(one.symbols)) for slug, one in lent.by_slug.items()} == {
        slug: (one.paths, one.last_article, set(one.symbols)) for slug, one in shipped.items()
    }


def test_laws_of_a_state_and_its_parts_are_national_and_treaties_are_not(lent):
    assert {slug for slug, one in lent.by_slug.items() if one.national} == {
        slug for slug, one in files.shipped().by_slug.items() if one.national
    }


def test_shipped_base_recognises_a_provision_it_holds(lent):
    found = recognise("Article 17 (1) of the ICCPR protects privacy.", lent)
    (provision,) = found.of_kind(MentionKind.PROVISION)
    assert (provision.key, provision.known_path) == ("iccpr:17.1", "17.1")


def test_drafts_are_lent_and_what_ended_is_not():
    draft = factories.institution("draft-body", name="Drafted Body", status="draft")
    factories.institution("open-body", name="Open Body")
    ended = factories.institution("ended-body", name="Ended Body")
    type(ended).objects.filter(pk=ended.pk).update(
        status="withdrawn", end_reason="closed", ended_at=ended.created_at
    )
    slugs = {one.slug for one in gazetteer().institutions}
    assert {draft.slug, "open-body"} <= slugs
    assert "ended-body" not in slugs


def test_number_of_queries_does_not_grow_with_the_base():
    counts = []
    for size in range(2):
        for number in range(1 + 3 * size):
            made = factories.instrument(f"law-{size}-{number}", title=f"Law {size} {number}")
            factories.provision(made, "1")
            factories.institution(f"body-{size}-{number}", name=f"Body {size} {number}")
            factories.concept(f"concept-{size}-{number}", label=f"Concept {size} {number}")
        with CaptureQueriesContext(connection) as queries:
            gazetteer()
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] <= 8
