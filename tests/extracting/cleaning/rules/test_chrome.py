"""Words of a site go; the same words inside the text stay."""

import pytest

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Block, BlockKind, Hint
from tests.extracting.texts import BODY, HTML, MORE, OTHER, extract, removals_of, texts_of


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content", "Share:", "Share this page", "Scan me!", "Scan the QR code to open and share the page",
        "Home>Journal", "HARBOUR VIEW> Lamps> Detail", "Home » Harbour » Lamps", "Sponsored by the Lamp Society",
        "HArbour and lamps image", "Partager", "Saltar al contenido principal", "返回顶部",
    ],
)  # fmt: skip
def test_line_of_a_site_before_the_text_goes(line: str):
    assert removals_of(clean(extract([line, BODY, MORE]))) == [("site-chrome", line)]


@pytest.mark.parametrize(
    "line",
    ["Back to top", "Want to find out more?", "Sign up to our newsletter", "© 2021 Lamp Society", "Print"],
)
def test_line_of_a_site_after_the_text_goes(line: str):
    assert removals_of(clean(extract([BODY, MORE, line]))) == [("site-chrome", line)]


def test_linked_pages_go_with_their_titles():
    lines = ["Previous", "On boats in the harbour", "Next", "On the keeper of the tower"]
    cleaned = clean(extract([BODY, MORE, *lines]))
    assert [text for _reason, text in removals_of(cleaned)] == lines


def test_stray_word_after_the_last_link_goes():
    assert texts_of(clean(extract([BODY, MORE, "Top", "content"]))) == [BODY, MORE]


@pytest.mark.parametrize("line", ["Share", "Top", "Search", "Next", "Home", "Print", "Contact us"])
def test_one_word_inside_the_text_stays(line: str):
    assert texts_of(clean(extract([BODY, line, MORE]))) == [BODY, line, MORE]


@pytest.mark.parametrize(
    "line", ["Lamps at sea", "Annex", "Signed in the harbour", "Share of boats with lamps", "a > b and c"]
)
def test_line_of_the_text_at_its_end_stays(line: str):
    assert texts_of(clean(extract([BODY, MORE, OTHER, line]))) == [BODY, MORE, OTHER, line]


def test_marked_navigation_goes_and_marked_headings_in_the_page_head_stay():
    made = extract(
        [
            Block("Harbours", hints=frozenset({Hint.NAVIGATION})),
            Block("Lamp Society", hints=frozenset({Hint.HEADER})),
            Block("Lamps of the harbour", BlockKind.HEADING, 2, hints=frozenset({Hint.HEADER})),
            BODY,
            MORE,
            Block("Lamp Society, Quay 3", hints=frozenset({Hint.FOOTER})),
            Block("See the long book.", BlockKind.NOTE, hints=frozenset({Hint.FOOTER})),
        ],
        HTML,
    )
    cleaned = clean(made)
    assert removals_of(cleaned) == [
        ("site-chrome", "Harbours"),
        ("site-chrome", "Lamp Society"),
        ("footer", "Lamp Society, Quay 3"),
    ]


def test_page_wholly_inside_navigation_is_text():
    made = extract([Block(text, hints=frozenset({Hint.NAVIGATION})) for text in (BODY, MORE)], HTML)
    assert clean(made).removed == ()


def test_short_aside_of_a_page_goes_and_a_long_one_stays():
    aside = frozenset({Hint.ASIDE})
    made = extract(
        [BODY, Block("Read also: boats", hints=aside), Block(f"{MORE} {OTHER} {MORE}", hints=aside)], HTML
    )
    assert removals_of(clean(made)) == [("site-chrome", "Read also: boats")]
