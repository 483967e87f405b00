"""What it costs that a search finds quoted words and headings too: size of the index and time of questions, both ways.

    python -m benchmarks.searching                      20,000 synthetic passages, without a database
    python -m benchmarks.searching --passages 200000

Each question is asked once of the record's own text alone and once as readers ask it (text, quotations, headings), with
its twenty hits and all facets counted. Report the ratios: milliseconds differ from machine to machine.
"""

import argparse
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import django
from tantivy import Index, Query, Searcher

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
django.setup()

from kb.query import parse  # noqa: E402 (the settings come first)
from kb.search import SearchRequest, Section  # noqa: E402
from kb.search.compiling import Compiler, filter_clauses, with_filters  # noqa: E402
from kb.search.counting import count  # noqa: E402
from kb.search.documents import Entry  # noqa: E402
from kb.search.schema import SCHEMA, TEXT_FIELDS  # noqa: E402

RUNS = 7
PASSAGES_OF_A_DOCUMENT = 40
QUESTIONS = (
    "", "w900", "w40", "rights", '"w31 w900"', '"human rights"', "w40 rights", "w40 OR w900", "w9*", "privacy rights",
    "rights -w7", "w40 NEAR/5 rights", '"rights w3"', "w12 w13 w14", "heading:w40",
)  # fmt: skip


def words(source: random.Random, number: int) -> str:
    """Words as this field has them: a few in most texts, a long tail."""
    drawn = [f"w{min(int(source.paretovariate(0.6)), 30_000)}" for _ in range(number)]
    common = [("human rights", 0.9), ("rights", 0.9), ("privacy", 0.05)]
    drawn += [word for word, share in common if source.random() < share]
    source.shuffle(drawn)
    return " ".join(drawn)


def entries(number: int, share_quoted: float) -> Iterator[Entry]:
    """Passages under three headings each, some of them quoted by claims."""
    source = random.Random(7)
    headings: Sequence[str] = ()
    for pk in range(number):
        if pk % PASSAGES_OF_A_DOCUMENT == 0:
            headings = [words(source, 5) for _ in range(3)]
        text = words(source, 70)
        entry = Entry("passage", pk, Section.PASSAGES, group=pk // PASSAGES_OF_A_DOCUMENT, position=pk)
        entry.say("text", text)
        for heading in headings:
            entry.say("heading", heading)
        if source.random() < share_quoted:
            entry.say("quote", " ".join(text.split()[3:12]))
        entry.add("theme", f"theme-{pk % 200}")
        entry.add("doc_kind", f"kind-{pk % 9}")
        entry.documents.add(pk // PASSAGES_OF_A_DOCUMENT)
        yield entry


def built(folder: Path, number: int, share_quoted: float) -> tuple[Index, float, float]:
    """The index, its size in MB and the seconds it took."""
    began = time.process_time()
    folder.mkdir()
    index = Index(SCHEMA, path=str(folder))
    writer = index.writer(256_000_000, 1)
    for entry in entries(number, share_quoted):
        writer.add_document(entry.to_document()[0])
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    return index, size, time.process_time() - began


def asked(searcher: Searcher, question: str, named: str) -> tuple[int, float]:
    """Hits, and the median of the milliseconds that an answer took; `named` is the field, "" for what readers ask."""
    request = SearchRequest(text=question)
    taken = []
    total = 0
    for _ in range(RUNS):
        began = time.perf_counter()
        tree = parse(question, TEXT_FIELDS) if question else None
        text: Query | None = Compiler(searcher, request.section).compile(tree, named) if tree else None
        total = searcher.search(with_filters(text, filter_clauses(request)), 20).count
        count(searcher, text, request, total)
        taken.append((time.perf_counter() - began) * 1000)
    return total, statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--quoted", type=float, default=0.2, help="share of the passages that a claim quotes")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kb-benchmark-"))
    try:
        _index, without, _seconds = built(folder / "without", options.passages, 0)
        index, size, seconds = built(folder / "with", options.passages, options.quoted)
        print(f"{options.passages} passages: {without:.1f} MB without quotations, {size:.1f} MB with")
        print(f"{options.passages / seconds:.0f} passages a second of processor time")
        searcher = index.searcher()
        print(f"{'question':20}{'text alone':>22}{'as readers ask':>22}")
        for question in QUESTIONS:
            (few, before), (many, after) = (asked(searcher, question, named) for named in ("text", ""))
            print(f"{question:20}{few:10} {before:8.1f} ms{many:10} {after:8.1f} ms  ×{after / before:.2f}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
