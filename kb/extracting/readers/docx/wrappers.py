"""What stands in a Word document around its paragraphs and cells: wrappers, merges, bookmarks."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kb.extracting.readers.xml import child

# Wrappers whose content counts as if they were not there.
SEEN_THROUGH = frozenset((
    "sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "AlternateContent", "Choice", "hyperlink",
))  # fmt: skip


def inside(element: Element) -> Iterator[Element]:
    """Children, with wrappers seen through."""
    for each in element:
        if each.tag in SEEN_THROUGH:
            yield from inside(each)
        else:
            yield each


def is_continued(cell: Element) -> bool:
    """Whether a cell only continues the one above it (a vertical merge)."""
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and merge.get("val", "continue") != "restart"


def bookmark(paragraph: Element) -> str:
    """The name by which the paragraph is referred to, nothing where it has none."""
    names = (each.get("name", "") for each in paragraph if each.tag == "bookmarkStart")
    return next((name for name in names if name and name != "_GoBack"), "")
