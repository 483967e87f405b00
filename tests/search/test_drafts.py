"""Nothing unpublished shows in hits, counts, facets, suggestions or reasons: answers are the same with and without."""

import json
from pathlib import Path

import pytest

from kb.models import Curated, Evidence
from kb.search import search, to_json
from kb.search.indexing import apply_all, reindex
from tests import factories
from tests.search.conftest import asked
from tests.search.world import World, small_world

pytestmark = pytest.mark.django_db

CANARY = "zugunruhe"
QUESTIONS = [
    "",
    f"q={CANARY}",
    f"q={CANARY[:-1]}",
    f"q={CANARY[:4]}*",
    f"q=%22{CANARY}+words%22",
    f"in=claims&q={CANARY}",
    "q=cameras",
    "q=camerax",
    "in=claims",
    "in=documents",
    "in=instruments",
    "in=institutions",
    "theme=privacy",
    "in=claims&theme=privacy&sort=oldest",
    "q=covenant+OR+trade&sort=newest",
    f"q={CANARY}&theme=cameras&year_from=2000",
]


def _answers() -> list[str]:
    return [json.dumps(to_json(search(asked(question))), sort_keys=True) for question in QUESTIONS]


def _hide(world: World, status: str) -> None:
    """Something of this status, with the canary in it, wherever something can be."""
    theme = factories.concept(f"{CANARY}-theme", parent=world.cameras, status=status)
    body = factories.institution(f"{CANARY}-body", place=world.europe, status=status)
    person = factories.person(f"{CANARY}-person", status=status)
    law = factories.instrument(f"{CANARY}-law", jurisdiction=world.europe, status=status)
    article = factories.provision(world.covenant, "99", heading=CANARY, status=status)
    document = factories.document(f"{CANARY}-document", publishers=[world.park], status=status)
    factories.contribution(document, person)
    world.report.publishers.add(body)
    hidden = factories.passage(f"A {CANARY} passage.", of=world.report, status=status)
    inside = factories.passage(f"Another {CANARY} passage.", of=document)
    claim = factories.claim(
        f"A {CANARY} claim.", on=[world.on_cameras], by=[world.park, person], status=status
    )
    factories.claim(f"Yet another {CANARY} claim.", on=[hidden, inside], by=[body], status=status)
    for record in (world.on_cameras, world.claim, hidden, inside, claim):
        factories.tag(record, theme)
        factories.citation(record, law)
    factories.tag(world.on_law, world.cameras, status=status)
    factories.tag(hidden, world.cameras)
    factories.tag(claim, world.surveillance)
    factories.citation(world.on_cameras, article)
    factories.citation(hidden, world.article)
    factories.evidence(world.claim, world.on_trade, role="disputes", quote=CANARY, status=status)
    factories.evidence(world.claim, hidden, quote=f"{CANARY} passage", status=status)
    factories.evidence(claim, world.on_law, quote=f"{CANARY} words")
    factories.verification(world.other_claim, "contradicted", note=CANARY, status=status)
    if status == "withdrawn":  # a published claim names nobody who is a draft
        factories.attribution(world.claim, body)


@pytest.mark.parametrize("status", ["draft", "submitted", "withdrawn"])
@pytest.mark.parametrize("rebuilt", [False, True], ids=["followed", "rebuilt"])
def test_answers_are_the_same_with_and_without_unpublished_records(
    status: str, rebuilt: bool, index_dir: Path
) -> None:
    world = small_world()
    apply_all()
    before = _answers()
    _hide(world, status)
    apply_all()
    if rebuilt:
        reindex()
    for question, with_hidden, without in zip(QUESTIONS, _answers(), before, strict=True):
        assert json.loads(with_hidden) == json.loads(without), question


def test_withdrawn_passage_is_gone_from_hits_before_the_index_knows(index_dir: Path) -> None:
    world = small_world()
    apply_all()
    assert [hit.kind for hit in search(asked("q=cameras")).hits] == ["passage"]
    world.claim.status = world.on_cameras.status = Curated.Status.DRAFT
    world.claim.save()
    Evidence.objects.filter(passage=world.on_cameras).update(status="draft")  # never left on what nobody sees
    world.on_cameras.save()
    assert search(asked("q=cameras")).hits == []
    apply_all()
    assert search(asked("q=cameras")).total == 0


def test_words_that_rights_keep_back_are_not_found(index_dir: Path) -> None:
    closed = factories.document(text_policy="summaries")
    factories.passage(f"Exact {CANARY} words.", edition=factories.edition(closed, text="x"))
    excerpts = factories.document(text_policy="excerpts")
    edition = factories.edition(excerpts, text="x")
    factories.passage(f"Whole {CANARY} paragraph.", edition=edition)
    factories.passage(f"Chosen {CANARY} excerpt.", edition=edition, kind="selection")
    apply_all()
    result = search(asked(f"q={CANARY}"))
    assert ["".join(fragment.text for fragment in hit.snippet) for hit in result.hits] == [
        f"Chosen {CANARY} excerpt."
    ]
