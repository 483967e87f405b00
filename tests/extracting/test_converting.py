"""Old Word files and Rich Text are made into DOCX by a program that is installed, or refused with the command."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from kb.extracting import converting
from kb.extracting.converting import converted, converter_for
from kb.extracting.parsed import Refused
from kb.extracting.sandbox import parse_limited
from kb.extracting.sniffing import LOCKED_OFFICE, OLE, sniff
from tests.extracting.readers.samples import docx

RTF = b"{\\rtf1 Words.}"
DOC = OLE + converting.WORD_STREAM


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the only one where programs are looked for."""
    monkeypatch.setattr(
        "shutil.which", lambda name: str(tmp_path / name) if (tmp_path / name).exists() else None
    )
    return tmp_path


def install(programs: Path, name: str, does: str) -> None:
    """A program of that name that does what a shell is told, in the folder of the source."""
    (programs / name).write_text(f"#!/bin/sh\n{does}\n")
    (programs / name).chmod(0o755)


def made(programs: Path) -> str:
    """The command that makes the DOCX which the tests know."""
    (programs / "made").write_bytes(docx("<w:p><w:r><w:t>Words of the old file.</w:t></w:r></w:p>"))
    return f"cp {programs / 'made'} source.docx"


@pytest.mark.parametrize(
    ("data", "installed", "chosen"),
    [
        (RTF, ["soffice", "pandoc"], "soffice"), (RTF, ["pandoc"], "pandoc"), (RTF, [], None),
        (DOC, ["soffice", "pandoc"], "soffice"), (DOC, ["pandoc"], None),
        (OLE + b"Workbook", ["soffice"], None), (DOC + LOCKED_OFFICE, ["soffice"], None),
        (b"Words.", ["soffice"], None),
    ],
)  # fmt: skip
def test_program_is_chosen_by_what_the_file_is(
    programs: Path, data: bytes, installed: list[str], chosen: str | None
) -> None:
    for name in installed:
        install(programs, name, "true")
    converter = converter_for(data)
    assert (converter.program if converter else None) == chosen


def test_edition_is_that_of_the_source_and_says_who_made_it_readable(programs: Path) -> None:
    install(programs, "soffice", made(programs))
    edition = parse_limited(RTF, name="old.rtf")
    assert [one.text for one in edition.stretches] == ["Words of the old file."]
    assert (edition.sha256, edition.size) == (sha256(RTF).hexdigest(), len(RTF))
    assert (edition.media_type, edition.extractor[:8]) == ("application/rtf", "soffice,")
    assert "made into DOCX by soffice" in edition.warnings[0]


@pytest.mark.parametrize(
    ("data", "command"), [(RTF, "pandoc FILE"), (DOC, "soffice --headless --convert-to docx")]
)
def test_without_a_program_the_file_is_refused_with_the_command(
    programs: Path, data: bytes, command: str
) -> None:
    with pytest.raises(Refused, match=command) as refused:
        sniff(data)
    assert refused.value.code == "not-supported"
    assert not list(programs.iterdir())


@pytest.mark.parametrize("does", ["true", "exit 1", "ln -s /etc/passwd source.docx"])
def test_program_that_makes_nothing_is_told(programs: Path, does: str) -> None:
    install(programs, "soffice", does)
    with pytest.raises(Refused) as refused:
        parse_limited(RTF, name="old.rtf")
    assert refused.value.code == "damaged"


def test_program_that_never_ends_is_ended(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "WALL_SECONDS", 0.3)
    install(programs, "soffice", "sleep 60 & echo $! > %s; wait" % (programs / "id"))
    with pytest.raises(Refused) as refused:
        parse_limited(RTF, name="old.rtf")
    assert refused.value.code == "too-slow"
    with pytest.raises(ProcessLookupError):
        while True:  # until the system has buried it
            os.kill(int((programs / "id").read_text()), 0)


def test_conversion_can_be_cancelled(programs: Path) -> None:
    install(programs, "soffice", "sleep 60")
    converter = converter_for(RTF)
    assert converter is not None
    with pytest.raises(Refused) as refused:
        converted(RTF, converter, lambda: True)
    assert refused.value.code == "cancelled"


def test_program_has_little_memory_and_none_of_our_environment(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KB_SECRET", "told to nobody")
    install(
        programs, "soffice", f"ulimit -v > {programs / 'memory'}; env > {programs / 'told'}; {made(programs)}"
    )
    parse_limited(RTF, name="old.rtf")
    assert int((programs / "memory").read_text()) == converting.MEMORY_BYTES // 1024
    assert "KB_SECRET" not in (programs / "told").read_text()
