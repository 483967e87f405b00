"""Words by which it is known whether a sentence goes on: abbreviations, words that point back, words that announce.

For English, French, Spanish, Russian, Arabic and Chinese, in folded form (`kb.anchoring.normalise`). A word too many
makes a stretch longer, which only asks a person once more; a word too few may cut a sentence from what it rests on.
"""

import re
from functools import partial

from kb.anchoring.note_markers import ABBREVIATIONS as _OF_NUMBERED_THINGS

_ABBREVIATIONS_TEXT = """
eg ie etc viz vs cf al ibid id cit loc seq mr mrs ms dr prof st jr sr gen col lt maj sgt capt hon rev pres gov govt min
inc ltd co corp bros dept est approx ca jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
us uk un eu usa ussr uae am pm ad bc phd ba ma llb llm hrc gen ass rapp sess plen mtg chs arts paras nos vols amdts
mm mme mlle mgr me pr env éd suiv réf req arr obs janv févr avr juil déc av rem préc ex apr chap alin
párrs núms pág págs sra srta dra ud uds eeuu ee uu ej cía dto nro nros fs ss fr lic ing sres aptdo
ст п пп ч гл г гг в вв др проч т тт тд тп те тк см ср рис табл стр с изд им ул д кв руб коп млн млрд трлн тыс напр
англ фр проф акад доц абз подп разд прил доп ред ок соч св нэ гос обл респ чел шт мин сек час пер пр просп ин
د أ ص م هـ ق ج ط ر ف الخ إلخ
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split()) | _OF_NUMBERED_THINGS

_POINTING_WORDS_TEXT = """
this that these those it its they them their he him his she her such however but yet and or nor neither nevertheless
nonetheless notwithstanding therefore thus hence thereby thereafter accordingly consequently otherwise instead moreover
furthermore likewise similarly also then conversely still both none same rather alternatively so
ce cet cette ces cela ceci ça celui celle ceux celles il ils elle elles lui leur leurs son sa ses tel telle tels telles
cependant toutefois néanmoins pourtant mais or donc ainsi alors aussi sinon autrement et ou ni ledit ladite lesdits
lesdites celui-ci celle-ci inversement
este esta estos estas esto ese esa esos esas eso aquel aquella aquellos aquellas ello él ella ellos ellas su sus dicho
dicha dichos dichas tal tales pero sino así asimismo además también tampoco entonces y e o u ni
это этот эта эти этого этому этим этой этих этими эту тот та те того тому тем той тех такой такая такое такие таких
такого таким он она оно они их его её ее им ему ей них однако но а и или либо также тоже поэтому следовательно кроме
напротив иначе затем данный данная данное данные указанный указанная указанное указанные вышеуказанный вышеуказанные
соответственно впрочем
هذا هذه هؤلاء ذلك تلك أولئك هو هي هم هما وهو وهي وهم وهذا وهذه وذلك وتلك وهؤلاء لكن ولكن ولكنه ولكنها لكنه لكنها غير إلا
بيد بل لذلك ولذلك لذا ولذا كذلك وكذلك أيضا وعليه وإلا ومع وبالتالي بالتالي
"""
_POINTING_WORDS = frozenset(_POINTING_WORDS_TEXT.split())
_POINTING_PHRASES_TEXT = """
in that|in this|in these|in those|in such|for this|for that|for these|for such|by contrast|on the contrary
on the other hand|on that|on this|as a result|as such|to this end|to that end|at the same time|at that|the latter
the former|the same|the above|the foregoing|under this|under these|under such|with this|of these|of those|all of this
all of these|even so|not so|the said|the opposite|the reverse|if so|if not|only then
c'est|ce n'est|c'était|en revanche|par contre|au contraire|à cet|à cette|à ce|dans ce|dans cet|dans cette|dans ces
de même|par conséquent|en conséquence|de plus|en outre|pour cette|pour ce|pour ces|de ce|à défaut|qu'il|il n'
sin embargo|no obstante|por tanto|por lo tanto|por consiguiente|de lo contrario|en cambio|por el contrario|en ese|en esa
en este|en esta|en estos|en tal|en tales|a tal|lo anterior|lo mismo|por ello|por eso|por esta|a este|a esta
тем не менее|при этом|в этом|в этой|в этих|в таком|в таких|в связи с|вместе с тем|в то же|в противном|таким образом
по этой|по этому|наряду с этим|несмотря на это|в свою очередь|без этого|для этого|с этой
على العكس|في هذه|في هذا|في تلك|في ذلك|وفي هذه|وفي هذا|وفي تلك|ومن ثم|من ثم|بناء على ذلك
لهذا|ولهذا|خلافا لذلك|إضافة إلى ذلك
"""
_POINTING_PHRASES = tuple(filter(None, map(str.strip, re.split(r"[|\n]", _POINTING_PHRASES_TEXT))))
_POINTING_SIGNS_TEXT = """
但 然而 不过 可是 否则 因此 因而 所以 故 此 该 这 那 其 上述 前款 前项 前述 同时 并 且 而 也 亦 与此 他 她 它 反之 相反
除此 对此 为此 据此 由此 另外 另 同样 和 或 以及 如此 尽管如此 未 之 以上
"""
_POINTING_SIGNS = tuple(_POINTING_SIGNS_TEXT.split())
_ANNOUNCING = re.compile(
    r"(?:\b(?:as follows|(?:the )?following|hereinafter|as set out below|below)(?:\W+\w+){0,6}"
    r"|\b(?:comme suit|suivante?s?|ci-après|ci-dessous)(?:\W+\w+){0,3}"
    r"|\b(?:lo siguiente|siguientes?|a continuación)(?:\W+\w+){0,4}"
    r"|\b(?:ниже)?следующ\w+(?:\W+\w+){0,4}"
    r"|(?:ما|كما|فيما) يلي|\b(?:التالية|التالي|الآتية|الآتي|أدناه)"
    r"|如下|(?:下列|以下)[^，。；：]{0,12})\W*\Z"
)
#: Words that point back from within a sentence, near its beginning: "The Government argued as much".
_POINTING_WITHIN = re.compile(
    r"\b(?:as much|the same|likewise|similarly|accordingly|this|these|those|such"
    r"|that (?:view|finding|claim|argument)"
    r"|so (?:held|found|ruled|decided|argued|claimed|stated|said|submitted)|the (?:contrary|opposite|former|latter)"
    r"|le même|la même|les mêmes|autant|de même|pareillement|cet|cette|ces|en ce sens|le contraire|tels?|telles?"
    r"|(?:lo|el|la|los|las) mism[oa]s?|igualmente|est[eao]s?|es[ao]s|dich[oa]s?|tal(?:es)?|lo contrario"
    r"|то же|также|тоже|обратное|эт(?:от|а|о|и|ого|ому|им|ой|их|ими|у)|данн\w+|так(?:ой|ая|ое|ие|ого|их|им)"
    r"|هذا|هذه|ذلك|تلك|نفس\w*|كذلك|بالمثل)\b|这一|此种|上述|同样|亦|相反"
)
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def points_back(folded: str) -> bool:
    """Whether words in folded form, the beginning of a sentence, point at what stands before them."""
    if _POINTING_WITHIN.search(folded):
        return True
    if folded.startswith(_POINTING_SIGNS) or any(map(partial(_begins_with, folded), _POINTING_PHRASES)):
        return True
    word = _FIRST_WORD.match(folded)
    return word is not None and (word[0] in _POINTING_WORDS or word[0].partition("-")[0] in _POINTING_WORDS)


def _begins_with(folded: str, phrase: str) -> bool:
    return folded.startswith(phrase) and (
        phrase.endswith("'") or not folded[len(phrase) : len(phrase) + 1].isalnum()
    )


def announces(folded: str) -> bool:
    """Whether words in folded form end by announcing what follows them."""
    return _ANNOUNCING.search(folded[-160:]) is not None
