"""Only real differences between two readings count: minimal pairs of what is the same word and what is another."""

import pytest

from benchmarks.fidelity.words import broken, compare, in_logical_order, in_order, runs_found, words

ARTICLE = "المادة"
LAW = "القانون"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("co-operation", "cooperation"),
        ("coop-\neration", "cooperation"),
        ("coop\u00aderation", "cooperation"),
        ("of\ufb01ce", "office"),
        ("e\u0301tat", "\u00e9tat"),
        ("RIGHTS", "rights"),
        ("２０１９", "2019"),
        ("10⁶", "106"),
        ("\ufe8d\ufedf\ufee4\ufe8e\ufea9\ufe93", ARTICLE),
        ("ال\u0640مادة", ARTICLE),
        ("\u200fالقانون\u200e", LAW),
    ],
)
def test_the_same_word_in_two_writings_is_one_word(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("office", "offce"),
        ("état", "etat"),
        ("co operation", "cooperation"),
        ("19", "9"),
        (ARTICLE, ARTICLE[::-1]),
    ],
)
def test_other_letters_are_other_words(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_ideographs_count_one_by_one_and_words_beside_them_whole() -> None:
    assert words("第5条 API接口") == ["第", "5", "条", "api", "接", "口"]


def test_a_missing_word_is_missing_and_its_run_is_shown() -> None:
    compared = compare(words("all persons are equal before the law"), words("all persons before the law"))
    assert (compared.expected, compared.found) == (7, 5)
    assert compared.missing == [["are", "equal"]]


def test_each_given_word_counts_once() -> None:
    assert compare(words("state state state"), words("state")).found == 1


def test_a_lost_space_loses_no_word_but_a_lost_word_is_lost() -> None:
    assert compare(words("the committee recalls"), words("the committeerecalls")).recall == 1
    assert compare(words("the committee recalls"), words("the committee")).missing == [["recalls"]]


def test_a_word_cut_in_two_is_found() -> None:
    assert compare(words("the committee recalls"), words("the commit tee recalls")).recall == 1


def test_surplus_words_lower_precision() -> None:
    compared = compare(words("main text"), words("menu main text"))
    assert compared.recall == 1
    assert compared.precision == pytest.approx(2 / 3)


def test_nothing_expected_has_no_share() -> None:
    assert compare([], words("a b")).recall is None
    assert in_order([], []) is None
    assert runs_found([[]], []) is None


def test_order_tells_columns_read_across() -> None:
    right = words("a b c d e f")
    assert in_order(right, right) == 1
    assert in_order(right, words("a d b e c f")) == pytest.approx(4 / 6)


def test_a_run_of_five_words_is_found_or_not_and_goes_over_no_end() -> None:
    text = words("one two three four five six")
    assert runs_found([text], text) == 1
    assert runs_found([text], words("one two three four x five six")) == 0
    assert runs_found([text[:3], text[3:]], text) is None


def test_lines_read_backwards_are_turned_and_others_stay() -> None:
    line = f"{ARTICLE} 19 من {LAW}"
    backwards = f"{LAW[::-1]} نم 19 {ARTICLE[::-1]}"
    assert in_logical_order([backwards]) == [line]
    assert in_logical_order([line]) == [line]
    assert in_logical_order(["Article 19"]) == ["Article 19"]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("الأحوال المدنية", 0),
        ("األحوال المدنية", 0.5),
        ("االتصالات", 1),
        ("(االتصالات", 1),
        ("الاتصالات", 0),
        ("\ue012\ue013 whole", 0.5),
        ("rights \ufffdf", 0.5),
        ("rights", 0),
    ],
)
def test_words_that_no_script_writes_are_broken(text: str, share: float) -> None:
    assert broken(text) == share
