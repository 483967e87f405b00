"""First bytes decide what a file is; names only tell kinds of text apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.extracting import sniffing
from kb.extracting.parsed import Refused
from kb.extracting.sniffing import sniff
from tests.extracting.readers.samples import akn, docx, odt


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
