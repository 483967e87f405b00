"""What a source has struck out is left out and told, in pages and in Markdown; what was inserted stays."""

import pytest

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Cleaned
from kb.extracting.readers import markdown
from kb.extracting.readers.html.reader import read


def texts(cleaned: Cleaned) -> tuple[list[str], list[str]]:
    """The text that stays, and what was left out, block by block."""
    return [block.text for block in cleaned.blocks], [one.text for one in cleaned.removed]


@pytest.mark.parametrize(
    ("body", "stays", "struck"),
    [
        ("<p><del>It regrets</del> <ins>It deplores</ins> this.</p>", ["It deplores this."], ["It regrets"]),
        ("<p><s>One swan.</s></p><p>Two swans.</p>", ["Two swans."], ["One swan."]),
        ("<p><strike>One</strike> Two <s>three</s> four.</p>", ["Two four."], ["One", "three"]),
        ("<del><p>One.</p><p>Two <b>too</b>.</p></del><p>Three.</p>", ["Three."], ["One.", "Two too."]),
        ("<p>A <s>b <s>c</s> d</s> e.</p>", ["A e."], ["b c d"]),
        ("<p>un<s>der</s>done</p>", ["undone"], ["der"]),
        ('<p>A <span style="text-decoration: line-through red">b</span> c.</p>', ["A c."], ["b"]),
        ('<p>A <span style="text-decoration: underline">b</span> c.</p>', ["A b c."], []),
        ('<p>A <span class="line-through">b</span> c.</p>', ["A b c."], []),
        ("<p>A <ins>b</ins> <u>c</u> <small>d</small>.</p>", ["A b c d."], []),
        ("<h2><s>Old</s> New</h2><p>Words.</p>", ["New", "Words."], ["Old"]),
        ("<ul><li>A<li><s>B</s><li>C <s>D</s></ul>", ["A", "C"], ["B", "D"]),
        ("<table><tr><td>a <s>b</s><td>c</table>", ["a\tc"], ["b"]),
        ("<pre>a\n<s>b\n  c</s>\nd</pre>", ["a\n\nd"], ["b\n  c"]),
        ('<p>Two<s><a href="#n">3</a></s> swans.</p><p id="n">Three.</p>', ["Two swans.", "Three."], ["3"]),
    ],
)
def test_words_that_a_page_strikes_out_are_left_out_and_told(
    body: str, stays: list[str], struck: list[str]
) -> None:
    extract = read(f"<!doctype html><body>{body}".encode())
    cleaned = clean(extract)
    assert texts(cleaned) == (stays, struck)
    assert any("struck out" in warning for warning in extract.warnings) == bool(struck)
    assert {one.note for one in cleaned.removed} <= {"Struck out in the source."}


@pytest.mark.parametrize(
    ("source", "stays", "struck"),
    [
        ("A ~~very~~ red barn.", ["A red barn."], ["very"]),
        ("A ~very~ red barn.", ["A ~very~ red barn."], []),
        ("A <del>very</del> red barn.", ["A red barn."], ["very"]),
        ("<s>A very red barn.</s>\n\nA door.", ["A door."], ["A very red barn."]),
        ("A <ins>very</ins> red barn.", ["A very red barn."], []),
        ("A `<s>very</s>` red barn.", ["A <s>very</s> red barn."], []),
    ],
)
def test_words_that_markdown_strikes_out_are_left_out_and_told(
    source: str, stays: list[str], struck: list[str]
) -> None:
    assert texts(clean(markdown.read(source.encode()))) == (stays, struck)


def test_struck_words_are_kept_where_a_curator_wants_them() -> None:
    extract = read(b"<p>A <s>very</s> red barn.</p><p><s>A door.</s></p>")
    first, second = clean(extract).removed
    assert texts(clean(extract, frozenset({first.key}))) == (["A red barn.", "very"], ["A door."])
    assert texts(clean(extract, frozenset({first.key, second.key})))[1] == []
