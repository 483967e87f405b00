"""A dump holds no imported text and nothing that rests on it alone, and loads again without it."""

import pytest

from kb.exports.base import dump_base
from kb.ingest.base import load_base
from kb.models import ClaimRelation
from tests import factories

pytestmark = pytest.mark.django_db

WORDS = "Words that nobody may ship."


@pytest.fixture
def dumped(tmp_path):
    """A summarised document with an imported text, a document of text alone, and claims on each, dumped."""
    both, alone = factories.document("both"), factories.document("alone")
    summary = factories.passage("A summary.", of=both)
    text = factories.passage(WORDS, edition=factories.edition(both, text=WORDS))
    other = factories.passage(WORDS, edition=factories.edition(alone, text=WORDS))
    kept = factories.claim("Kept.", slug="kept", on=[summary, text])
    gone = factories.claim("Gone.", slug="gone", on=[other])
    factories.claim_relation(kept, ClaimRelation.Kind.CONTRADICTS, gone, reason="They differ.")
    factories.position(factories.issue("question"), slug="yes", claims=[kept, gone])
    report = dump_base(tmp_path / "dump")
    return report, tmp_path / "dump"


def test_nothing_of_an_imported_text_is_written(dumped):
    report, folder = dumped
    written = "".join(path.read_text() for path in folder.rglob("*.yaml"))
    assert WORDS not in written
    assert "alone" not in written
    assert "gone" not in written
    assert report.left_out == {"document": 1, "claim": 1}


def test_dump_loads_again_without_what_was_left_out(dumped):
    _report, folder = dumped
    report = load_base(folder, dry_run=True, join=True)
    assert report.by_kind()["document"] == {"unchanged": 1}
    assert report.by_kind()["claim"] == {"unchanged": 1}
