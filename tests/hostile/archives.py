"""Hostile ZIP packages: bombs, too many entries, lies about sizes, entries over each other."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
TYPES = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
ODT = "application/vnd.oasis.opendocument.text"
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
CONTENT = (
    f"<office:document-content {OFFICE}><office:body><office:text>%s</office:text></office:body>"
    "</office:document-content>"
)
PARAGRAPH = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
MEGABYTE = 1 << 20


def package(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of the parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(
        data, "w", method, compresslevel=9 if method == zipfile.ZIP_DEFLATED else None
    ) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def docx(body: str | bytes, **more: bytes | str) -> bytes:
    """A Word document with this body; further parts by name, two underscores for a slash and one dot before xml."""
    document = WORD % body if isinstance(body, str) else body
    others = {name.replace("__", "/"): content for name, content in more.items()}
    return package({"[Content_Types].xml": TYPES, "word/document.xml": document, **others})


def odt(text: str | bytes, **more: bytes | str) -> bytes:
    """An OpenDocument text with this text."""
    content = CONTENT % text if isinstance(text, str) else text
    return package({"mimetype": ODT, "content.xml": content, **more})


def _zeros(megabytes: int) -> bytes:
    return b" " * (megabytes * MEGABYTE)


def _lying(data: bytes, name: bytes) -> bytes:
    """The same archive, its directory saying that an entry is a hundred bytes long when unpacked."""
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(name))
    return data[: place + 24] + struct.pack("<I", 100) + data[place + 28 :]


def _overlapping(count: int) -> bytes:
    """Entries that all unpack the same packed bytes, as in a quoted-overlap bomb."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = _zeros(8)
    body = packed.compress(content) + packed.flush()
    crc = zlib.crc32(content)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(body), len(content), 17, 0)
    data = local + b"word/document.xml" + body
    directory = b"".join(
        struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, len(body), len(content),
            len(name), 0, 0, 0, 0, 0, 0,
        ) + name
        for name in [b"word/document.xml", *(b"part%05d" % number for number in range(count))]
    )  # fmt: skip
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count + 1, count + 1, len(directory), len(data), 0)
    return data + directory + end


def _many(count: int) -> bytes:
    """An archive of so many empty entries, made by hand because the library takes minutes."""
    names = [b"e%06d" % number for number in range(count)]
    header = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 0, 0, 33, 0, 0, 0, 7, 0)
    local = b"".join(header + name for name in names)
    entry = "<4sHHHHHHIIIHHHHHII"
    directory = b"".join(
        struct.pack(entry, b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 7, 0, 0, 0, 0, 0, place * 37) + name
        for place, name in enumerate(names)
    )
    shown = min(count, 0xFFFF)
    return (
        local
        + directory
        + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, shown, shown, len(directory), len(local), 0)
    )


def _locked() -> bytes:
    """A Word document whose entries say that they are encrypted."""
    data = bytearray(docx(PARAGRAPH % "x"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


def _nested(depth: int) -> bytes:
    data = package({"bomb.bin": _zeros(4)})
    for level in range(depth):
        data = package({f"level{level}.zip": data})
    return data


def archives() -> Iterator[tuple[str, bytes, set[str]]]:
    """Name, bytes and the codes that are true of each."""
    deep = "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000
    yield "bomb-document.docx", docx(_zeros(200)), {"too-complex"}
    yield "bomb-picture.docx", docx(PARAGRAPH % "x", word__media=_zeros(150)), {"too-complex"}
    yield "bomb-styles.docx", docx(PARAGRAPH % "x", **{"word__styles.xml": _zeros(120)}), {"too-complex"}
    yield "bomb-content.odt", odt(_zeros(200)), {"too-complex"}
    yield "bomb-meta.odt", odt("<text:p>x</text:p>", **{"meta.xml": _zeros(120)}), {"too-complex"}
    yield "lying-size.docx", _lying(docx(_zeros(60)), b"word/document.xml"), {"damaged", "too-complex"}
    yield "overlapping.docx", _overlapping(200), {"damaged", "too-complex"}
    yield "many-entries.zip", _many(100_000), {"too-complex", "damaged"}
    yield "many-entries.docx", _many(60_000), {"too-complex", "damaged"}
    yield "nested.zip", _nested(12), {"not-supported"}
    yield "book.epub", package({"mimetype": "application/epub+zip", "a.xhtml": "<p/>"}), {"damaged"}
    yield "sheet.xlsx", package({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<x/>"}), {"not-supported"}
    yield "empty.zip", package({}), {"not-supported", "damaged"}
    yield "locked.docx", _locked(), {"needs-password"}
    yield "cut-off.docx", docx(PARAGRAPH % ("word " * 20_000))[:-400], {"damaged"}
    yield (
        "no-document.docx",
        package({"[Content_Types].xml": TYPES, "word/other.xml": "<x/>"}),
        {"not-supported"},
    )
    yield (
        "lzma.docx",
        package({"[Content_Types].xml": TYPES, "word/document.xml": WORD % ""}, zipfile.ZIP_LZMA),
        {"not-supported"},
    )
    yield "deep.docx", docx(deep), {"too-complex"}
    yield (
        "million-paragraphs.docx",
        docx("<w:p/>" * 1_000_000),
        {"too-complex", "no-text"},
    )
    yield "own-ancestor.docx", docx(
        '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>',
        **{"word__styles.xml": (WORD % "").replace("document", "styles").replace(
            "<w:body></w:body>",
            '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>',
        )},
    ), {"ok"}  # fmt: skip
    yield "spaces.odt", odt('<text:p><text:s text:c="2000000000"/>x</text:p>'), {"ok"}
    yield "deep.odt", odt("<text:section>" * 5_000 + "</text:section>" * 5_000), {"too-complex"}
