"""Branches of a query in which nothing must be there: no index can answer them, so they are mistakes."""

from kb.query.errors import Problem
from kb.query.tree import And, Field, Not, Or, Query, conjunction, disjunction, is_positive


def prune(query: Query | None, problems: list[Problem]) -> Query | None:
    """The query without alternatives that only deny; each one is noted among the problems. None if nothing is left."""
    if query is None:
        return None
    kept = _pruned(query, problems)
    if kept is not None and not is_positive(kept):
        _note(kept, problems)
        return None
    return kept


def _note(query: Query, problems: list[Problem]) -> None:
    problems.append(Problem("only-negations", query.at[0], query.at[1] - query.at[0]))


def _pruned(query: Query, problems: list[Problem]) -> Query | None:
    if isinstance(query, And):
        kept = [_pruned(item, problems) for item in query.items]
        return conjunction([item for item in kept if item])
    if isinstance(query, Or):
        return disjunction([item for item in (prune(item, problems) for item in query.items) if item])
    if isinstance(query, Not):
        inner = prune(query.item, problems)
        return Not(inner, query.at) if inner else None
    if isinstance(query, Field):
        inner = prune(query.item, problems)
        return Field(query.name, inner, query.at) if inner else None
    return query
