"""A small gazetteer: treaties in six languages, a protocol, laws of a State, ambiguous acronyms, labels."""

from kb.recognising import (
    LAST_ARTICLES,
    Concept,
    Gazetteer,
    Institution,
    Instrument,
    Mention,
    MentionKind,
    Named,
    NameKind,
    Reader,
    Recognised,
    recognise,
)

TITLES = {
    "iccpr": {
        "en": "International Covenant on Civil and Political Rights",
        "fr": "Pacte international relatif aux droits civils et politiques",
        "es": "Pacto Internacional de Derechos Civiles y Políticos",
        "ru": "Международный пакт о гражданских и политических правах",
        "ar": "العهد الدولي الخاص بالحقوق المدنية والسياسية",
        "zh-Hans": "公民权利和政治权利国际公约",
    },
    "icescr": {"en": "International Covenant on Economic, Social and Cultural Rights"},
    "crc": {
        "en": "Convention on the Rights of the Child",
        "fr": "Convention relative aux droits de l'enfant",
        "es": "Convención sobre los Derechos del Niño",
        "ru": "Конвенция о правах ребёнка",
        "ar": "اتفاقية حقوق الطفل",
        "zh-Hans": "儿童权利公约",
    },
    "cat": {
        "en": "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment",
    },
    "opcat": {"en": "Optional Protocol to the Convention against Torture and Other Cruel Treatment"},
    "icerd": {"en": "International Convention on the Elimination of All Forms of Racial Discrimination"},
    "echr": {"en": "Convention for the Protection of Human Rights and Fundamental Freedoms"},
    "un-charter": {"en": "Charter of the United Nations", "ru": "Устав Организации Объединенных Наций"},
    "udhr": {"en": "Universal Declaration of Human Rights"},
}
SHORT = {"iccpr": "ICCPR", "icescr": "ICESCR", "crc": "CRC", "cat": "CAT", "icerd": "ICERD", "udhr": "UDHR"}
PATHS = {"iccpr": ("2", "2.1", "4", "17", "17.1", "19", "19.3"), "cn-criminal-law": ("253-1",)}


def _names(slug: str, titles: dict[str, str]) -> tuple[Named, ...]:
    names = [Named(text, language, NameKind.TITLE) for language, text in titles.items()]
    if slug in SHORT:
        names.append(Named(SHORT[slug], "en", NameKind.SHORT))
    return tuple(names)


TREATIES = tuple(
    Instrument(
        slug,
        _names(slug, titles),
        jurisdiction="world",
        paths=frozenset(PATHS.get(slug, ())),
        last_article=LAST_ARTICLES[slug],
    )
    for slug, titles in TITLES.items()
)
LAWS = (
    Instrument(
        "cn-constitution",
        (
            Named("Constitution of the People's Republic of China", "en", NameKind.TITLE),
            Named("中华人民共和国宪法", "zh-Hans", NameKind.TITLE),
            Named("宪法", "zh-Hans"),
        ),
        jurisdiction="cn",
        national=True,
        last_article=143,
    ),
    Instrument(
        "cn-cybersecurity-law",
        (
            Named("Cybersecurity Law of the People's Republic of China", "en", NameKind.TITLE),
            Named("Cybersecurity Law", "en", NameKind.SHORT),
            Named("网络安全法", "zh-Hans"),
        ),
        jurisdiction="cn",
        national=True,
        last_article=79,
    ),
    Instrument(
        "cn-criminal-law",
        (
            Named("Criminal Law of the People's Republic of China", "en", NameKind.TITLE),
            Named("刑法", "zh-Hans"),
        ),
        jurisdiction="cn",
        national=True,
        paths=frozenset(PATHS["cn-criminal-law"]),
    ),
    Instrument(
        "law-enforcement-directive",
        (Named("Directive (EU) 2016/680", "en", NameKind.TITLE), Named("LED", "en")),
        jurisdiction="eu",
    ),
    Instrument(
        "hrc-res-32-13",
        (
            Named(
                "The promotion, protection and enjoyment of human rights on the Internet",
                "en",
                NameKind.TITLE,
            ),
        ),
        jurisdiction="world",
        symbols=("A/HRC/RES/32/13",),
    ),
)
INSTITUTIONS = (
    Institution("cerd", (Named("Committee on the Elimination of Racial Discrimination"), Named("CERD"))),
    Institution(
        "ohchr", (Named("Office of the United Nations High Commissioner for Human Rights"), Named("OHCHR"))
    ),
    Institution("who", (Named("World Health Organization"), Named("WHO"))),
    Institution("npc", (Named("National People's Congress"), Named("NPC"))),
    Institution("human-rights-council", (Named("人权理事会", "zh-Hans"), Named("Human Rights Council"))),
)


def _concept(
    key: str, preferred: str, *alternative: str, negative: tuple[str, ...] = (), **other: str
) -> Concept:
    labels = [Named(preferred, "en", NameKind.PREFERRED)]
    labels += [Named(text, "en", NameKind.ALTERNATIVE) for text in alternative]
    labels += [Named(text, "en", NameKind.NEGATIVE) for text in negative]
    return Concept(key, (*labels, *(Named(t, lang, NameKind.PREFERRED) for lang, t in other.items())))


CONCEPTS = (
    _concept(
        "themes/privacy",
        "Privacy",
        negative=("privacy policy",),
        zh="隐私",
        ar="الخصوصية",
        ru="Частная жизнь",
    ),
    _concept("rights/privacy", "Right to privacy", fr="Droit à la vie privée"),
    _concept("groups/defenders", "Human rights defenders", "activists"),
    _concept("groups/children", "Children", "child", negative=("child process",), zh="儿童"),
    _concept("technologies/ai", "Artificial intelligence", "AI"),
    _concept("themes/policy", "Policy", negative=("privacy policy",)),
    _concept("themes/net", "Net", zh="网"),
)
GAZETTEER = Gazetteer((*TREATIES, *LAWS), INSTITUTIONS, CONCEPTS)


def keys(text: str, *kinds: MentionKind, home: tuple[str, ...] = (), language: str = "en") -> list[str]:
    """The keys of the mentions of a text ("iccpr:17"), provisions and instruments unless other kinds are asked for."""
    wanted = kinds or (MentionKind.PROVISION, MentionKind.INSTRUMENT)
    return [mention.key for mention in read(text, home=home, language=language).of_kind(*wanted)]


def read(text: str, *, home: tuple[str, ...] = (), language: str = "en") -> Recognised:
    """What a text mentions, in a document about these instruments."""
    return recognise(text, GAZETTEER, context=Reader(GAZETTEER, language=language, home=home))


def words_of(text: str, mention: Mention) -> str:
    """The words that a mention covers."""
    return text[mention.start : mention.end]
