"""Pages that browsers saved in one file or with a folder are read as pages."""

import pytest

from kb.extracting.parsed import Hint, Refused
from kb.extracting.parsing import parse
from kb.extracting.readers.mail.saved_page import read
from kb.extracting.readers.page_folders import page_in
from tests.extracting.readers.samples import package
from tests.extracting.texts import BODY, MORE

HEAD = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/lamps\n"
    "Subject: Lamps\nMIME-Version: 1.0\n"
)
TEXT = f"<p>{BODY}<p>{MORE}<p>{BODY}"


def saved(*pages: str, start: str = "") -> bytes:
    inside = "".join(
        f"--b\nContent-Type: text/html\nContent-ID: <{number}>\n\n{page}\n"
        for number, page in enumerate(pages)
    )
    return f"{HEAD}Content-Type: multipart/related; boundary=b{start}\n\n{inside}--b--\n".encode()


def test_page_tells_its_title_and_address() -> None:
    about = read(saved(f"<html><body>{TEXT}")).metadata
    assert (about.title, about.url) == ("Lamps", "https://example.org/lamps")


def test_page_inside_the_page_stands_beside_it() -> None:
    made = read(saved(f"<html><title>A</title><body>{TEXT}", "<p>Buy two."))
    assert [block.text for block in made.blocks if Hint.BESIDE in block.hints] == ["Buy two."]


def test_page_inside_that_holds_the_text_is_the_text() -> None:
    made = read(saved("<html><title>A</title><body><p>Frame.", f"<html><title>B</title><body>{TEXT}"))
    assert [block.text for block in made.blocks if Hint.BESIDE in block.hints] == ["Frame."]
    assert made.metadata.title == "A"


def test_page_that_the_head_names_is_first() -> None:
    made = read(saved("<title>A</title><p>Frame.", f"<title>B</title>{TEXT}", start="; start=<1>"))
    assert made.metadata.title == "B"


def test_file_without_a_page_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read(
            f"{HEAD}Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/css\n\np{{}}\n--b--".encode()
        )
    assert refused.value.code == "no-text"


@pytest.mark.parametrize(
    ("names", "page"),
    [
        (["lamps.html", "lamps_files/a.png", "lamps_files/frame.html"], "lamps.html"),
        (["1/index.html", "1/index.rdf", "1/index_files/a.png"], "1/index.html"),
        (["lamps.htm", "__MACOSX/._lamps.htm", "Dateien/a.css"], "lamps.htm"),
        (["a.html", "b.html"], ""),
        (["a.html", "b.pdf"], ""),
        (["folder/a.pdf"], ""),
        ([], ""),
    ],
)
def test_page_is_alone_at_its_level(names: list[str], page: str) -> None:
    assert page_in(frozenset(names)) == page


def test_other_packages_are_still_archives() -> None:
    with pytest.raises(Refused) as refused:
        parse(package({"a.html": b"<p>a", "b.html": b"<p>b"}), "a.zip")
    assert refused.value.code == "not-supported"
