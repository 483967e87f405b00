"""Articles by number: lists, ranges, paragraphs and points, in six languages."""

import pytest

from kb.recognising import MentionKind
from tests.recognising.shipped import law, read_shipped
from tests.recognising.world import keys, read, words_of


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("See article 17 of the ICCPR.", ["17"]),
        ("articles 14 (3) (d), 4 and 17 of the ICCPR", ["14.3.d", "4", "17"]),
        ("articles 2, 3 and/or 17 of the ICCPR", ["2", "3", "17"]),
        ("Art. 17(1) ICCPR", ["17.1"]),
        ("ICCPR article 17", ["17"]),
        ("ICCPR, arts. 17 and 19", ["17", "19"]),
        ("article 19, paragraph 3, of the ICCPR", ["19.3"]),
        ("article 14, paragraph 3 (g), of the ICCPR", ["14.3.g"]),
        ("article 14, paras. 1, 2 and 3 (g), of the ICCPR", ["14.1", "14.2", "14.3.g"]),
        ("article 19 (2) and (3) of the ICCPR", ["19.2", "19.3"]),
        ("the ICCPR (arts. 9, para. 4, and 2, para. 2)", ["9.4", "2.2"]),
        ("articles 10–12 of the ICCPR", ["10", "11", "12"]),
        ("articles 10 to 12 of the ICCPR", ["10", "11", "12"]),
        ("articles 6, 10-12 and 17 of the ICCPR", ["6", "10", "11", "12", "17"]),
        ("article 14, paragraphs 1 to 3, of the ICCPR", ["14.1", "14.2", "14.3"]),
        ("Article XVII of the ICCPR", ["17"]),
        ("Articles XVII and XIX of the ICCPR", ["17", "19"]),
        ("paragraph 3 of article 19 of the ICCPR", ["19.3"]),
        ("paragraphs 2 and 3 (a) of article 19 of the ICCPR", ["19.2", "19.3.a"]),
        ("the second paragraph of article 17 of the ICCPR", ["17.2"]),
        ("article 2.1 of the ICCPR", ["2.1"]),
        ("Article 6 § 1 ICCPR", ["6.1"]),
        ("Article 14 §§ 3 (a) and 5 of the ICCPR", ["14.3.a", "14.5"]),
        ("article 6 (right to life) of the ICCPR", ["6"]),
        ("articles 6 and 7 and article 17 of the ICCPR", ["6", "7", "17"]),
        ("article 2 in conjunction with article 26 of the ICCPR", ["2", "26"]),
        ("artículo 17 del ICCPR", ["17"]),
        ("los artículos 2, 3 y 17 del Pacto Internacional de Derechos Civiles y Políticos", ["2", "3", "17"]),
        ("el párrafo 3 del artículo 19 del Pacto Internacional de Derechos Civiles y Políticos", ["19.3"]),
        ("l'article 17 du Pacte international relatif aux droits civils et politiques", ["17"]),
        (
            "articles 12 à 14 du Pacte international relatif aux droits civils et politiques",
            ["12", "13", "14"],
        ),
        ("l'article premier du Pacte international relatif aux droits civils et politiques", ["1"]),
        ("art. 19, al. 3, du Pacte international relatif aux droits civils et politiques", ["19.3"]),
        ("статья 17 Международного пакта о гражданских и политических правах", ["17"]),
        ("в статьях 2, 3 и 17 Международного пакта о гражданских и политических правах", ["2", "3", "17"]),
        ("пункт 3 статьи 19 Международного пакта о гражданских и политических правах", ["19.3"]),
        ("ст. 17 Международного пакта о гражданских и политических правах", ["17"]),
        ("المادة 17 من العهد الدولي الخاص بالحقوق المدنية والسياسية", ["17"]),
        ("والمادة ١٧ من العهد الدولي الخاص بالحقوق المدنية والسياسية", ["17"]),
        ("المادتين 2 و17 من العهد الدولي الخاص بالحقوق المدنية والسياسية", ["2", "17"]),
        ("المادة السابعة عشرة من العهد الدولي الخاص بالحقوق المدنية والسياسية", ["17"]),
        ("الفقرة 3 من المادة 19 من العهد الدولي الخاص بالحقوق المدنية والسياسية", ["19.3"]),
        ("《公民权利和政治权利国际公约》第十七条", ["17"]),
        ("《公民权利和政治权利国际公约》第17条", ["17"]),
        ("《公民权利和政治权利国际公约》第十九条第三款", ["19.3"]),
        ("《公民权利和政治权利国际公约》第六条至第八条", ["6", "7", "8"]),
        ("《公民权利和政治权利国际公约》第2、4和17条", ["2", "4", "17"]),
        ("《公民权利和政治权利国际公约》第二条、第四条和第十七条", ["2", "4", "17"]),
    ],
)
def test_articles_of_a_named_treaty_are_read_with_their_parts(text: str, paths: list[str]) -> None:
    assert keys(text) == [f"iccpr:{path}" for path in paths]


def test_known_path_is_the_longest_part_that_the_base_holds() -> None:
    first, second, third = read("articles 19 (3) (b), 19 (2) and 25 of the ICCPR").mentions
    assert (first.path, first.known_path) == ("19.3.b", "19.3")
    assert (second.path, second.known_path) == ("19.2", "19")
    assert (third.path, third.known_path) == ("25", "")


def test_inserted_article_of_a_statute_is_one_article() -> None:
    assert keys("刑法第二百五十三条之一") == ["cn-criminal-law:253-1"]


def test_places_cover_keyword_and_numbers() -> None:
    text = "Under articles 2 (1), 4 and 17 of the ICCPR."
    assert [words_of(text, mention) for mention in read(text).mentions] == ["articles 2 (1)", "4", "17"]


@pytest.mark.parametrize(
    "text",
    [
        "the ICCPR and a newspaper article 12 weeks ago",
        "In the present article the ICCPR is discussed.",
        "an article of the ICCPR",
        "Her article 3 times cites nobody",
        "article 17",
        "the particle 17 of the ICCPR",
    ],
)
def test_other_articles_are_no_provisions(text: str) -> None:
    assert [key for key in keys(text) if ":" in key] == []


def test_month_after_a_number_does_not_join_the_list() -> None:
    assert keys("article 12, 25 July, of the ICCPR")[:1] != ["iccpr:25"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Статьи Пакта\n\n7; 17 и 24", ["iccpr:7", "iccpr:17", "iccpr:24"]),
        ("Статьи Пакта: 7; 17 и 24", ["iccpr:7", "iccpr:17", "iccpr:24"]),
        ("Участники Пакта\n\n7; 17 и 24", ["iccpr"]),
        ("Статьи Пакта\n\n7. Комитет отмечает", ["iccpr"]),
    ],
)
def test_numbers_below_a_heading_that_names_the_treaty_are_its_articles(
    text: str, expected: list[str]
) -> None:
    assert law(text, "iccpr") == expected


def test_heading_of_an_article_in_the_declaration_itself_is_that_article() -> None:
    assert law("Статья 26\n1. Каждый человек имеет право учиться.", "udhr") == ["udhr:26"]
    assert law("Статья 26\n1. Каждый человек имеет право учиться.") == []


def test_article_with_its_paragraph_before_it_is_less_sure_than_one_with_it_behind() -> None:
    of = "من العهد الدولي الخاص بالحقوق المدنية والسياسية"
    turned, straight = (
        read_shipped(f"المادة {one} {of}").of_kind(MentionKind.PROVISION)[0] for one in ("1/ 14", "14/ 1")
    )
    assert turned.path == straight.path == "14.1"
    assert turned.score < straight.score == 1.0
