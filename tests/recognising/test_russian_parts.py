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


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("ст. 19 п. 2 и 3 МПГПП", ["iccpr:19.2", "iccpr:19.3"]),
        ("ст. 19 п. 2 и 21 МПГПП", ["iccpr:19.2", "iccpr:21"]),
        ("ст. 6 п. 1 и 13 ЕКПЧ", ["echr:6.1", "echr:13"]),
        ("абзац 1 пункта 1 статьи 6 ЕКПЧ", ["echr:6.1"]),
        ("абзац 2 статьи 8 ЕКПЧ", ["echr:8.2"]),
        ("ст. 6 п. 1 лит. f GDPR", ["gdpr:6.1.f"]),
        ("ст. 6 п. 1 лат. f GDPR", ["gdpr:6.1", "gdpr"]),
        ("статья 2 a)–d) КЛДЖ", ["cedaw:2.a", "cedaw:2.b", "cedaw:2.c", "cedaw:2.d"]),
        ("статья 2 a) и d) КЛДЖ", ["cedaw:2.a", "cedaw:2.d"]),
        ("статья 1А(2) Конвенции 1951 г.", ["refugee-convention:1.A.2"]),
        ("статья 1 А (2) Конвенции 1951 г.", ["refugee-convention:1.A.2"]),
        ("п. 47 Преамбулы GDPR", ["gdpr:recital-47"]),
        ("параграф 2 статьи 8 ЕКПЧ", ["echr:8.2"]),
        ("параграфы 1 и 2 статьи 8 ЕКПЧ", ["echr:8.1", "echr:8.2"]),
        ("телеграф 2 статьи 8 ЕКПЧ", ["echr:8"]),
        ("задачи 4.5 и 4.а ЦУР", ["sdg-agenda:4.5", "sdg-agenda:4.a"]),
        ("чч. 1, 2 ст. 15 МПГПП", ["iccpr:15.1", "iccpr:15.2"]),
        ("статьей 17 и/или 19 МПГПП", ["iccpr:17", "iccpr:19"]),
        ("статьей 17 и 19 раз в МПГПП", ["iccpr:17", "iccpr"]),
        ("п. 47 доклада о GDPR", ["gdpr"]),
    ],
)
def test_short_ways_to_cite_a_part(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("пункта 2 статьи 2 Международной конвенции о ликвидации расовой дискриминации", ["icerd:2.2"]),
        ("статья 12 Международной конвенции о правах ребенка", ["crc:12"]),
        ("статья 12 Гаагской конвенции о похищении детей", []),
        ("статья 24 «Образование» Конвенции о правах инвалидов", ["crpd:24"]),
        ("статья 24 «Образование» Закона и Конвенции о правах инвалидов", ["crpd"]),
        ("цели 4 и 5 в области устойчивого развития", ["sdg-agenda:4", "sdg-agenda:5"]),
        ("цели 4 и 5 в области развития", []),
        ("статья 3 Палермского протокола", ["trafficking-protocol:3"]),
        ("статья 3 Киотского протокола", []),
        ("статья 6 Закона ЕС об ИИ", ["eu-ai-act:6"]),
        ("статья 6 Закона РФ об ИИ", []),
        ("статьи 12 и 17 ВДПЧ и МПГПП соответственно", ["udhr:12", "iccpr:17"]),
        ("статьи 12 и 17 ВДПЧ и МПГПП", ["udhr:12", "udhr:17", "iccpr"]),
        ("ст. 6 Регламента GDPR", ["gdpr:6"]),
        ("Регламент (GDPR)", ["gdpr", "gdpr"]),
        ("Конвенцией о правах ребенка 1989 года (статья 8)", ["crc:8"]),
        ("Конвенцией о правах ребенка летом 1989 года (статья 8)", ["crc", "crc:8"]),
        ("КПР, включая статьи 2 и 3", ["crc:2", "crc:3"]),
        ("КПР, включая станции 2 и 3", []),
        ("ст. 12 вышеупомянутой Конвенции о правах ребенка", ["crc:12"]),
        ("АКПЧ (ст. 11), ЕКПЧ (ст. 8)", ["echr:8"]),
        ("ВДПЧ (ст. 11), ЕКПЧ (ст. 8)", ["udhr:11", "echr:8"]),
    ],
)
def test_words_around_the_name_of_a_law(text: str, keys: list[str]) -> None:
    assert law(text, *(["gdpr"] if "Регламент" in text else [])) == keys


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("Статьи нарушений Конвенции: 3", ["3"]),
        ("Статьи нарушений Конвенции: 3; 14; 13", ["3", "14", "13"]),
        ("Нарушенные статьи Конвенции: 5, 6 и 13", ["5", "6", "13"]),
        ("Статьи Конвенции, признанные нарушенными: 2, 3", ["2", "3"]),
        ("Статьи Конвенции — 6 и 8", ["6", "8"]),
        ("Статьи: 6, 13 Конвенции", ["6", "13"]),
        ("Статьи: 3; 14; 13", ["3", "14", "13"]),
        ("Статьи о правах, признанных нарушенными 3, 6 и 7 Конвенции", ["3", "6", "7"]),
    ],
)
def test_numbers_without_keyword_are_articles_where_it_stands_before(text: str, paths: list[str]) -> None:
    assert law(text, "echr") == [f"echr:{path}" for path in paths]


@pytest.mark.parametrize(
    "text",
    [
        "Нарушения Конвенции: 3",
        "Участники Конвенции — 46 государств",
        "Жалобы о правах, признанных нарушенными 3, 6 и 7 Конвенции",
        "Статьи Конвенции — 6 месяцев на жалобу",
    ],
)
def test_numbers_that_no_keyword_leads_are_no_articles(text: str) -> None:
    assert law(text, "echr") == ["echr"]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("п. 2 ч. «А» ст. 1", ["1.A.2"]),
        ('п. 2 ч. "A" ст. 1', ["1.A.2"]),
        ("ч. А статьи 1", ["1.A"]),
        ("пункт F статьи 1", ["1.F"]),
        ("п. 2 ст. 33", ["33.2"]),
    ],
)
def test_section_in_capitals_holds_its_paragraphs(text: str, paths: list[str]) -> None:
    assert law(f"{text} Конвенции о статусе беженцев") == [f"refugee-convention:{path}" for path in paths]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("ст. 1, 5 полностью, 4, 12 частично", ["1", "5", "4", "12"]),
        ("ст. 1, 5 полностью", ["1", "5"]),
        ("ст. 1, 5 полностью, а 12 стран", ["1", "5"]),
        ("статье девятнадцатой", ["19"]),
        ("статью двадцать шестую", ["26"]),
        ("статьи третьей", ["3"]),
        ("19-я статья", ["19"]),
        ("19-й статьи", ["19"]),
        ("двадцать шестой статье Пакта", ["26"]),
    ],
)
def test_numbers_in_words_and_beside_adverbs_are_read(text: str, paths: list[str]) -> None:
    assert law(f"Ратификация: {text}", "iccpr") == [f"iccpr:{path}" for path in paths]


@pytest.mark.parametrize(
    "text",
    [
        "(из статьи: 16 человек)",
        "первая статья автора",
        "десятая статья автора",
        "статья двадцать раз переиздана",
        "19 статей",
    ],
)
def test_article_that_somebody_wrote_is_counted_and_not_numbered(text: str) -> None:
    assert law(f"О Пакте {text}", "iccpr") == ["iccpr"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("статье 6 МПЭСКП, статье 6 Сан-Сальвадорского протокола", ["icescr:6"]),
        ("статье 6 МПЭСКП, статье 6 Американской конвенции", ["icescr:6"]),
        ("статье 6 МПЭСКП, статье 6 Пакта", ["icescr:6", "icescr:6"]),
    ],
)
def test_article_of_an_instrument_told_by_an_adjective_is_its_own(text: str, keys: list[str]) -> None:
    assert law(text) == keys


def test_article_beside_one_of_a_protocol_by_number_is_the_treatys() -> None:
    assert law("статья 1 Протокола № 12 и статья 14", "echr") == ["echr:14"]
    assert law("статья 1 Протокола № 12 и статья 2", "echr") == []


def test_goal_is_read_behind_a_hyphen() -> None:
    assert law("ЦУР-5 и ЦУР № 16") == ["sdg-agenda:5", "sdg-agenda:16"]
    assert law("ЦУР-центр") == []


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("создана по статье 29 Директивы 95/46/ЕС", []),
        ("в статье 30 Директивы 95/46/EC и статье 15 Директивы 2002/58/EC", []),
        ("статья 10 Директивы (ЕС) 2016/680", ["law-enforcement-directive:10"]),
        ("статья 5 Регламента (ЕС) 2016/679", ["gdpr:5"]),
        ("статья 5 Регламента 2018/1725", []),
        ("статья 5 Регламента", ["gdpr:5"]),
    ],
)
def test_article_of_another_law_told_by_its_number_is_not_of_the_document(
    text: str, cited: list[str]
) -> None:
    assert [key for key in law(text, "gdpr") if ":" in key] == cited
