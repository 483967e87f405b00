"""Russian ways to cite a part: its number before a lone bracket, and "of which" or "of the said article" behind it."""

import pytest

from tests.recognising.shipped import law

COVENANT = "Пакта о гражданских и политических правах"
CONVENTION = "Конвенции о правах инвалидов"


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        (f"статья 14 1) {COVENANT}", ["14.1"]),
        (f"статьёй 2 2) {COVENANT}", ["2.2"]),
        (f"статьи 10 3) {COVENANT}", ["10.3"]),
        (f"ст. 14 3) d) {COVENANT}", ["14.3.d"]),
        (f"статьи 6 1) и 14 2) {COVENANT}", ["6.1", "14.2"]),
        (f"статьи 6 1), 14 2) и 17 {COVENANT}", ["6.1", "14.2", "17"]),
        (f"статья 14 1), 2) и 5) {COVENANT}", ["14.1", "14.2", "14.5"]),
        (f"(статья 14 1) {COVENANT})", ["14.1"]),
        (f"пункт 1 статьи 14 {COVENANT}", ["14.1"]),
    ],
)
def test_number_before_a_lone_bracket_is_the_paragraph_of_its_article(text: str, paths: list[str]) -> None:
    assert law(text) == [f"iccpr:{path}" for path in paths]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("По статье 14 1) суд беспристрастен; 2) вина доказана.", ["14"]),
        ("По статье 14: 1) суд беспристрастен; 2) вина доказана.", ["14"]),
        ("По статье 14 1) суд беспристрастен.", ["14.1"]),
        ("1) статья 6 2) статья 14", ["6", "14"]),
        ("(статья 14, пункты 1 и 2)", ["14.1", "14.2"]),
        ("(статьи 6 и 14)", ["6", "14"]),
    ],
)
def test_number_of_an_item_of_the_sentence_is_no_paragraph(text: str, paths: list[str]) -> None:
    assert law(text, "iccpr") == [f"iccpr:{path}" for path in paths]


@pytest.mark.parametrize(
    ("behind", "keys"),
    [
        ("; в пункте 2 указанной статьи", ["crpd:12", "crpd:12.2"]),
        ("; в пункте 2 этой статьи", ["crpd:12", "crpd:12.2"]),
        ("; в пункте 2 этой же статьи", ["crpd:12", "crpd:12.2"]),
        ("; в пункте 2 названной статьи", ["crpd:12", "crpd:12.2"]),
        (" посвящена равенству, согласно п. 1 которой", ["crpd:12", "crpd:12.1"]),
        (" посвящена равенству; Декларация, п. 1 которой", ["crpd:12"]),
        (" посвящена равенству. Хартия, согласно п. 1 которой", ["crpd:12"]),
        ("; в пункте 2 этого доклада", ["crpd:12"]),
        ("; статья 5 закона страны, в пункте 2 этой статьи", ["crpd:12"]),
    ],
)
def test_paragraph_of_the_said_article_is_one_of_the_article_named_last(behind: str, keys: list[str]) -> None:
    assert law(f"Статья 12 {CONVENTION}{behind}") == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (f"к статье 24 об образовании {CONVENTION}", ["crpd:24"]),
        (f"к статье 24 о праве на образование {CONVENTION}", ["crpd:24"]),
        ("к Статье 24 об образовании Конвенции по правам инвалидов", ["crpd:24"]),
        (f"к статье 24 закона об образовании и {CONVENTION}", ["crpd"]),
        (f"по статье 24 об образовании заявляют участники {CONVENTION}", ["crpd:24", "crpd"]),
    ],
)
def test_subject_between_an_article_and_the_genitive_of_its_law(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("статья 12 Конвенции о правах ребенка", ["crc:12"]),
        ("статья 12 Конвенции о правах детей", ["crc:12"]),
        ("статья 12 Конвенции о правах детей с инвалидностью", []),
        ("статья 12 Конвенции о правах ребенка-инвалида", []),
        ("статья 12 Конвенции о правах ребенка с инвалидностью справляется", []),
        ("статья 12 Конвенции о правах ребенка с оговоркой", ["crc:12"]),
    ],
)
def test_title_that_goes_on_to_disability_is_not_that_on_the_child(text: str, keys: list[str]) -> None:
    assert law(text) == keys


def test_convention_of_the_council_of_europe_is_known_by_its_maker() -> None:
    assert law("статья 8 Конвенции Совета Европы о защите прав человека и основных свобод") == ["echr:8"]
    assert law("статья 8 Конвенции Совета Европы о защите прав животных") == []
