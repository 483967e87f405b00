"""What may stand between a citation and the name of its instrument, or between two citations of one series, as words.

A gap is judged word by word against a table; a word that is not in it ends the belonging, and so does a sentence's end.
"""

import re
from typing import Final

from kb.recognising.tokens.keywords import AND, OF
from kb.recognising.tokens.plain_words import plain
from kb.recognising.writing.words import FOOTNOTE

LONGEST = 150  # characters
_MOST_WORDS = 18
_PART_OF = re.compile(
    r"(?:Parts?|Partes?|[Pp]arties?|[Чч]аст[ьи]|[Tt]it[lr]es?|Títulos?|[Cc]hap(?:ter|itre)s?|[Cc]apítulos?|[Гг]лав\w|Sections?)\s[IVX0-9]{1,4}(?!\w)"
    r"|\w{4,12}\spartie|(?:الجزء|الباب|الفصل)\s\w+|第[一二三四五六七八九十]{1,3}\s?(?:篇|部分|编|章|节)"
)
_YEAR = re.compile(
    r",\s(?:19|20)\d\d(?=,)|\s(?:19|20)\d\d\s(?:года|г\.)|\b(?:of|de|du|del|от)\s(?:\d{1,2}\s\w+\s(?:de\s)?)?(?:19|20)\d\d(?:\sгода)?|\sот\s\d\d?\.\d\d?\.(?:19|20)\d\d(?:\s?г(?:ода|\.))?"
)
# What a footnote says between a treaty and its article: "supra note 3", "G.A. Res. 217A (III)", "999 U.N.T.S. 171".
_SOURCE = re.compile(
    r",\s?(?:supra|above|cit[ée]|op\.\scit\.|précit\w+|ci-dessus|nota\ssupra)(?:\s\(?(?:n(?:ote|ota)?\.?\s?)?\d{1,3}\)?)?(?=,|\s)"
    r"|,\s(?:G\.?\s?A\.?|UNGA|General\sAssembly)\s[Rr]es(?:\.|olution)\s[\dA-Z/]{2,9}(?:\s?[A-Z])?(?:\s?\([IVXL]{1,6}\))?"
    r"|,\s\d{2,4}\s(?:U\.?N\.?T\.?S\.?|UNTS|RTNU)\s(?:p\.\s)?\d{1,4}|,\s(?:U\.?N\.?\s)?Doc\.?\s[A-Z]/[\w./-]{2,24}\w"
    r"|\s[\[(](?:19|20)\d\d[\])](?:,?\sOJ\s[A-Z]\s?\d{1,4}/\d{1,4})?(?=,)"
    r"|,\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}),?\s(?:19|20)\d\d"
)
# "the Convention on the Rights of the Child 23 (articles 7 and 8)", and with [23]
_NOTE_NUMBER = re.compile(r"\s\d{1,3}(?=\s?[(\[])|\s?\[\d{1,3}\](?=\s?\()")
_GLOSS = re.compile(r"\s?[(（][^()（）]{0,90}[)）]|「[^「」]{0,60}」")
HEADING = re.compile(
    r"\s(?:«[^«»]{3,60}»|“[^“”]{3,60}”|\"[^\"]{3,60}\")(?=\s)"
)  # "article 24 “Education” of the …"
_WORD = re.compile(r"(?:[^\W\d_][\u064b-\u065f\u0670]*)+|\d+|[^\w\s]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MENTIONED = re.compile(
    r"\b(?:above|afore|before)[-‑]?(?:mentioned|said|cited|named)\b|\bci-dessus\s(?:mentionn|vis|cit)ée?\b"
    r"|\bsus-?(?:mentionn|vis)ée?\b|\b(?:arriba|antes)\s(?:cit|mencion)ad[ao]\b"
)
_FOOTNOTE = re.compile(rf"{FOOTNOTE}|\[\d{{1,3}}\]")


def _set(words: str) -> frozenset[str]:
    return frozenset(plain(word) for word in words.split())


# "article 17 — of the said — Covenant"
_OF_ITSELF: Final = _set("of under in de del du des d من في в")
_DETERMINERS: Final = _set("the la le les el los las l both")
_AFTER: Final = OF | _set(
    "both this that its their our present same said such aforementioned aforesaid above mentioned un "
    "united nations u n eu "
    "revised modernised modernized draft two from for "
    "nuestra notre su sus sa son ses leur ladite ledit dudit lesdits cette ce ces meme memes presente "
    "present susmentionne "
    "susmentionnee precite precitee dans en au aux revisee "
    "esta este estos dicha dicho citada citado misma mismo mencionada mencionado nuestro presente "
    "presentes referida referido "
    "настоящего настоящей указанного указанной данного данной этого этой того той же упомянутого "
    "упомянутой вышеуказанного вышеупомянутой вышеупомянутого вышеназванной названной "
    "регламента самого самой международного международной модернизированной в к ко данным "
    "هذا هذه ذلك تلك نفس كل"
)
# "the Covenant — , in particular — article 17"
_BEFORE: Final = OF | _set(
    "by por par united nations un onu nations unies naciones unidas оон организации объединенных наций "
    "particular particularly especially specifically notably namely including inter alia see cf e g i its "
    "their whose by with "
    "at conformity accordance line pursuant as provided for contained enshrined set out s "
    "notamment en son sa ses leurs leur specialement particulier savoir precisement a au dont titre vertu "
    "particular su sus cuyo cuya especial especialmente concretamente saber concreto en "
    "признанные признаны нарушенными нарушенные нарушены нарушений "
    "в частности ее его их своей своем своих своими особенно именно а включая прежде всего "
    "ولا لا سيما وخاصه خاصه وبخاصه بخاصه وتحديدا تحديدا وبالتحديد بما ذلك وفي ومنها منها"
)
_BESIDE: Final = (
    AND
    | OF
    | _set(
        "read alone conjunction with together taken considered separately separate both also as well along "
        "combined combination "
        "relation to light its their either neither juncto but not only that by itself themselves "
        "isolation on own if connection "
        "per se in under being when each interpreted unlike like rather than instead particular especially "
        "notably "
        "lu lue lus lues pris prise prises seul seule seuls seules isolement separement conjointement avec "
        "combine combinee combines "
        "combinees combinaison en ainsi que a lumiere considere consideree consideres lecture tant ni "
        "rapproche rapproches liaison "
        "relation eux elle elles meme memes au aux lien regard parallelement notamment particulier "
        "leido leida leidos leidas por si solo sola solos solas separado separados conjuntamente conjunto "
        "conjuncion relacion con a luz "
        "considerado considerados tomado tomados junto juntamente asi como tanto ni individualmente "
        "aisladamente conexion concordancia "
        "combinacion individual su sus especial particular ses son sa leur leurs "
        "рассматриваемый отдельно в во частности совокупности сочетании взаимосвязи связи с со как так а "
        "также ни по себе отдельности увязке вместе "
        "свете ее его их сам сама сами самого самой самостоятельно "
        "مع بمفرده بمفردها وحده وحدها بالاقتران وبالاقتران والاقتران على وعلى حده كل جانب بالاشتراك "
        "بالتزامن وكذلك كذلك ضوء وفي بحد ذاتها ذاته منفرده "
        "مجتمعه بالاقتران بصوره مستقله بشكل منفصل اما"
    )
)
_STEMS: Final = (
    *("рассматриваем", "рассмотренн", "взят", "читаем", "толкуем", "понимаем"),
    *("مقروء", "مقرو", "مقترن", "مقرون", "منفرد", "متصل", "بالاقتران", "بمفرد", "وحد", "مستقل"),
)
_PUNCTUATION: Final = {
    "after": frozenset(",،)）[]»”\"’'“‘«„"),
    "before": frozenset(",，、،:：(（[–—-’'》」”\"»/|"),
    "beside": frozenset(",;()（）、，；،؛–—-’'"),
}
_WORDS: Final = {"after": _AFTER, "before": _BEFORE, "beside": _BESIDE}
_HAN_BETWEEN: Final = {
    "after": re.compile(r"[的(（）)\s]{0,3}"),
    "before": re.compile(
        r"[\s》”，,、（(：:]{0,9}(?:(?:的|相关|有关|所涉){0,2}条款\s?[：:]?\s*)?(?:特别是|尤其是?|包括|关于|即|其中|其){0,3}(?:的|中的?|所?规定的?|所载的?|第[一二三四五六]部分)?\s?[（(，,：:]?\s?"
    ),
    "beside": re.compile(
        r"(?:[\s、，；,（()）和与及并或同]|以及|或者|单独地?|分别|一并|一起|解读|理解|解释|结合|连同|联系|看待|考虑|时|的|亦非|而且|又|等|加上){0,12}"
    ),
}


def fits(text: str, start: int, end: int, where: str) -> bool:
    """Whether what stands there joins a citation to a name "after" or "before" it, or to one "beside" it."""
    if not 0 <= end - start <= LONGEST:
        return False
    footnote = _FOOTNOTE.match(text, start, end)
    if where == "before" and footnote is None:
        footnote = _NOTE_NUMBER.match(text, start, end)
    start = footnote.end() if footnote else start
    gap = _PART_OF.sub(" ", _GLOSS.sub(" ", _MENTIONED.sub(" ", text[start:end])))
    if where == "after":
        gap = HEADING.sub(" ", gap)
    if where == "before":
        gap = _YEAR.sub(" ", _SOURCE.sub(" ", gap))
    if _HAN.search(gap) or (where == "after" and _HAN.match(text, start - 1)):
        return _HAN_BETWEEN[where].fullmatch(gap.strip()) is not None
    pieces = _WORD.findall(gap)
    words, allowed, signs = (
        [piece for piece in pieces if piece[0].isalnum()],
        _WORDS[where],
        _PUNCTUATION[where],
    )
    if len(words) > _MOST_WORDS or len(pieces) > 2 * _MOST_WORDS:
        return False
    return all(
        plain(piece) in allowed or (where == "beside" and _is_stem(piece))
        if piece[0].isalnum()
        else piece in signs
        for piece in pieces
    )


def leads_on(text: str, start: int, end: int) -> bool:
    """Whether a citation and the name behind it stand together without "of": "art. 17 ICCPR", "art. 15, ICESCR"."""
    footnote = _FOOTNOTE.match(text, start, end)
    gap = HEADING.sub(" ", text[footnote.end() if footnote else start : end])
    signs = [sign for sign in gap if not sign.isspace() and not sign.isalnum()]
    small = any(plain(word) in _DETERMINERS for word in _WORD.findall(gap))
    return not small and not any(sign in ")）]" for sign in _GLOSS.sub(" ", gap)) and len(signs) < 3


def says_of(text: str, start: int, end: int) -> bool:
    """Whether a gap holds a word like "of", and not only a comma or a space."""
    return any(plain(word) in _OF_ITSELF for word in _WORD.findall(text[start:end]))


def _is_stem(word: str) -> bool:
    return plain(word).startswith(_STEMS)
