"""The words that tell a treaty in a title that is only nearly its own, and those that may stand between, by language.

All are compared as `words.key_of` has them: without case, accents and, in Russian, endings.
"""

import re
from typing import Final

from kb.recognising.writing.words import key_of

CONVENTION, COVENANT = "convention", "covenant"


def _keys(written: str) -> frozenset[str]:
    return frozenset(key_of(word) for word in written.split())


NOUNS: Final = {
    CONVENTION: _keys(
        "Convention Convención Convencion Convenio Конвенция Конвенции Конвенцию Конвенцией اتفاقية الاتفاقية"
    ),
    COVENANT: _keys("Covenant Pacte Pacto Пакт Пакта Пакту Пактом Пакте العهد عهد"),
}
_DISCRIMINATION = "discrimination discriminations discriminación discriminaciones дискриминации التمييز"
_RIGHTS = "rights droits derechos прав права правах حقوق لحقوق"
# Of each treaty: what it is called, and for each word that tells it the forms of which one must be there.
TELLING: Final[dict[str, tuple[str, tuple[frozenset[str], ...]]]] = {
    slug: (noun, tuple(_keys(forms) for forms in telling))
    for slug, (noun, telling) in {
        "cedaw": (
            CONVENTION,
            (_DISCRIMINATION, "women woman femme femmes mujer mujeres женщин المرأة النساء"),
        ),
        "icerd": (CONVENTION, (_DISCRIMINATION, "racial raciale raciales расовой العنصري العنصرية")),
        "cat": (
            CONVENTION,
            (
                "torture tortures tortura torturas пыток пытками التعذيب",
                "against contre contra против запрете запрещении борьбе مناهضة لمناهضة ضد",
            ),
        ),
        "crc": (
            CONVENTION,
            (
                _RIGHTS,
                "child children enfant enfants niño niños niña niñez infancia ребенка ребёнка детей الطفل الأطفال",
            ),
        ),
        "crpd": (
            CONVENTION,
            (
                _RIGHTS,
                "disability disabilities disabled handicap handicapées handicapés discapacidad discapacidades "
                "инвалидов инвалидностью الإعاقة المعاقين المعوقين",
            ),
        ),
        "ced": (
            CONVENTION,
            (
                "disappearance disappearances disparition disparitions "
                "desaparición desapariciones исчезновений исчезновениях الاختفاء",
                "enforced forced forcée forcées forzada forzadas forzosa forzosas насильственных насильственным القسري",
                "against from contre contra от против о об من",
            ),
        ),
        "icrmw": (
            CONVENTION,
            (
                _RIGHTS,
                "workers travailleurs trabajadores трудящихся العمال",
                "migrant migrants migrante migrantes migratorios мигрантов المهاجرين",
            ),
        ),
        "refugee-convention": (
            CONVENTION,
            (
                "status statut estatuto статусе статуса بوضع وضع",
                "refugee refugees réfugié réfugiés refugiado refugiados беженцев اللاجئين",
            ),
        ),
        "iccpr": (
            COVENANT,
            (
                _RIGHTS,
                "civil civils civiles гражданских المدنية",
                "political politiques políticos политических السياسية",
            ),
        ),
        "icescr": (
            COVENANT,
            (
                _RIGHTS,
                "economic économiques económicos экономических الاقتصادية",
                "social sociaux sociales социальных الاجتماعية",
                "cultural culturels culturales культурных الثقافية",
            ),
        ),
    }.items()
}
BETWEEN: Final = _keys(
    "on for the of all any every form forms kind kinds other and or international united nations un to in relating "
    "concerning regarding persons people with protection elimination eradication members their families family "
    "cruel inhuman degrading treatment punishment towards "
    "sur pour la le les l d de des du et ou tout toute toutes formes forme relative relatif relatifs aux à au égard "
    "envers unies onu internationale internationaux autres peines peine traitements traitement cruels inhumains "
    "dégradants membres leur leurs famille familles personnes situation vivant protection élimination n "
    "sobre para el los las del y o e u todas toda todo forma formas contra con respecto a "
    "naciones unidas internacional "
    "otros otras tratos trato penas pena crueles inhumanos degradantes sus su familiares personas protección "
    "eliminación erradicación relativa relativo "
    "о об обо и в от по для с всех "
    "форм любых форме отношении ликвидации других жестоких бесчеловечных унижающих достоинство "
    "видов обращения наказания международная международной международную международный международного международном "
    "оон организации объединенных наций лиц людей граждан ликвидацию защите защиту членов их семей "
    "لإلغاء إلغاء لمكافحة مكافحة جنيف لعام عام لسنة سنة 1951 1979 1989 1966 1984 "
    "جميع كافة كل أشكال أنواع القضاء على إزالة ضد الدولية الدولي للأمم المتحدة الأمم بشأن المتعلقة "
    "المتعلق الخاصة الخاص حماية لحماية وغيره غيره من ضروب المعاملة أو العقوبة القاسية "
    "اللاإنسانية المهينة الأشخاص ذوي ذوى وأفراد أسرهم أفراد"
)
# Other organisations' treaties on the same subjects: "the Hague Convention on …", "Inter-American Convention …".
OTHERS: Final = _keys(
    "European American African Arab Hague ILO "
    "Европейская Европейской Американская Межамериканская Африканская Арабская Гаагская"
)
# "The International Status of Refugees" is another convention's, of 1933.
FIRST_ONLY: Final = _keys("international internationale internacional международный международном")
HAN_TELLING: Final = {
    "cedaw": re.compile(r"(?=.*歧视).*妇女"),
    "icerd": re.compile(r"(?=.*歧视).*种族"),
    "cat": re.compile(r"(?:禁止|反对?|防止).*酷刑"),
    "crc": re.compile(r"(?:儿童|孩童)权利?"),
    "crpd": re.compile(r"(?:残疾|残障|身心障碍).*权"),
    "ced": re.compile(r".*强迫失踪"),
    "icrmw": re.compile(r".*(?:移徙|移民|迁徙|迁移)(?:工人|劳工)|.*移工"),
    "refugee-convention": re.compile(r".*难民(?:的)?(?:地位|身[份分])"),
    "iccpr": re.compile(r"(?=.*公民).*政治.*权利?"),
    "icescr": re.compile(r"(?=.*经济)(?=.*社会).*文化.*权利?"),
}
