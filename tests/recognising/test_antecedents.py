"""What a noun or "ibid." points back to: not what was named aside, and nothing where the source was none of ours."""

import pytest

from tests.recognising.shipped import last, law
from tests.recognising.titles import ICCPR


@pytest.mark.parametrize(
    ("child", "torture", "aside", "plainly", "later"),
    [
        (
            "The Convention on the Rights of the Child",
            "the Convention against Torture",
            "{} (see also {}); {}",
            "{} and {}; {}",
            "article 16 of the Convention",
        ),
        (
            "The Convention on the Rights of the Child",
            "the Convention against Torture",
            "{}, cf. {}; {}",
            "{}, and {}; {}",
            "article 16 of the Convention",
        ),
        (
            "La Convention relative aux droits de l'enfant",
            "la Convention contre la torture",
            "{} (voir aussi {}) ; {}",
            "{}, puis {} ; {}",
            "l'article 16 de la Convention",
        ),
        (
            "La Convención sobre los Derechos del Niño",
            "la Convención contra la Tortura",
            "{} (véase {}); {}",
            "{} y {}; {}",
            "el artículo 16 de la Convención",
        ),
        (
            "Конвенция о правах ребенка",
            "Конвенцию против пыток",
            "{} (см. также {}); {}",
            "{}, принимая {}; {}",
            "статья 16 Конвенции",
        ),
        (
            "اتفاقية حقوق الطفل",
            "اتفاقية مناهضة التعذيب",
            "{} (انظر أيضا {})؛ {}",
            "{} ثم {}؛ {}",
            "والمادة 16 من الاتفاقية",
        ),
        (
            "《儿童权利公约》",
            "《禁止酷刑公约》",
            "{}（另见{}）；{}",
            "{}和{}；{}",
            "《公约》第十六条",
        ),
    ],
)
def test_name_said_aside_is_no_antecedent(
    child: str, torture: str, aside: str, plainly: str, later: str
) -> None:
    assert law(aside.format(child, torture, later))[-1] == "crc:16"
    assert law(plainly.format(child, torture, later))[-1] == "cat:16"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Article 17 of the ICCPR. Ibid., art. 19.", ["iccpr:17", "iccpr:19"]),
        ("Article 17 of the ICCPR; Smith v. Jones. Ibid., art. 19.", ["iccpr:17"]),
        ("Article 17 of the ICCPR; the Arms Trade Treaty. Ibid., art. 19.", ["iccpr:17"]),
        (f"{ICCPR['es']}, art. 17. Ibíd., art. 19.", ["iccpr:17", "iccpr:19"]),
        (f"{ICCPR['fr']}, art. 17. Ibid., art. 19.", ["iccpr:17", "iccpr:19"]),
        (f"{ICCPR['ru']}, ст. 17. Там же, ст. 19.", ["iccpr:17", "iccpr:19"]),
        (f"{ICCPR['ar']}، المادة 17. المرجع نفسه، المادة 19.", ["iccpr:17", "iccpr:19"]),
        (f"《{ICCPR['zh']}》第十七条。同上，第十九条。", ["iccpr:17", "iccpr:19"]),
    ],
)
def test_ibid_is_the_law_of_the_last_source_or_nothing(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "articles 6 and 7, read alone and in conjunction with article 2 (3), of the ICCPR",
            ["6", "7", "2.3"],
        ),
        ("neither article 17 nor article 19 of the ICCPR", ["17", "19"]),
        ("articles 17 et seq. of the ICCPR", ["17"]),
        (
            f"les articles 6 et 7, lus seuls et conjointement avec l'article 2 (par. 3), du {ICCPR['fr']}",
            ["6", "7", "2.3"],
        ),
        (
            f"los artículos 6 y 7, leídos solos y conjuntamente con el artículo 2, párrafo 3, del {ICCPR['es']}",
            ["6", "7", "2.3"],
        ),
        (
            "статьи 6 и 7, рассматриваемые отдельно и в совокупности с пунктом 3 статьи 2, Пакта о гражданских "
            "и политических правах",
            ["6", "7", "2.3"],
        ),
        (
            f"المادتين 6 و7، مقروءتين بمفردهما وبالاقتران مع الفقرة 3 من المادة 2، من {ICCPR['ar']}",
            ["6", "7", "2.3"],
        ),
        (f"《{ICCPR['zh']}》第六条和第七条，单独解读以及与第二条第三款一并解读", ["6", "7", "2.3"]),
    ],
)
def test_articles_read_together_are_all_of_the_law_named_at_the_end(text: str, keys: list[str]) -> None:
    assert law(text) == [f"iccpr:{key}" for key in keys]


def test_each_article_has_the_law_that_stands_behind_it() -> None:
    assert law("articles 8 ECHR and 17 ICCPR") == ["echr:8", "iccpr:17"]
    assert law("articles 8 and 17 ICCPR") == ["iccpr:8", "iccpr:17"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("ARTICLE 19 reported on the case.", []),
        ("ARTICLE 19, Access Now and others reported on the case.", []),
        ("Article 19 protects speech.", ["iccpr:19"]),
        ("ARTICLE 19 OF THE COVENANT", ["iccpr:19"]),
        ("common article 3 was breached", []),
        ("article 3 was breached", ["iccpr:3"]),
        ("article 3 common to the Geneva Conventions", []),
    ],
)
def test_organisation_and_common_article_are_no_article_of_the_treaty(text: str, keys: list[str]) -> None:
    assert law(text, "iccpr") == keys


@pytest.mark.parametrize(
    "text",
    [
        "a case brought by Article 19 against the State",
        "Publisher: Article 19",
        "the organisation Article 19 was heard",
        "un rapport publié par Article 19 en mai",
        "un informe elaborado por Article 19",
        "Article 19 v Eritrea (2007)",
        "Article 19 states that it is concerned",
    ],
)
def test_organisation_in_small_letters_is_known_by_what_it_does(text: str) -> None:
    assert law(text, "iccpr") == []
    assert law(text.replace("19", "17"), "iccpr") == ["iccpr:17"]


@pytest.mark.parametrize(
    "text",
    [
        "speech protected by Article 19 against the State",
        "the right published in Article 19",
        "Article 19 states that everyone may speak",
        "une affaire jugée par rapport à l'article 19 en mai",
    ],
)
def test_article_beside_the_like_words_is_one(text: str) -> None:
    assert law(text, "iccpr") == ["iccpr:19"]


CHILD = "la Convention relative aux droits de l'enfant"


@pytest.mark.parametrize(
    ("passages", "keys"),
    [
        ((f"Selon {CHILD}", "la convention reconnaît ce droit"), ["crc"]),
        ((f"Selon {CHILD}", "partie à la convention (en 2013)"), ["crc"]),
        ((f"Selon {CHILD}", "la convention collective reconnaît ce droit"), []),
        ((f"Selon {CHILD}", "une convention reconnaît ce droit"), []),
        ((f"Selon {CHILD} et la Convention contre la torture", "la convention reconnaît ce droit"), []),
        ((f"Selon {CHILD} et la Convention de Lomé", "la convention reconnaît ce droit"), []),
        (("Selon un traité", "la convention reconnaît ce droit"), []),
        (("Selon la Charte africaine", "que la charte ne peut ignorer"), ["african-charter"]),
        (
            ("Selon le RGPD", "les considérants 47 et 49 du règlement."),
            ["gdpr:recital-47", "gdpr:recital-49"],
        ),
        (("Selon le RGPD", "les considérants 47 et 49 du règlement 2019/1."), []),
        (("Selon le RGPD", "l'article 4 du règlement intérieur"), []),
    ],
)
def test_noun_in_small_letters_is_the_one_law_of_its_kind_that_the_text_named(
    passages: tuple[str, ...], keys: list[str]
) -> None:
    assert last(*passages) == keys


def test_noun_in_small_letters_is_the_law_that_the_text_is_about() -> None:
    assert law("La convention prévoit un mécanisme", "icerd") == ["icerd"]
    assert law("El pacto obliga a las partes", "iccpr") == ["iccpr"]
    assert law("El pacto de gobierno obliga a las partes", "iccpr") == []
    assert law("en vertu du présent règlement", "eu-ai-act") == ["eu-ai-act"]
    assert law("en vertu du règlement intérieur", "eu-ai-act") == []
    assert law("les droits de la charte et des actes", "eu-ai-act") == ["eu-charter"]


def test_convention_of_a_text_that_named_only_protocols_is_their_treaty() -> None:
    third = "El tercer Protocolo facultativo de la Convención sobre los Derechos del Niño"
    assert last(third, "si se ha violado la Convención", language="es") == ["crc"]
    assert last(third, "La Convención de Belém. Se ha violado la Convención", language="es") == []
    assert last(third, "y sus dos Protocolos facultativos", "el tercer Protocolo facultativo") == [
        "crc-op-ic"
    ]
    assert last(third, "en un Protocolo facultativo") == []


def test_its_article_at_the_beginning_of_a_passage_is_of_the_law_named_before() -> None:
    assert last("Rappelant la Charte africaine", "en particulier en son Article 14, Article 15") == [
        "african-charter:14",
        "african-charter:15",
    ]
    assert last("Rappelant la Charte de Lomé", "en particulier en son Article 14") == []


def test_protocol_that_is_not_held_leaves_the_treaty_the_one_law_of_the_text() -> None:
    treaty, protocol = (
        "la Convention européenne des droits de l'homme",
        "le Protocole n° 11 à la Convention européenne",
    )
    assert last(f"Selon {treaty}.", f"Selon {protocol}.", "La Cour est compétente (art. 32)") == ["echr:32"]
    assert last(f"Selon {protocol}.", f"Selon {treaty}.", "La Cour est compétente (art. 32)") == []


def test_document_about_two_treaties_means_the_one_whose_article_it_has_cited() -> None:
    home = ("eu-charter", "echr")
    assert last("Article 3 of the ECHR", "Article 3 is absolute", home=home) == ["echr:3"]
    assert last("Article 3 of the Charter", "Article 3 is absolute", home=home) == ["eu-charter:3"]
    assert last("Article 4 of the ECHR", "Article 3 is absolute", home=home) == []
    assert last("Article 4 of the ECHR", "Article 57 is a formality", home=home) == []
    assert last("Article 2 of the CRC", "Article 30 is absolute", home=("crc", "crc-op-ac")) == ["crc:30"]


@pytest.mark.parametrize(
    ("passages", "keys"),
    [
        (("Selon la Charte africaine", "les articles 7 et 8 de cette Charte"), ["7", "8"]),
        (("Selon la Charte africaine", "l'article 7 de cette charte"), ["7"]),
        (("Selon la Charte africaine", "les articles 7 et 8 de cette convention"), []),
        (("Selon la Charte africaine et la Charte de Lomé", "l'article 7 de cette Charte"), []),
    ],
)
def test_french_this_is_the_law_of_its_kind_named_last(passages: tuple[str, ...], keys: list[str]) -> None:
    assert last(*passages) == [f"african-charter:{key}" for key in keys]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("represented by counsel, Ms. Ann Example and Mr. Ben Example, Article 19)", []),
        ("(counsel: Mr. Ben Example, Article 19; Ms. Ann Example)", []),
        ("represented by counsel, Ms. Ann Example and Mr. Ben Example, article 19)", ["iccpr:19"]),
        ("represented by counsel, Ms. Ann Example and Mr. Ben Example, Article 17)", ["iccpr:17"]),
        ("claimed by Mr. Ben Example, Article 19 protects him", ["iccpr:19"]),
    ],
)
def test_organisation_of_a_person_is_no_article(text: str, keys: list[str]) -> None:
    assert law(text, "iccpr") == keys


def test_treaty_behind_and_in_is_no_part_of_a_title() -> None:
    assert (
        law("Article 24 of the Charter and in the United Nations Convention", "eu-ai-act")[0]
        == "eu-charter:24"
    )
    assert law("Article 24 of the Charter of the United Nations", "eu-ai-act") == ["un-charter:24"]
