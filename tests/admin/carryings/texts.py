"""A source of three paragraphs whose next edition says one of them otherwise and lacks another."""

from kb.ingest.editions.stored_rows import Arrival
from kb.ingest.editions.storing import store_all
from kb.models import Document, Edition
from tests.ingest.parsed_editions import parsed_edition

LANTERN = "The lantern in the harbour was lit by a keeper who counted every ship that passed in winter."
BRIDGE = "Nobody in the orchard knew why the copper bridge had been painted with silver stars that year."
CELLAR = "A basket of turnips and a letter without a stamp stood for three days beside the cellar window."
DESK = "/admin/carryings/a-source/"


def edition(document: Document, *paragraphs: str) -> Edition:
    return store_all([Arrival(parsed_edition(paragraphs), document)], by=None, published=True)[0]


SETTLED = "Nothing waits for a decision"
