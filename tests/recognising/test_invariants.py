"""What holds of every citation: no mark of it is dropped, none is invented, its place holds whole brackets."""

import re
from itertools import pairwise
from string import ascii_lowercase

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.recognising import Mention, MentionKind
from kb.recognising.tokens.numerals import small_roman
from kb.recognising.treaties.articles import COUNTS
from kb.recognising.treaties.known_parts import exists, parts_of
from tests.recognising.shipped import law, read_shipped
from tests.recognising.titles import ICCPR

DIGITS = [str(number) for number in range(1, 8)]
LETTERS = list(ascii_lowercase)
ROMANS = [small_roman(number) for number in range(1, 10)]
ODD = ["β", "3x", "a-1", "ж2", "iiii", "?a"]
WRITES = {"3x": ["3", "x"]}
JOINTS = ["", " ", ", ", " and ", ", and ", "; ", "–", " to "]
SLUGS = {"iccpr": "the ICCPR", "icerd": "ICERD", "crc": "the CRC", "cedaw": "CEDAW", "crpd": "the CRPD"}

marks = st.sampled_from([*DIGITS, *LETTERS[:8], *ROMANS, *ODD])
tails = st.lists(st.tuples(st.sampled_from(JOINTS), marks), min_size=1, max_size=6)


def provisions(text: str, *home: str) -> list[Mention]:
    return list(read_shipped(text, *home).of_kind(MentionKind.PROVISION))


def lies_between(mark: str, written: list[str]) -> bool:
    """Whether a mark is inside a range of the marks that are written, of its own sort."""
    for sort in (DIGITS, LETTERS, ROMANS):
        if mark in sort:
            ends = [sort.index(one) for one in written if one in sort]
            return any(first < sort.index(mark) < last for first, last in pairwise(ends))
    return False


@given(st.sampled_from(sorted(SLUGS)), st.integers(1, 40), tails)
@settings(deadline=None, max_examples=400)
def test_no_mark_of_a_citation_is_dropped_and_none_is_invented(
    slug: str, article: int, tail: list[tuple[str, str]]
) -> None:
    text = f"article {article}{''.join(f'{joint}({mark})' for joint, mark in tail)} of {SLUGS[slug]}"
    written = [str(article), *(sign for _, mark in tail for sign in WRITES.get(mark, [mark]))]
    found = read_shipped(text)
    paths = [mention.path.split(".") for mention in found.of_kind(MentionKind.PROVISION)]
    for path in paths:
        assert path[0] == written[0]
        assert all(mark in written or lies_between(mark, written) for mark in path), (text, path)
    if paths and not found.refused:
        assert {mark for path in paths for mark in path} >= set(written), (text, paths)


@given(st.sampled_from(sorted(SLUGS)), st.integers(1, 40), tails)
@settings(deadline=None, max_examples=200)
def test_every_provision_is_one_that_the_treaty_has(
    slug: str, article: int, tail: list[tuple[str, str]]
) -> None:
    text = f"article {article}{''.join(f'{joint}({mark})' for joint, mark in tail)} of {SLUGS[slug]}"
    for mention in provisions(text):
        assert exists(slug, tuple(mention.path.split("."))), (text, mention.path)


@given(tails, tails)
@settings(deadline=None, max_examples=200)
def test_place_of_a_provision_holds_both_brackets_of_a_pair_or_neither(
    first: list[tuple[str, str]], second: list[tuple[str, str]]
) -> None:
    one, other = ("".join(f"{joint}({mark})" for joint, mark in tail) for tail in (first, second))
    text = f"(see articles 14{one} and 9 (paras. 2{other})) of the ICCPR"
    pairs, open_brackets = [], []
    for place, character in enumerate(text):
        if character == "(":
            open_brackets.append(place)
        elif character == ")":
            pairs.append((open_brackets.pop(), place))
    for mention in provisions(text):
        for opening, closing in pairs:
            assert (mention.start <= opening < mention.end) == (mention.start <= closing < mention.end), text


# A citation as each language writes it, round and back.

articles = st.sampled_from(
    [
        number
        for number in range(1, 54)
        if any(one.isdecimal() for one in parts_of("iccpr", str(number)).marks)
    ]
)


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[int, list[str]]:
    """An article of the Covenant with one or several of its paragraphs in order."""
    article = draw(articles)
    there = parts_of("iccpr", str(article)).marks
    chosen = draw(st.sets(st.sampled_from(there), min_size=1, max_size=3))
    return article, sorted(chosen, key=int)


def _listed(entries: list[str], last: str, comma: str = ", ") -> str:
    return comma.join(entries[:-1]) + (last if len(entries) > 1 else "") + entries[-1]


HAN = ["", *"一二三四五六七八九"]


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (HAN[tens] if tens > 1 else "") + ("十" if tens else "") + HAN[ones]


STYLES = {
    "en": lambda n, p: (
        f"article {n}, {'paragraphs' if len(p) > 1 else 'paragraph'} {_listed(p, ' and ')}, of the ICCPR"
    ),
    "en-court": lambda n, p: f"Article {n} {'§' * min(len(p), 2)} {_listed(p, ' and ')} of the ICCPR",
    "en-short": lambda n, p: f"Art. {n}{_listed([f'({one})' for one in p], ' and ')} ICCPR",
    "fr": lambda n, p: f"l'article {n} (par. {_listed(p, ' et ')}) du {ICCPR['fr']}",
    "es": lambda n, p: (
        f"el artículo {n}, {'párrs.' if len(p) > 1 else 'párr.'} {_listed(p, ' y ')}, del {ICCPR['es']}"
    ),
    "ru": lambda n, p: f"{'пункты' if len(p) > 1 else 'пункт'} {_listed(p, ' и ')} статьи {n} {ICCPR['ru']}",
    "ar": lambda n, p: (
        f"{'الفقرات' if len(p) > 1 else 'الفقرة'} {_listed(p, ' و', '، ')} من المادة {n} من {ICCPR['ar']}"
    ),
    "zh": lambda n, p: (
        f"《{ICCPR['zh']}》第{_han(n)}条{_listed([f'第{_han(int(one))}款' for one in p], '和', '、')}"
    ),
}


@given(st.sampled_from(sorted(STYLES)), paragraphs())
@settings(deadline=None, max_examples=400)
def test_citation_written_as_its_language_does_is_read_back(style: str, cited: tuple[int, list[str]]) -> None:
    article, chosen = cited
    text = STYLES[style](article, chosen)
    assert law(text) == [f"iccpr:{article}.{one}" for one in chosen], text


@given(st.sampled_from(sorted(COUNTS)), st.data())
@settings(deadline=None, max_examples=200)
def test_range_of_articles_is_filled_between_ends_that_stand_in_the_text(
    slug: str, data: st.DataObject
) -> None:
    last = len(COUNTS[slug].split())
    first = data.draw(st.integers(1, last))
    until = data.draw(st.integers(1, last))
    text = f"Articles {first}–{until} were invoked."
    found = [mention.path for mention in provisions(text, slug)]
    if first < until and until - first <= 60 and len(str(first)) + len(str(until)) < 7:
        assert found == [str(number) for number in range(first, until + 1)]
    else:
        assert {number for path in found for number in re.findall(r"\d+", path)} <= {str(first), str(until)}
