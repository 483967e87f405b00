"""Another law in the sentence, held or not, has its articles for itself: the document's treaty is not guessed."""

import pytest

from tests.recognising.shipped import law, read_shipped


@pytest.mark.parametrize(
    ("alone", "with_another_law"),
    [
        ("Article 17 was breached.", "The Constitution protects the home, so article 17 was breached."),
        ("The author invokes article 17.", "The author invokes article 17 and the Penal Code."),
        ("Article 17 was invoked.", "Articles 7 and 9 of the Constitution and article 17 were invoked."),
        ("Article 17 was applied.", "Under Law No. 5 of 2010, article 17 was applied."),
        (
            "Article 17 was breached.",
            "The Convention on the Rights of the Child differs; article 17 was breached.",
        ),
        ("L'article 17 a été violé.", "Selon la Constitution, l'article 17 a été violé."),
        ("Se violó el artículo 17.", "Según la Constitución, se violó el artículo 17."),
        ("Нарушена статья 17.", "Согласно Конституции нарушена статья 17."),
        ("انتهكت المادة 17.", "ينص الدستور على ذلك وانتهكت المادة 17."),
        ("第十七条受到侵犯。", "根据《宪法》，第十七条受到侵犯。"),
        ("第十七条受到侵犯。", "根据《劳动法》，第十七条受到侵犯。"),
    ],
)
def test_another_law_in_the_sentence_stops_the_guess(alone: str, with_another_law: str) -> None:
    assert law(alone, "iccpr") == ["iccpr:17"]
    assert [key for key in law(with_another_law, "iccpr") if key.startswith("iccpr")] == []


@pytest.mark.parametrize(
    ("of_the_united_nations", "another"),
    [
        (
            "article 51 of the Charter of the United Nations",
            "article 51 of the Charter of the French Language",
        ),
        ("article 51 of the Charter of the United Nations", "article 51 of the African Youth Charter"),
        ("article 51 de la Charte des Nations Unies", "article 51 de la Charte de la langue française"),
        ("article 51 de la Charte des Nations Unies", "article 51 de la Charte de l'environnement"),
        (
            "artículo 51 de la Carta de las Naciones Unidas",
            "artículo 51 de la Carta Democrática Interamericana",
        ),
        ("статья 51 Устава Организации Объединенных Наций", "статья 51 Устава города Москвы"),
        ("статья 51 Устава Организации Объединенных Наций", "статья 51 Устава МОТ"),
        ("المادة 51 من ميثاق الأمم المتحدة", "المادة 51 من الميثاق العربي لحقوق الإنسان"),
        ("《联合国宪章》第五十一条", "《奥林匹克宪章》第五十一条"),
    ],
)
def test_charter_with_another_name_is_never_that_of_the_united_nations(
    of_the_united_nations: str, another: str
) -> None:
    assert law(of_the_united_nations) == ["un-charter:51"]
    assert law(another) == []
    assert [one.path for one in read_shipped(another).unknown] == ["51"]


def test_charter_of_a_court_s_document_is_not_that_of_the_united_nations() -> None:
    assert law("Article 51 of the Charter", "iccpr") == ["un-charter:51"]
    assert law("Article 51 of the Charter", "gdpr") == ["eu-charter:51"]
    assert law("Article 51 of the Charter", "echr") == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("《网络安全法》第十七条", ["cn-cybersecurity-law:17"]),
        ("中国《网络安全法》第十七条", ["cn-cybersecurity-law:17"]),
        ("越南《网络安全法》第十七条", []),
        ("越南的《网络安全法》第十七条", []),
        ("法国《刑法》第二百五十三条", []),
    ],
)
def test_title_behind_another_state_s_name_is_that_state_s_law(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The Constitution was cited. Reform is slow. Article 17 was breached.", ["iccpr:17"]),
        ("Art. 5 of the Penal Code applies. The Committee finds a violation of article 17.", ["iccpr:17"]),
        ("Se citó la Constitución. El Comité constata una violación del artículo 17.", ["iccpr:17"]),
        ("适用《刑法》。委员会认定违反了第十七条。", ["iccpr:17"]),
    ],
)
def test_sentence_s_end_ends_what_another_law_stops(text: str, keys: list[str]) -> None:
    assert [key for key in law(text, "iccpr") if ":" in key] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The Constitution applies.The State reserves article 9.", ["iccpr:9"]),
        ("The Constitution applies, the State reserves article 9.", []),
        ('It follows the Constitution."The State reserves article 9.', ["iccpr:9"]),
        ("It follows the Constitution.b)The State reserves article 9.", ["iccpr:9"]),
        ("Article 9The Government reserves it.", ["iccpr:9"]),
        ("Article 9the Government reserves it.", []),
    ],
)
def test_sentence_ends_where_the_space_behind_it_was_lost(text: str, keys: list[str]) -> None:
    assert [key for key in law(text, "iccpr") if ":" in key] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("With regard to article 4, France refers to the Constitution.", ["icerd:4"]),
        ("France, with regard to article 4, refers to the Constitution.", []),
        ("With regard to article 4 and the Constitution, France makes a statement.", []),
        ("S'agissant de l'article 4, la France renvoie à la Constitution.", ["icerd:4"]),
        ("En relación con el artículo 4, el Estado se remite a la Constitución.", ["icerd:4"]),
        ("Что касается статьи 4, государство ссылается на Конституцию.", ["icerd:4"]),
        ("This Convention obliges no State under article 4 beyond the Constitution.", ["icerd:4"]),
        ("A treaty obliges no State under article 4 beyond the Constitution.", []),
    ],
)
def test_article_that_a_sentence_begins_with_or_says_of_its_treaty_is_the_document_s(
    text: str, keys: list[str]
) -> None:
    assert [key for key in law(text, "icerd") if ":" in key] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("La LOPDGDD regula el acceso. El artículo 15 lo reconoce.", []),
        ("La LOPDGDD regula el acceso. Artículo 15. Derecho de acceso.", []),
        ("La ley regula el acceso. El artículo 15 lo reconoce.", ["gdpr:15"]),
        ("La LOPDGDD regula el acceso. Los Estados lo aplican. El artículo 15 lo reconoce.", ["gdpr:15"]),
        ("La LOPDGDD regula el acceso. Se vulneró el derecho del artículo 15.", ["gdpr:15"]),
        ("The Penal Code punishes it. Article 7 defines it.", []),
        ("委员会注意到刑法典。第7条没有得到遵守。", []),
    ],
)
def test_article_that_begins_a_sentence_behind_another_law_is_not_guessed(text: str, keys: list[str]) -> None:
    assert [key for key in law(text, "gdpr") if ":" in key] == keys


@pytest.mark.parametrize(
    ("ours", "another"),
    [
        ("L'ONU ; article 8 de la Charte", "L'ONU ; article 8 de la Charte fondamentale"),
        ("La ONU; artículo 8 de la Carta", "La ONU; artículo 8 de la Carta fundamental"),
    ],
)
def test_title_in_small_letters_is_another_law(ours: str, another: str) -> None:
    assert law(another) == []
    assert law(ours)


@pytest.mark.parametrize(
    ("alone", "with_another_law"),
    [
        ("(art. 3, CIDN; art. 6)", "(art. 3, CIDN; art. 6, ley III nº 9)"),
        ("(art. 3, CIDN; art. 6)", "(art. 3, CIDN; art. 6, ley nº 9)"),
    ],
)
def test_law_with_a_roman_number_has_its_article(alone: str, with_another_law: str) -> None:
    assert law(alone) == ["crc:3", "crc:6"]
    assert law(with_another_law) == ["crc:3"]


def test_article_of_the_directive_is_not_of_the_charter_that_the_document_is_about() -> None:
    assert law("As Article 5 shows", "eu-charter") == ["eu-charter:5"]
    assert law("As Article 5 of the directive shows", "eu-charter") == []
    assert law("Comme l'article 5 de la directive le dit", "eu-charter") == []


def test_declaration_on_another_subject_is_not_the_one_named_before() -> None:
    assert law("La Declaración Universal. Según la Declaración, es así.") == ["udhr", "udhr"]
    assert law("La Declaración Universal. Según la Declaración sobre la eliminación del ruido, es así.") == [
        "udhr"
    ]
    assert law("La Déclaration universelle. La Déclaration sur la protection du climat.") == ["udhr"]


@pytest.mark.parametrize(
    ("treaty", "body"),
    [
        (
            "ratifié la Charte africaine (CADHP)",
            "la Cour africaine des droits de l'homme et des peuples (CADHP)",
        ),
        (
            "la Cour, sur la base de la Convention européenne (CEDH)",
            "la Cour européenne des droits de l'homme (CEDH)",
        ),
        ("la CEDH, article 8", "CEDH, Cour (deuxième section)"),
        ("la CEDH, article 8", "CEDH, gde ch., 3 mai 2011"),
        ("article 9 de la CIEDR", "un membre du CIEDR"),
        ("artículo 9 de la CDPD", "un informe del CDPD"),
        ("CEDAW is binding", "CEDAW is composed of experts"),
        ("CEDAW requires that", "CEDAW recommends that"),
        ("The CRC was ratified", "The CRC expressed concern"),
    ],
)
def test_body_with_the_abbreviation_of_its_treaty_is_not_the_treaty(treaty: str, body: str) -> None:
    known = ("african-charter", "echr", "icerd", "crpd", "cedaw", "crc")
    assert law(treaty, *known)
    assert law(body, *known) == []


def test_charter_with_sections_is_that_of_a_state() -> None:
    assert law("The United Nations rest on Article 7 of the Charter") == ["un-charter:7"]
    for cited in ("Section 7 of the Charter", "s. 7 of the Charter", "ss. 7 and 15 of the Charter"):
        assert law(f"The United Nations know {cited}. The Charter is clear.") == []


@pytest.mark.parametrize(
    ("of_the_united_nations", "nobody_s"),
    [
        ("The UN acts under article 51 of the Charter", "The province acts under article 51 of the Charter"),
        ("L'ONU agit selon l'article 51 de la Charte", "La province agit selon l'article 51 de la Charte"),
        (
            "La ONU actúa según el artículo 51 de la Carta",
            "La provincia actúa según el artículo 51 de la Carta",
        ),
    ],
)
def test_charter_alone_is_that_of_the_united_nations_where_the_text_speaks_of_them(
    of_the_united_nations: str, nobody_s: str
) -> None:
    assert law(of_the_united_nations) == ["un-charter:51"]
    assert law(nobody_s) == []


@pytest.mark.parametrize(
    ("own", "another"),
    [
        ("Article 5 The controller", "Article 5 StGB"),
        ("Article 3 Mrs Smith", "Article 3 Awb"),
        ("Article 78 Remedies", "Article 78 Bijzondere wet tot hervorming"),
        ("Article 6 Lawfulness", "Article 6 Decreet Lokaal Bestuur"),
        ("Article 6 Lawfulness", "Article 6 Bundesdatenschutzgesetz"),
    ],
)
def test_law_of_another_language_right_behind_an_article_stops_the_guess(own: str, another: str) -> None:
    assert [key.split(":")[0] for key in law(own, "gdpr")] == ["gdpr"]
    assert law(another, "gdpr") == []


def test_charter_within_the_title_of_a_declaration_is_no_mention() -> None:
    title = "the Declaration on Principles of International Law concerning Friendly Relations among States"
    assert law(f"{title} in accordance with the Charter of the United Nations, adopted") == []
    assert law(f"{title}, in accordance with the Charter of the United Nations") == ["un-charter"]
    assert law(f"{title} and read in accordance with the Charter of the United Nations") == ["un-charter"]


@pytest.mark.parametrize(
    ("own", "another"),
    [
        ("la Convention sur ce point", "la Convention sur la nationalité des femmes"),
        ("la Convention de 1989, sur ce point", "la Convention de 1997 sur l'interdiction des mines"),
        ("el Convenio en lo relativo a ello", "el Convenio relativo a los trabajadores migrantes (No. 97)"),
        ("la Convención sobre este punto", "la Convención sobre las migraciones abusivas"),
    ],
)
def test_convention_with_a_subject_of_its_own_is_not_the_document_s(own: str, another: str) -> None:
    assert law(own, "crc") == ["crc"]
    assert law(another, "crc") == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Article 16 of the Family Code is contrary to article 17.", ["iccpr:17"]),
        ("Article 16 of the Family Code is incompatible with article 17.", ["iccpr:17"]),
        ("Article 16 of the Family Code is similar to article 17.", []),
        ("Article 16 of the Family Code is contrary to article 17 of the Constitution.", []),
        ("Статья 16 Семейного кодекса противоречит статье 17.", ["iccpr:17"]),
        ("Статья 16 Семейного кодекса повторяет статью 17.", []),
        ("Статья 16 Семейного кодекса противоречит статье 17 Конституции.", []),
        ("Комитет рекомендует принять закон (статья 17).", ["iccpr:17"]),
        ("Комитет рассмотрел закон (статья 17).", []),
    ],
)
def test_article_that_another_law_is_contrary_to_is_the_document_s_own(text: str, keys: list[str]) -> None:
    assert law(text, "iccpr") == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Закон об ИИ принят", ["eu-ai-act"]),
        ("Закон об ИИ Казахстана принят", []),
        ("Закон об искусственном интеллекте Республики Казахстан", []),
        ("the Digital Services Act 2022", ["dsa"]),
        ("the Digital Services Act 2024", []),
        ("the Digital Services Act of the Union", ["dsa"]),
        ("guaranteed by the ECHR 1950", ["echr"]),
        ("Zana v. Turkey, ECHR 1997", []),
    ],
)
def test_year_or_state_behind_a_name_tells_whose_law_it_is(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The Convention, 1975 (No. 143) extends the scope", []),
        ("The Convention, 1975 in its preamble", ["icrmw"]),
        ("the Convention on data protection", []),
        ("the Convention on dates", ["icrmw"]),
    ],
)
def test_noun_with_its_number_or_subject_is_another_convention(text: str, keys: list[str]) -> None:
    assert law(text, "icrmw") == keys
