"""The phrases of the sources that the shipped base repeats: findable where they are said to stand, and short."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kb.anchoring import normalise
from tests.content.seeds import FOLDER, SENTENCE_END, claims, documents, text_by_path

LONGEST = 10
WORD = re.compile(r"\w+(?:['.]\w+)*")

needs_corpus = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the source texts are not beside this repository"
)


@dataclass(frozen=True)
class Phrase:
    """Words of a source that the base repeats: where it says they stand, and what for."""

    place: str
    words: str


def anchors() -> Iterator[Phrase]:
    for document in documents():
        for passage in document["passages"]:
            yield Phrase(f"{document['slug']}#{passage['path']}", passage["anchor"])


def quotes() -> Iterator[Phrase]:
    for claim in claims():
        for evidence in claim["evidence"]:
            yield Phrase(evidence["passage"], evidence["quote"])


def citations() -> Iterator[Phrase]:
    for document in documents():
        for passage in document["passages"]:
            for citation in passage.get("provisions", []):
                if "as_printed" in citation:
                    yield Phrase(f"{document['slug']}#{passage['path']}", citation["as_printed"])


def section_headings() -> Iterator[Phrase]:
    for document in documents():
        for section in document.get("sections", []):
            yield Phrase(f"{document['slug']} section {section['path']}", section["heading"])


def text_by_place() -> dict[str, str]:
    """The normalised words of the source that each passage stands for, found by its fingerprint."""
    return {
        f"{document['slug']}#{path}": normalise(text).text
        for document in documents()
        for path, text in text_by_path(document).items()
    }


def paragraph_of_place() -> dict[str, str]:
    """The place of the paragraph each passage lies in: a selection's is the one it was selected in."""
    return {
        f"{document['slug']}#{passage['path']}": f"{document['slug']}#{passage.get('within', passage['path'])}"
        for document in documents()
        for passage in document["passages"]
    }


def stands_at_word_edges(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def test_repeated_phrases_have_at_most_ten_words():
    too_long = [
        phrase
        for phrase in (*anchors(), *quotes(), *citations(), *section_headings())
        if len(WORD.findall(phrase.words)) > LONGEST
    ]
    assert too_long == []


@needs_corpus
def test_repeated_phrases_stand_in_the_paragraph_or_selection_they_name():
    texts = text_by_place()
    misplaced = [
        phrase
        for phrase in (*anchors(), *quotes(), *citations())
        if not stands_at_word_edges(normalise(phrase.words).text, texts[phrase.place])
    ]
    assert misplaced == []


@needs_corpus
def test_claim_rests_on_the_selection_that_holds_its_words_and_not_on_the_whole_paragraph():
    texts, paragraph = text_by_place(), paragraph_of_place()
    too_wide = [
        (phrase, place)
        for phrase in quotes()
        for place, around in paragraph.items()
        if around == phrase.place != place
        and stands_at_word_edges(normalise(phrase.words).text, texts[place])
    ]
    assert too_wide == []


@needs_corpus
def test_anchor_is_found_only_once_in_its_source_or_in_notes_printed_alike():
    texts = text_by_place()
    paragraphs_held = set(paragraph_of_place().values())
    ambiguous = []
    for phrase in anchors():
        document = phrase.place.partition("#")[0]
        words = normalise(phrase.words).text
        wordings = {texts[place] for place in paragraphs_held if place.partition("#")[0] == document}
        hits = sum(text.count(words) for text in wordings)
        if hits != 1:
            ambiguous.append((phrase, hits))
    assert ambiguous == []


@needs_corpus
def test_no_anchor_or_quote_is_a_whole_sentence():
    sentences = {
        sentence.strip(" .;:!?'")
        for text in text_by_place().values()
        for sentence in (text, *SENTENCE_END.split(text))
    }
    whole = [
        phrase
        for phrase in (*anchors(), *quotes())
        if normalise(phrase.words).text.strip(" .;:!?'") in sentences
    ]
    assert whole == []
