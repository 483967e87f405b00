"""What Russian texts call the instruments: titles with other small words and owners, abbreviations, short forms."""

import pytest

from tests.recognising.shipped import last, law


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Повестки дня 2030", "sdg-agenda"),
        ("Повестки 2030", "sdg-agenda"),
        ("Повестку дня в области устойчивого развития на период до 2030 г.", "sdg-agenda"),
        ("Целей ООН в области устойчивого развития", "sdg-agenda"),
        ("Конвенции ООН по защите прав всех трудящихся-мигрантов", "icrmw"),
        ("Конвенции по защите прав всех трудящихся мигрантов и членов их семей", "icrmw"),
        ("Международной конвенции для защиты всех от насильственных исчезновений", "ced"),
        ("Конвенцией о насильственных исчезновениях", "ced"),
        ("Конвенции по ликвидации всех форм дискриминации в отношении женщин", "cedaw"),
        ("Европейской конвенции по киберпреступлениям", "cybercrime-convention"),
        ("Конвенции СЕ о киберпреступности", "cybercrime-convention"),
        ("Конвенции СЕ № 108", "convention-108"),
        ("Рамочной конвенцией СЕ об искусственном интеллекте", "coe-ai-convention"),
        ("Рекомендацией ЮНЕСКО об этических аспектах искусственного интеллекта", "unesco-ai-recommendation"),
        ("Пересмотренную хартию", "european-social-charter-revised"),
        ("Хартией фундаментальных прав ЕС", "eu-charter"),
        ("руководящих принципов ООН о бизнесе и правах человека", "ungps"),
        ("Протокол о предупреждении и пресечении торговли людьми", "trafficking-protocol"),
        ("Декларацию прав человека 1948 года", "udhr"),
        ("МПЭСКП-ФП", "icescr-op"),
        ("ФП-КПИ", "crpd-op"),
        ("МКПТМ", "icrmw"),
    ],
)
def test_instrument_is_known_by_what_russians_call_it(name: str, slug: str) -> None:
    assert law(f"Государство присоединилось: {name}") == [slug]


@pytest.mark.parametrize(
    "name",
    [
        "Повестка дня 2063",
        "Повестка дня заседания",
        "Конвенция ООН против киберпреступности",
        "Межамериканская конвенция о насильственных исчезновениях лиц",
        "Конвенция МОТ № 108",
        "Конвенция о трудящихся-мигрантах (№ 97)",
        "Африканская конвенция о правах трудящихся-мигрантов",
        "Конвенция Совета Европы о противодействии торговле людьми",
    ],
)
def test_other_instrument_with_like_words_is_none_of_the_base(name: str) -> None:
    assert law(f"Государство присоединилось: {name}") == []


NAMED = "Руководящие принципы ООН о бизнесе и правах человека"
DISPLACED = "Руководящие принципы по вопросу о перемещении лиц внутри страны"


@pytest.mark.parametrize(
    ("passages", "keys"),
    [
        ((NAMED, "Руководящие принципы гласят, что"), ["ungps"]),
        ((NAMED, "имплементация Руководящих принципов в качестве основы"), ["ungps"]),
        ((NAMED, "имплементация Руководящих принципов ОЭСР"), []),
        ((NAMED, "Руководящие принципы судопроизводства"), []),
        ((DISPLACED, "Руководящие принципы гласят, что"), []),
        (("Согласно Руководящим принципам, ответственность за соблюдение лежит на компании",), ["ungps"]),
        (("Согласно Руководящим принципам, ответственность лежит на суде",), []),
        ((NAMED, "The Guiding Principles state that"), ["ungps"]),
        ((NAMED, "The Guiding Principles on Internal Displacement"), []),
    ],
)
def test_guiding_principles_are_those_on_business_that_were_named(
    passages: tuple[str, ...], keys: list[str]
) -> None:
    assert last(*passages, language="ru") == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("КПР, КПИ, КЛДЖ и МПЭСКП", ["crc", "crpd", "cedaw", "icescr"]),
        ("КПР, МВД и МИД", []),
        ("Государство ратифицировало КПП", ["cat"]),
        ("Государство открыло КПП", []),
        ("статья 7 Хартии ЕС", ["eu-charter:7"]),
        ("статья 7 Хартии ЕС о языках", []),
        ("статья 5 Африканской хартии прав человека", ["african-charter:5"]),
        ("статья 5 Африканской хартии прав и благополучия ребенка", []),
        ("Факультативный протокол КЛДЖ", ["cedaw-op"]),
        ("Факультативный протокол к КЛДЖ", ["cedaw-op"]),
        ("Факультативный протокол, КЛДЖ", ["cedaw"]),
        ("АХПЧН, ст. 9", ["african-charter:9"]),
        ("Третий факультативный протокол к Конвенции о правах ребенка", ["crc-op-ic"]),
        ("Протокол СЕД № 223 о внесении изменений в Конвенцию № 108", []),
        ("Пакт о гражданских и политических правах от 16.12.1966 (ст. 11)", ["iccpr:11"]),
        ("ст. 4 (11) Регламента GDPR", ["gdpr:4.11"]),
    ],
)
def test_words_before_and_behind_a_name_tell_which_it_is(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Конвенции Совета Европы № 185", ["cybercrime-convention"]),
        ("Конвенции Совета Европы № 225", ["coe-ai-convention"]),
        ("Конвенции Совета Европы № 226", []),
        ("Конвенции о запрете пыток", ["cat"]),
        ("Европейской конвенции о запрете пыток", []),
        ("Конвенции о правах детей", ["crc"]),
        ("Гаагской конвенции о правах детей", []),
        ("Конвенции о беженцах 1951 года", ["refugee-convention"]),
    ],
)
def test_convention_is_told_by_its_number_subject_and_owner(name: str, keys: list[str]) -> None:
    assert law(f"Участники {name}") == keys


def test_word_that_a_line_has_broken_is_put_together_where_the_whole_is_in_a_name() -> None:
    assert law("положения Палерм-ского протокола") == ["trafficking-protocol"]
    assert law("положения Париж-ского протокола") == []
