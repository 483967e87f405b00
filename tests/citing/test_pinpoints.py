"""Places in the words of the styles."""

import pytest

from kb.citing import Pinpoint
from kb.citing.apa import PINS as APA
from kb.citing.chicago import PINS as CHICAGO
from kb.citing.oscola import PINS as OSCOLA
from kb.citing.pinpoints import WHOLE_WORDS, place


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
        (Pinpoint(provision="Article 287-2"), "art. 287-2", "art. 287-2", "art 287-2", "article 287-2"),
        (Pinpoint(provision="Article 287–2"), "art. 287-2", "art. 287-2", "art 287-2", "article 287-2"),
        (Pinpoint(provision="Article 3-5"), "art. 3-5", "art. 3-5", "art 3-5", "article 3-5"),
        (Pinpoint(provision="287-2"), "art. 287-2", "art. 287-2", "art 287-2", "article 287-2"),
        (Pinpoint(provision="287-289"), "arts. 287–289", "arts. 287–289", "arts 287–289", "articles 287–289"),
        (Pinpoint(provision="Articles 17-19"), "arts. 17–19", "arts. 17–19", "arts 17–19", "articles 17–19"),
        (
            Pinpoint(provision="Articles 287-1 and 287-2"),
            *("arts. 287-1 and 287-2",) * 2,
            "arts 287-1 and 287-2",
            "articles 287-1 and 287-2",
        ),
        (
            Pinpoint(provision="Article 17, paragraph 1"),
            *("art. 17, paragraph 1",) * 2,
            "art 17, paragraph 1",
            "article 17, paragraph 1",
        ),
        (
            Pinpoint(provision="Article 17, 19"),
            "arts. 17, 19",
            "arts. 17, 19",
            "arts 17, 19",
            "articles 17, 19",
        ),
        (Pinpoint(paragraph="12-3"), "para. 12-3", "para. 12-3", "para 12-3", "paragraph 12-3"),
        (Pinpoint(paragraph="3, 5"), "paras. 3, 5", "paras. 3, 5", "paras 3, 5", "paragraphs 3, 5"),
        (Pinpoint(page="287-92"), "pp. 287–92", "287–92", "287–92", "pages 287–92"),
        (
            Pinpoint(paragraph="3", is_counted=True),
            "para. 3",
            "para. 3 (counted)",
            "para 3 (counted)",
            "paragraph 3 (counted)",
        ),
        (
            Pinpoint(paragraph="rec.3", is_counted=True),
            "Recommendation 3 (counted)",
            *("recommendation 3 (counted)",) * 3,
        ),
        (
            Pinpoint(page="9", note="4", is_counted=True),
            "p. 9, n. 4 (counted)",
            "9, n4 (counted)",
            "9, fn 4 (counted)",
            "page 9, note 4 (counted)",
        ),
        (Pinpoint(page="9", is_counted=True), "p. 9", "9", "9", "page 9"),
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
