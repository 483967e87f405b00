"""The formulas of citation in six languages mean what was written beside them, each exactly."""

from collections import Counter

import pytest

from tests.recognising.formula_texts import LANGUAGES, Formula, formulas, read

FORMULAS = list(formulas())
FEWEST_MENTIONS = 250


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.name)
def test_formula_of_citation_means_these_provisions_and_no_other(formula: Formula) -> None:
    mentions, unknown, refused = read(formula)
    assert Counter(mentions) == Counter(one for one in formula.means if one[0] not in "?!")
    expected = Counter(one for one in formula.means if one[0] in "?!" and len(one) > 1)
    assert expected - Counter([*unknown, *refused]) == Counter()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_formulas_enough_and_traps_among_them(language: str) -> None:
    means = [formula.means for formula in FORMULAS if formula.language == language]
    assert sum(len(one) for one in means) >= FEWEST_MENTIONS
    assert sum(not any(key[0] not in "?!" for key in one) for one in means) >= 10
