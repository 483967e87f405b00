"""The query language from the words a reader types to the records that are found."""

from urllib.parse import urlencode

import pytest

from kb.search import InvalidSearch
from kb.search.schema import TEXT_FIELDS
from tests import factories
from tests.search.conftest import Ask

PASSAGES = {
    "duty": "States must respect the right to privacy of human rights defenders.",
    "watch": "Surveillance technologies, e.g. cameras, watch journalists and defenders in public.",
    "self": "Peoples have the right to self-determination; the State’s duty follows.",
    "article": "Article 19 (3) of A/HRC/RES/32/13 permits restrictions.",
    "order": "Privacy right: a heading in another order.",
    "gap": "Human beings have rights.",
}
FOUND = {
    "privacy": "duty order",
    "PRIVACY": "duty order",
    "right privacy": "duty order",
    '"right to privacy"': "duty",
    '"privacy right"': "order",
    "“right to privacy”": "duty",
    '"human rights"': "duty",
    '"human right"': "",
    "human rights": "duty gap",
    "human right": "duty gap",
    '"right"': "duty order self",
    '"rights"': "duty gap",
    "rights": "duty gap order self",
    "surveil": "watch",
    "surveilled": "watch",
    "surveil*": "watch",
    "survei*": "watch",
    '"surveil"': "",
    "journal* OR peoples": "self watch",
    "privacy OR cameras": "duty order watch",
    "privacy -defenders": "order",
    "privacy NOT defenders": "order",
    "(privacy OR surveillance) defenders": "duty watch",
    "right -(privacy OR duty)": "gap",
    "self-determination": "self",
    "self determination": "self",
    "self‑determin*": "self",
    "State's": "duty self",
    "states’": "duty self",
    "A/HRC/RES/32/13": "article",
    "HRC/RES/32": "article",
    "RES/13": "",
    "19(3)": "article",
    "right NEAR/2 privacy": "duty order",
    "right NEAR/1 privacy": "order",
    "human NEAR/3 rights": "duty gap",
    "human NEAR/2 rights": "duty",
    "defenders NEAR/5 journalists": "watch",
    '"human rights" NEAR/4 privacy': "duty",
    '"human rights" NEAR/1 privacy': "",
    '"right to" NEAR/1 self-determination': "self",
    "priv* NEAR/1 right": "order",
    "priv* NEAR/2 right": "duty order",
    "human NEAR/1 right NEAR/1 defenders": "duty",
    '"to privacy" NEAR/3 "human rights"': "duty",
    '"human rights" NEAR/1 "to privacy"': "",
    '"human rights" NEAR/2 "to privacy"': "duty",
    "claimant:(liu NEAR/1 huawen)": "duty",
    "claimant:(huawen NEAR/2 liu)": "duty",
    "claimant:(liu NEAR/2 liu)": "",
    "claimant:(huawen NEAR/3 li*)": "duty",
    " NEAR/100 ".join(['"human rights"'] * 12): "",
    "rights NEAR/5 rights": "duty",
    "rights NEAR/4 rights": "",
    "right NEAR/9 rights": "duty",
    "defen* NEAR/9 defenders": "",
    "text:cameras": "watch",
    "text:report": "",
    "quote:states": "duty",
    "quote:journalists": "",
    "title:report": "article duty gap order self watch",
    "title:reports": "article duty gap order self watch",
    "title:other": "",
    "heading:background": "duty",
    "heading:(background OR findings)": "duty watch",
    "claimant:liu": "duty",
    "author:huawen": "article duty gap order self watch",
    "publisher:park": "article duty gap order self watch",
    "instrument:iccpr": "article",
    "article:19": "article",
    'article:"article 19"': "article",
    "symbol:A/HRC/1": "article duty gap order self watch",
    "number:7": "watch",
    "about:privacy": "duty",
    "about:隐私": "duty",
    "privacy claimant:liu": "duty",
    "privacy -claimant:liu": "order",
    "claimant:privacy": "",
    "nothing-like-this": "",
}


@pytest.fixture
def corpus(db: None) -> dict[str, str]:
    """The passages, by the display id of each."""
    park = factories.institution("wilton-park")
    author = factories.person("liu-huawen")
    report = factories.document("a-report", publishers=[park])
    factories.contribution(report, author)
    report.identifiers.create(scheme="un-symbol", value="A/HRC/1", normal="A/HRC/1")
    outline = factories.edition(report)
    headings = {
        "duty": factories.section(outline, "1", heading="Background"),
        "watch": factories.section(outline, "2", heading="Findings"),
    }
    made = {
        name: factories.passage(
            text, of=report, section=headings.get(name), number="7" if name == "watch" else ""
        )
        for name, text in PASSAGES.items()
    }
    privacy = factories.concept("privacy")
    factories.concept_label(privacy, "隐私", "zh-Hans")
    factories.tag(made["duty"], privacy)
    factories.claim("A claim.", on=[made["duty"]], by=[author])
    covenant = factories.instrument("iccpr")
    factories.citation(made["article"], factories.provision(covenant, "19"))
    return {f"{passage.public_id[:4]}-{passage.public_id[4:]}": name for name, passage in made.items()}


def test_queries_find_exactly_the_passages_that_the_language_promises(
    corpus: dict[str, str], ask: Ask
) -> None:
    found = {
        query: " ".join(sorted(corpus[hit.id] for hit in ask(urlencode({"q": query})).hits))
        for query in FOUND
    }
    assert found == FOUND


def test_every_field_is_among_what_the_language_promises() -> None:
    assert [name for name in TEXT_FIELDS if not any(f"{name}:" in query for query in FOUND)] == []


MISTAKES = [
    ("a" * 513, "512"),
    (" ".join(["word"] * 33), "32"),
    ('"unclosed', "not closed"),
    ("(unclosed", "not closed"),
    ("nofield:x", "There is no field"),
    ("-only", "besides"),
    ("a*", "2 letters"),
    ("x NEAR/500 y", "from 1 to 100"),
    ("a OR", "both sides"),
    ("!!!", "no word"),
]


def test_mistaken_query_says_what_is_wrong_and_where(ask: Ask) -> None:
    for query, words in MISTAKES:
        with pytest.raises(InvalidSearch) as refused:
            ask(urlencode({"q": query}))
        error = refused.value.errors[0]
        assert error.parameter == "q"
        assert words in error.message, query[:60]
        assert error.position is not None
        assert 0 <= error.position <= len(error.value)


def test_understood_query_is_told_with_the_answer(ask: Ask) -> None:
    assert ask("q=privacy+AND+rights").understood_as == "privacy rights"
    assert ask("").understood_as == ""


def test_prefix_of_more_words_than_the_engine_allows_beside_another_is_looked_for_anywhere(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.passage("Right of privacy, private and privileged.")
    assert [ask(urlencode({"q": query})).total for query in ("of-priv*", "right NEAR/2 priv*")] == [1, 1]
    assert [ask(urlencode({"q": query})).total for query in ("and-priva*", "right NEAR/1 priv*")] == [0, 0]
    monkeypatch.setattr("kb.search.compiling._MOST_EXPANSIONS", 1)
    factories.passage("Another.")  # so that no answer is remembered
    assert [ask(urlencode({"q": query})).total for query in ("and-priva*", "right NEAR/1 priv*")] == [1, 1]
    assert ask(urlencode({"q": "trade NEAR/1 priv*"})).total == 0
