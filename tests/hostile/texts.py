"""Hostile texts and files that lie about what they are: polyglots, wrong names, entities, nesting, odd characters."""

import random
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.archives import PARAGRAPH, WORD, docx, odt
from tests.hostile.documents import one_page, text

HTML = b"<!doctype html><title>t</title><p>Words of the page.</p>"
AKN = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body><p>%s</p></body></act></akomaNtoso>'


def lies() -> Iterator[tuple[str, bytes, set[str]]]:
    """Files whose names, or other bytes, say something else than their first bytes."""
    yield "html-then-pdf.pdf", HTML + b"\n" + one_page(text(b"pdf words")), {"ok", "unknown-type"}
    yield "pdf-then-html.html", one_page(text(b"pdf words")) + HTML, {"ok"}
    yield "gif-script.html", b"GIF89a/*" + b"\0" * 20 + b"*/=1;<script>alert(1)</script>", {"not-supported"}
    yield (
        "picture.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        {"not-supported"},
    )
    yield (
        "declared.svg",
        b'<?xml version="1.0"?><!-- c --><svg xmlns="http://www.w3.org/2000/svg"/>',
        {"not-supported"},
    )
    yield "pdf-then-zip.docx", one_page(text(b"pdf words")) + docx(PARAGRAPH % "word words"), {"ok"}
    yield "zip-after-picture.docx", b"\x89PNG\r\n\x1a\n" + docx(PARAGRAPH % "x"), {"not-supported"}
    yield "word.pdf", docx(PARAGRAPH % "words of a Word file"), {"ok"}
    yield "page.docx", HTML, {"ok"}
    yield "old-word.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, {"not-supported"}
    yield "locked-word.docx", (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    ), {"needs-password"}  # fmt: skip
    yield "rich.doc", b"{\\rtf1\\ansi words}", {"not-supported"}
    yield "program.txt", b"\x7fELF" + b"\0" * 200, {"not-supported"}
    yield "packed.html", b"\x1f\x8b\x08\0" + b"\0" * 200, {"not-supported"}
    yield "nul.txt", b"words\0words", {"unknown-type"}
    yield "random.txt", random.Random(3).randbytes(40_000), {"unknown-type"}
    yield "plain.pdf", b"only words here", {"damaged"}
    yield "data.json", b'{"a": "words"}', {"not-supported"}
    yield "spaces.txt", b" \n" * 10_000, {"empty"}


def nested() -> Iterator[tuple[str, bytes, set[str]]]:
    """Texts that keep naive readers busy."""
    slow = {"ok", "too-slow", "too-complex", "too-much-memory", "no-text"}
    yield "deep-div.html", b"<div>" * 300_000 + b"words", {"too-complex"}
    yield "deep-lists.html", b"<ol><li>" * 100_000 + b"words", {"too-complex"}
    yield "deep-tables.html", b"<table><tr><td>" * 50_000 + b"words", {"too-complex"}
    yield "many-attributes.html", b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">words", slow
    yield "many-links.html", b"<body>" + b"<a href=#n>1</a>" * 20_000 + b"<p id=n>words", slow
    yield "open-comment.html", b"<!--" * 200_000 + b"<html><p>words", {*slow, "unknown-type"}
    yield "brackets.md", b"[" * 150_000, slow
    yield "emphasis.md", b"*a_ " * 20_000, slow
    yield "quotes.md", b">" * 200_000 + b" words", slow
    yield "one-line.txt", b"words " * 100_000, {*slow, "too-much-output"}
    yield "many-lines.txt", b"a\n" * 2_000_000, {*slow, "too-much-output"}
    yield "marks.txt", ("e" + "\u0301" * 500_000).encode(), slow
    yield "directions.txt", ("a\u202e\u2066\u200f\ufeff\u00ad" * 20_000).encode(), slow
    yield "half-pair.txt", "words ".encode("utf-16-le") + b"\x00\xd8", {"ok", "unknown-type"}


def entities(canary: Path, port: int) -> Iterator[tuple[str, bytes, set[str]]]:
    """XML that wants to read the canary's file or to call the canary's port."""
    refused = {"not-supported", "damaged"}
    file, web = canary.as_uri(), f"http://127.0.0.1:{port}/canary"
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]>'
    quadratic = f'<!DOCTYPE a [<!ENTITY q "{"a" * 100_000}">]>'
    outside = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{file}">]>'
    calling = f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{web}">%p;]>'
    remote = f'<!DOCTYPE a SYSTEM "{web}">'
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{file}" parse="text"/>'
    xml = '<?xml version="1.0"?>'
    yield "laughs.xml", f"{xml}{bomb}<a>&l11;</a>".encode(), refused
    yield "quadratic.xml", f"{xml}{quadratic}<a>{'&q;' * 20_000}</a>".encode(), refused
    yield "outside.xml", f"{xml}{outside}<a>&x;</a>".encode(), refused
    yield "calling.xml", f"{xml}{calling}<a>x</a>".encode(), refused
    yield "remote.xml", f"{xml}{remote}<a>x</a>".encode(), refused
    yield "include.xml", f"{xml}<a><p>words</p>{include}</a>".encode(), {"ok"}
    yield "outside.akn", f"{xml}{outside}{AKN % '&x;'}".encode(), refused
    yield "include.akn", (xml + AKN % f"words {include}").encode(), {"ok"}
    yield "outside.svg", f"{xml}{outside}<svg>&x;</svg>".encode(), refused
    yield "outside.docx", docx((xml + outside + WORD % (PARAGRAPH % "&x;")).encode()), refused
    yield "laughs.docx", docx((xml + bomb + WORD % (PARAGRAPH % "&l11;")).encode()), refused
    yield "template.docx", docx(
        PARAGRAPH % "words",
        **{
            "word___rels__document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships"><Relationship Id="r1" TargetMode="External" Target="{web}"/></Relationships>'
        },
    ), {"ok"}  # fmt: skip
    yield "outside.odt", odt(f"{xml}{outside}<a>&x;</a>".encode()), refused
    yield "remote.html", (
        f'<html><head><base href="{web}"><link rel=stylesheet href="{web}"></head><body><p>words</p>'
        f'<img src="{web}"><iframe src="{file}"></iframe><object data="{web}"></object></body></html>'
    ).encode(), {"ok"}  # fmt: skip
    yield "remote.md", f"words ![a]({web}) <img src={web}>\n\n![[{file}]]".encode(), {"ok"}
    yield "tag.md", b"---\na: !!python/object/apply:os.system ['true']\n---\n\nwords", {"ok"}
