"""From what a reader typed to a tree; every mistake is found at its place, and mended to offer what was understood.

alternatives = all, { "OR", all } ;
all          = item, { [ "AND" ], item } ;
item         = { "NOT" | "-" }, near ;
near         = unit, { "NEAR/" number, unit } ;
unit         = word | phrase | prefix "*" | field ":" unit | "(" alternatives ")" ;
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from kb.query.errors import Problem, ProblemCode, QueryError
from kb.query.in_words import to_text
from kb.query.lexer import Kind, Lexeme, Lexer
from kb.query.limits import MAX_DEPTH, MAX_LENGTH, MAX_TERMS
from kb.query.pruning import prune
from kb.query.tree import Field, Near, Phrase, Prefix, Query, Word, conjunction, disjunction, negation
from kb.query.words import count_terms


def parse(text: str, fields: Collection[str] = frozenset()) -> Query:
    """The tree of a query in which `fields` (lower-case names) may be named.

    Words are all required and OR binds weaker than that: `a b OR c` is `(a b) OR c`. Raises `QueryError`, and
    nothing else, for a query that is empty, too long or mistaken.
    """
    problems: list[Problem] = []
    read = text
    if len(text) > MAX_LENGTH:
        problems.append(Problem("too-long", MAX_LENGTH, len(text) - MAX_LENGTH, {"maximum": MAX_LENGTH}))
        read = _whole_words(text[:MAX_LENGTH])
    lexer = Lexer(read, fields, problems)
    lexemes = _level(list(lexer.lexemes()), problems)
    query = prune(_Parser(lexemes, problems).whole(), problems)
    if query is None and not problems:
        problems.append(Problem("empty", 0, len(text)))
    understood = to_text(query) if query else ""
    if len(understood) > MAX_LENGTH:
        # A few signs fold into whole sentences; as words they are as long as those.
        problems.append(Problem("too-long", 0, len(text), {"maximum": MAX_LENGTH}))
        understood = ""
    if problems or query is None:
        raise QueryError(text, problems, understood)
    return query


def _whole_words(text: str) -> str:
    return text[: text.rfind(" ")] if " " in text else text


def _level(lexemes: list[Lexeme], problems: list[Problem]) -> list[Lexeme]:
    """The pieces, without any parentheses where these are nested too deep."""
    depth = 0
    for lexeme in lexemes:
        depth = max(0, depth + {"open": 1, "close": -1}.get(lexeme.kind, 0))
        if depth > MAX_DEPTH:
            problems.append(Problem("too-deep", lexeme.start, 1, {"maximum": MAX_DEPTH}))
            return [lexeme for lexeme in lexemes if lexeme.kind not in {"open", "close"}]
    return lexemes


@dataclass(slots=True)
class _Parser:
    """Recursive descent over the pieces; every method consumes what it can and gives None for nothing."""

    lexemes: list[Lexeme]
    problems: list[Problem]
    _next: int = 0
    _terms: int = 0
    _fields: list[str] = field(default_factory=list)

    def whole(self) -> Query | None:
        """The query, past any parenthesis that was never opened."""
        parts = [self._alternatives()]
        while self._next < len(self.lexemes):
            self._note("unopened-parenthesis", self._take())
            parts.append(self._alternatives())
        return conjunction([part for part in parts if part])

    def _peek(self) -> Kind | None:
        return self.lexemes[self._next].kind if self._next < len(self.lexemes) else None

    def _take(self) -> Lexeme:
        self._next += 1
        return self.lexemes[self._next - 1]

    def _note(self, code: ProblemCode, lexeme: Lexeme, **parameters: str | int) -> None:
        self.problems.append(Problem(code, lexeme.start, lexeme.end - lexeme.start, parameters))

    def _dangling(self, operator: Lexeme) -> None:
        self._note("dangling-operator", operator, operator=operator.text)

    def _alternatives(self) -> Query | None:
        branches = [self._all()]
        while self._peek() == "or":
            operator = self._take()
            branch = self._all()
            if branches[-1] is None or branch is None:
                self._dangling(operator)
            branches.append(branch)
        return disjunction([branch for branch in branches if branch])

    def _all(self) -> Query | None:
        items: list[Query] = []
        while self._peek() not in {None, "or", "close"}:
            operator = self._take() if self._peek() == "and" else None
            item = self._item() if self._peek() not in {None, "or", "close", "and"} else None
            if operator and not (items and item):
                self._dangling(operator)
            items += [item] if item else []
        return conjunction(items)

    def _item(self) -> Query | None:
        negations: list[Lexeme] = []
        while self._peek() == "not":
            negations.append(self._take())
        item = self._near()
        if negations and item is None:
            self._dangling(negations[-1])
        elif item and len(negations) % 2:
            return negation(item, (negations[0].start, item.at[1]))
        return item

    def _near(self) -> Query | None:
        items = [self._unit()]
        operators: list[Lexeme] = []
        while self._peek() == "near":
            operators.append(self._take())
            items.append(self._unit())
        found = [item for item in items if item]
        if not operators:
            return items[0]
        if len(found) < len(items):
            self._dangling(operators[0])
            return conjunction(found)
        near = [item for item in found if isinstance(item, Word | Phrase | Prefix)]
        if len(near) < len(found) or len({operator.distance for operator in operators}) > 1:
            self._note("near-operand", operators[0])
            return conjunction(found)
        return Near(tuple(near), operators[0].distance, (near[0].at[0], near[-1].at[1]))

    def _unit(self) -> Query | None:
        kind = self._peek()
        if kind == "field":
            return self._field()
        if kind == "open":
            return self._group()
        if kind in {"word", "phrase", "prefix"}:
            return self._leaf(self._take())
        return None

    def _group(self) -> Query | None:
        opening = self._take()
        query = self._alternatives()
        if self._peek() == "close":
            closing = self._take()
            if query is None:
                self.problems.append(Problem("empty-parentheses", opening.start, closing.end - opening.start))
        else:
            self._note("unclosed-parenthesis", opening)
        return query

    def _field(self) -> Query | None:
        name = self._take()
        while self._peek() == "field":
            self._nested(self._take(), name)
        if self._fields:
            self._nested(name, name)
            return self._unit()
        negations = 0
        while self._peek() == "not":
            self._take()
            negations += 1
        self._fields.append(name.text)
        item = self._unit()
        self._fields.pop()
        if item is None:
            self._note("dangling-field", name, field=name.text)
            return self._leaf(name)
        found = Field(name.text, item, (name.start, item.at[1]))
        return negation(found, found.at) if negations % 2 else found

    def _nested(self, inner: Lexeme, outer: Lexeme) -> None:
        name = self._fields[-1] if self._fields else outer.text
        self._note("nested-field", inner, field=inner.text, outer=name)

    def _leaf(self, lexeme: Lexeme) -> Query | None:
        self._terms += count_terms(lexeme.text)
        if self._terms > MAX_TERMS:
            if not any(problem.code == "too-many-terms" for problem in self.problems):
                self._note("too-many-terms", lexeme, maximum=MAX_TERMS)
            return None
        if lexeme.kind == "phrase":
            return Phrase.of(lexeme.text, lexeme.span)
        if lexeme.kind == "prefix":
            return Prefix.of(lexeme.text, lexeme.span)
        return Word.of(lexeme.text, lexeme.span)
