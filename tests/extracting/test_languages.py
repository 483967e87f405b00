"""Scripts and languages are told from letters and common words; short texts speak as their surroundings do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.extracting.languages import language_of, script_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The makers of this rule were not asked what it should be for.", "en"),
        ("Les auteurs de cette règle ne sont pas dans la salle avec nous.", "fr"),
        ("Los autores de la regla no están en la sala con los jueces.", "es"),
        ("Die Verfasser der Regel sind nicht mit den Richtern in dem Saal.", "de"),
        ("Авторы этого правила не были в зале, когда судьи вышли.", "ru"),
        ("Автори цього правила не були в залі, коли судді вийшли.", "uk"),
        ("لم يكن مؤلفو هذه القاعدة في القاعة مع القضاة", "ar"),
        ("这些规则的作者没有与法官一起来到会议室。", "zh-Hans"),
        ("這些規則的作者沒有與法官一起來到會議室。", "zh-Hant"),
        ("この規則の著者は裁判官と一緒に部屋にいませんでした。", "ja"),
        ("이 규칙의 저자는 판사와 함께 있지 않았다.", "ko"),
    ],
)
def test_language_is_told_from_a_sentence(text: str, language: str) -> None:
    assert language_of(text) == language


def test_short_text_speaks_the_language_of_its_surroundings() -> None:
    assert language_of("Rule on rooms", "fr") == "fr"
    assert language_of("17, 19, 22", "es") == "es"


def test_close_call_goes_to_the_surroundings() -> None:
    assert language_of("Svart på hvitt og i en by", "da") == "da"


def test_script_is_that_of_most_letters() -> None:
    assert script_of("关于 rules") == "Latn"
    assert script_of("关于我们 ok") == "Hani"
    assert script_of("12 — 14") == ""


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert isinstance(language_of(text), str)
