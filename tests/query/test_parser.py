"""The query language: what is understood, what is refused, and that nothing else can happen."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb.query import (
    MAX_LENGTH,
    MAX_TERMS,
    And,
    Field,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    QueryError,
    Word,
    parse,
    to_text,
)

FIELDS = frozenset({"title", "claimant", "article", "theme", "symbol"})
a, b, c = Word.of("a"), Word.of("b"), Word.of("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", a),
        ("a b", And((a, b))),
        ("a AND b", And((a, b))),
        ("a OR b", Or((a, b))),
        ("a b OR c", Or((And((a, b)), c))),
        ("a (b OR c)", And((a, Or((b, c))))),
        ("a (b c)", And((a, b, c))),
        ("a -b", And((a, Not(b)))),
        ("a –b", And((a, Not(b)))),
        ("a NOT b", And((a, Not(b)))),
        ("a NOT NOT b", And((a, b))),
        ("a -(b OR c)", And((a, Not(Or((b, c)))))),
        ("(-b) a", And((Not(b), a))),
        ("a - b", And((a, b))),
        ("a—b", Word(("a", "b"), "a—b")),
        ("or and not", And((Word.of("or"), Word.of("and"), Word.of("not")))),
        ('"new rights"', Phrase.of("new rights")),
        ("“new rights”", Phrase.of("new rights")),
        ("«new rights»", Phrase.of("new rights")),
        ('"rights"', Phrase.of("rights")),
        ('"the “digital divide” grows"', Phrase.of("the digital divide grows")),
        ('"so-called “digital divide”"', Phrase.of("so-called digital divide")),
        ('"“digital divide” and “new rights”"', Phrase.of("digital divide and new rights")),
        ('"“principal marks of it"', Phrase.of("principal marks of it")),
        ('“so-called "digital divide" here”', Phrase.of("so-called digital divide here")),
        ("«le «droit» nouveau»", Phrase.of("le droit nouveau")),
        ("„neue Rechte“", Phrase.of("neue Rechte")),
        ("»neue Rechte«", Phrase.of("neue Rechte")),
        ("「数字「人权」」", Phrase.of("数字人权")),
        ('"new rights”', Phrase.of("new rights")),
        ('“new rights"', Phrase.of("new rights")),
        ('"new” right "old"', And((Phrase.of("new"), Word.of("right"), Phrase.of("old")))),
        ('"new" right "old"', And((Phrase.of("new"), Word.of("right"), Phrase.of("old")))),
        ("“new” right “old”", And((Phrase.of("new"), Word.of("right"), Phrase.of("old")))),
        ('“new" right “old"', And((Phrase.of("new"), Word.of("right"), Phrase.of("old")))),
        ('"OR"', Phrase.of("or")),
        ("surveil*", Prefix.of("surveil")),
        ("data-prot*", Prefix.of("data-prot")),
        ("self-determination", Word(("self", "determination"), "")),
        ("title:privacy", Field("title", Word.of("privacy"))),
        ("Title: privacy", Field("title", Word.of("privacy"))),
        ('claimant:"wilton park"', Field("claimant", Phrase.of("wilton park"))),
        ("title:(a OR b) c", And((Field("title", Or((a, b))), c))),
        ("c -title:a", And((c, Not(Field("title", a))))),
        ("c title:-a", And((c, Not(Field("title", a))))),
        ("article:19(3)", Field("article", Word(("19", "3"), ""))),
        ("symbol:A/RES/217(III)", Field("symbol", Word(("a", "res", "217", "iii"), ""))),
        ("a NEAR/5 b", Near((a, b), 5)),
        ('a NEAR/5 "b c" NEAR/5 cc*', Near((a, Phrase.of("b c"), Prefix.of("cc")), 5)),
        ("a NEAR/3 b c", And((Near((a, b), 3), c))),
        ("title:(a NEAR/3 b)", Field("title", Near((a, b), 3))),
        ("rights: a review", And((Word.of("rights"), a, Word.of("review")))),
        ("10:59", Word(("10", "59"), "")),
        ("https://example.org/a", Word(("https", "example", "org", "a"), "")),
        ("a\u00adb \x00 \u200f", Word.of("ab")),
        ("人权", Word(("人", "权"), "人权")),
        ("（a）", a),
        ("a & b | c", And((a, b, c))),
    ],
)
def test_query_is_read_as_this_tree(text: str, tree: Query) -> None:
    assert parse(text, FIELDS) == tree


MISTAKES = [
    ("", "empty", 0, 0, ""),
    ("  !? ", "empty", 0, 5, ""),
    ('a "b c', "unclosed-quote", 2, 1, 'a "b c"'),
    ("a (b OR c", "unclosed-parenthesis", 2, 1, "a (b OR c)"),
    ("a) b", "unopened-parenthesis", 1, 1, "a b"),
    ("a ()", "empty-parentheses", 2, 2, "a"),
    ("OR a", "dangling-operator", 0, 2, "a"),
    ("a OR", "dangling-operator", 2, 2, "a"),
    ("a OR OR b", "dangling-operator", 2, 2, "a OR b"),
    ("a AND", "dangling-operator", 2, 3, "a"),
    ("a NOT", "dangling-operator", 2, 3, "a"),
    ("NEAR/3 a", "dangling-operator", 0, 6, "a"),
    ("iccpr:17", "unknown-field", 0, 5, "iccpr 17"),
    ("a title:", "dangling-field", 2, 6, "a title"),
    ("title:claimant:a", "nested-field", 6, 9, "title:a"),
    ("title:(a claimant:b)", "nested-field", 9, 9, "title:(a b)"),
    ("sur*ance", "misplaced-star", 0, 8, "sur-ance"),
    ("a *", "misplaced-star", 2, 1, "a"),
    ("a b*", "short-prefix", 2, 2, "a b"),
    ("a NEAR/0 b", "near-distance", 2, 6, "a NEAR/10 b"),
    ("a NEAR b", "near-distance", 2, 4, "a NEAR/10 b"),
    ("a NEAR/1000 b", "near-distance", 2, 9, "a NEAR/100 b"),
    ("a NEAR/3 (b OR c)", "near-operand", 2, 6, "a (b OR c)"),
    ("a NEAR/3 b NEAR/4 c", "near-operand", 2, 6, "a b c"),
    ("-a", "only-negations", 0, 2, ""),
    ("NOT a -b", "only-negations", 0, 8, ""),
    ("a OR -b", "only-negations", 5, 2, "a"),
    ("a -(-b -c)", "only-negations", 4, 5, "a"),
    ("a" + " b" * 600, "too-long", MAX_LENGTH, 1201 - MAX_LENGTH, None),
    (" ".join(["ab"] * 33), "too-many-terms", 32 * 3, 2, " ".join(["ab"] * 32)),
    ("(" * 11 + "a" + ")" * 11, "too-deep", 10, 1, "a"),
]


@pytest.mark.parametrize(("text", "code", "position", "length", "understood"), MISTAKES)
def test_mistake_is_named_and_placed_and_a_query_offered(
    text: str, code: str, position: int, length: int, understood: str | None
) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text, FIELDS)
    error = raised.value
    assert (error.code, error.position, error.length) == (code, position, length)
    assert error.query == text
    if understood is not None:
        assert error.understood == understood


def test_unknown_field_names_the_known_ones() -> None:
    with pytest.raises(QueryError) as raised:
        parse("foo:a", FIELDS)
    assert raised.value.parameters["field"] == "foo"
    assert raised.value.parameters["fields"] == "article, claimant, symbol, theme, title"


def test_all_mistakes_are_listed_in_the_order_they_stand() -> None:
    with pytest.raises(QueryError) as raised:
        parse('foo:a OR ) "b', FIELDS)
    assert [problem.code for problem in raised.value.problems] == [
        "unknown-field",
        "dangling-operator",
        "unopened-parenthesis",
        "unclosed-quote",
    ]


def test_word_keeps_where_it_stood_in_the_query() -> None:
    tree = parse("ab  “cd ef” title:gh*", FIELDS)
    assert isinstance(tree, And)
    assert [item.at for item in tree.items] == [(0, 2), (4, 11), (12, 21)]


def test_longest_and_fullest_queries_are_accepted() -> None:
    assert isinstance(parse("a" * MAX_LENGTH), Word)
    full = parse(" ".join(["ab"] * MAX_TERMS))
    assert isinstance(full, And)
    assert len(full.items) == MAX_TERMS


def test_brackets_are_left_out_where_they_would_make_the_query_too_long() -> None:
    tree = parse(" OR ".join([f"{'a' * 25} b"] * 16))
    assert "(" not in to_text(tree)
    assert len(to_text(tree)) <= MAX_LENGTH
    assert parse(to_text(tree)) == tree


SIGNS = [
    "OR",
    "AND",
    "NOT",
    "NEAR/3",
    "NEAR",
    "(",
    ")",
    '"',
    "“",
    "”",
    "-",
    "–",
    "*",
    ":",
    "title:",
    "foo:",
    "'",
    "/",
]
PIECES = [
    *SIGNS,
    " ",
    "  ",
    "a",
    "rights",
    "Égalité",
    "人权",
    "حقوق",
    "\u200f",
    "\u202e",
    "\x00",
    "\ud800",
    "ﷺ",
    "㈱",
    "19(3)",
    "’s",
]
any_query = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=120)


@settings(max_examples=500)
@given(any_query)
@example("(" * 300)
@example("title:" * 60 + "a")
@example("NOT " * 100 + "a")
@example("ﷺ" * 512)
@example("㍿" * 512)
@example("a -(b c OR " * 9 + "d" + ")" * 9)
@example(":title:a")
@example(":é*")
@example("a" + "\u0301" * 600)
def test_any_text_is_read_or_refused_with_a_query_that_is_read(text: str) -> None:
    try:
        tree = parse(text, FIELDS)
    except QueryError as error:
        assert 0 <= error.position <= len(text)
        assert 0 <= error.position + error.length <= len(text)
        if not error.understood:
            return
        tree = parse(error.understood, FIELDS)
    printed = to_text(tree)
    assert parse(printed, FIELDS) == tree
    printed.encode("utf-8")


leaves = st.sampled_from(
    ["rights", "privacy", "A/RES/217(III)", "surveil*", '"new rights"', "人权", "people’s"]
)
grammatical = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" OR ".join).map("({})".format),
        st.tuples(inner, inner).map("{0[0]} -({0[1]})".format).map("({})".format),
        st.tuples(leaves, leaves).map(" NEAR/4 ".join).map("({})".format),
        st.tuples(st.sampled_from(["title", "claimant"]), leaves).map(":".join),
    ),
    max_leaves=8,
)


@given(grammatical)
def test_every_query_of_the_grammar_is_read_and_printed_back(text: str) -> None:
    tree = parse(text, FIELDS)
    assert parse(to_text(tree), FIELDS) == tree


@given(grammatical)
def test_unicode_form_and_typography_make_no_difference(text: str) -> None:
    tree = parse(text, FIELDS)
    assert parse(unicodedata.normalize("NFD", text), FIELDS) == tree
    assert parse(re.sub('"([^"]*)"', r"“\1”", text), FIELDS) == tree
    assert parse(text.replace("ri", "r\u00adi"), FIELDS) == tree
