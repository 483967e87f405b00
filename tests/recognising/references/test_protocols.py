"""A protocol is never its treaty, and one protocol never another: told by title, by "its", by number, by subject."""

import pytest

from tests.recognising.shipped import law, read_shipped


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("the First Optional Protocol to the ICCPR", ["iccpr-op1"]),
        ("the Second Optional Protocol to the ICCPR", ["iccpr-op2"]),
        ("the Third Optional Protocol to the ICCPR", []),
        ("Protocol No. 1 to the ECHR", []),
        ("OP-CRC-AC", ["crc-op-ac"]),
        (
            "the Optional Protocol to the Convention on the Rights of the Child on the sale of children",
            ["crc-op-sc"],
        ),
        (
            "the Optional Protocol to the CRC on the involvement of children in armed conflict",
            ["crc-op-ac"],
        ),
        ("the Optional Protocol to the Convention on the Rights of the Child", []),
        (
            "article 2 du Protocole facultatif se rapportant au Pacte international relatif aux droits économiques, "
            "sociaux et culturels",
            ["icescr-op:2"],
        ),
        (
            "artículo 2 del Protocolo Facultativo del PIDESC",
            ["icescr-op:2"],
        ),
        (
            "статья 2 Факультативного протокола к Конвенции о ликвидации всех форм дискриминации в отношении женщин",
            ["cedaw-op:2"],
        ),
        ("المادة 2 من البروتوكول الاختياري لاتفاقية القضاء على جميع أشكال التمييز ضد المرأة", ["cedaw-op:2"]),
        ("《残疾人权利公约》任择议定书第二条", ["crpd-op:2"]),
        ("《残疾人权利公约》第二条", ["crpd:2"]),
    ],
)
def test_protocol_is_told_by_its_title_number_or_subject(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("home", "protocol"),
    [
        ("cat", "opcat"),
        ("cedaw", "cedaw-op"),
        ("crpd", "crpd-op"),
        ("iccpr", "iccpr-op1"),
        ("icescr", "icescr-op"),
    ],
)
def test_its_optional_protocol_is_that_of_the_treaty_it_is_said_of(home: str, protocol: str) -> None:
    noun = "Covenant" if home in {"iccpr", "icescr"} else "Convention"
    text = f"The {noun} and its Optional Protocol; article 2 of the Optional Protocol"
    assert law(text, home) == [home, protocol, f"{protocol}:2"]


def test_its_optional_protocol_is_none_where_the_treaty_has_three() -> None:
    assert law("The Convention and its Optional Protocol", "crc") == ["crc"]
    assert law("article 4 of the Optional Protocol on a communications procedure", "crc") == ["crc-op-ic:4"]


def test_article_beyond_the_last_one_of_a_protocol_is_refused() -> None:
    found = read_shipped("articles 21 and 22 of the Optional Protocol to CEDAW")
    assert [one.key for one in found.mentions] == ["cedaw-op:21"]
    assert [(one.target, one.path) for one in found.refused] == [("cedaw-op", "22")]


@pytest.mark.parametrize(
    ("treaty", "protocol"),
    [
        ("Article 1 of the European Convention on Human Rights", "Article 1 of Protocol 1 of the ECHR"),
        ("la Convention européenne des droits de l'homme", "le Protocole 14 à la Convention européenne"),
        (
            "el Convenio Europeo de Derechos Humanos",
            "el Protocolo 12 al Convenio Europeo de Derechos Humanos",
        ),
    ],
)
def test_protocol_numbered_without_no_is_not_its_treaty(treaty: str, protocol: str) -> None:
    assert [key.split(":")[0] for key in law(treaty)] == ["echr"]
    assert law(protocol) == []


def test_spanish_has_two_words_for_optional() -> None:
    treaty = "la Convención de los Derechos del Niño"
    assert law(f"el tercer Protocolo Facultativo de {treaty}") == ["crc-op-ic"]
    assert law(f"el tercer Protocolo Optativo de {treaty}") == ["crc-op-ic"]
    assert law(f"el cuarto Protocolo Optativo de {treaty}") == []


def test_protocol_named_behind_its_treaty_is_not_the_treaty() -> None:
    assert law("European Convention on Human Rights, Article 1") == ["echr:1"]
    assert law("European Convention on Human Rights, Protocol 1, Article 1") == []
    assert law("European Convention on Human Rights (ECHR), Protocol No. 1, Article 1") == []
    assert law("European Convention on Human Rights, Protocols") == ["echr"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "article 3 of the Optional Protocol of 25 May 2000 to the Convention on the Rights of the Child of 20 "
            "November 1989 on the involvement of children in armed conflict",
            ["crc-op-ac:3"],
        ),
        (
            "article 2 of the Optional Protocol of 16 December 1966 to the International Covenant on Civil and "
            "Political Rights",
            ["iccpr-op1:2"],
        ),
        (
            "l'article 3 du Protocole facultatif du 25 mai 2000 à la Convention relative aux droits de l'enfant, "
            "concernant la vente d'enfants",
            ["crc-op-sc:3"],
        ),
        (
            "el artículo 3 del Protocolo Facultativo de 25 de mayo de 2000 de la Convención sobre los Derechos del "
            "Niño relativo a la venta de niños",
            ["crc-op-sc:3"],
        ),
        (
            "article 3 of the Protocol of 31 January 1967 to the Convention relating to the Status of Refugees",
            [],
        ),
    ],
)
def test_date_within_the_title_of_a_protocol_parts_it_not_from_its_treaty(text: str, keys: list[str]) -> None:
    assert law(text) == keys


def test_additional_protocol_is_known_by_its_subject_alone() -> None:
    told = "article 3 of the additional Protocol to the Convention on the Rights of the Child on "
    assert law(f"{told}the sale of children") == ["crc-op-sc:3"]
    assert law(f"{told}adoption") == []
    assert law("article 7 of the Option Protocol, which", "crc-op-ic") == ["crc-op-ic:7"]
    assert law("article 7 of the Options Protocol, which", "crc-op-ic") == []


def test_code_of_a_protocol_behind_a_dash_is_whose_the_article_is() -> None:
    assert law("Article 5.2 (b) - OP1", "iccpr", "iccpr-op1") == ["iccpr-op1:5.2.b"]
    assert law("Article 5 - OP7", "iccpr", "iccpr-op1") == []
    assert law("Article 17 – ICCPR", "crc") == ["iccpr:17"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("article 5 of the ICCPR Optional Protocol", ["iccpr-op1:5"]),
        ("article 5 of the ICCPR Second Optional Protocol", ["iccpr-op2:5"]),
        ("article 5 of the ICCPR", ["iccpr:5"]),
        ("Article 4 of ECHR Protocol 7", []),
        ("Article 4 ECHR Protocol No. 7", []),
        ("Article 4 ECHR, protocol and practice", ["echr:4"]),
        ("CRC Optional Protocol on the sale of children, article 3", ["crc-op-sc:3"]),
    ],
)
def test_protocol_behind_an_abbreviation_is_not_its_treaty(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Article 8 and Article 1 of Protocol No. 1", ["echr:8"]),
        ("Articles 6 and 13 and Article 1 of Protocol No. 1", ["echr:6", "echr:13"]),
        ("Article 1 and Article 2 of Protocol No. 1", []),
        ("Article 1 in conjunction with Article 2 of Protocol No. 1", ["echr:1"]),
        ("Articles 8 and 1 of Protocol No. 1", []),
        ("article 5 § 2 of Protocol no. 11 to the Convention", []),
        ("ст. 13 во взаимосвязи со ст. 8 и ст. 1 Протокола № 1", ["echr:13", "echr:8"]),
        ("ст. 1 и ст. 2 Протокола № 1", []),
    ],
)
def test_numbered_protocol_owns_the_later_article_alone(text: str, keys: list[str]) -> None:
    assert law(text, "echr") == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "articles 14 and 26 and article 2 of the Optional Protocol",
            ["iccpr:14", "iccpr:26", "iccpr-op1:2"],
        ),
        ("articles 9 and article 2 of the Optional Protocol", ["iccpr:9", "iccpr-op1:2"]),
        ("article 1 and article 2 of the Optional Protocol", ["iccpr-op1:1", "iccpr-op1:2"]),
    ],
)
def test_optional_protocol_owns_no_higher_article_before_its_own(text: str, keys: list[str]) -> None:
    assert law(text, "iccpr") == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Article 1 OP", ["opcat:1"]),
        ("Article 1 OPA", []),
        ("Article 1 OP, §§ 44–46", ["opcat:1"]),
        ("Article 4 OP, §§ 1–2", ["opcat:4.1", "opcat:4.2"]),
        ("the OP is new", ["opcat"]),
        ("the OP to the CEDAW", ["cedaw-op"]),
        ("the OP CEDAW", ["cedaw-op"]),
    ],
)
def test_document_about_one_protocol_calls_it_op(text: str, keys: list[str]) -> None:
    assert law(text, "opcat") == keys
    assert "opcat" not in law("the OP is new", "opcat", "cedaw-op")


def test_abbreviation_of_a_protocol_stands_behind_it() -> None:
    assert law("the First Optional Protocol (FOP)", "iccpr") == ["iccpr-op1", "iccpr-op1"]
    assert law("the First Optional Protocol (see FOP)", "iccpr") == ["iccpr-op1"]


def test_protocol_behind_a_dash_is_not_its_treaty() -> None:
    assert law("ICCPR – Optional Protocol II") == ["iccpr-op2"]
    assert law("ICCPR – Optional Protocol on trade") != ["iccpr-op1"]
    assert law("ICCPR – Optional Programme II") == ["iccpr"]


def test_protocol_that_amends_a_treaty_is_not_the_treaty() -> None:
    assert law("Протокол о внесении изменений в Конвенцию о правах ребенка") == []
    assert law("Протокол и изменение в Конвенции о правах ребенка") == ["crc"]
    assert law("the Protocol amending the CRC Convention") == []


@pytest.mark.parametrize("number", ["No. 6", "N. 6", "N 6", "6"])
def test_protocol_by_its_number_is_not_its_convention(number: str) -> None:
    assert law(f"Protocol {number} to the European Convention on Human Rights") == []
