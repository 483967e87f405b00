"""Pages with numbers: the first and the last, those around the present one, and gaps between."""

import pytest

from kb.web.elements.numbered_pages import pages_of


@pytest.mark.parametrize(
    ("current", "total", "shown"),
    [
        (1, 0, []),
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 9, [1, 2, 3, None, 9]),
        (4, 9, [1, 2, 3, 4, 5, 6, None, 9]),
        (5, 9, [1, None, 3, 4, 5, 6, 7, None, 9]),
        (9, 9, [1, None, 7, 8, 9]),
    ],
)
def test_first_last_and_nearest_pages_are_linked_with_gaps_between(
    current: int, total: int, shown: list[int | None]
) -> None:
    pages = pages_of(current, total, lambda number: f"/people/?page={number}")
    assert [link.number for link in pages.links] == shown
    assert all(link.url == (f"/people/?page={link.number}" if link.number else "") for link in pages.links)


@pytest.mark.parametrize(("current", "before", "after"), [(1, "", "2"), (2, "1", "3"), (3, "2", "")])
def test_neighbouring_pages_are_linked_where_there_are_any(current: int, before: str, after: str) -> None:
    pages = pages_of(current, 3, str)
    assert (pages.previous, pages.next) == (before, after)
