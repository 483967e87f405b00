"""The pages of `lamps.pdf`, line by line: what is printed, and where."""

import re

from tests.extracting.readers.samples import Shown

LEFT, TOP, LEADING = 72, 700, 14
#: The size of letters by the hashes before a line: none for the body, one for the title, two for a heading.
SIZES = {"": 11, "#": 20, "##": 14}

#: An empty line leaves a gap.
PAGES = (
    """
    # Rules for the Lamps of the Harbour

    3 May 2021

    ## I. Purpose

    1. These rules keep boats from meeting in the dark; every keeper may read them
    aloud on the quay, whether the wind allows it or not, and they hold for every lamp
    and for every har-
    bour of the coast.
    """,
    """
    2. A boat that leaves after dusk carries:

    (a) a green lamp at the bow;

    (b) a white lamp at the stern, which the office lends to those who have none, for as
    long as they are at sea, and
    """,
    """
    takes back on the day after they have come home to the quay from which they left.

    ## II. Keepers

    3. Who lights a lamp writes down the hour, and who cannot write tells it to a
    neighbour.
    """,
)


def pages() -> list[list[Shown]]:
    """Each page with the head that all share, and its number at the foot."""
    return [_page(number, text) for number, text in enumerate(PAGES, 1)]


def _page(number: int, text: str) -> list[Shown]:
    shown: list[Shown] = [("Council of the Harbour", LEFT, 760, 9, False), (str(number), 300, 40, 9, False)]
    for place, line in enumerate(text.strip().splitlines()):
        marks, words = re.fullmatch(r"\s*(#*) *(.*)", line).groups()
        if words:
            shown.append((words, LEFT, TOP - place * LEADING, SIZES[marks], bool(marks)))
    return shown
