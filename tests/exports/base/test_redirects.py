"""Old names in a dump lead to what the dump holds, and to nothing that it leaves out."""

import pytest

from kb.exports.base.redirects import redirects
from kb.models import SlugRedirect
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db


def leads(kind: str, old: str, new: str) -> dict[str, str]:
    SlugRedirect.objects.create(kind=kind, old_slug=old, new_slug=new)
    return {"kind": kind, "old": old, "new": new}


def test_old_names_are_told_by_kind_and_name(world: World) -> None:
    lines = [
        leads("institution", "the-council", "council"),
        leads("document", "old-report", "report"),
        leads("concept/themes", "private-life", "privacy"),
        leads("provision/covenant", "17bis", "17"),
    ]
    assert list(redirects()) == sorted(lines, key=lambda line: (line["kind"], line["old"]))


def test_old_name_of_a_record_that_is_gone_or_that_readers_never_saw_is_left_out(world: World) -> None:
    leads("institution", "old-nobody", "nobody")
    factories.institution("hidden", status="draft", published_at=None)
    leads("institution", "old-hidden", "hidden")
    leads("claim", "old-draft", world.draft_claim.slug)
    assert list(redirects()) == []


def test_old_name_of_a_source_that_is_only_imported_is_left_out_with_it(world: World) -> None:
    imported = factories.document("imported")
    factories.edition(imported, text="Words.")
    leads("document", "old-imported", "imported")
    assert "old-imported" not in {line["old"] for line in redirects()}
