"""Whose article it is: named beside it, known from the document, unknown, or beyond the last."""

import pytest

from kb.recognising import MentionKind, Reader
from tests.recognising.shipped import LAW, last, law, shipped
from tests.recognising.world import GAZETTEER, TITLES, keys, read


@pytest.mark.parametrize(
    "text",
    [
        "article 17 of the Constitution of Freedonia",
        "article 17 of the Civil Code",
        "article 17 of its Constitution",
        "Article 17 of Law No. 5",
        "article 17 of Regulation (EU) 2016/679",
        "artículo 17 de la Constitución Nacional",
        "article 17 de la Constitution du Mali",
        "статья 17 Конституции Сильдавии",
        "消费者权益保护法第十七条",
        "《劳动法》第十七条",
    ],
)
def test_article_of_another_law_is_never_the_treaty(text: str) -> None:
    document = read(text, home=("iccpr",))
    assert [mention for mention in document.mentions if mention.path] == []
    assert keys(f"The ICCPR binds. {text}.") == ["iccpr"]


def test_article_of_an_unknown_instrument_is_queued_under_one_name() -> None:
    first = read("article 31 of the Vienna Convention on the Law of Treaties").unknown
    second = read("Article 4 of The Vienna  Convention on the Law of Treaties").unknown
    assert [(one.normal, one.path) for one in (*first, *second)] == [
        ("vienna convention on the law of treaties", "31"),
        ("vienna convention on the law of treaties", "4"),
    ]


def test_unknown_instrument_without_article_is_queued() -> None:
    assert [one.normal for one in read("They signed the Arms Trade Treaty.").unknown] == ["arms trade treaty"]


def test_number_beyond_the_last_article_is_refused() -> None:
    document = read("article 54 of the ICCPR and article 31 of the UDHR")
    assert document.mentions == ()
    assert [(one.target, one.path, one.reason) for one in document.refused] == [
        ("iccpr", "54", "beyond-last-article"),
        ("udhr", "31", "beyond-last-article"),
    ]


def test_article_zero_is_refused() -> None:
    assert keys("article 0 of the ICCPR") == []


def test_article_alone_belongs_to_the_instrument_of_the_document() -> None:
    document = read("Article 17 protects the home.", home=("iccpr",))
    assert [(m.key, m.rule, m.score) for m in document.mentions] == [("iccpr:17", "home", 0.8)]


def test_article_alone_beyond_the_document_s_instrument_is_nothing() -> None:
    document = read("Article 214 governs seizures.", home=("echr",))
    assert document.mentions == () and document.refused == ()


def test_article_alone_after_a_code_in_the_sentence_is_not_the_treaty_s() -> None:
    assert keys("Article 5 of the Penal Code was applied; Article 6 was not.", home=("echr",)) == []


def test_article_alone_in_a_document_about_nothing_is_no_mention() -> None:
    assert keys("Article 17 protects the home.") == []


def test_article_alone_follows_the_last_one_of_the_same_text_with_less_certainty() -> None:
    document = read("Article 17 of the ICCPR protects the home. Article 19 protects speech.")
    assert [m.key for m in document.mentions] == ["iccpr:17", "iccpr:19"]
    assert document.mentions[1].score < document.mentions[0].score


def test_protocol_to_a_convention_is_not_the_convention() -> None:
    document = read("Article 1 of Protocol No. 1 to the Convention", home=("echr",))
    assert document.mentions == ()
    assert [one.path for one in document.unknown] == ["1"]


def test_article_thereof_belongs_to_the_name_before() -> None:
    assert keys("the rights of the ICCPR, as provided in article 2 thereof") == ["iccpr:2"]


def test_ibid_is_the_instrument_named_last() -> None:
    reader = Reader(GAZETTEER, home=("crc",))
    reader.read("Article 17 of the ICCPR.")
    (mention,) = reader.read("Ibid., art. 19.").mentions
    assert (mention.key, mention.rule) == ("iccpr:19", "ibid")
    assert mention.score < 0.7


def test_article_of_this_law_is_the_document_s_own_or_nobody_s() -> None:
    assert keys("本法第五条", home=("cn-cybersecurity-law",)) == ["cn-cybersecurity-law:5"]
    assert keys("本法第五条") == []
    assert keys("artículo 5 de la presente ley") == []


def test_short_references_are_resolved_across_passages() -> None:
    reader = Reader(GAZETTEER)
    reader.read("The Convention on the Rights of the Child was adopted in 1989.")
    later = reader.read("Article 16 of the Convention protects privacy.")
    assert [(m.key, m.score < 0.9) for m in later.of_kind(MentionKind.PROVISION)] == [("crc:16", True)]


def test_title_of_the_document_is_read_first() -> None:
    reader = Reader(GAZETTEER, title="Report on the Convention on the Rights of the Child")
    assert [m.key for m in reader.read("Article 16 of the Convention").mentions] == ["crc:16"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("article 19 on freedom of expression of the ICCPR", True),
        ("article 19 on freedom of expression: the ICCPR", False),
        ("article 19 on freedom of expression. Of the ICCPR", False),
        ("l'article 19 sur la liberté d'expression du " + TITLES["iccpr"]["fr"], True),
        ("l'article 19 sur la liberté d'expression. Le " + TITLES["iccpr"]["fr"], False),
        ("article 19 of “the International Covenant on Civil and Political Rights”", True),
    ],
)
def test_subject_or_quotation_marks_may_stand_between_an_article_and_its_law(text: str, named: bool) -> None:
    rules = [m.rule for m in read(text).of_kind(MentionKind.PROVISION) if m.key == "iccpr:19"]
    assert [rule.startswith("article-of") for rule in rules] == [named]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the ICCPR (especially article 1 and 2 thereof)", ["iccpr:1", "iccpr:2"]),
        ("the ICCPR (especially article 1 and 2 girls)", ["iccpr:1"]),
    ],
)
def test_thereof_ends_a_list_of_articles(text: str, expected: list[str]) -> None:
    assert [m.key for m in read(text).of_kind(MentionKind.PROVISION)] == expected


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("(art. 1, Law of 7 June 1929)", []),
        ("(art. 1, Penal Code)", []),
        ("(art. 1, Covenant)", ["iccpr:1"]),
        ("(art. 1, laws of the State)", ["iccpr:1"]),
    ],
)
def test_law_behind_a_comma_is_that_of_the_article(text: str, keys: list[str]) -> None:
    assert [m.key for m in read(text, home=("iccpr",)).of_kind(MentionKind.PROVISION)] == keys


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ratify the CRC and make the declarations under article 46.", ["crc:46"]),
        ("Ratify the CRC and make the declarations under article 16.", []),
        ("Ratify the CRC and make the declarations under article 146.", []),
        ("Ratify the CRC and the ICESCR and make the declarations under article 46.", []),
    ],
)
def test_article_that_the_document_s_law_lacks_may_be_that_of_the_sentence(
    text: str, expected: list[str]
) -> None:
    assert [m.key for m in read(text, home=("udhr",)).of_kind(MentionKind.PROVISION)] == expected


UDHR, CRC = "Universal Declaration of Human Rights", "Convention on the Rights of the Child"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (f"{UDHR} (adopted 10 December 1948) UNGA Res 217 A(III) (UDHR) art 26", ["udhr:26"]),
        (f"{CRC} (adopted 20 November 1989) 1577 UNTS 3 (CRC) art 29", ["crc:29"]),
        (f"{CRC} (adopted 20 November 1989) 1577 UNTS 3 [CRC] arts 28 and 29", ["crc:28", "crc:29"]),
        (f"{CRC} was new then. The {UDHR} (UDHR) art 26", ["crc", "udhr:26"]),
        (f"the {CRC} 23 (Articles 7 and 8)", ["crc:7", "crc:8"]),
        (f"the {CRC} [23] (Articles 7 and 8)", ["crc:7", "crc:8"]),
        (f"the {CRC} 23 says so (Articles 7 and 8)", ["crc", "crc:7", "crc:8"]),
    ],
)
def test_footnote_between_a_treaty_and_its_article_parts_them_not(text: str, keys: list[str]) -> None:
    assert law(text) == keys


def test_brackets_around_a_noun_of_a_quotation_part_it_not_from_its_article() -> None:
    assert law("contrary to Article 19(2) of the Charter", "eu-charter") == ["eu-charter:19.2"]
    assert law("contrary to Article 19(2) of the [Charter]", "eu-charter") == ["eu-charter:19.2"]


def test_title_that_ends_in_an_adjective_is_whole() -> None:
    title = "la Charte des droits fondamentaux de l'Union européenne"
    assert law(f"article 7 de {title} de sorte que") == ["eu-charter:7"]
    assert law("article 7 de la Charte africaine de la jeunesse") == []


def test_year_between_a_treaty_and_its_article_parts_them_not() -> None:
    assert law("Universal Declaration of Human Rights, 1948, Article 7 — on equality") == ["udhr:7"]
    assert law("la Carta de las Naciones Unidas, en particular por el artículo 55") == ["un-charter:55"]


def test_article_behind_its_treaty_in_a_text_on_the_protocol_may_be_of_either() -> None:
    assert law("rights under the CEDAW as the Committee sees them (Article 2)", "cedaw") == [
        "cedaw",
        "cedaw:2",
    ]
    assert law("rights under the CEDAW as the Committee sees them (Article 2)", "cedaw-op") == ["cedaw"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "article 19 of the Universal Declaration of Human Rights (1948) and the International Covenant on Civil "
            "and Political Rights (1966).",
            ["udhr:19", "iccpr:19"],
        ),
        (
            "article 19 of the Universal Declaration of Human Rights and the International Covenant on Civil and "
            "Political Rights, article 17",
            ["udhr:19", "iccpr:17"],
        ),
        (
            "article 19 of the Universal Declaration of Human Rights, under the International Covenant on Civil and "
            "Political Rights",
            ["udhr:19", "iccpr"],
        ),
        ("article 19 of the Universal Declaration of Human Rights and the ICCPR", ["udhr:19", "iccpr"]),
    ],
)
def test_article_of_two_laws_is_both_s_where_both_titles_stand_behind_it(text: str, keys: list[str]) -> None:
    assert law(text) == keys


def test_article_behind_an_amended_treaty_is_the_treaty_s() -> None:
    treaty = "Convention Relating to the Status of Refugees"
    protocol = "the 1967 Protocol Relating to the Status of Refugees art 1A(2), 1C(5)"
    assert law(f"{treaty} of 1951, as amended by {protocol}") == [
        "refugee-convention:1.A.2",
        "refugee-convention:1.C.5",
    ]
    assert law(f"{treaty} of 1951, together with {protocol}") == ["refugee-convention"]


def test_noun_behind_an_abbreviation_repeats_it() -> None:
    assert law("in the CEDAW Convention this is permitted under Article 28.", "cedaw") == [
        "cedaw",
        "cedaw:28",
    ]
    assert law("in the CEDAW Protocol this is permitted under Article 28.", "cedaw") == ["cedaw"]
    assert law("CEDAW Convención de Nueva York; artículo 28.") == ["cedaw"]


def test_convention_of_the_united_nations_is_the_only_one_of_the_text() -> None:
    assert law("in the light of the UN Convention, must", "crpd", "eu-charter") == ["crpd"]
    assert law("in the light of the UN Convention, must", "echr") == []
    assert law("The CRPD binds us. So does the UN Convention.") == ["crpd", "crpd"]
    assert law("The CRPD and CEDAW bind us. So does the UN Convention.") == ["crpd", "cedaw"]
    assert law("The CRPD binds us. So does the UN Convention Against Corruption.") == ["crpd"]


def test_item_of_a_list_is_the_document_s_beside_one_of_its_protocol() -> None:
    homes = ("iccpr", "iccpr-op1")
    assert law("Relevant:\n • Article 2 - OP1\n • Article 21", *homes) == ["iccpr-op1:2", "iccpr:21"]
    assert law("Relevant: Article 2 - OP1, Article 21", *homes) == ["iccpr-op1:2"]


def test_number_of_an_item_is_no_article() -> None:
    assert law("as follows: 1.Article 9;2. Article 16", "cedaw") == ["cedaw:9", "cedaw:16"]
    assert law("as follows: article 9; 2; article 16", "cedaw") == ["cedaw:9", "cedaw:2", "cedaw:16"]
    assert law("article 2 (Togo); 2. To ratify it", "cedaw") == ["cedaw:2"]


def test_article_of_the_latter_is_of_the_law_named_last() -> None:
    named = "La Tunisie a ratifié le PIDCP et l'OPCAT. "
    assert law(f"{named}Ce dernier prévoit dans son article 17 un mécanisme.")[-1] == "opcat:17"
    assert law(f"{named}Le pays prévoit dans son article 17 un mécanisme.") == ["iccpr", "opcat"]


def test_recital_is_of_the_only_law_of_the_union_that_is_named() -> None:
    assert law("Le RGDP définit le profilage. Le considérant 71 le précise.") == ["gdpr", "gdpr:recital-71"]
    assert law("Le PIDCP protège la vie privée. Le considérant 71 le précise.") == ["iccpr"]


def test_semicolon_in_a_list_ends_its_paragraphs() -> None:
    text = "artículos 2, párrs. 1 a 3{0} 6 y 9 del PIDCP"
    assert law(text.format(";"))[-2:] == ["iccpr:6", "iccpr:9"]
    assert "iccpr:6" not in law(text.format(" y"))


def test_present_convention_is_the_only_one_that_the_text_names() -> None:
    preamble = "Los Estados Partes en la presente Convención,"
    one = Reader(shipped())
    one.read("Convención sobre los Derechos del Niño")
    assert [mention.key for mention in one.read(preamble).of_kind(*LAW)] == ["crc"]
    two = Reader(shipped())
    two.read("Convención sobre los Derechos del Niño y PIDCP")
    assert [mention.key for mention in two.read(preamble).of_kind(*LAW)] == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("осуществлению ее положений, в особенности статей 1 и 11", ["crc:1", "crc:11"]),
        ("осуществлению планов, в особенности статей 1 и 11", []),
    ],
)
def test_articles_of_its_provisions_are_those_of_the_law_before(text: str, keys: list[str]) -> None:
    treaty = "целей Конвенции о правах ребенка1 и"
    assert law(f"{treaty} {text}", "crc-op-sc", language="ru") == (keys or ["crc"])


def test_sentence_in_english_names_the_article_and_then_its_law() -> None:
    assert last("The UDHR", "In art. 34, the ECHR provides a remedy.") == ["echr:34"]
    assert last("The UDHR", "In art. 34, the ECHR and others") == ["echr"]
    assert last("The UDHR", "He lost in art. 34, the ECHR provides a remedy.") == ["echr"]


def test_heading_in_quotation_marks_quotes_no_other_law() -> None:
    quoted = '"Article 19, paragraph 2{}The Kingdom accepts it.'
    assert last("The CRC and the ICCPR.", quoted.format('"'), home=("iccpr",)) == ["iccpr:19.2"]
    assert last("The ICCPR and the CRC.", quoted.format('"'), home=("iccpr",)) == ["iccpr:19.2"]
    assert last("The ICCPR and the CRC.", quoted.format(". "), home=("iccpr",)) == []


def test_numbers_in_the_next_cell_of_a_table_are_those_of_its_heading() -> None:
    assert law("Articles of the Covenant: | 19 and 21", "iccpr") == ["iccpr:19", "iccpr:21"]
    assert law("Articles of the Covenant | 19 and 21", "iccpr") == ["iccpr"]
