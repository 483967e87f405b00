"""Hostile PDFs, made by hand: bombs, loops, cut off, locked, blank, pictures only."""

import random
import zlib
from collections.abc import Iterator

SPACES = b" " * (1 << 20)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(objects: list[bytes], extra: bytes = b"") -> bytes:
    """A PDF of the objects, numbered from 1; the first is the catalogue."""
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, extra, start)
    return bytes(data)


def stream(content: bytes, filters: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), filters, content)


def one_page(content: bytes, filters: bytes = b"", extra: bytes = b"") -> bytes:
    """A PDF of one page with this content stream."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    catalogue, tree = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf([catalogue, tree, page, stream(content, filters), FONT], extra)


def text(words: bytes) -> bytes:
    """A content stream that shows the words."""
    return b"BT /F 12 Tf 72 700 Td (%b) Tj ET" % words


def _flate(megabytes: int) -> bytes:
    packing = zlib.compressobj(9)
    return b"".join([*(packing.compress(SPACES) for _each in range(megabytes)), packing.flush()])


def _page_list(count: int) -> bytes:
    kids = b"3 0 R " * count
    tree = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, page])


def _page_loop() -> bytes:
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>"])


def _form_loop() -> bytes:
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    )
    form = stream(
        b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
    )
    catalogue, tree = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf([catalogue, tree, page, stream(b"/X Do"), form])


def _picture() -> bytes:
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    )
    shape = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    catalogue, tree = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf([catalogue, tree, page, stream(b"600 0 0 800 0 0 cm /X Do"), stream(b"\x80", shape)])


def _locked() -> bytes:
    rule = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O(%b)/U(%b)>>/ID[(abcdefghijklmnop)(abcdefghijklmnop)]"
    return one_page(text(b"secret"), extra=rule % (b"o" * 32, b"u" * 32))


def _operators(count: int) -> bytes:
    return zlib.compress(b"BT /F 1 Tf " + b"(a)Tj " * count + b"ET", 9)


def pdfs() -> Iterator[tuple[str, bytes, set[str]]]:
    """Name, bytes and the codes that are true of each."""
    stopped = {"too-slow", "too-complex", "too-much-memory", "too-much-output"}
    once = _flate(1024)
    flate, twice = b"/Filter/FlateDecode", b"/Filter[/FlateDecode/FlateDecode]"
    thrice = b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"
    yield "flate-1-gib.pdf", one_page(once, flate), {*stopped, "no-text", "damaged"}
    yield "flate-twice.pdf", one_page(zlib.compress(once, 9), twice), {*stopped, "no-text", "damaged"}
    yield "flate-thrice.pdf", one_page(zlib.compress(zlib.compress(once, 9), 9), thrice), {
        *stopped, "no-text", "damaged",
    }  # fmt: skip
    yield "pages-200000.pdf", _page_list(200_000), {"too-complex"}
    yield "page-loop.pdf", _page_loop(), {"damaged", "no-text"}
    yield "form-loop.pdf", _form_loop(), {*stopped, "no-text", "no-text-layer"}
    yield "deep-arrays.pdf", one_page(b"[" * 200_000 + b"]" * 200_000), {"no-text", *stopped}
    yield (
        "deep-dictionary.pdf",
        pdf([b"<</Type/Catalog/Pages " + b"<</K " * 200_000]),
        {"damaged", "no-text", *stopped},
    )
    yield "operators-2m.pdf", one_page(_operators(2_000_000), flate), stopped
    yield "operators-8m.pdf", one_page(_operators(8_000_000), flate), stopped
    yield "paths-3m.pdf", one_page(zlib.compress(b"0 0 m 1 1 l S\n" * 3_000_000, 9), flate), {
        *stopped, "no-text", "no-text-layer",
    }  # fmt: skip
    yield "states-5m.pdf", one_page(zlib.compress(b"q " * 5_000_000, 9), flate), {*stopped, "no-text"}
    yield "long-words.pdf", one_page(zlib.compress(text(b"a" * 1_000_000), 9), flate), {*stopped, "ok"}
    yield (
        "huge-size.pdf",
        one_page(b"BT /F 1e38 Tf 1e38 1e38 Td (far away) Tj ET"),
        {"ok", "no-text", "damaged"},
    )
    yield "locked.pdf", _locked(), {"needs-password"}
    yield "cut-off.pdf", one_page(text(b"half"))[:120], {"damaged"}
    yield "random-tail.pdf", b"%PDF-1.4\n" + random.Random(7).randbytes(50_000), {"damaged"}
    yield "empty.pdf", b"", {"empty"}
    yield "header-only.pdf", b"%PDF-1.7\n", {"damaged"}
    yield "picture.pdf", _picture(), {"no-text-layer"}
    yield "blank.pdf", one_page(b""), {"no-text"}
    yield (
        "no-pages.pdf",
        pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]),
        {"damaged"},
    )
    yield "script.pdf", pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1/'\\))>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            stream(text(b"harmless words")),
            FONT,
        ]
    ), {"ok"}  # fmt: skip
