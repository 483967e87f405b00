"""Any text at all: nothing raises, places lie inside the text, the same text gives the same answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.recognising import Mention, Reader, recognise
from kb.recognising.treaties.known_parts import exists
from tests.recognising.world import GAZETTEER, TITLES

PIECES = st.sampled_from(
    [
        *(
            "article ",
            "articles ",
            "Art. ",
            "art. 6-1",
            "artículos ",
            "статьи ",
            "المادة ",
            "المواد ",
            "第",
            "条",
            "款",
        ),
        *(
            "17",
            "2 (1) (d)",
            "XIV",
            "§§ 3 (a)",
            "十七",
            "١٧",
            "10–12",
            "9999",
            ", ",
            " and ",
            " to ",
            "; ",
            "(",
            ")",
        ),
        *(
            " of the ",
            " de la ",
            "paragraphs 1 and 2 of ",
            ", para. ",
            " thereof",
            " (hereinafter “the Act”)",
        ),
        *(
            "Covenant",
            "the Convention",
            "this Law",
            "本法",
            "《",
            "》",
            "Protocol to the ",
            "Optional Protocol",
            "CAT",
        ),
        *(
            "Penal Code",
            "of Freedonia",
            "A/HRC/RES/32/13",
            "resolution 68/167",
            "5 May 2020",
            "1966年",
            "privacy",
        ),
        *("\x00", "\u202e", "\u0301", "İ", "ß", "ﬁ", "\ud800", "🏛", "\n", "“", "ـ"),
        *(title for titles in TITLES.values() for title in titles.values()),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


def places(text: str, mentions: tuple[Mention, ...]) -> None:
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert 0.0 < mention.score <= 1.0
        assert mention.path.startswith(mention.known_path)


@given(TEXTS, st.lists(st.sampled_from(sorted(GAZETTEER.by_slug)), max_size=2), st.booleans())
@settings(deadline=None)
def test_any_text_is_read_without_fault_and_with_places_inside_it(
    text: str, home: list[str], before: bool
) -> None:
    reader = Reader(GAZETTEER, home=home, title=text[:40] if before else "")
    found = reader.read(text)
    places(text, found.mentions)
    for other in (*found.unknown, *found.refused):
        assert 0 <= other.start < other.end <= len(text)
    assert all(one.normal == one.normal.casefold() for one in found.unknown)


@given(TEXTS)
@settings(deadline=None)
def test_text_read_alone_gives_the_same_answer_every_time(text: str) -> None:
    assert recognise(text, GAZETTEER) == recognise(text, GAZETTEER)


@given(st.integers(min_value=1, max_value=53), st.integers(min_value=1, max_value=30))
@settings(deadline=None)
def test_every_article_and_paragraph_of_a_treaty_is_found_and_none_beyond(
    article: int, paragraph: int
) -> None:
    found = recognise(f"article {article} ({paragraph}) of the ICCPR", GAZETTEER)
    there = exists("iccpr", (str(article), str(paragraph)))
    assert [one.key for one in found.mentions] == [f"iccpr:{article}.{paragraph}"] * there
    assert [one.path for one in found.refused] == [f"{article}.{paragraph}"] * (not there)
    assert recognise(f"article {article + 53} of the ICCPR", GAZETTEER).mentions == ()


@pytest.mark.parametrize(
    "piece",
    [
        "article 1, ",
        "articles 1 and ",
        "paragraph 1, ",
        "of the Convention ",
        "Optional Protocol to the ",
        "the Convention on the Rights of ",
        "Convention ",
        "A/",
        "resolution ",
        "第一",
        "《",
        "ال",
        "(hereinafter ",
        "of of ",
        "A1 ",
        "1966 ",
        "§ ",
        "((((",
        "International Covenant on Civil and Political ",
    ],
)
def test_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    """Quadratic reading of these would not end within the patience of a test run."""
    text = piece * (200_000 // len(piece))
    places(text, recognise(text, GAZETTEER).mentions)
