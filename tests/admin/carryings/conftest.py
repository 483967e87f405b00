"""A source in two editions, what was said of the older text, and what was carried of it."""

import pytest
from django.test import Client

from kb import curation
from kb.models import Carrying, Document, Edition
from tests import factories
from tests.admin.carryings.texts import BRIDGE, CELLAR, DESK, LANTERN, edition
from tests.world import World


@pytest.fixture
def document(world: World) -> Document:
    """Of three paragraphs the second was reworded, with words quoted from it, and the third is gone, with a tag."""
    document = factories.document("a-source")
    older = edition(document, LANTERN, BRIDGE, CELLAR)
    bridge, cellar = older.passages.get(path="2"), older.passages.get(path="3")
    words = "the copper bridge had been painted with silver stars"
    start = BRIDGE.index(words)
    factories.evidence(factories.claim(), bridge, quote=words, start=start, end=start + len(words))
    factories.tag(cellar, factories.concept())
    edition(document, LANTERN, BRIDGE.replace("painted", "decorated"))
    return document


@pytest.fixture
def carried(document: Document, carla: Client) -> dict[str, Carrying]:
    carla.post(f"{DESK}run/")
    return {row.kind: row for row in Carrying.objects.all()}


@pytest.fixture
def withdrawn(carried: dict[str, Carrying], document: Document, world: World) -> Edition:
    """Edition 2, to which things were carried, withdrawn."""
    newer = document.editions.get(number=2)
    curation.withdraw_edition(edition=newer, by=world.rita, why="Wrong file.")
    return newer
