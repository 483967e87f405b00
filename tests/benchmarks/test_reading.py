"""A folder measured from end to end: groups, what is missing, truths, refusals, and figures that name no file."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks import reading
from benchmarks.fidelity.measuring import measure


@pytest.fixture(autouse=True)
def _nothing_converts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever programs are installed here, old files are refused."""
    monkeypatch.setattr("kb.extracting.sandbox.converter_for", lambda _data: None)


BODY = "".join(f"<p>{n}. Paragraph number {n} says that everyone has this right.</p>" for n in range(1, 7))
MAIN = f"<main><h1>On rights and duties</h1>{BODY}</main>"
PAGE = f"<!doctype html><html><body>{MAIN}<footer><p>Imprint</p></footer></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "letter.rtf").write_bytes(b"{\\rtf1 Hello}")
    (tmp_path / "notes.csv").write_text("a,b", encoding="utf-8")
    truths = tmp_path / "truth"
    truths.mkdir()
    said = {"title": "On rights and duties", "date": "2020-01-01", "headings": ["On rights and duties"]}
    (truths / "page.html.json").write_text(json.dumps(said), encoding="utf-8")
    (truths / "page.html.txt").write_text(
        "Paragraph number says that everyone has this right\n", encoding="utf-8"
    )
    return tmp_path


def test_files_are_grouped_by_folder_else_by_ending_and_truths_are_none(folder: Path) -> None:
    found = [(path.name, group) for path, group in reading.files_of(folder, folder / "truth")]
    assert found == [("letter.rtf", "rtf"), ("page.html", "pages")]


def test_a_page_is_measured_against_its_other_reading_and_its_truth(folder: Path) -> None:
    one = measure(folder / "pages" / "page.html", "pages", folder / "truth", None)
    assert one.with_removals == 1
    assert one.words is not None
    assert one.words < 1  # the imprint was set aside
    assert one.numbers is not None
    assert one.numbers.became["right"] == one.numbers.total == 6
    assert one.facts == {"title": "right", "date": "absent"}
    assert one.main["ours"].recall == 1
    assert one.cpu > 0


def test_a_refused_file_says_why_and_has_no_shares(folder: Path) -> None:
    one = measure(folder / "letter.rtf", "rtf", None, None)
    assert one.refused
    assert one.words is None


def run(arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr(sys, "argv", ["reading", *arguments])
    reading.main()
    return capsys.readouterr().out


def test_tables_and_figures_are_printed_and_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [str(folder), "--truth", str(folder / "truth"), "--json", str(folder / "figures.json")]
    printed = run(arguments, monkeypatch, capsys)
    assert "pages/page.html" in printed
    assert "title 1/0/0" in printed
    figures = {one["name"]: one for one in json.loads((folder / "figures.json").read_text(encoding="utf-8"))}
    assert figures["letter.rtf"]["refused"]
    assert figures["page.html"]["with_removals"] == 1


def test_figures_alone_name_no_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = run([str(folder), "--figures", "--group", "pages"], monkeypatch, capsys)
    assert "page.html" not in printed
    assert "pages" in printed
    assert "rtf" not in printed
