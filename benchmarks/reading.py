"""How true editions are to files as they are: words, order, numbers, headings, notes, titles and dates.

    python -m benchmarks.reading FOLDER                    the files in the folder, read as the program reads them
    python -m benchmarks.reading FOLDER --truth TRUTHS     also against what is known to be right of them
    python -m benchmarks.reading FOLDER --figures          figures by group alone, nothing of any file
    python -m benchmarks.reading FOLDER --json FIGURES     also writes all figures of every file

Files in a folder of the folder are a group by its name, others by how their names end. Each is compared with what
another program reads: pdftotext, LibreOffice and pandoc where they are installed, else what
`requirements-benchmarks.txt` brings; pages, mail and XML with the standard library. Words, order and runs of five words
are in per cent: median and least. `with removals` counts what cleaning set aside; `surplus` are words of ours that the
other program does not have, `broken` ones have letters that no word has: median and most. `wrong` numbers stand beside
their paragraph without a word; `odd` headings read as running text. `docs/how-to/measure-reading.md` says how truths
are written and how the tables are read.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.fidelity import tables
from benchmarks.fidelity.independent import READERS
from benchmarks.fidelity.measuring import Measured, measure

WORST = 10


def files_of(folder: Path, truths: Path | None) -> Iterator[tuple[Path, str]]:
    """Every file of a kind that some program reads, with its group; the truths are none of them."""
    for path in sorted(folder.rglob("*")):
        is_truth = truths is not None and path.is_relative_to(truths)
        if path.is_file() and path.suffix.lower() in READERS and not is_truth:
            inside = path.relative_to(folder).parts[:-1]
            yield path, inside[0] if inside else path.suffix.lower().lstrip(".")


def report(files: Sequence[Measured], *, figures_only: bool) -> Iterator[str]:
    """The tables, each with a line between."""
    shown: list[Callable[[Sequence[Measured]], Iterator[str]]] = [
        tables.by_group, tables.numbers, tables.headings, tables.facts, tables.main_texts,
    ]  # fmt: skip
    if not figures_only:
        shown.append(lambda measured: tables.worst(measured, WORST))
    for table in shown:
        yield from table(files)
        yield ""


def main() -> None:
    """Measure the files one after another and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--truth", type=Path, help="a folder with what is known to be right of the files")
    parser.add_argument(
        "--readings", type=Path, help="a folder that keeps the other readings, which take longest"
    )
    parser.add_argument("--group", action="append", help="only this group; may be given several times")
    parser.add_argument("--figures", action="store_true", help="say nothing of any single file")
    parser.add_argument("--json", type=Path, help="a file for all figures")
    options = parser.parse_args()
    chosen = [
        (path, group)
        for path, group in files_of(options.folder, options.truth)
        if not options.group or group in options.group
    ]
    measured = [measure(path, group, options.truth, options.readings) for path, group in chosen]
    if options.json:
        told = json.dumps([asdict(one) for one in measured], ensure_ascii=False, indent=1)
        options.json.write_text(told, encoding="utf-8")
    print("\n".join(report(measured, figures_only=options.figures)))


if __name__ == "__main__":
    main()
