"""Facts about the core instruments that texts rely on: last articles, further names, who watches over which.

Numbers are those of the operative articles as in force (the European Convention with its Protocol 14); names are the
short forms and acronyms in use beside the titles, by language.
"""

from typing import Final

LAST_ARTICLES: Final[dict[str, int]] = {
    "african-charter": 68,
    "cat": 33,
    "ced": 45,
    "cedaw": 30,
    "convention-108": 27,
    "crc": 54,
    "crpd": 50,
    "cybercrime-convention": 48,
    "coe-ai-convention": 36,
    "dsa": 93,
    "echr": 59,
    "eu-ai-act": 113,
    "eu-charter": 54,
    "gdpr": 99,
    "hrd-declaration": 20,
    "iccpr": 53,
    "iccpr-op1": 14,
    "icerd": 25,
    "icescr": 31,
    "icrmw": 93,
    "law-enforcement-directive": 65,
    "opcat": 37,
    "refugee-convention": 46,
    "trafficking-protocol": 20,
    "udhr": 30,
    "un-charter": 111,
    "ungps": 31,
    "cn-anti-monopoly-law": 70,
    "cn-civil-code": 1260,
    "cn-civil-procedure-law": 306,
    "cn-constitution": 143,
    "cn-criminal-procedure-law": 308,
    "cn-cybersecurity-law": 79,
    "cn-data-security-law": 55,
    "cn-disabled-law": 68,
    "cn-domestic-violence-law": 38,
    "cn-elderly-law": 85,
    "cn-facial-recognition-interpretation": 16,
    "cn-legal-aid-law": 71,
    "cn-minors-law": 132,
    "cn-online-litigation-rules": 39,
    "cn-personal-information-criminal-interpretation": 13,
    "cn-pipl": 74,
    "cn-procuratorates-organic-law": 53,
    "cn-state-compensation-law": 42,
    "cn-women-law": 86,
}

FURTHER_NAMES: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "udhr": {"zh": ("世界人权宣言",), "en": ("UN Declaration of Human Rights",)},
    "iccpr": {"en": ("ICCPR",), "zh": ("公民权利和政治权利国际盟约",), "es": ("PIDCP",)},
    "icescr": {
        "en": ("ICESCR", "CESCR", "Covenant on Economic, Social and Cultural Rights"),
        "zh": ("经济、社会及文化权利国际公约",),
    },
    "icerd": {
        "en": ("ICERD", "CERD", "Convention on the Elimination of Racial Discrimination"),
        "es": ("CERD", "ICERD"),
        "fr": ("CIEDR", "CERD"),
        "ru": ("МКЛРД",),
    },
    "cedaw": {
        "en": ("CEDAW", "Convention on the Elimination of Discrimination against Women"),
        "es": ("CEDAW", "CEDM"),
        "fr": ("CEDAW", "CEDEF"),
        "ru": ("КЛДЖ",),
    },
    "cat": {
        "en": ("CAT", "UNCAT", "United Nations Convention against Torture"),
        "fr": ("Convention contre la torture",),
        "es": ("Convención contra la Tortura",),
        "ru": ("Конвенция против пыток", "КПП"),
        "ar": ("اتفاقية مناهضة التعذيب",),
        "zh": ("禁止酷刑公约",),
    },
    "crc": {
        "en": ("CRC", "UNCRC", "Convention on the Rights of Children"),
        "es": ("CDN", "Convención sobre los Derechos del Niño", "Convención de los Derechos del Niño"),
        "fr": ("CDE", "CIDE", "Convention internationale des droits de l'enfant"),
        "ru": ("КПР",),
    },
    "icrmw": {
        "en": (
            "ICRMW",
            "CMW",
            "ICMW",
            "ICPRMW",
            "Convention on Migrant Workers",
            "Convention on the Protection of the Rights of All Migrant Workers and Their Families",
            "International Convention on the Rights of All Migrant Workers and Members of Their Families",
        ),
    },
    "crpd": {
        "en": ("CRPD", "UNCRPD", "Convention on the Rights of People with Disabilities"),
        "es": ("CDPD",),
        "fr": ("CDPH", "CIDPH"),
        "ru": ("КПИ",),
    },
    "ced": {
        "en": (
            "CED",
            "CPED",
            "ICPPED",
            "ICED",
            "Convention on Enforced Disappearance",
            "Convention against Enforced Disappearance",
            "Convention for the Protection of All Persons from Forced Disappearance",
            "Convention for the Protection of All Persons from Enforced Disappearances",
            "Convention on the Protection of All Persons from Enforced Disappearance",
        ),
        "es": (
            "Convención Internacional para la Protección de Toda Persona contra la Desaparición Forzada",
            "Convención Internacional para la Protección de Todas las Personas contra las Desapariciones Forzadas",
        ),
    },
    "opcat": {
        "en": (
            "OPCAT",
            "OP-CAT",
            "CAT-OP",
            "OP CAT",
            "Optional Protocol to CAT",
            "Optional Protocol to the CAT",
            "Optional Protocol of the CAT",
            "Optional Protocol to the Convention against Torture",
            "Optional Protocol to the United Nations Convention against Torture",
        ),
        "fr": ("Protocole facultatif se rapportant à la Convention contre la torture",),
        "es": ("Protocolo Facultativo de la Convención contra la Tortura",),
    },
    "iccpr-op1": {
        "en": (
            "First Optional Protocol to the International Covenant on Civil and Political Rights",
            "First Optional Protocol to the ICCPR",
            "First Optional Protocol to ICCPR",
            "Optional Protocol to the ICCPR",
            "Optional Protocol to ICCPR",
            "ICCPR-OP1",
            "ICCPR-OP 1",
            "OP-ICCPR-1",
        ),
    },
    "echr": {
        "en": ("European Convention for the Protection of Human Rights and Fundamental Freedoms", "ECHR"),
        "zh": ("欧洲人权公约",),
    },
    "un-charter": {"en": ("United Nations Charter", "Charter of the UN"), "fr": ("Charte de l'ONU",)},
    "eu-charter": {"en": ("EU Charter of Fundamental Rights",)},
    "refugee-convention": {
        "en": (
            "1951 Convention relating to the Status of Refugees",
            "Convention on the Status of Refugees",
            "1951 Refugee Convention",
            "1951 Convention",
            "Refugees Convention",
        ),
    },
    "sdg-agenda": {
        "en": (
            "2030 Sustainable Development Agenda",
            "2030 Agenda for Sustainable Development",
            "SDG Agenda",
        ),
    },
    "cybercrime-convention": {"en": ("Cybercrime Convention", "Council of Europe Convention on Cybercrime")},
    "trafficking-protocol": {
        "en": (
            "Protocol to Prevent, Suppress and Punish Trafficking in Persons",
            "Trafficking in Persons Protocol",
        ),
    },
}

# Symbols of a treaty body's documents, and the slug of the body: what its "Convention" or "Covenant" is.
WATCHED_BY_SYMBOL: Final[dict[str, str]] = {
    "CAT": "cat",
    "CCPR": "iccpr",
    "CED": "ced",
    "CEDAW": "cedaw",
    "CERD": "icerd",
    "CMW": "icrmw",
    "CRC": "crc",
    "CRPD": "crpd",
    "E/C.12": "icescr",
}
WATCHED_BY_INSTITUTION: Final[dict[str, str]] = {
    "african-commission": "african-charter",
    "cedaw-committee": "cedaw",
    "cerd": "icerd",
    "cescr": "icescr",
    "committee-against-torture": "cat",
    "crc-committee": "crc",
    "crpd-committee": "crpd",
    "european-court-of-human-rights": "echr",
    "human-rights-committee": "iccpr",
    "un-general-assembly": "un-charter",
    "un-security-council": "un-charter",
}

# "Its Optional Protocol", said of a treaty.
PROTOCOL_OF: Final[dict[str, str]] = {"cat": "opcat", "iccpr": "iccpr-op1"}

# Institutions whose two or three letters mean nothing else in texts about rights.
PLAIN_ACRONYMS: Final[frozenset[str]] = frozenset(
    {"UN", "EU", "AU", "ILO", "ITU", "WHO", "UPR", "G7", "G20", "ONU", "UE", "ООН", "ЕС"}
)


def watched(symbol: str = "", institutions: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The instruments that a document with this UN symbol, by these institutions (slugs), means by "the Convention".

    >>> watched("CAT/C/GC/2")
    ('cat',)
    """
    found = [slug for prefix, slug in WATCHED_BY_SYMBOL.items() if symbol.startswith(f"{prefix}/")]
    found += [WATCHED_BY_INSTITUTION[slug] for slug in institutions if slug in WATCHED_BY_INSTITUTION]
    return tuple(dict.fromkeys(found))
