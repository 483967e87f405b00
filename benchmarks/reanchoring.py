"""How many quotations of real texts find their right place when the text changes in known ways, how many stand there.

    python -m benchmarks.reanchoring            a few texts of each language
    python -m benchmarks.reanchoring --full     all of them, 200 quotations each, and the time for long texts
    python -m benchmarks.reanchoring --stages   one law at two stages of its making

Columns: right (in their place, in per cent of those that are whole in the new text), alone (of those in their place the
per cent whose sentence is unchanged, so that no person is asked; these texts are plain lines, whose headings and lists
nobody marked), flagged (no place that could be relied on), gone (not whole in the new text and rightly listed), wrong
(put in another place without a word: must be 0).
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator

from kb.anchoring.aligning import align
from kb.anchoring.carried_quotations import Why, carry
from kb.anchoring.words_around import Paragraph
from tests.anchoring.carrying_over import Laid, told
from tests.anchoring.corpus_texts import paragraphs_of, seeds, stages
from tests.anchoring.edit_scripts import BETWEEN, KINDS, new_edition, quotations

type Texts = list[list[str]]

#: Set, language, and the set and language of the paragraphs that are inserted; "" takes them from the other texts.
TRIED = (
    ("treaties", "en", "", ""),
    ("treaties", "nl", "", ""),
    ("seeds", "en", "", ""),
    ("laws-es", "es", "", ""),
    ("laws-fr", "fr", "", ""),
    ("laws-zh", "zh", "", ""),
    ("udhr", "zh", "laws-zh", "zh"),
    ("udhr", "ar", "udhr", "fa"),
    ("udhr", "ru", "udhr", "uk"),
)


def texts_of(collection: str, language: str) -> Texts:
    return seeds() if collection == "seeds" else paragraphs_of(collection, language)


def tally(texts: Texts, others: Texts, kind: str, quotes: int) -> tuple[Counter[str], float]:
    """How the quotations of the texts fared with this kind of change, and the seconds that aligning took."""
    count: Counter[str] = Counter()
    seconds = 0.0
    for number, text in enumerate(texts):
        foreign = [
            p
            for i, other in enumerate(others)
            if others is not texts or i != number
            for p in other
            if len(p) > 20
        ]
        edition = new_edition(text, KINDS[kind], number * 1000 + 7, foreign)
        began = time.process_time()
        alignment = align(edition.old, edition.new)
        seconds += time.process_time() - began
        old, new = Laid.out(edition.old), Laid.out(edition.new)
        for start, end in quotations(edition.old, quotes, number):
            carried, truth = carry(alignment, start, end), edition.truth(start, end)
            # Words that stand once elsewhere are always listed, as are those without a place.
            is_listed = not carried.is_placed or carried.why == Why.STAND_ONCE
            if carried.start is None or carried.end is None or is_listed:
                count["flagged" if truth and truth.is_whole else "gone"] += 1
            else:
                is_right = edition.is_right(start, end, (carried.start, carried.end))
                count["right" if is_right else "wrong"] += 1
                count["alone"] += is_right and told(old, new, (start, end), carried) == "alone"
    return count, seconds


def two_stages(quotes: int) -> Iterator[str]:
    """What is told of quotations of a law at one stage of its making, carried to the next."""
    old, new = (Laid([Paragraph(text, headings=above) for text, above in stage]) for stage in stages())
    alignment = align(old.text, new.text)
    told_of = Counter(
        told(old, new, words, carry(alignment, *words)) for words in quotations(old.text, quotes, 5)
    )
    yield f"{alignment.similarity:.0%} of {len(old.text):,} characters are found in {len(new.text):,}"
    for what, count in told_of.most_common():
        yield f"{what:16}{count:6} of {quotes}"


def rows(most_texts: int, quotes: int) -> Iterator[str]:
    for collection, language, other, other_language in TRIED:
        texts = texts_of(collection, language)[:most_texts]
        others = texts_of(other, other_language) if other else texts
        length = sum(len(paragraph) for text in texts for paragraph in text)
        for kind in KINDS:
            count, seconds = tally(texts, others, kind, quotes)
            whole = count["right"] + count["flagged"] + count["wrong"]
            yield (
                f"{collection:9}{language:4}{kind:16}{100 * count['right'] / whole:7.2f} %"
                f"{100 * count['alone'] / max(1, count['right']):7.1f} %{count['flagged']:6}"
                f"{count['gone']:6}{count['wrong']:6}{sum(count.values()) - count['alone']:7}"
                f"{seconds:7.1f} s for {length:,} characters"
            )


def long_texts() -> Iterator[str]:
    """The time for texts of 240,000 and 1,200,000 characters, and for one that has nothing to do with the other."""
    everything = [paragraph for text in paragraphs_of("treaties", "en") for paragraph in text]
    unrelated = BETWEEN.join(paragraph for text in paragraphs_of("laws-es", "es") for paragraph in text)
    for length in (240_000, 1_200_000):
        text: list[str] = []
        while sum(map(len, text)) < length:
            text += everything[: max(1, (length - sum(map(len, text))) // 300)]
        for kind in ("noise 3 %", "all together"):
            edition = new_edition(text, KINDS[kind], 1, everything)
            began = time.process_time()
            align(edition.old, edition.new)
            yield f"{len(edition.old):,} characters, {kind}: {time.process_time() - began:.1f} s"
        began = time.process_time()
        alignment = align(edition.old, unrelated)
        took = time.process_time() - began
        yield f"{len(edition.old):,} characters, unrelated: {took:.1f} s, similarity {alignment.similarity:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--full", action="store_true", help="all texts, 200 quotations each, and long texts")
    parser.add_argument(
        "--texts", type=int, default=1000, help="with --full: at most so many of each language"
    )
    parser.add_argument("--stages", action="store_true", help="one law at two stages of its making")
    given = parser.parse_args()
    full = given.full
    if given.stages:
        print(*two_stages(3000), sep="\n")
        return
    print("set      lang change            right     alone flagged gone  wrong  quotes   aligned in")
    for row in rows(given.texts if full else 3, 200 if full else 50):
        print(row, flush=True)
    if full:
        for row in long_texts():
            print(row, flush=True)


if __name__ == "__main__":
    main()
