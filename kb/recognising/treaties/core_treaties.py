"""Facts about the core instruments: what is numbered, protocols, who watches over which."""

from typing import Final

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
# Names by which texts call the bodies that write general comments, beside those of the base, and the treaty of each.
TREATY_BY_BODY: Final[dict[str, str]] = {
    **{body: treaty for body, treaty in WATCHED_BY_SYMBOL.items() if "/" not in body},
    "CESCR": "icescr",
    "HRC": "iccpr",
    "HRCttee": "iccpr",
    "ICCPR": "iccpr",
    "CDESC": "icescr",
    "Comité DDHH": "iccpr",
    "Comité de DDHH": "iccpr",
    "Comité DESC": "icescr",
    "КПЧ": "iccpr",
    "КЭСКП": "icescr",
    "КЛДЖ": "cedaw",
    "КЛРД": "icerd",
    "КПИ": "crpd",
    "اللجنة المعنية بالحقوق المدنية والسياسية": "iccpr",
    "اللجنة المعنية بحالات الاختفاء القسري": "ced",
    "اللجنة المعنية بالعمال المهاجرين": "icrmw",
    "经社文权利委员会": "icescr",
    "强迫失踪问题委员会": "ced",
    "移民工人委员会": "icrmw",
    # with a particle that runs into the noun: للجنة
    "للجنة حقوق الطفل": "crc",
    "للجنة مناهضة التعذيب": "cat",
    "للجنة القضاء على التمييز العنصري": "icerd",
    "للجنة القضاء على التمييز ضد المرأة": "cedaw",
    "للجنة المعنية بالقضاء على التمييز ضد المرأة": "cedaw",
    "للجنة حقوق الأشخاص ذوي الإعاقة": "crpd",
    "Committee on Enforced Disappearances": "ced",
    "Committee on Migrant Workers": "icrmw",
    "Comité des disparitions forcées": "ced",
    "Comité contra la Desaparición Forzada": "ced",
    "Комитет по насильственным исчезновениям": "ced",
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

# "Its Optional Protocol", said of a treaty; the Convention on the Rights of the Child has three, so none is meant.
PROTOCOL_OF: Final[dict[str, str]] = {
    "cat": "opcat",
    "cedaw": "cedaw-op",
    "crpd": "crpd-op",
    "iccpr": "iccpr-op1",
    "icescr": "icescr-op",
}
# "The Second Optional Protocol", by treaty and number.
NUMBERED_PROTOCOLS: Final[dict[str, dict[int, str]]] = {
    "crc": {3: "crc-op-ic"},
    "iccpr": {1: "iccpr-op1", 2: "iccpr-op2"},
}
TREATY_OF: Final[dict[str, str]] = {
    **{protocol: treaty for treaty, protocol in PROTOCOL_OF.items()},
    **dict.fromkeys(("crc-op-ac", "crc-op-ic", "crc-op-sc"), "crc"),
    "iccpr-op2": "iccpr",
}

# What is numbered in an instrument, where it is no article, as `kb.recognising.tokens.keywords` calls it.
NUMBERED_UNITS: Final[dict[str, tuple[str, ...]]] = {
    "achpr-expression-declaration-2019": ("principle",),
    "g20-ai-principles": ("principle",),
    "oecd-ai-principles": ("principle",),
    "sdg-agenda": ("goal", "target"),
    "unesco-ai-recommendation": ("paragraph",),
    "ungps": ("principle",),
}
# Articles with capitals for their numbers.
LETTERED_ARTICLES: Final[dict[str, frozenset[str]]] = {
    "european-social-charter-revised": frozenset("ABCDEFGHIJKLMNO"),
}
# Recitals are numbered in the law of the Union alone.
WITH_RECITALS: Final[frozenset[str]] = frozenset(
    {"csddd", "dsa", "eu-ai-act", "gdpr", "law-enforcement-directive"}
)
# "The Charter" in the law of the Union.
CHARTER_OF: Final[dict[str, str]] = {"eu": "eu-charter"}
# A text that speaks of one of these may mean theirs.
UNITED_NATIONS: Final[frozenset[str]] = frozenset(
    {"united-nations", "un-general-assembly", "un-security-council", "ecosoc", "human-rights-council"}
)
# The bodies whose resolutions are of the base: their names in English, and how the symbols of these begin.
RESOLVING: Final[dict[str, tuple[str, str]]] = {
    "human-rights-council": ("Human Rights Council", "A/HRC/RES/"),
    "un-general-assembly": ("General Assembly", "A/RES/"),
}
# The courts of these, and the jurisdiction of each.
COURT_OF: Final[dict[str, str]] = {"cjeu": "eu"}

# Institutions whose two or three letters mean nothing else in texts about rights.
PLAIN_ACRONYMS: Final[frozenset[str]] = frozenset(
    {
        "UN",
        "EU",
        "AU",
        "ILO",
        "ITU",
        "WHO",
        "UPR",
        "G7",
        "G20",
        "SDG",
        "ODD",
        "ODS",
        "ЦУР",
        "ONU",
        "UE",
        "ООН",
        "ЕС",
    }
)


def watched(symbol: str = "", institutions: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The instruments that a document with this UN symbol, by these institutions (slugs), means by "the Convention".

    >>> watched("CAT/C/GC/2")
    ('cat',)
    """
    found = [slug for prefix, slug in WATCHED_BY_SYMBOL.items() if symbol.startswith(f"{prefix}/")]
    found += [WATCHED_BY_INSTITUTION[slug] for slug in institutions if slug in WATCHED_BY_INSTITUTION]
    return tuple(dict.fromkeys(found))
