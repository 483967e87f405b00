"""Levels of a list: by the sort of its marks, not their place; ranges are filled; a mark that is not there refuses."""

import pytest

from tests.recognising.shipped import law, read_shipped
from tests.recognising.titles import ICCPR

ICCPR_FR, ICCPR_ES, ICCPR_RU = f"du {ICCPR['fr']}", f"del {ICCPR['es']}", ICCPR["ru"]
ICCPR_AR, ICCPR_ZH = f"من {ICCPR['ar']}", f"《{ICCPR['zh']}》"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("article 16 (1) (f) and (g) of CEDAW", ["cedaw:16.1.f", "cedaw:16.1.g"]),
        ("article 16 (1) (f) and (2) of CEDAW", ["cedaw:16.1.f", "cedaw:16.2"]),
        ("article 4 (1) (h) and (i) of the CRPD", ["crpd:4.1.h", "crpd:4.1.i"]),
        ("article 40 (2) (b) (i) of the CRC", ["crc:40.2.b.i"]),
        ("article 40 (2) (b) (i) and (ii) of the CRC", ["crc:40.2.b.i", "crc:40.2.b.ii"]),
        ("article 5 (d) (i) of ICERD", ["icerd:5.d.i"]),
        ("article 5 (d) (vii)–(ix) of ICERD", ["icerd:5.d.vii", "icerd:5.d.viii", "icerd:5.d.ix"]),
        ("article 5 (d) (vii), (ix) of ICERD", ["icerd:5.d.vii", "icerd:5.d.ix"]),
        ("article 14 (3) (a)–(c) of the ICCPR", ["iccpr:14.3.a", "iccpr:14.3.b", "iccpr:14.3.c"]),
        ("article 14 (3) (a), (c) of the ICCPR", ["iccpr:14.3.a", "iccpr:14.3.c"]),
        ("Article 5 § 1 (c) and § 3 ECHR", ["echr:5.1.c", "echr:5.3"]),
        ("Article 5 § 1 (c) and (e) ECHR", ["echr:5.1.c", "echr:5.1.e"]),
        ("Articles 5 § 1 (c) and 3 ECHR", ["echr:5.1.c", "echr:3"]),
        (f"l'article 14, par. 3 a) et c), {ICCPR_FR}", ["iccpr:14.3.a", "iccpr:14.3.c"]),
        (f"l'article 14, par. 3 a) à c), {ICCPR_FR}", ["iccpr:14.3.a", "iccpr:14.3.b", "iccpr:14.3.c"]),
        (f"l'alinéa b du paragraphe 3 de l'article 14 {ICCPR_FR}", ["iccpr:14.3.b"]),
        (f"el artículo 14, párrafo 3 a) y c), {ICCPR_ES}", ["iccpr:14.3.a", "iccpr:14.3.c"]),
        (f"el artículo 14, párrs. 3 y 5, {ICCPR_ES}", ["iccpr:14.3", "iccpr:14.5"]),
        (f"el artículo 14, apartado 3, letra b), {ICCPR_ES}", ["iccpr:14.3.b"]),
        (f"подпункт b) пункта 3 статьи 14 {ICCPR_RU}", ["iccpr:14.3.b"]),
        (f"пункты 1 и 3 b) статьи 14 {ICCPR_RU}", ["iccpr:14.1", "iccpr:14.3.b"]),
        (f"пункт 1 статьи 14 {ICCPR_RU}", ["iccpr:14.1"]),
        (f"الفقرة 3 (ب) من المادة 14 {ICCPR_AR}", ["iccpr:14.3.b"]),
        (f"الفقرتان 1 و3 من المادة 14 {ICCPR_AR}", ["iccpr:14.1", "iccpr:14.3"]),
        (f"{ICCPR_ZH}第十四条第一款和第三款", ["iccpr:14.1", "iccpr:14.3"]),
        (f"{ICCPR_ZH}第十四条第三款第（二）项", ["iccpr:14.3.b"]),
        (f"{ICCPR_ZH}第十四条第三款(丁)项", ["iccpr:14.3.d"]),
    ],
)
def test_next_mark_stands_on_the_level_of_its_sort(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("article 14 (3) (i) of the ICCPR", "14.3.i"),
        ("article 17, paragraph 3, of the ICCPR", "17.3"),
        ("article 17 (a) of the ICCPR", "17.a"),
        ("article 17bis of the ICCPR", "17bis"),
        ("article 26B of the ICCPR", "26B"),
        (f"l'article 17, par. 3, {ICCPR_FR}", "17.3"),
        (f"el artículo 17, párr. 3, {ICCPR_ES}", "17.3"),
        (f"пункт 3 статьи 17 {ICCPR_RU}", "17.3"),
        (f"الفقرة 3 من المادة 17 {ICCPR_AR}", "17.3"),
        (f"{ICCPR_ZH}第十七条第三款", "17.3"),
    ],
)
def test_part_that_the_article_does_not_have_is_refused(text: str, refused: str) -> None:
    found = read_shipped(text)
    assert [one.path for one in found.refused] == [refused]
    assert [one.path for one in found.mentions if one.path] == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"статьи 17 {ICCPR_RU}", "17"),
        (f"статьёй 17 {ICCPR_RU}", "17"),
        (f"Ст. 17 {ICCPR_RU}", "17"),
        (f"l'article 1er {ICCPR_FR}", "1"),
        (f"l'article premier {ICCPR_FR}", "1"),
        (f"el artículo 1º {ICCPR_ES}", "1"),
        (f"وبالمادة ١٧ {ICCPR_AR}", "17"),
        (f"للمادة السابعة عشرة {ICCPR_AR}", "17"),
        (f"فالمادة ۱۷ {ICCPR_AR}", "17"),
        (f"{ICCPR_ZH}第一七条", "17"),
        (f"{ICCPR_ZH}第１７条", "17"),
        (f"{ICCPR_ZH}第十七条", "17"),
    ],
)
def test_number_is_read_in_every_writing(text: str, path: str) -> None:
    assert [key for key in law(text) if ":" in key] == [f"iccpr:{path}"]


@pytest.mark.parametrize(
    "text",
    [
        f"бюст. 17 {ICCPR_RU}",
        f"подстатья 17 {ICCPR_RU}",
        f"les particles 17 {ICCPR_FR}",
        f"ولاية المادية 17 {ICCPR_AR}",
        f"{ICCPR_ZH}第十七批",
        f"{ICCPR_ZH}十七条",
    ],
)
def test_part_of_another_word_is_no_keyword(text: str) -> None:
    assert [key for key in law(text) if ":" in key] == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Article 1 A, 2 of the Refugee Convention", ["refugee-convention:1.A.2"]),
        ("Article 1 A and 2 of the Refugee Convention", ["refugee-convention:1.A", "refugee-convention:2"]),
        (
            "Articles 1 A, 2 and 3 of the Refugee Convention",
            [f"refugee-convention:{one}" for one in ("1.A", "2", "3")],
        ),
        ("Article 3 - 1 of the CRC", ["crc:3.1"]),
        ("Article 14 – 3, ICCPR", ["iccpr:14.3"]),
        ("Articles 3 - 1 and 4 of the CRC", ["crc:3.1", "crc:4"]),
        ("Articles 3 - 5 of the CRC", ["crc:3", "crc:4", "crc:5"]),
        (f"l'article 14 - 3 {ICCPR_FR}", ["iccpr:14.3"]),
    ],
)
def test_section_or_dash_before_a_number_leads_to_a_paragraph(text: str, keys: list[str]) -> None:
    assert sorted(law(text)) == sorted(keys)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("subparagraph (f) of article 24 of the CRC", ["crc:24.f"]),
        ("article 14 (g) of the ICCPR", ["iccpr:14.g"]),
        ("article 40 (2) (b) (i) of the CRC", ["crc:40.2.b.i"]),
        ("subparagraph (a) of article 40 of the CRC", []),  # its second and its third paragraph have one
        ("subparagraph (g) of article 24 of the CRC", []),
        ("article 24 (1) (f) of the CRC", []),
    ],
)
def test_letter_that_one_paragraph_alone_has_needs_no_paragraph(text: str, keys: list[str]) -> None:
    assert [key for key in law(text) if ":" in key] == keys


CRPD_ES = "de la Convención sobre los Derechos de las Personas con Discapacidad"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (f"artículos 4.1, incisos d), 4.3 y 5 {CRPD_ES}", ["4.1.d", "4.3", "5"]),
        (f"artículos 4.1, incisos d) y e), 5 y 9 {CRPD_ES}", ["4.1.d", "4.1.e", "5", "9"]),
        (f"artículo 4.1, incisos d) y e), {CRPD_ES}", ["4.1.d", "4.1.e"]),
        (f"artículos 5, párrafos 1 y 2, y 9 {CRPD_ES}", ["5.1", "5.2", "9"]),
        (f"artículos 8.2, incisos a.ii) y a.iii), 12.4 {CRPD_ES}", ["8.2.a.ii", "8.2.a.iii", "12.4"]),
        (f"artículos 8.2, incisos a.II) y a.III), 12.4 {CRPD_ES}", ["8.2.a.ii", "8.2.a.iii", "12.4"]),
        (f"Arto. 5, inciso 2, {CRPD_ES}", ["5.2"]),
        (f"Artos. 5 y 9 {CRPD_ES}", ["5", "9"]),
        ("art. 5 dela Convención sobre los Derechos delas Personas con Discapacidad", ["5"]),
    ],
)
def test_number_behind_listed_letters_is_the_next_article(text: str, keys: list[str]) -> None:
    assert law(text) == [f"crpd:{key}" for key in keys]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("identity (art. 7/8)", ["crc:7", "crc:8"]),
        ("identity (arts. 7/8)", ["crc:7", "crc:8"]),
        ("identity (art. 19/2)", ["crc:19.2"]),
        ("identity (art. 3/2)", ["crc:3.2"]),
        ("as Article 3, paragraph 2 above shows", ["crc:3.2"]),
        ("as Article 3, paragraph 22 above shows", ["crc:3"]),
        ("as Article 3 and paragraph 2 above show", ["crc:3"]),
    ],
)
def test_slash_and_above_tell_a_paragraph_from_an_article_and_another_text(
    text: str, keys: list[str]
) -> None:
    assert law(text, "crc") == keys


def test_range_between_a_figure_and_a_roman_point_is_not_understood() -> None:
    assert law("article 40 (2) (b) (i)–(iii) of the CRC") == [
        "crc:40.2.b.i",
        "crc:40.2.b.ii",
        "crc:40.2.b.iii",
    ]
    found = read_shipped("article 40 (2) (b) (1)–(iii) of the CRC")
    assert [one.path for one in found.mentions if one.path] == []
    assert {one.reason for one in found.refused} == {"not-understood"}


def test_full_stop_inside_the_bracket_of_a_point_is_passed_over() -> None:
    assert law("Article 5 (d) (iii.) of ICERD") == ["icerd:5.d.iii"]
    assert law("Article 5 (d) (iii-x) of ICERD") == ["icerd"]


def test_spanish_and_before_of_is_no_letter() -> None:
    rest = "del artículo 14 del Pacto Internacional de Derechos Civiles y Políticos"
    assert law(f"del párrafo 1 de los artículos 9 y 10 y {rest}") == ["iccpr:9.1", "iccpr:10.1", "iccpr:14"]
    assert law(f"del párrafo 1 de los artículos 9 y 10 y del párrafo 1 {rest}") == [
        "iccpr:9.1",
        "iccpr:10.1",
        "iccpr:14.1",
    ]


def test_row_of_letters_in_brackets_goes_up() -> None:
    assert law("article 16 (1) (c) (d) (f) and (g)", "cedaw") == [f"cedaw:16.1.{letter}" for letter in "cdfg"]
    assert law("article 16 (1) (d) (c)", "cedaw") == ["cedaw"]
    assert law("article 40 (2) (b) (ii) of the CRC") == ["crc:40.2.b.ii"]
