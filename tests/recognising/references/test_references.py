"""Instruments by name and by the nouns that stand for them."""

import pytest

from kb.recognising import Reader
from tests.recognising.shipped import last, law
from tests.recognising.world import GAZETTEER, TITLES, keys, read


@pytest.mark.parametrize(
    ("slug", "title"), [(slug, title) for slug in ("iccpr", "crc") for title in TITLES[slug].values()]
)
def test_treaty_is_known_by_its_title_in_six_languages(slug: str, title: str) -> None:
    assert keys(title) == [slug]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("the Covenant on Civil and Political Rights", "iccpr"),
        ("the International Covenant of Civil and Political Rights", "iccpr"),
        ("INTERNATIONAL COVENANT ON CIVIL AND POLITICAL RIGHTS", "iccpr"),
        ("Convention relative aux Droits de l’Enfant", "crc"),
        ("PACTO INTERNACIONAL DE DERECHOS CIVILES Y POLITICOS", "iccpr"),
        ("в соответствии с Конвенцией о правах ребенка", "crc"),
        ("بالعهد الدولي الخاص بالحقوق المدنية والسياسية", "iccpr"),
        ("根据《儿童权利公约》", "crc"),
        ("Ratify CAT", "cat"),
        ("Ratify ICERD, CRC and CAT", "icerd"),
        ("a party to the CRC", "crc"),
        ("A/HRC/RES/32/13", "hrc-res-32-13"),
        ("Human Rights Council resolution 32/13", "hrc-res-32-13"),
        ("Convention against Torture (CAT)", "cat"),
    ],
)
def test_treaty_is_known_by_forms_near_its_title(text: str, slug: str) -> None:
    assert keys(text)[0] == slug


@pytest.mark.parametrize(
    "text",
    [
        "the cat sat on the mat",
        "a CAT scan",
        "an LED display",
        "iccpr",
        "Ratify the Optional Protocol to the Convention on the Rights of the Child",
        "the Second Optional Protocol to the ICCPR",
        "Ratify OP-CRC-AC",
        "Protocolo facultativo de la Convención sobre los Derechos del Niño",
        "《儿童权利公约》任择议定书",
        "the Cybersecurity Law of Freedonia",
        "the Sylvanian Cybersecurity Law",
        "美国宪法",
        "CRC/C/GC/25",
        "Application no. 1, ECHR 2002-I",
        "Universal Declaration on the Eradication of Hunger",
        "the Covenant",
        "the Hague Convention",
        "the Convention on Cluster Munitions",
    ],
)
def test_other_things_are_not_taken_for_an_instrument(text: str) -> None:
    assert keys(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ICCPR (hereinafter the Covenant) … the Covenant", ["iccpr", "iccpr", "iccpr"]),
        ("the Cybersecurity Law (“the Law”). Article 5 of the Law", ["cn-cybersecurity-law:5"]),
        (
            "the Cybersecurity Law of the People's Republic of China; article 5 of the said Law",
            ["cn-cybersecurity-law:5"],
        ),
        ("the Convention on the Rights of the Child and … article 3 of that Convention", ["crc:3"]),
        ("le Pacte international relatif aux droits civils et politiques; l'article 3 du Pacte", ["iccpr:3"]),
        ("el Pacto Internacional de Derechos Civiles y Políticos; el artículo 3 de dicho Pacto", ["iccpr:3"]),
        ("Международный пакт о гражданских и политических правах; статья 3 Пакта", ["iccpr:3"]),
        ("العهد الدولي الخاص بالحقوق المدنية والسياسية. المادة 3 من العهد", ["iccpr:3"]),
        ("《儿童权利公约》（以下简称《公约》）。《公约》第三条", ["crc:3"]),
        ("OPCAT was signed. Article 3 of the Optional Protocol", ["opcat:3"]),
        ("Convention against Torture (CAT) and its Optional Protocol", ["opcat"]),
    ],
)
def test_noun_stands_for_what_the_text_named(text: str, expected: list[str]) -> None:
    assert keys(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("the Covenant", "iccpr", ["iccpr"]),
        ("Covenant rights", "iccpr", ["iccpr"]),
        ("the present Convention", "crc", ["crc"]),
        ("VIOLATION OF ARTICLE 8 OF THE CONVENTION", "echr", ["echr:8"]),
        ("The Convention on the Rights of the Child differs from the Convention.", "echr", ["crc", "echr"]),
        ("under Chapter VII of the Charter", "un-charter", ["un-charter"]),
        ("Уставе Организации", "un-charter", ["un-charter"]),
        ("State parties to the Convention on the Law of the Sea", "crc", []),
        ("this Law", "crc", []),
    ],
)
def test_noun_stands_for_the_document_s_own_instrument(text: str, home: str, expected: list[str]) -> None:
    assert keys(text, home=(home,)) == expected


def test_short_reference_scores_less_than_a_full_name() -> None:
    full, short = read("The Convention on the Rights of the Child. The Convention binds.").mentions
    assert full.score > short.score


def test_short_name_of_an_unknown_instrument_is_not_lent_to_a_known_one() -> None:
    reader = Reader(GAZETTEER, home=("crc",))
    reader.read("the Hague Convention (hereinafter the Convention)")
    assert reader.read("article 3 of the Convention").mentions == ()


def test_constitution_alone_is_china_s_only_where_chinese_law_was_named() -> None:
    assert keys("根据宪法") == []
    assert keys("网络安全法，根据宪法") == ["cn-cybersecurity-law", "cn-constitution"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Article 19(2) of the EUCFR", "eu-charter:19.2"),
        ("Article 19(2) of the CFREU", "eu-charter:19.2"),
        ("Article 29 of the CRMW", "icrmw:29"),
        ("the Revised ESC", "european-social-charter-revised"),
        ("los Principios Ruggie", "ungps"),
        ("los Objetivos y Metas de Desarrollo Sostenible", "sdg-agenda"),
    ],
)
def test_further_short_name_is_known(text: str, key: str) -> None:
    assert law(text) == [key]


def test_year_in_square_brackets_belongs_to_the_name() -> None:
    assert law("the [1951] Geneva Convention") == ["refugee-convention"]
    assert law("the [1949] Geneva Convention") == []


def test_framework_convention_is_the_document_s_own_where_it_is_one() -> None:
    assert law("the Framework Convention was adopted", "coe-ai-convention") == ["coe-ai-convention"]
    assert law("the Framework Convention on Climate Change was adopted", "coe-ai-convention") == []
    assert law("the Framework Convention was adopted", "crc") == []


def test_charter_of_the_united_nations_has_full_stops() -> None:
    assert law("the U.N. Charter") == ["un-charter"]
    assert law("the U.S. Charter") == []


def test_title_alone_does_not_run_into_the_line_below_it() -> None:
    title = "Universal Declaration of Human Rights"
    assert law(f"{title}\nThe Declaration was proclaimed.") == ["udhr", "udhr"]
    assert law("Universal\nDeclaration of Human Rights") == ["udhr"]


def test_article_at_the_beginning_is_of_the_law_whose_title_stands_above() -> None:
    title = "International Covenant on Civil and Political Rights"
    assert last("The UDHR", f"{title} (1966)", "Article 17 recognizes the right.") == ["iccpr:17"]
    assert last("The UDHR", f"{title} is law", "Article 17 recognizes the right.") == []


def test_somebody_s_convention_rights_are_of_the_convention() -> None:
    assert last("The ECHR", "a breach of a person’s Convention rights") == ["echr"]
    assert last("The ECHR", "a breach of a person’s Convention") == []
