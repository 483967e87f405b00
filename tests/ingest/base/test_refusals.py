"""What the database refuses of a base is told with the record and the rule, and nothing else of the database."""

from typing import Any

import pytest

from kb.representing import RepresentationError
from tests.ingest.base.conftest import Site, paragraph
from tests.ingest.base.folders import claim as a_claim

pytestmark = pytest.mark.django_db


def only_disputes(site: Site) -> None:
    site.folder.claims.append(a_claim("more", "report#3", "should act"))
    site.folder.claims[-1]["evidence"][0]["role"] = "disputes"


def wordy(site: Site) -> None:
    site.folder.one("passages", "2")["anchor"] = "one two three four five six seven eight nine ten eleven"


def unexplained(site: Site) -> None:
    for slug in ("rights-hold", "cameras"):
        note = {"note": "It says so."} if slug == "rights-hold" else {}
        site.folder.one("claims", slug)["verification"] = {
            "status": "contradicted",
            "checked": "2026-01-01",
            **note,
        }


def groundless(site: Site) -> None:
    site.folder.relations.append({"claim": "act", "kind": "qualifies", "other": "cameras", "reason": ""})


@pytest.mark.parametrize(
    ("spoil", "named", "sentence"),
    [
        (only_disputes, "more", "needs at least one published piece of evidence"),
        (wordy, "passage report#2", "at most ten words"),
        (unexplained, "cameras verification", "Say what the primary text says"),
        (groundless, "claim-relation", "cannot be blank"),
    ],
)
def test_refusal_names_the_record_and_the_rule_in_words_and_nothing_of_the_database(
    site: Site, spoil: Any, named: str, sentence: str
) -> None:
    spoil(site)
    with pytest.raises(RepresentationError) as refusal:
        site.load()
    message = str(refusal.value)
    assert named in message
    assert sentence in message
    for internal in ("DETAIL", "CONTEXT", "kb_", "constraint", "PL/pgSQL", "Failing row"):
        assert internal not in message
    assert paragraph("2").anchor == "cameras watch"
