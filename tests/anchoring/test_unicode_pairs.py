"""Two printings of one word, or two words: what quoting and fingerprints take for the same, and what searching does."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring import fingerprint
from kb.anchoring.normalised import normalised_string
from kb.anchoring.same_words import printed_alike
from kb.query import words

#: The same for a quotation, for a fingerprint and for a search: nobody could print another meaning so.
TYPOGRAPHY = {
    "composed and decomposed": ("café", "cafe\u0301"),
    "two marks in another order": ("ṩ", "s\u0307\u0323"),
    "composed Cyrillic": ("мой", "мои\u0306"),
    "decomposed Arabic hamza": ("أمن", "ا\u0654من"),
    "decomposed Devanagari": ("\u0958लम", "क\u093cलम"),
    "decomposed Vietnamese": ("quyền", "quye\u0302\u0300n"),
    "Hangul in pieces": ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
    "Ångström sign": ("Ångström", "\u212bngström"),
    "Kelvin sign": ("5 K", "5 \u212a"),
    "Ohm sign": ("5 Ω", "5 \u2126"),
    "micro sign": ("5 μm", "5 µm"),
    "ligature fi": ("first", "ﬁrst"),
    "ligature fl": ("influence", "inﬂuence"),
    "ligature ffi": ("office", "oﬃce"),
    "ligature ff": ("effect", "eﬀect"),
    "ligature st": ("state", "ﬆate"),
    "letters oe grown together": ("cœur", "coeur"),
    "letters ae grown together": ("encyclopædia", "encyclopaedia"),
    "Dutch ij": ("vrijheid", "vrĳheid"),
    "long s": ("Congress", "Congreſs"),
    "Serbian lj": ("ljudska", "ǉudska"),
    "sharp s": ("Straße", "Strasse"),
    "capital sharp s": ("STRAẞE", "STRASSE"),
    "final sigma": ("νόμος", "νόμοσ"),
    "capitals": ("États", "ÉTATS"),
    "soft hyphen": ("surveillance", "surveil\u00adlance"),
    "zero-width space": ("surveillance", "sur\u200bveillance"),
    "zero-width joiner": ("حقوق", "حق\u200dوق"),
    "word joiner": ("surveillance", "sur\u2060veillance"),
    "byte order mark": ("surveillance", "\ufeffsurveillance"),
    "left-to-right mark": ("حقوق", "\u200eحقوق\u200f"),
    "variation selector": ("人权", "人\ufe00权"),
    "Mongolian variation selector": ("ᠠᠮᠢ", "ᠠ\u180bᠮᠢ"),
    "combining grapheme joiner": ("rights", "ri\u034fghts"),
    "Hangul filler": ("rights", "rights\u3164"),
    "tag characters": ("rights", "rights\U000e0067"),
    "no-break space": ("human rights", "human\u00a0rights"),
    "narrow no-break space": ("droits de l’homme", "droits\u202fde l’homme"),
    "thin space": ("human rights", "human\u2009rights"),
    "ideographic space": ("人权 法", "人权\u3000法"),
    "line break": ("human rights", "human\r\nrights"),
    "curly quotation marks": ('"privacy"', "“privacy”"),
    "low quotation marks": ('"privacy"', "„privacy“"),
    "guillemets": ('"privacy"', "«privacy»"),
    "corner brackets": ('"人权"', "「人权」"),
    "full-width quotation mark": ('"人权"', "＂人权＂"),
    "curly apostrophe": ("people's", "people’s"),
    "modifier apostrophe": ("people's", "peopleʼs"),
    "Hebrew gershayim": ('או"ם', "או״ם"),
    "no-break hyphen": ("self-determination", "self\u2011determination"),
    "typographic hyphen": ("self-determination", "self‐determination"),
    "en dash": ("2019-2020", "2019–2020"),
    "em dash": ("rights - all", "rights — all"),
    "minus sign": ("-5", "−5"),
    "Hebrew maqaf": ("אי-שוויון", "אי־שוויון"),
    "full-width letters": ("AI", "ＡＩ"),
    "full-width figures": ("2023", "２０２３"),
    "half-width kana": ("ガイド", "ｶﾞｲﾄﾞ"),
    "Kangxi radical": ("人", "⼈"),
    "compatibility ideograph": ("列", "\uf99c"),
    "squared word": ("株式会社", "㍿"),
    "Arabic presentation forms": ("حقوق", "ﺣﻘﻮﻕ"),
    "Arabic ligature lam alef": ("لا", "ﻻ"),
    "Arabic ligature of a phrase": ("الله", "ﷲ"),
    "tatweel": ("حقوق", "حقـــوق"),
    "Arabic-Indic figures": ("المادة 17", "المادة ١٧"),
    "Persian figures": ("ماده 17", "ماده ۱۷"),
    "Devanagari figures": ("अनुच्छेद 17", "अनुच्छेद १७"),
    "Arabic per cent sign": ("5%", "٥٪"),
    "Arabic decimal sign": ("5.2", "٥٫٢"),
    "mathematical bold": ("rights", "𝐫𝐢𝐠𝐡𝐭𝐬"),
    "Roman numeral sign": ("Part IV", "Part Ⅳ"),
    "numero sign": ("No 5", "№ 5"),
    "ordinal sign": ("1o", "1º"),
    "raised letters": ("21st", "21ˢᵗ"),
    "squared metre": ("5 m²", "5 ㎡"),
    "telephone sign": ("TEL", "℡"),
    "division slash": ("A/HRC/RES/32/13", "A∕HRC∕RES∕32∕13"),
    "fraction slash": ("1/2", "1⁄2"),
    "three dots": ("and so on...", "and so on…"),
    "emphasis": ("rights", "**rights**"),
    "note number behind a full stop": ("of law. The", "of law.11 The"),
    "note number behind a word": ("the rights of", "the rights4 of"),
    "note number in brackets": ("the rights of", "the rights[12] of"),
    "raised note marker": ("rights and", "rights³ and"),
    "dagger": ("rights and", "rights† and"),
}
#: The same for a search, which may find more than was meant; a quotation tells them apart: they may be other words.
FOUND_BUT_NOT_QUOTED = {
    "accents": ("café", "cafe"),
    "accents that tell words apart": ("pêcheur", "pécheur"),
    "Spanish tilde": ("año", "ano"),
    "Vietnamese tones": ("quyền", "quyen"),
    "Greek accents": ("νόμος", "νομος"),
    "Cyrillic ё": ("всё", "все"),
    "Cyrillic stress": ("за\u0301мок", "замок"),
    "Polish ł": ("Łódź", "Lodz"),
    "Danish ø": ("København", "Kobenhavn"),
    "Icelandic þ": ("þing", "thing"),
    "Turkish dotless ı": ("sınır", "sinir"),
    "Turkish dotted İ": ("İstanbul", "istanbul"),
    "Arabic vowel signs": ("حقوق", "حُقُوق"),
    "Arabic vowel signs that tell words apart": ("يُعاقَب", "يُعاقِب"),
    "Arabic alef with hamza": ("أن", "ان"),
    "Arabic alef with hamza above and below": ("أن", "إن"),
    "Arabic alef maqsura": ("على", "علي"),
    "Arabic ta marbuta": ("حرية", "حريه"),
    "Arabic alef wasla": ("ٱلحق", "الحق"),
    "Persian ya": ("ملی", "ملي"),
    "Persian kaf": ("کتاب", "كتاب"),
    "Hebrew points": ("שָׁלוֹם", "שלום"),
    "hyphen or space": ("self-determination", "self determination"),
    "punctuation": ("rights, all", "rights all"),
    "possessive": ("people's", "people"),
    "vulgar fraction": ("2½", "2 1/2"),
    "circled figure": ("第①条", "第1条"),
    "figure with full stop": ("⒈", "1"),
    "raised metre": ("5 m²", "5 m2"),
    "trade mark sign": ("Google™", "Google TM"),
}
#: The same for a quotation, told apart by a search.
QUOTED_BUT_NOT_FOUND = {
    "word divided at the end of a line": ("surveillance", "surveil-\nlance"),
}
#: Told apart by both.
OTHER_WORDS = {
    "power of ten": ("10⁶ people", "106 people"),
    "power of ten and its base": ("10⁶ people", "10 people"),
    "negative power": ("10⁻⁶ grams", "10⁶ grams"),
    "vulgar fraction glued to a figure": ("2½ years", "21 years"),
    "circled figure and ten": ("①0 rights", "10 rights"),
    "й and и": ("мой", "мои"),
    "ї and і": ("їжа", "іжа"),
    "kana with a voiced mark": ("が", "か"),
    "Devanagari vowel sign": ("हिन्दी", "हन्द"),
    "traditional and simplified": ("國", "国"),
    "figures": ("2023", "2024"),
}


def pairs(*tables: dict[str, tuple[str, str]]) -> pytest.MarkDecorator:
    listed = [pytest.param(*pair, id=name) for table in tables for name, pair in table.items()]
    return pytest.mark.parametrize(("one", "other"), listed)


def test_pairs_are_many_and_each_is_a_pair() -> None:
    tables = (TYPOGRAPHY, FOUND_BUT_NOT_QUOTED, QUOTED_BUT_NOT_FOUND, OTHER_WORDS)
    assert sum(map(len, tables)) >= 120
    assert [name for table in tables for name, (one, other) in table.items() if one == other] == []


@pairs(TYPOGRAPHY)
def test_typography_makes_no_difference_to_quoting_fingerprints_and_searching(one: str, other: str) -> None:
    assert normalised_string(one) == normalised_string(other) != ""
    assert fingerprint(one) == fingerprint(other)
    assert words(one) == words(other)


#: A capital may be a name, and ss another word.
_ASKED = {
    name for name, (one, other) in TYPOGRAPHY.items() if (one.istitle() and other.isupper()) or "ß" in one
}


@pairs({name: pair for name, pair in TYPOGRAPHY.items() if name not in _ASKED})
def test_typography_alone_is_carried_over(one: str, other: str) -> None:
    assert printed_alike(f"Say {one} now.", f"Say {other} now.")


@pairs(FOUND_BUT_NOT_QUOTED)
def test_letters_that_may_be_another_word_are_found_and_not_taken_for_quoted(one: str, other: str) -> None:
    assert words(one) == words(other)
    assert fingerprint(one) != fingerprint(other)
    assert not printed_alike(one, other)


@pairs(QUOTED_BUT_NOT_FOUND)
def test_line_ends_are_passed_over_by_quotations_and_part_the_words_of_a_search(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)
    assert words(one) != words(other)


@pairs(OTHER_WORDS)
def test_other_words_and_figures_are_told_apart_everywhere(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)
    assert words(one) != words(other)
    assert not printed_alike(one, other)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_unicode_form_makes_no_difference_to_any_text(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert fingerprint(unicodedata.normalize(form, text)) == fingerprint(text)


@given(st.text(alphabet="aé ﬁœß“”«»–‐\u00ad\u200bـا١٢½①²⁶m.,ёй人Ａ", max_size=30))
def test_what_is_the_same_for_a_quotation_is_found_by_a_search(text: str) -> None:
    unified = unicodedata.normalize("NFD", text).replace("“", '"').replace("–", "-").replace("\u00ad", "")
    if normalised_string(unified) == normalised_string(text):
        assert words(unified) == words(text)
