"""Editions of one document, a few paragraphs each, with tags and quotations on them."""

from kb.ingest.editions.stored_rows import Arrival
from kb.ingest.editions.storing import store_all
from kb.models import Concept, Document, Edition, Evidence, Passage, PassageTag
from tests import factories

from ..parsed_editions import parsed_edition

LANTERN = "The lantern in the harbour was lit by a keeper who counted every ship that passed in winter."
BRIDGE = "Nobody in the orchard knew why the copper bridge had been painted with silver stars that year."
CELLAR = "A basket of turnips and a letter without a stamp stood for three days beside the cellar window."
MEADOW = "When thunder came over the meadow the engine stopped, and all the passengers began to sing softly."
PARTIES = "The parties undertake to keep the garden and the river in good order."


def edition(document: Document, *paragraphs: str) -> Edition:
    return store_all([Arrival(parsed_edition(paragraphs), document)], by=None, published=True)[0]


def passage(edition: Edition, text: str) -> Passage:
    return edition.passages.get(text=text)


def evidence(on: Passage, words: str) -> Evidence:
    start = on.text.index(words)
    link = factories.evidence(factories.claim(), on, quote=words, start=start, end=start + len(words))
    return link


def tagged(on: Passage, concept: Concept | None = None, **values: str) -> PassageTag:
    return factories.tag(on, concept or factories.concept(), **values)
