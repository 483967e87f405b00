"""Note markers go, numbers that belong to the text stay."""

import pytest

from kb.anchoring.normalised import normalised_string

MARKERS = [
    ("privacy,”3 which", "privacy,' which"),
    ("digital rights4. At", "digital rights. at"),
    ("of society.26", "of society."),
    ("no privacy”10. Some", "no privacy'. some"),
    ("for others33. It", "for others. it"),
    ("are protected.” 5 Articles", "are protected.' 5 articles"),
    ("well-being.12 The", "well-being. the"),
    ("rights³ and", "rights and"),
    ("rights[12] and", "rights and"),
    ("rights.[1][2] And", "rights. and"),
    ("权利[3]的", "权利的"),
    ("权利”3", "权利'"),
    ("**trust***, ‡", "trust, "),
    ("la liberté12 est", "la liberté est"),
    ("права14.", "права."),
    ("the UDHR.11 Next", "the udhr. next"),
    ("the law³ and", "the law and"),
    ("the EU² has", "the eu has"),
    ("of rights¹² and", "of rights and"),
    ("of rights¹,² and", "of rights and"),
    ("of rights¹⁻³.", "of rights."),
    ("in 2019.³ It", "in 2019. it"),
    ("(the Covenant)³ says", "(the covenant) says"),
    ("权利³的保护", "权利的保护"),
    ("(of the Covenant)³ says", "(of the covenant) says"),
    ("the Covenant)³. It", "the covenant). it"),
    ("права³ человека", "права человека"),
    ("الحقوق³ كلها", "الحقوق كلها"),
]

NUMBERS = [
    "covid-19",
    "covid19.",
    "2023",
    "in 2019.11",
    "article 17",
    "article17",
    "art.17",
    "no.5",
    "para.3",
    "paras.12.",
    "g20 and g7",
    "sdg16",
    "51.3% more",
    "14,000 people",
    "a/conf.157",
    "a/res/217 (iii)",
    "ccpr/c/gc/34",
    "e/c.12/2016/1",
    "hri/gen/1/rev.9",
    "iccpr:17",
    "wp3298",
    "[2015] uksc 12",
    "section [3]",
    "page3",
    "https://example.org/page12",
    "http://example.org/path.4",
    "第17条",
    "附件3",
    "المادة17",
    "(2022) xzx35].",
    "10:59:54",
    "rule34",
    "state2024",
    "item01",
    "10⁶ people",
    "10⁻⁶ grams",
    "3×10⁶",
    "5 m²",
    "5 m³",
    "120 km² of land",
    "50 kg/m³",
    "e=mc²",
    "x² and y³",
    "(x+1)² is",
    "(x + 1)² is",
    "(a + b)² is",
    "the sum of 12)² is",
    "¹ see the law.",
    "² ²",
    "of ² and",
    "co₂ and h₂o",
    "no² in air",
    "10 км² земли",
    "5 كم²",
    "5米²",
    "art. 5² of the act",
    "3*4",
    "3 * 4",
    "2½ years",
]


@pytest.mark.parametrize(("text", "expected"), MARKERS)
def test_marker_glued_to_a_word_is_removed(text: str, expected: str) -> None:
    assert normalised_string(text) == expected.strip()


@pytest.mark.parametrize("text", NUMBERS)
def test_number_of_the_text_stays(text: str) -> None:
    assert normalised_string(text) == text
