"""How many pages of a clean source are read, cleaned and structured in a second, alone and in the limited process.

    python -m benchmarks.importing            100 pages of PDF and of HTML, made here; the best of three runs

Pages per second of processor time: the figure to reach is 50 on one core, the start of the process included.
"""

import argparse
import time
from collections.abc import Callable

from kb.extracting.parsing import parse
from kb.extracting.sandbox import Usage, parse_limited
from tests.extracting.readers.samples import Shown, pdf_of

PAGES = 100
LINES = 42
RUNS = 3
WORDS = (
    "the", "committee", "notes", "with", "concern", "that", "persons", "living", "in", "remote", "areas", "have", "no",
    "access", "to", "public", "services",
)  # fmt: skip


def sentence(number: int) -> str:
    """Different words in every line, so that nothing looks like a running head."""
    turned = WORDS[number % len(WORDS) :] + WORDS[: number % len(WORDS)]
    return " ".join([*turned[:12], str(number)])


def pdf_page(page: int) -> list[Shown]:
    """A page of six paragraphs of seven lines, with a head and a number."""
    shown: list[Shown] = [("Report of the committee", 72, 770, 9, False), (str(page), 300, 30, 9, False)]
    for line in range(LINES):
        y = 730 - 14 * line - 8 * (line // 7)
        end = "." if line % 7 == 6 else ""
        shown.append((sentence(page * LINES + line) + end, 72, y, 11, False))
    return shown


def html_page(page: int) -> str:
    """As much text as on a page of the PDF."""
    lines = [sentence(page * LINES + line) for line in range(LINES)]
    paragraphs = (" ".join(lines[start : start + 7]) + "." for start in range(0, LINES, 7))
    return f"<h2>Part {page}</h2>" + "".join(f"<p>{text}</p>" for text in paragraphs)


def best(run: Callable[[], float]) -> float:
    """The shortest of several runs: other work on the machine only ever adds."""
    return min(run() for _each in range(RUNS))


def alone(data: bytes, name: str) -> float:
    began = time.process_time()
    parse(data, name)
    return time.process_time() - began


def limited(data: bytes, name: str) -> float:
    used: list[Usage] = []
    parse_limited(data, name=name, measured=used.append)
    return used[0].cpu


def main() -> None:
    """Print one row per format."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    sources = {
        "report.pdf": pdf_of(*[pdf_page(page) for page in range(1, PAGES + 1)]),
        "report.html": "".join(["<!doctype html><main>", *map(html_page, range(1, PAGES + 1))]).encode(),
    }
    print(f"{'source':14}{'pages/s alone':>16}{'in a process':>16}")
    for name, data in sources.items():
        inside, outside = best(lambda: alone(data, name)), best(lambda: limited(data, name))  # noqa: B023
        print(f"{name:14}{PAGES / inside:16.0f}{PAGES / outside:16.0f}")


if __name__ == "__main__":
    main()
