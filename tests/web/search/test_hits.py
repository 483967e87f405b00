"""What a page says around a hit."""

from unittest.mock import Mock

import pytest

from kb.search import Why
from kb.search.schema import TEXT_FIELDS
from kb.web.search import hits


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_every_field_in_which_words_are_found_is_told_in_words(field: str) -> None:
    [told] = hits._places(Mock(why=[Why(field, "asked", "found")]))
    assert told != field, "What is printed for it stands in _places of kb/web/search/hits.py."
