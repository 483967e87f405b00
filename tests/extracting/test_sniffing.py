"""First bytes decide what a file is; names only tell kinds of text apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.extracting import sniffing
from kb.extracting.parsed import Refused
from kb.extracting.sniffing import sniff
from tests.extracting.readers.samples import akn, docx, odt, package


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"%PDF-1.4\n", "a.doc", sniffing.PDF),
        (docx("<w:p/>"), "a.doc", sniffing.DOCX),
        (odt("<text:p/>"), "a.zip", sniffing.ODT),
        (b"  <!DOCTYPE html><p>x", "a.txt", sniffing.HTML),
        (b"<p>x", "a.html", sniffing.HTML),
        (b"words without markup", "a.html", sniffing.HTML),
        (b"<div>x</div>\n\n# t", "a.md", sniffing.MARKDOWN),
        (b"<html><p>x", "a.md", sniffing.HTML),
        (b"# t", "A.MD", sniffing.MARKDOWN),
        (b"words", "", sniffing.PLAIN),
        (b"words", "a.unknown", sniffing.PLAIN),
        (akn("<p>x</p>"), "a.xml", sniffing.AKOMA_NTOSO),
        (b"<?xml version='1.0'?><report/>", "a.xml", sniffing.XML),
        (b"<?xml version='1.0'?><html xmlns='a'><p>x</p></html>", "a.xml", sniffing.HTML),
        ("<html><p>x".encode("utf-16"), "a.html", sniffing.HTML),
        (b"Received: from x\nFrom: a\n\ntext", "a.txt", sniffing.MAIL),
        (b"From: a\r\nTo: b,\r\n c\r\nMIME-Version: 1.0\r\n\r\ntext", "a.mhtml", sniffing.MAIL),
        (b"From a@b.c Fri Nov  4 09:00:00 2022\nFrom: a\nMessage-ID: <b>\n\ntext", "", sniffing.MAIL),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\n\n--b", "a.eml", sniffing.SAVED_PAGE),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n type=a\n\n--b", "", sniffing.SAVED_PAGE),
        (b"From: the keeper\nTo: the council\n\nA memo, not a mail.", "a.txt", sniffing.PLAIN),
        (b"Received: 4 May\nFrom: the keeper\n\nA memo.", "a.txt", sniffing.PLAIN),
        (b"From the tower one sees all.", "a.txt", sniffing.PLAIN),
        (b"Article 1: Lamps\nArticle: Message-ID: none", "a.txt", sniffing.PLAIN),
        (package({"a.html": b"<p>x", "a_files/b.png": b"x"}), "a.zip", sniffing.SAVED_FOLDER),
    ],
)
def test_bytes_decide_the_media_type(data: bytes, name: str, media_type: str) -> None:
    assert sniff(data, name) == media_type


@given(st.binary(max_size=400), st.text(max_size=20))
def test_any_bytes_under_any_name_have_a_type_or_a_reason(data: bytes, name: str) -> None:
    try:
        assert "/" in sniff(data, name)
    except Refused as refused:
        assert refused.code
        assert str(refused).endswith((".", "”."))


def test_text_whose_looked_at_part_ends_inside_a_character_is_text() -> None:
    assert sniff(("a" + "é" * 20_000).encode(), "a.txt") == sniffing.PLAIN


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"bplist00 WebMainResource", "Safari"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_0037001F".encode("utf-16-le"), "EML"),
        (
            b"From a@b.c Fri Nov  4 09:00:00 2022\nX: a\n\nFrom a@b.c Sat Nov  5 09:00:00 2022\nX: b\n\n",
            "mailbox",
        ),
    ],
)
def test_mail_and_pages_that_are_not_read_are_refused_with_the_way_to_save_them(
    data: bytes, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        sniff(data, "a")
    assert (refused.value.code, words in str(refused.value)) == ("not-supported", True)
