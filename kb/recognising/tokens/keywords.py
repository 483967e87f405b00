"""The words of citations in six languages, as data: units (article, recital), parts (paragraph, letter), joints.

Forms are in small letters with all cases and numbers, without accents; an abbreviation that is a word of its own
without its full stop keeps it. Arabic forms stand without the particles that are written together with them;
مضاءة is what translating machines make of "lit.".
"""

from dataclasses import dataclass
from typing import Final

from kb.recognising.tokens.plain_words import plain


def _forms(written: str) -> frozenset[str]:
    return frozenset(written.split())


def _words(written: str) -> frozenset[str]:
    return frozenset(plain(form) for form in written.split())


ARTICLE, PARAGRAPH, RECITAL = "article", "paragraph", "recital"
# How deep a part lies: what an article, a paragraph and a letter are divided into.
IN_ARTICLE, IN_PARAGRAPH, IN_LETTER = 1, 2, 3

# For each unit its forms that one number follows, and those that several follow.
_UNITS: Final[dict[str, tuple[str, str]]] = {
    ARTICLE: (
        "article art. art articulo arto. arto статья статью статье статьей ст. مادة مادة. مادته مادتها 条",
        "articles arts. arts articulos artos. artos статьи статей статьям статьями статьях "
        "مواد مادتان مادتين مواده موادها",
    ),
    "section": (
        "section sec. sect. seccion раздел раздела разделу разделе разделом",
        "sections secs. secciones разделы разделов разделах",
    ),
    "principle": (
        "principle principe principio принцип принципа принципу принципом принципе مبدا 原则",
        "principles principes principios принципы принципов принципам принципами принципах مبادئ مبداين",
    ),
    "rule": (
        "rule regle regla правило правилу правилом правиле قاعدة",
        "rules regles reglas правила правил правилам правилами правилах قواعد قاعدتين قاعدتان",
    ),
    RECITAL: (
        "recital considerant considerando преамбула преамбулу преамбуле преамбулой حيثية",
        "recitals considerants considerandos преамбулы преамбул преамбулам преамбулами преамбулах "
        "حيثيات حيثيتين حيثيتان",
    ),
    "standard": ("standard norme norma стандарт стандарта", "standards normes normas стандарты стандартов"),
    "guideline": ("guideline directriz", "guidelines directrices"),
    "target": (
        "target cible meta задача задаче задачу задачей غاية 具体目标",
        "targets cibles metas задачи задач задачам задачами задачах غايات غايتين غايتان",
    ),
    "goal": (
        "goal objectif objetivo цель целью هدف 目标",
        "goals objectifs objetivos цели целей целям целями целях اهداف هدفين هدفان",
    ),
}
_PARTS: Final[dict[int, tuple[str, str]]] = {
    IN_ARTICLE: (
        "paragraph para. para par. § subsection parrafo parr. apartado apdo. ap. paragraphe alinea al. 款 段 "
        "пункт пункту пунктом пункте п. параграф параграфу параграфом параграфе "
        "часть частью ч. абзац абзаца абзаце абзацем абз. فقرة فقرة. فقرتها فقرته",
        "paragraphs paras. paras pars. §§ subsections parrafos parrs. apartados apdos. paragraphes alineas "
        "параграфа параграфы параграфов параграфам параграфами параграфах "
        "пункта пункты пунктов пунктам пунктами пунктах пп. чч. части частей частям частями частях "
        "فقرات فقرتين فقرتان",
    ),
    IN_PARAGRAPH: (
        "subparagraph subpara. sousparagraphe sousalinea subparrafo subinciso point lit. litt. lett. letter "
        "clause subclause 项 "
        "letra literal numeral inciso inc. punto lettre let. chiffre ch. sous "
        "подпункт подпункту подпунктом подпункте подп. лит. بند مضاءة مضاءة.",
        "subparagraphs subparas. sousparagraphes sousalineas subparrafos points letters clauses letras "
        "literales numerales incisos incs. puntos lettres "
        "подпункта подпункты подпунктов подпунктам подпунктами подпунктах بنود بندين بندان",
    ),
    IN_LETTER: ("目", ""),
}
# After these one or several may follow: Russian has one form for "of the article" and "the articles".
_EITHER: Final = _forms(
    "статьи пункта параграфа подпункта части правила задачи цели art. ст. п. para par. § 原则 目标 具体目标"
)
# Divisions that are not numbered in the text: where a paragraph is known, they are no part of the path.
_UNNUMBERED: Final = _forms("абзац абзаца абзаце абзацем абз. alinea al. alineas")

AND: Final = _words("and or nor et ou ni y e o u и или либо ни او و ولا 和 及 与 以及 或 或者 & / +")
TO: Final = _words("to through thru a al по до الي حتي hasta 至 到")
ALSO: Final = _words(
    "also both either as well in particular especially notably aussi egalement notamment tambien asi como "
    "ainsi que "
    "particulier особенности частности также так как а ولا سيما كذلك"
)
AS_WELL: Final[dict[str, frozenset[str]]] = {
    "as": frozenset({"well"}),
    "ainsi": frozenset({"que"}),
    "asi": frozenset({"como"}),
    "а": frozenset({"также"}),
}
# "الفقرة الفرعية", a subparagraph.
LESSER: Final = _words("الفرعية الفرعيتين الفرعيتان")
# "From 6 to 8" and "No. 6" mean 6.
BEFORE_NUMBER: Final = _words(
    "no. no nos. nos num. nums. numero numeros number numbers n № رقم رقمي ارقام с من "
    "rector rectores directeur directeurs"
)
OF: Final = _words(
    "of de del dela delas delos du des la le les el los las l d the من في in to under своей son su its"
)

# "Paragraph 1 of the said article 17".
SAID: Final = _words(
    "said aforementioned aforesaid citado referido mencionado dicho mismo precitado dudit ledit указанной данной"
)
DETERMINERS: Final = _words("the la le les el los las l")

ORDINALS: Final[dict[str, int]] = {
    plain(form): number
    for number, forms in enumerate(
        (
            "first premier premiere primer primero primera первый первого первом первым первая первой первую",
            "second deuxieme seconde segundo segunda второй второго втором вторым вторая вторую",
            "third troisieme tercer tercero tercera третий третьего третьем третья третьей третью",
            "fourth quatrieme cuarto cuarta четвертый четвертого четвертом четвертая четвертой",
            "fifth cinquieme quinto quinta пятый пятого пятом пятая пятой",
            "sixth sixieme sexto sexta шестой шестого шестом шестая",
            "seventh septieme septimo septima седьмой седьмого седьмом седьмая",
        ),
        start=1,
    )
    for form in forms.split()
}
ORDINAL_ENDINGS: Final = _words("er re ere eme st nd rd th o a й я го м ю")
# Numbers of inserted articles, in one spelling.
INSERTED: Final[dict[str, str]] = {
    **{latin: latin for latin in ("bis", "ter", "quater", "quinquies", "sexies")},
    **{plain(form): "bis" for form in ("бис", "مكرر", "مكررا")},
    "тер": "ter",
}
# "First sentence" says where in a part, "et seq." that more follow: neither adds to the path.
SENTENCES: Final = _words(
    "sentence sentences phrase phrases frase frases oracion oraciones предложение предложения предложении "
    "предложением 句"
)
ONWARDS: Final = _words(
    "seq. seq ff. ff f. suivants suivantes suiv. s. ss. sigs. siguientes след. следующие далее يليها بعدها بعده"
)
# A number before one of these counts something.
COUNTED: Final = _words(
    "% per percent years year months month weeks days hours times states million other more children women "
    "people "
    "persons cases countries of-them ans annees mois jours heures semaines ans etats anos meses dias horas "
    "semanas "
    "estados стран страны раз человек случаев "
    "лет года год месяцев месяца дней дня часов часа сутки суток государств سنة سنوات شهرا شهر "
    "اشهر يوما يوم "
    "ايام ساعة دولة 年 月 日 天 小时 个 名 人 万 "
    "january february march april june july august september october november december "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that numbers follow: of a unit, or of a part `depth` below its unit.

    `many` numbers may follow it; `either` says that one may as well; `unnumbered` divisions have no number in print.
    """

    unit: str = ""
    depth: int = 0
    many: bool = False
    either: bool = False
    unnumbered: bool = False


def _table() -> dict[str, Keyword]:
    found: dict[str, Keyword] = {}
    for unit, forms in _UNITS.items():
        for many, written in enumerate(forms):
            found |= {plain(form): Keyword(unit, 0, bool(many), form in _EITHER) for form in written.split()}
    for depth, forms in _PARTS.items():
        for many, written in enumerate(forms):
            found |= {
                plain(form): Keyword("", depth, bool(many), form in _EITHER, form in _UNNUMBERED)
                for form in written.split()
            }
    return found


KEYWORDS: Final[dict[str, Keyword]] = _table()
