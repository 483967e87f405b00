"""Places in the words of the styles."""

import pytest

from kb.citing import Pinpoint
from kb.citing.apa import PINS as APA
from kb.citing.chicago import PINS as CHICAGO
from kb.citing.oscola import PINS as OSCOLA
from kb.citing.pinning import WHOLE_WORDS, place


@pytest.mark.parametrize(
    ("pinpoint", "apa", "chicago", "oscola", "whole"),
    [
        (Pinpoint(paragraph="3."), "para. 3", "para. 3", "para 3", "paragraph 3"),
        (Pinpoint(paragraph="3-5"), "paras. 3–5", "paras. 3–5", "paras 3–5", "paragraphs 3–5"),
        (Pinpoint(paragraph="(a)"), "para. (a)", "para. (a)", "para (a)", "paragraph (a)"),
        (Pinpoint(paragraph="1)"), "para. 1", "para. 1", "para 1", "paragraph 1"),
        (Pinpoint(paragraph="12(b)"), "para. 12(b)", "para. 12(b)", "para 12(b)", "paragraph 12(b)"),
        (Pinpoint(page="5"), "p. 5", "5", "5", "page 5"),
        (Pinpoint(provision="Article 17"), "art. 17", "art. 17", "art 17", "article 17"),
        (
            Pinpoint(provision="Art. 19(3)(b)"),
            "art. 19(3)(b)",
            "art. 19(3)(b)",
            "art 19(3)(b)",
            "article 19(3)(b)",
        ),
        (Pinpoint(provision="17"), "art. 17", "art. 17", "art 17", "article 17"),
        (Pinpoint(provision="Chapter II"), "Chapter II", "chap. II", "ch II", "chapter II"),
        (Pinpoint(provision="§ 5"), "§ 5", "sec. 5", "s 5", "section 5"),
        (Pinpoint(provision="第十三条"), "第十三条", "第十三条", "第十三条", "第十三条"),
        (Pinpoint(provision="Preamble"), "Preamble", "Preamble", "Preamble", "Preamble"),
        (Pinpoint(paragraph="rec.3.1"), *(("Recommendation 3.1",) + ("recommendation 3.1",) * 3)),
        (Pinpoint(page="9", note="18"), "p. 9, n. 18", "9, n18", "9, fn 18", "page 9, note 18"),
        (Pinpoint(paragraph="2", quote="some words"), "para. 2", "para. 2", "para 2", "paragraph 2"),
        (
            Pinpoint(quote="some words"),
            "at “some words”",
            "at “some words”",
            "at ‘some words’",
            "at “some words”",
        ),
        (Pinpoint(), "", "", "", ""),
        (None, "", "", "", ""),
    ],
)
def test_place_is_said_in_the_abbreviations_of_each_style(
    pinpoint: Pinpoint | None, apa: str, chicago: str, oscola: str, whole: str
) -> None:
    assert [place(pinpoint, form) for form in (APA, CHICAGO, OSCOLA, WHOLE_WORDS)] == [
        apa,
        chicago,
        oscola,
        whole,
    ]
