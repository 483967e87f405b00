"""Texts in any script are found however the words are typed."""

import unicodedata
from urllib.parse import urlencode

from kb.models import Passage
from tests import factories
from tests.search.conftest import Ask

CHINESE = "人工智能技术的发展对隐私权和个人信息保护提出了新的挑战，国家应当尊重和保障人权。"
ARABIC = "تُعَدُّ الحقوقُ الرقمية جزءًا من حقوق الإنسان، وعلى الدول حماية الخصوصيّة."
RUSSIAN = "Цифровые технологии затрагивают права человека, и государства обязаны их защищать."
FRENCH = "Les libertés publiques et l’accès à l’information à l’ère numérique."
LATIN = "The ﬁrst naïve co\u00adoperation — “full” Ｗｉｄｔｈ of Straße and œuvre\u200b."


def _found(ask: Ask, query: str) -> int:
    return ask(urlencode({"q": query})).total


def _page(text: str, language: str) -> Passage:
    """A passage whose exact text readers may see."""
    document = factories.document(language=language, text_policy="full")
    return factories.passage(text, edition=factories.edition(document, text=text), language=language)


def test_every_word_of_two_characters_in_a_chinese_text_is_found(ask: Ask) -> None:
    _page(CHINESE, "zh-Hans")
    words = {CHINESE[i : i + 2] for i in range(len(CHINESE) - 1) if CHINESE[i : i + 2].isalpha()}
    words = {word for word in words if "，" not in word and "。" not in word}
    assert len(words) > 30
    assert [word for word in sorted(words) if _found(ask, word) != 1] == []
    assert _found(ask, "隐私权") == 1
    assert _found(ask, "权") == 1
    assert _found(ask, "私隐") == 0
    assert _found(ask, '"人权" 隐私') == 1


def test_arabic_words_are_found_without_vowel_signs_article_or_exact_form(ask: Ask) -> None:
    _page(ARABIC, "ar")
    for query in ("الحقوق", "حقوق", "الحُقُوق", "الانسان", "الإنسان", "الخصوصية", "الـــدول"):
        assert _found(ask, query) == 1, query
    assert _found(ask, "الطعام") == 0


def test_russian_words_are_found_in_other_cases(ask: Ask) -> None:
    _page(RUSSIAN, "ru")
    for query in ("право человек", "технологиями", "ПРАВА ЧЕЛОВЕКА", '"права человека"', "государств"):
        assert _found(ask, query) == 1, query


def test_french_words_are_found_without_accents_and_in_other_forms(ask: Ask) -> None:
    _page(FRENCH, "fr")
    for query in ("liberte", "libertés", "acces information", "ère", '"l\'accès"', "publique"):
        assert _found(ask, query) == 1, query


def test_unicode_forms_of_query_and_text_find_each_other(ask: Ask) -> None:
    _page(LATIN, "en")
    queries = [
        "first",
        "ﬁrst",
        "naive",
        "naïve",
        "cooperation",
        "width",
        "ｗｉｄｔｈ",
        "strasse",
        "Straße",
        "oeuvre",
    ]
    for query in queries:
        for form in ("NFC", "NFD", "NFKC", "NFKD"):
            assert _found(ask, unicodedata.normalize(form, query)) == 1, (query, form)


def test_summary_of_a_french_source_is_found_by_english_grammar(ask: Ask) -> None:
    factories.passage("Technologies threaten liberties.", of=factories.document(language="fr"))
    assert _found(ask, "technology liberty") == 1


def test_snippet_of_a_chinese_hit_marks_the_word(ask: Ask) -> None:
    _page(CHINESE, "zh-Hans")
    snippet = ask(urlencode({"q": "隐私权"})).hits[0].snippet
    assert [fragment.text for fragment in snippet if fragment.match] == ["隐私权"]
