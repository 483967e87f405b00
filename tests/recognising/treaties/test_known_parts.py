"""Paragraphs, letters and points that a treaty's articles have: derived from the texts; others are refused."""

import pytest

from kb.recognising.treaties.articles import COUNTS
from kb.recognising.treaties.known_parts import exists, parts_of
from tests.recognising.derived_parts import CORPUS, TEXTS, derived
from tests.recognising.shipped import shipped

# What the derivation sees otherwise than a reader: an article of the African Charter whose second paragraph has two
# unnamed points; "1. … 2. …" of one definition in the Convention against Torture is as printed by a national gazette;
# letters of the Convention on the Rights of Persons with Disabilities have no stop before them.
READ_BY_HAND = {
    "african-charter": {"23": ":2(2:?)", "45": ":4(1:?)"},
    "cat": {"1": ":2"},
    "crpd": {"29": ":b(a:r3,b:r2)"},
}
COUNTED_TO = {"echr": 18}  # later articles were numbered anew after the text in the corpus

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the development corpus is not on this machine")


def test_treaties_whose_parts_are_counted_are_those_whose_texts_were_read() -> None:
    assert set(COUNTS) == set(TEXTS)


@needs_corpus
@pytest.mark.parametrize("slug", sorted(TEXTS))
def test_counts_are_those_of_the_text(slug: str) -> None:
    found = derived(slug) | READ_BY_HAND.get(slug, {})
    last = COUNTED_TO.get(slug, len(found))
    expected = {number: parts for number, parts in found.items() if int(number) <= last}
    shipped_counts = (entry.partition(":") for entry in COUNTS[slug].split())
    assert {number: colon + parts for number, colon, parts in shipped_counts} == expected


@pytest.mark.parametrize("slug", sorted(COUNTS))
def test_every_article_up_to_the_last_is_counted(slug: str) -> None:
    last = COUNTED_TO.get(slug, shipped().by_slug[slug].last_article)
    numbers = [int(entry.partition(":")[0]) for entry in COUNTS[slug].split()]
    assert numbers == list(range(1, (last or 0) + 1))


@pytest.mark.parametrize("slug", sorted(COUNTS))
def test_every_provision_of_the_base_is_among_the_counted_parts(slug: str) -> None:
    for path in sorted(shipped().by_slug[slug].paths):
        assert exists(slug, tuple(path.split("."))), path


@pytest.mark.parametrize(
    ("slug", "there", "beyond"),
    [
        ("iccpr", "14.7", "14.8"),
        ("iccpr", "14.3.g", "14.3.h"),
        ("iccpr", "17.2", "17.3"),
        ("icerd", "5.d.ix", "5.d.x"),
        ("icerd", "5.f", "5.g"),
        ("crc", "40.2.b.vii", "40.2.b.viii"),
        ("cedaw", "16.1.h", "16.1.i"),
        ("crpd", "4.1.i", "4.1.j"),
        ("refugee-convention", "1.F.c", "1.F.d"),
        ("refugee-convention", "1.F", "1.G"),
        ("gdpr", "6.1.f", "6.1.g"),
        ("echr", "5.1.f", "5.1.g"),
    ],
)
def test_next_part_after_the_last_is_not_there(slug: str, there: str, beyond: str) -> None:
    assert exists(slug, tuple(there.split(".")))
    assert not exists(slug, tuple(beyond.split(".")))


def test_undivided_article_has_no_parts_and_an_uncounted_one_refuses_none() -> None:
    assert not exists("iccpr", ("7", "1"))
    assert exists("african-charter", ("46", "9"))
    assert not parts_of("eu-charter", "8").known
    assert exists("eu-charter", ("8", "9"))
