"""Other readings of small files: what a browser shows, the body of a mail, the words of XML, what packages hold."""

from pathlib import Path

import pytest

from benchmarks.fidelity import markup, office, pdf
from benchmarks.fidelity.independent import Reading, read
from tests.extracting.readers.samples import akn, pdf_of, word

PAGE = """<!doctype html><html><head><title>Not shown</title></head><body><script>hidden()</script>
<p>Inline <b>wo</b>rds join.</p><p>Blocks<br>part.<noscript>No</noscript></p></body></html>"""
MAIL = b"""Subject: Hello
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

plain =C3=A9
--x
Content-Type: text/html; charset=utf-8

<p>rich</p>
--x--
"""


def test_what_a_browser_shows_is_read_by_blocks() -> None:
    assert markup.visible(PAGE) == ["Inline words join.", "Blocks", "part."]


def test_a_head_that_is_never_closed_hides_no_body() -> None:
    assert markup.visible("<html><head><title>T</title><body><p>Shown.</p>") == ["Shown."]


def test_a_mail_is_its_richest_body() -> None:
    assert markup.mail(MAIL, ".eml") == ("email", ["rich"])
    assert markup.mail(MAIL.replace(b"text/html", b"image/png"), ".eml") == ("email", ["plain é"])


def test_words_of_xml_are_read_without_its_record() -> None:
    data = akn("<section><num>1</num><content><p>Short <i>tit</i>le</p></content></section>")
    assert markup.xml(data, ".xml") == ("ElementTree", ["1", "Short title"])
    assert markup.xml(b"<broken", ".xml") is None


def test_a_legacy_page_is_decoded() -> None:
    assert "Свобода" in markup.decoded("<p>Свобода слова и мирных собраний</p>".encode("cp1251"))


def test_notes_of_a_word_document_are_counted_without_its_separators() -> None:
    notes = '<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="1"/><w:footnote w:id="2"/>'
    assert office.notes(word("<w:p/>", footnotes=notes), ".docx") == 2
    assert office.notes(b"no package", ".docx") is None
    assert office.notes(b"", ".pdf") is None


def test_programs_that_are_not_installed_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "which", lambda _name: None)
    monkeypatch.setattr(office, "which", lambda _name: None)
    assert pdf.pdftotext(b"", ".pdf") is None
    assert office.libreoffice(b"", ".docx") is None


def test_a_program_on_the_path_reads_a_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = tmp_path / "pdftotext"
    stand_in.write_text("#!/bin/sh\ncat >/dev/null\necho 'Article 19'\n", encoding="utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert pdf.pdftotext(b"%PDF-", ".pdf") == ("pdftotext", ["Article 19"])


def test_pdfminer_reads_where_it_is_installed() -> None:
    pytest.importorskip("pdfminer")
    found = pdf.pdfminer(pdf_of([("Everyone has rights", 72, 700, 11, False)]), ".pdf")
    assert found
    assert "Everyone has rights" in found[1]


def test_a_reading_is_kept_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    first = read(path, tmp_path / "kept")
    assert first == Reading("html.parser", ["Inline words join.", "Blocks", "part."])
    kept = next((tmp_path / "kept").iterdir())
    kept.write_text(kept.read_text(encoding="utf-8").replace("part.", "kept."), encoding="utf-8")
    assert read(path, tmp_path / "kept") == Reading("html.parser", ["Inline words join.", "Blocks", "kept."])


def test_a_kind_that_nobody_reads_has_no_reading(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("a,b", encoding="utf-8")
    assert read(path) is None
