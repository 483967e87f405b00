"""Books in EPUB are read page by page in the order of the book."""

import pytest

from kb.extracting.parsed import BlockKind, Hint, Refused
from kb.extracting.parsing import parse
from kb.extracting.readers.epub import read
from kb.extracting.sniffing import EPUB, sniff
from tests.hostile.archives import package

CONTAINER = '<container><rootfiles><rootfile full-path="book/all.opf"/></rootfiles></container>'
BOOK = (
    '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Lamps</dc:title>'
    "<dc:creator>A. Keeper</dc:creator><dc:language>en</dc:language><dc:date>2019-04-02</dc:date></metadata>"
    '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="two" href="two%20b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="pic" href="pic.jpg" media-type="image/jpeg"/></manifest>'
    '<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="pic"/><itemref idref="two"/></spine></package>'
)
ONE = '<html><head><title/></head><body><h1>Lamps</h1><p>Lit at <a id="x"/>dusk.</p></body></html>'
TWO = "<html><body><h1>Boats</h1><p>Two lamps each.</p></body></html>"
NAV = '<html><body><ol><li><a href="one.xhtml">Lamps</a></li></ol></body></html>'


def epub(**more: str) -> bytes:
    parts = {
        "mimetype": EPUB,
        "META-INF/container.xml": CONTAINER,
        "book/all.opf": BOOK,
        "book/nav.xhtml": NAV,
    }
    return package({**parts, "book/one.xhtml": ONE, "book/two b.xhtml": TWO, **more})


def test_pages_are_read_in_the_order_of_the_book_and_an_element_closed_in_itself_holds_nothing() -> None:
    assert sniff(epub()) == EPUB
    extract = read(epub())
    assert [block.text for block in extract.blocks] == [
        "Lamps",
        "Lamps",
        "Lit at dusk.",
        "Boats",
        "Two lamps each.",
    ]
    assert Hint.NAVIGATION in extract.blocks[0].hints
    assert extract.blocks[1].kind is BlockKind.HEADING
    about = extract.metadata
    assert (about.title, about.authors, about.date, about.language) == (
        "Lamps",
        ("A. Keeper",),
        "2019-04-02",
        "en",
    )


def test_table_of_contents_is_set_aside() -> None:
    edition = parse(epub(), "book.epub")
    assert [entry.heading for entry in edition.outline] == ["Lamps", "Boats"]
    assert [removed.text for removed in edition.removed] == ["Lamps"]


def test_part_that_is_missing_is_told() -> None:
    parts = {
        "mimetype": EPUB,
        "META-INF/container.xml": CONTAINER,
        "book/all.opf": BOOK,
        "book/one.xhtml": ONE,
    }
    assert any("not in the file: 2" in warning for warning in read(package(dict(parts))).warnings)


@pytest.mark.parametrize(("veiled", "is_locked"), [("book/one.xhtml", True), ("book/letters.otf", False)])
def test_book_whose_pages_are_locked_is_refused(veiled: str, is_locked: bool) -> None:
    data = epub(**{"META-INF/encryption.xml": f'<encryption><CipherReference URI="{veiled}"/></encryption>'})
    if not is_locked:
        assert read(data).blocks
        return
    with pytest.raises(Refused, match="locked"):
        read(data)


def test_book_without_its_container_is_damaged() -> None:
    with pytest.raises(Refused) as refused:
        read(package({"mimetype": EPUB}))
    assert refused.value.code == "damaged"
