"""Text on one line, and addresses that cannot end early."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kb.citing.one_line import one_line, web_address


def test_text_with_line_breaks_tabs_and_no_break_spaces_becomes_one_line() -> None:
    assert one_line(" a\r\nb\tc\u00a0d\u2028e\x85f ") == "a b c d e f"


def test_text_with_control_and_reordering_characters_loses_them_alone() -> None:
    assert one_line("a\x00b\x1b[31m\u202ec\u2066d\ud800\ufffe") == "ab[31mcd"


def test_joiners_that_words_are_written_with_stay() -> None:
    assert one_line("می\u200cخواهم") == "می\u200cخواهم"


def test_address_of_another_scheme_than_the_webs_is_dropped() -> None:
    assert web_address("javascript:alert(1)") == ""
    assert web_address("data:text/html,x") == ""


def test_address_with_brackets_and_spaces_is_encoded() -> None:
    assert (
        web_address("https://example.org/a b>{c}\\?q=%20") == "https://example.org/a%20b%3E%7Bc%7D%5C?q=%20"
    )


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_comes_out_as_one_clean_line_and_stays_so(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line
    assert len(line.splitlines()) <= 1
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in line)
    line.encode()
