"""Where a passage stands, in words."""

import pytest

from kb.models import Passage
from kb.web.elements.pinpoints import locator, pinpoint, short_pinpoint


@pytest.mark.parametrize(
    ("path", "long", "short"),
    [
        ("3", "¶ 3", "¶ 3"),
        ("1.4", "¶ 1.4", "¶ 1.4"),
        ("rec.3.1", "Recommendation 3.1", "R 3.1"),
        ("n18", "Note 18", "n 18"),
        ("n18.p1", "Note 18.p1", "n 18.p1"),
        ("n18.p1.s2", "Note 18.p1, part 2", "s 2"),
        ("n18-2", "Note 18-2", "n 18-2"),
        ("nstar.a", "Note *.a", "n *.a"),
        ("notes", "Notes", "¶"),
        ("t2", "Table row 2", "T 2"),
        ("q1", "Quotation 1", "Q 1"),
        ("abstract", "Abstract", "¶"),
        ("p1", "¶ p1", "¶ p1"),
        ("p12", "¶ p12", "¶ p12"),
        ("2.p3", "¶ 2.p3", "¶ 2.p3"),
        ("x7", "¶ x7", "¶ x7"),
        ("preamble", "Preamble", "¶"),
        ("art5", "Article 5", "Art. 5"),
        ("art5.a", "Article 5.a", "Art. 5.a"),
        ("rule12", "Rule 12", "Rule 12"),
        ("nstar", "Note *", "n *"),
        ("1.2.s3", "¶ 1.2, part 3", "s 3"),
        ("rec.4.s1", "Recommendation 4, part 1", "s 1"),
    ],
)
def test_pinpoint_names_the_path_by_its_kind(path: str, long: str, short: str) -> None:
    passage = Passage(path=path)
    assert (pinpoint(passage), short_pinpoint(passage)) == (long, short)


def test_locator_gives_the_printed_number_only_where_it_differs_from_the_path() -> None:
    assert locator(Passage(path="2", number="1.")) == "numbered “1.” there"
    assert locator(Passage(path="2", number="2.", page="4")) == "page 4"
    assert locator(Passage(path="2")) == ""
