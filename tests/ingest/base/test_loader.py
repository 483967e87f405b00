"""Loading a base: whole or not at all, and every mistake in its files told by name."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from kb.ingest.base import BaseFolderError, load_base
from kb.models import Concept, HistoryEvent, OutboxEntry, Passage
from kb.representing import RepresentationError
from tests.ingest.base.conftest import Site, claim

FIXTURES = Path(settings.BASE_DIR) / "fixtures"

pytestmark = pytest.mark.django_db


def small_base(folder: Path) -> Path:
    """A base of one concept and one institution that tests can spoil."""
    for name, text in {
        "vocabulary/themes.yaml": "- slug: privacy\n  labels:\n    en: Privacy\n",
        "institutions/institutions.yaml": "- slug: council\n  name: The Council\n  type: un\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_dry_run_counts_and_stores_nothing(tmp_path):
    report = load_base(small_base(tmp_path), dry_run=True)
    assert report.total("created") == 2
    assert not Concept.objects.exists()
    assert not OutboxEntry.objects.exists()


def test_changed_record_is_updated_with_its_differences_told(tmp_path):
    folder = small_base(tmp_path)
    load_base(folder)
    (folder / "institutions/institutions.yaml").write_text(
        "- slug: council\n  name: Council II\n  type: un\n"
    )
    report = load_base(folder)
    assert report.by_kind()["institution"] == {"updated": 1}
    changes = HistoryEvent.objects.first().changes.values_list("field", "before", "after")
    assert list(changes) == [("name", '"The Council"', '"Council II"')]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("institutions/institutions.yaml", "- slug: council\n  nme: The Council\n", "unknown key nme"),
        ("institutions/institutions.yaml", "- slug: council\n  name: C\n  type: ocean\n", "type"),
        (
            "institutions/institutions.yaml",
            "- slug: c\n  name: C\n  type: un\n  place: atlantis\n",
            "places/atlantis",
        ),
        ("institutions/institutions.yaml", "- slug: c\n- slug: c\n", "called c"),
        ("institutions/institutions.yaml", "- name: C\n", "no slug"),
        ("institutions/institutions.yaml", "slug: c\n", "list of records"),
        ("institutions/institutions.yaml", "- slug: [\n", "institutions.yaml"),
        ("vocabulary/themes.yaml", "- slug: a\n  broader: a\n  labels:\n    en: A\n", "part of itself"),
        ("vocabulary/themes.yaml", "- slug: a\n  labels:\n    fr: A\n", "English label"),
        ("claims/x.yaml", "- slug: a\n  statement: A.\n  kind: risk\n", "evidence"),
    ],
)
def test_mistake_in_a_file_is_named_and_nothing_is_stored(tmp_path, name, text, told):
    folder = small_base(tmp_path)
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RepresentationError, match=told):
        load_base(folder)
    assert not Concept.objects.exists()
    assert not HistoryEvent.objects.exists()


def test_folder_that_is_no_base_is_refused(tmp_path):
    with pytest.raises(BaseFolderError, match="not the folder of a base"):
        load_base(tmp_path)


def test_tag_that_left_the_base_is_withdrawn_and_people_s_own_tags_stay(tmp_path):
    shutil.copytree(FIXTURES, tmp_path / "base")
    load_base(tmp_path / "base")
    path = tmp_path / "base/sources/wp3298-theme-2.yaml"
    passage = Passage.objects.get(edition__document__slug="wp3298-theme-2", path="1")
    first = passage.tags.published().select_related("concept__scheme").first()
    handle = f"    - {first.concept.scheme.slug}/{first.concept.slug}\n"
    head, _, tail = path.read_text().partition(handle)
    path.write_text(head + tail)
    load_base(tmp_path / "base")
    first.refresh_from_db()
    assert first.has_ended


def test_relation_that_left_the_base_is_withdrawn(tmp_path):
    shutil.copytree(FIXTURES, tmp_path / "base")
    load_base(tmp_path / "base")
    path = tmp_path / "base/claims/_relations.yaml"
    path.write_text(path.read_text().partition("\n\n")[2])
    report = load_base(tmp_path / "base")
    assert report.by_kind()["claim-relation"]["withdrawn"] == 1


@pytest.mark.parametrize("path", ["claim", "changes"])
def test_words_that_a_later_base_changed_are_told_to_readers_before_and_after(
    site: Site, client: Client, path: str
) -> None:
    address = claim("cameras").get_absolute_url() if path == "claim" else "/changes/"
    first = client.get(address).text
    assert "came with the curated base" in first
    assert "changed with the curated base" not in first
    site.folder.one("claims", "cameras")["statement"] = "Cameras count people."
    site.folder.one("claims", "cameras")["note"] = "Read again."
    site.load()
    page = client.get(address).text
    assert page.count("changed with the curated base") == 1
    assert "<del>The report says cameras watch.</del>" in page.replace(' lang="en"', "")
    assert "<ins>Cameras count people.</ins>" in page
    assert "<ins>Read again.</ins>" in page
    assert "came with the curated base" in page


def test_key_that_a_later_base_adds_is_a_change_and_no_arrival(site: Site, client: Client) -> None:
    site.folder.one("claims", "cameras")["note"] = "Read again."
    site.load()
    page = client.get(claim("cameras").get_absolute_url()).text
    assert "changed with the curated base" in page
    assert "<ins>Read again.</ins>" in page


def test_record_that_only_a_later_base_has_came_and_one_that_it_ended_was_ended(
    site: Site, client: Client
) -> None:
    act = site.folder.one("claims", "act")
    site.folder.claims.remove(act)
    site.folder.claims.append({**act, "slug": "again"})
    evidence = act["evidence"]
    record = {key: value for key, value in act.items() if key not in ("evidence", "verification")}
    end = {"kind": "claim", "id": claim("act").public_id, "status": "withdrawn", "reason": "Not so."}
    site.folder.ended = [{**end, "record": record, "evidence": evidence}]
    site.load()
    assert "changed with the curated base" not in client.get(claim("again").get_absolute_url()).text
    assert "ended with the curated base" in client.get("/changes/").text
