"""What is numbered beside articles: principles, recitals, goals and targets, paragraphs of general comments."""

import pytest

from tests.recognising.shipped import law, read_shipped


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("principle 15 of the UNGPs", ["ungps:15"]),
        ("principles 15 and 17–19 of the UNGPs", ["ungps:15", "ungps:17", "ungps:18", "ungps:19"]),
        (
            "le principe 15 des Principes directeurs relatifs aux entreprises et aux droits de l'homme",
            ["ungps:15"],
        ),
        (
            "el principio 15 de los Principios Rectores sobre las Empresas y los Derechos Humanos",
            ["ungps:15"],
        ),
        (
            "принцип 15 Руководящих принципов предпринимательской деятельности в аспекте прав человека",
            ["ungps:15"],
        ),
        ("المبدأ 15 من المبادئ التوجيهية بشأن الأعمال التجارية وحقوق الإنسان", ["ungps:15"]),
        ("《工商企业与人权指导原则》原则15", ["ungps:15"]),
        ("recital 47 of the GDPR", ["gdpr:recital-47"]),
        ("article 47 of the GDPR", ["gdpr:47"]),
        ("recitals 47 and 71 of the GDPR", ["gdpr:recital-47", "gdpr:recital-71"]),
        ("SDG target 16.10", ["sdg-agenda:16.10"]),
        ("Goal 16 of the Sustainable Development Goals", ["sdg-agenda:16"]),
        ("principle 8 of the Declaration of Principles on Freedom of Expression", []),
    ],
)
def test_unit_of_the_instrument_is_its_path(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("article 15 of the UNGPs", ("ungps", "article-15")),
        ("recital 15 of the UNGPs", ("ungps", "recital-15")),
        ("recital 47 of the ICCPR", ("iccpr", "recital-47")),
        ("principle 17 of the ICCPR", ("iccpr", "principle-17")),
        ("section 17 of the ICCPR", ("iccpr", "section-17")),
        ("principle 32 of the UNGPs", ("ungps", "32")),
    ],
)
def test_unit_that_the_instrument_does_not_have_is_refused(text: str, refused: tuple[str, str]) -> None:
    found = read_shipped(text)
    assert [(one.target, one.path) for one in found.refused] == [refused]
    assert [one.path for one in found.mentions if one.path] == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Human Rights Committee, general comment No. 34 (2011), para. 12", ["hrc-gc-34:12"]),
        (
            "Human Rights Committee, general comment No. 34, paras. 12 and 14–15",
            ["hrc-gc-34:12", "hrc-gc-34:14", "hrc-gc-34:15"],
        ),
        ("paragraph 12 of general comment No. 34 of the Human Rights Committee", ["hrc-gc-34:12"]),
        ("CCPR General Comment 34", ["hrc-gc-34"]),
        ("Комитет по правам человека в п. 12 Замечания общего порядка № 34", ["hrc-gc-34:12"]),
        ("Комитет по правам ребенка в п. 12 Замечания общего порядка № 34", []),
        ("Human Rights Committee, at para. 12 of its general comment No. 34", ["hrc-gc-34:12"]),
        ("Human Rights Committee, general comment No. 34 (2012), para. 12", []),
        ("Human Rights Committee, general comment No. 35, para. 12", []),
        ("Committee on the Rights of the Child, general comment No. 34, para. 4", []),
        ("Committee on the Rights of the Child, general comment No. 25, para. 4", ["crc-gc-25:4"]),
        ("Comité des droits de l'homme, observation générale no 34, par. 12", ["hrc-gc-34:12"]),
        ("Comité de Derechos Humanos, observación general núm. 34, párr. 12", ["hrc-gc-34:12"]),
        ("Комитет по правам человека, замечание общего порядка № 34, пункт 12", ["hrc-gc-34:12"]),
        ("اللجنة المعنية بحقوق الإنسان، التعليق العام رقم 34، الفقرة 12", ["hrc-gc-34:12"]),
        ("人权事务委员会第34号一般性意见第12段", ["hrc-gc-34:12"]),
        ("消除种族歧视委员会第36号一般性建议第12段", ["cerd-gr-36:12"]),
        (
            "Committee on the Elimination of Racial Discrimination, general recommendation No. 36 (2020)",
            ["cerd-gr-36"],
        ),
    ],
)
def test_general_comment_is_known_by_its_body_and_number(text: str, keys: list[str]) -> None:
    assert [
        key for key in law(text) if key.partition(":")[0] in {"hrc-gc-34", "crc-gc-25", "cerd-gr-36"}
    ] == keys


def test_general_comment_without_its_body_is_that_of_the_body_that_writes() -> None:
    assert law("general comment No. 34, para. 12") == []
    assert law("general comment No. 34, para. 12", "iccpr") == ["hrc-gc-34:12"]
    assert law("general comment No. 34, para. 12", "crc") == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "The 2030 Agenda is read. Poverty (Goal 1) and forests (Targets 15.1 and 15.2).",
            ["1", "15.1", "15.2"],
        ),
        ("The 2030 Agenda is read. SDG5 and SDG 16, ODS4.", ["5", "16", "4"]),
        ("The 2030 Agenda is read. Our goal 1 is peace.", []),
        ("The 2030 Agenda is read. The Millennium Goals were older (Goal 1).", []),
        ("The 2030 Agenda is read. The national plan has more (Goal 1).", []),
    ],
)
def test_goal_is_the_agenda_s_where_the_text_has_named_it(text: str, keys: list[str]) -> None:
    assert law(text) == ["sdg-agenda", *(f"sdg-agenda:{key}" for key in keys)]


def test_goal_of_a_text_without_the_agenda_is_nobody_s() -> None:
    assert law("Poverty (Goal 1) and forests (Targets 15.1 and 15.2).") == []


@pytest.mark.parametrize(
    ("text", "home", "keys"),
    [
        ("Article 1 : Objet Article 2 : Champ", "eu-ai-act", ["eu-ai-act:1", "eu-ai-act:2"]),
        ("Récital 63\nLe fait", "eu-ai-act", ["eu-ai-act:recital-63"]),
        ("Related: Recitals 47 and 50", "eu-ai-act", ["eu-ai-act:recital-47", "eu-ai-act:recital-50"]),
        ("Artículo 2\nLas comunicaciones", "cedaw-op", ["cedaw-op:2"]),
        ("Article 2\nThe child", "crc", ["crc:2"]),
        ("Article 2\nMurder is punished", "echr", []),
        ("Article 2\nMurder is punished", "", []),
    ],
)
def test_heading_is_a_provision_where_texts_go_through_their_law(
    text: str, home: str, keys: list[str]
) -> None:
    assert law(text, *filter(None, [home])) == keys


def test_general_comment_without_its_body_is_that_of_the_document() -> None:
    assert law("in general comment 25", "crc-gc-25") == ["crc-gc-25"]
    assert law("in general comment 24", "crc-gc-25") == []
    assert law("GENERAL COMMENT NO. 34 ON ARTICLES", "iccpr") == ["hrc-gc-34"]
    assert law("GENERAL COMMAND NO. 34 ON ARTICLES", "iccpr") == []


def test_body_that_adopted_a_general_comment_stands_before_it() -> None:
    adopted = "Human Rights Committee (the Committee) adopted a new General Comment number34"
    assert law(adopted) == ["hrc-gc-34"]
    assert law(adopted.replace("adopted", "awaited")) == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("преамбулы 21 и 22 GDPR", ["gdpr:recital-21", "gdpr:recital-22"]),
        ("Статья 6 GDPR действует (преамбула 21)", ["gdpr:6", "gdpr:recital-21"]),
        ("Статья 6 GDPR действует (программа 21)", ["gdpr:6"]),
        ("п. 47 Преамбулы GDPR", ["gdpr:recital-47"]),
    ],
)
def test_preamble_with_a_number_is_a_recital_in_russian(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The SDGs have targets on trafficking (5.2 and 16.2)", ["5.2", "16.2"]),
        ("The SDGs have targets on trafficking (5 and 16)", []),
        ("The SDGs have targets on trafficking (5.2 per cent)", []),
        ("The SDGs have tariffs on trafficking (5.2 and 16.2)", []),
    ],
)
def test_numbers_in_brackets_are_those_of_the_targets(text: str, keys: list[str]) -> None:
    assert law(text) == ["sdg-agenda", *(f"sdg-agenda:{key}" for key in keys)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("the Sustainable Development Goals 30 and 31 May 2017", ["sdg-agenda"]),
        ("the Sustainable Development Goals 3–5 December", ["sdg-agenda"]),
        ("the UN Guiding Principles 13 June 2011", ["ungps"]),
        ("les ODD 16 et 17 juin", ["sdg-agenda"]),
        ("ЦУР 16 мая", ["sdg-agenda"]),
        ("the Sustainable Development Goals 3 and 5", ["sdg-agenda:3", "sdg-agenda:5"]),
        ("the Sustainable Development Goals 3–5", ["sdg-agenda:3", "sdg-agenda:4", "sdg-agenda:5"]),
        ("the UN Guiding Principles 13 maintains", ["ungps:13"]),
    ],
)
def test_day_of_a_month_behind_a_name_is_no_goal_or_principle(text: str, keys: list[str]) -> None:
    assert law(text) == keys


AGENDA = "the Sustainable Development Goals"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Goal 16 target 10", ["sdg-agenda:16.10"]),
        ("Goal 16, target 10", ["sdg-agenda:16.10"]),
        ("Goal 16 (target 10)", ["sdg-agenda:16.10"]),
        ("Goal 16, target 16.10", ["sdg-agenda:16", "sdg-agenda:16.10"]),
        ("Goals 5 and 16, target 16.10", ["sdg-agenda:5", "sdg-agenda:16", "sdg-agenda:16.10"]),
    ],
)
def test_target_behind_its_goal_is_numbered_below_it(text: str, keys: list[str]) -> None:
    assert law(f"{AGENDA}: under {text}") == keys
