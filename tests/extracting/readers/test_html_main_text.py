"""The main text of a page is found by its density; what stands beside it is hinted, and one word decides nothing."""

import pytest

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Hint
from kb.extracting.readers.html.reader import read
from tests.extracting.texts import BODY, MORE, OTHER, removals_of, texts_of

MENU = "".join(f"<li><a href='/{name}'>{name}</a>" for name in ("Boats", "Quays", "Lamps", "Keepers"))
TEXT = f"<p>{BODY}<p>{MORE}<p>{OTHER}"


def kept(body: str) -> list[str]:
    return texts_of(clean(read(f"<!doctype html><html><body>{body}</body></html>".encode())))


@pytest.mark.parametrize(
    "names", ["two-col sidebar-right", "and-w-sidebar", "comments", "page with-footer newsletter", "related"]
)
def test_word_of_a_class_around_the_text_takes_nothing_away(names: str) -> None:
    assert kept(f"<div class='{names}'><h2>Lamps</h2>{TEXT}<p>In the hall.</div>") == [
        "Lamps", BODY, MORE, OTHER, "In the hall.",
    ]  # fmt: skip


@pytest.mark.parametrize("names", ["general-comments", "sidebar", "more", "social", "tags"])
def test_word_of_a_class_inside_the_text_takes_nothing_away(names: str) -> None:
    part = f"<div id='{names}'><h3>On lamps</h3><p>They are green.</div>"
    assert kept(f"<div>{TEXT}{part}<p>{OTHER}</div>")[3:5] == ["On lamps", "They are green."]


def test_menu_that_no_element_names_goes_and_list_of_the_text_stays() -> None:
    items = "<ul><li>a green lamp<li>a white lamp</ul>"
    page = f"<div><ul>{MENU}</ul></div><div><h1>Rules</h1>{TEXT}{items}<p>{OTHER}</div><div><ul>{MENU}</ul></div>"
    assert kept(page)[3:5] == ["a green lamp", "a white lamp"]
    assert not set(kept(page)) & {"Boats", "Quays"}


def test_list_of_links_inside_the_text_stays() -> None:
    assert kept(f"<div>{TEXT}<ul>{MENU}</ul><p>{OTHER}</div>")[3:7] == ["Boats", "Quays", "Lamps", "Keepers"]


def test_list_of_links_after_the_text_goes_at_its_place() -> None:
    cleaned = clean(
        read(f"<html><article>{TEXT}<ul>{MENU}</ul></article><div><ul>{MENU}</ul></div>".encode())
    )
    assert texts_of(cleaned) == [BODY, MORE, OTHER]
    assert [text for _reason, text in removals_of(cleaned)] == ["Boats", "Quays", "Lamps", "Keepers"] * 2
    assert [one.block for one in cleaned.removed] == [3, 4, 5, 6, 7, 8, 9, 10]


@pytest.mark.parametrize(
    "part",
    [
        "<table><tr><td>Green<td>An hour before sunset<tr><td>White<td>At sunset</table>",
        "<aside><h3>The book</h3><p>It is long.</aside>",
        "<figure><img><figcaption>A keeper.</figcaption></figure>",
        "<p>Yes.",
        "<blockquote><p>Light it.</blockquote>",
        "<h3>Keepers</h3>",
    ],
)
def test_short_parts_between_paragraphs_stay(part: str) -> None:
    assert clean(read(f"<html><div>{TEXT}{part}<p>{BODY}</div>".encode())).removed == ()


def test_comments_of_readers_go_however_long() -> None:
    comment = f"<li class=comment><div class=comment-body><a href='/u'>Keeper</a><p>{OTHER} {MORE}</div>"
    page = (
        f"<article>{TEXT}</article><section id=comments><ol class=comment-list>{comment * 3}</ol></section>"
    )
    assert kept(page) == [BODY, MORE, OTHER]
    inside = (
        f"<article>{TEXT}<section id=comments><ol class=comment-list>{comment * 3}</ol></section></article>"
    )
    assert kept(inside) == [BODY, MORE, OTHER]


def test_stories_that_a_page_announces_go() -> None:
    story = f"<div class=item><h3><a href='/story'>Boats meet</a></h3><p>{MORE}</div>"
    assert kept(f"<div class=all><div>{TEXT}</div><div class=others>{story * 3}</div></div>") == [
        BODY,
        MORE,
        OTHER,
    ]


def test_text_in_two_blocks_is_kept_whole() -> None:
    assert kept(f"<div><div>{TEXT}</div><div>{TEXT}</div></div>") == [BODY, MORE, OTHER] * 2
    assert kept(f"<div><article>{TEXT}</article><article>{BODY}</article></div>")[-1] == BODY


def test_short_annex_beside_the_text_stays_and_one_among_links_goes() -> None:
    annex = "<div><h2>Annex</h2><p>Lamps are green at the bow and white at the stern.</div>"
    assert (
        kept(f"<div><div>{TEXT}{TEXT}</div>{annex}</div>")[-1]
        == "Lamps are green at the bow and white at the stern."
    )
    others = f"<div><ul>{MENU * 3}</ul><p>Lamps are green at the bow and white at the stern.</div>"
    assert kept(f"<div><div>{TEXT}{TEXT}</div>{others}</div>")[-1] == OTHER


def test_form_goes_and_text_in_a_form_stays() -> None:
    form = "<form><p>Your address, so that we write to you every day. <input><button>Send</button></form>"
    assert kept(f"<div>{TEXT}{form}<p>{OTHER}</div>") == [BODY, MORE, OTHER, OTHER]
    assert kept(f"<form>{TEXT}<p>{OTHER}</form>") == [BODY, MORE, OTHER, OTHER]


def test_page_of_little_text_is_not_judged_by_density() -> None:
    made = read(b"<html><body><p>One line.<ul><li>a<li>b</ul><p>Another.")
    assert not any(Hint.BESIDE in block.hints for block in made.blocks)


def test_title_linked_to_its_own_page_stays_above_the_text() -> None:
    page = f"<div><h1><a href='/lamps'>Rules for lamps</a></h1><p>By a keeper</div><div>{TEXT}</div>"
    blocks = read(f"<html><body>{page}".encode()).blocks
    assert not any(Hint.BESIDE in block.hints for block in blocks)


def test_form_around_the_whole_page_is_no_furniture() -> None:
    banner = f"<div class=banner><p>{OTHER} {OTHER}</div>"
    assert (
        kept(f"{banner}<form><div><h2>Lamps</h2>{TEXT}{TEXT}<p>In the hall.</div></form>")[-1]
        == "In the hall."
    )
    little = (
        "<div><p>Skip.</div><form><p>Kindly reply by May.<p>The council meets.<p>It is open to all.</form>"
    )
    assert kept(little)[1:] == ["Kindly reply by May.", "The council meets.", "It is open to all."]


@pytest.mark.parametrize(("begins", "ends", "stays"), [("", "", True), ("<div>", "</div>", False)])
def test_list_of_links_at_the_end_stays_where_no_division_parts_the_page(
    begins: str, ends: str, stays: bool
) -> None:
    links = (
        "<h3>To read</h3><ul><li><a href=/one>A guide to lamps</a><li><a href=/two>A guide to oil</a></ul>"
    )
    page = f"{begins}<h1>Lamps</h1>{TEXT}{TEXT}{ends}{begins}{links}{ends}"
    assert ("A guide to oil" in kept(page)) is stays
