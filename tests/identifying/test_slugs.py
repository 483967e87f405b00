"""Slugs of titles: readable, short, never taken."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.identifying.slugs import LONGEST, neutral_slug, slugify_title


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Digital Rights", "digital-rights"),
        ("  What's new? The State’s duty — 2023 ", "whats-new-the-states-duty-2023"),
        ("Convention européenne des droits de l'homme", "convention-europeenne-des-droits-de-lhomme"),
        ("Straße & Œuvre Łódź Ærø", "strasse-oeuvre-lodz-aero"),
        ("ﬁrst Ｆｕｌｌ", "first-full"),
        ("数字人权", "none"),
        ("حقوق 2024", "none"),
        ("1984", "1984"),
        ("حقوق AI 2024", "ai-2024"),
        ("", "none"),
        ("***", "none"),
    ],
)
def test_title_becomes_words_joined_by_hyphens(title: str, slug: str) -> None:
    assert slugify_title(title, fallback="none") == slug


def test_taken_slug_is_numbered_with_the_first_free_number() -> None:
    assert slugify_title("Privacy", {"privacy"}, fallback="none") == "privacy-2"
    assert slugify_title("Privacy", {"privacy", "privacy-2"}, fallback="none") == "privacy-3"


def test_long_title_is_cut_between_words() -> None:
    slug = slugify_title("human rights " * 20, fallback="none")
    assert len(slug) <= LONGEST
    assert set(slug.split("-")) == {"human", "rights"}


def test_title_without_latin_letters_takes_the_given_fallback() -> None:
    assert slugify_title("数字人权", fallback="document") == "document"


@given(st.text(max_size=200), st.integers(0, 12))
def test_any_title_gives_a_free_well_formed_slug(title: str, times: int) -> None:
    taken: set[str] = set()
    for _ in range(times + 1):
        slug = slugify_title(title, taken, fallback=neutral_slug("document", title))
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= LONGEST
        assert slug not in taken
        taken.add(slug)


def test_neutral_slug_tells_titles_apart_and_follows_from_the_title() -> None:
    one, other = (neutral_slug("document", title, "2024") for title in ("数字人权", "数字权利"))
    assert re.fullmatch(r"document-2024-[0-9a-z]{6}", one)
    assert one != other
    assert one == neutral_slug("document", "数字人权", "2024")
    assert re.fullmatch(r"document-[0-9a-z]{6}", neutral_slug("document", "数字人权"))
