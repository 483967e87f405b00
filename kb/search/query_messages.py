"""What is wrong with a query, in the reader's language."""

from django.utils.translation import gettext as _

from kb.query import Problem


def message(problem: Problem) -> str:
    """One sentence that says what is wrong at the problem's place, and what to do."""
    return _messages()[problem.code] % {name: _listed(value) for name, value in problem.parameters.items()}


def _listed(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple | list | set | frozenset) else value


def _messages() -> dict[str, str]:
    return {
        "too-long": _("The query is too long: at most %(maximum)s characters."),
        "too-many-terms": _("The query has too many words: at most %(maximum)s."),
        "too-deep": _("The parentheses are nested too deeply: at most %(maximum)s levels."),
        "empty": _("There is no word in the query."),
        "unclosed-quote": _("The quotation mark is not closed."),
        "unclosed-parenthesis": _("The parenthesis is not closed."),
        "unopened-parenthesis": _("The parenthesis was never opened."),
        "empty-parentheses": _("There is nothing between the parentheses."),
        "dangling-operator": _(
            "“%(operator)s” needs words on both sides of it; put it in quotation marks to search for it."
        ),
        "unknown-field": _("There is no field “%(field)s”. Fields are: %(fields)s."),
        "dangling-field": _("“%(field)s:” needs a word or a phrase directly after it."),
        "nested-field": _("“%(field)s:” cannot stand inside “%(outer)s:”."),
        "misplaced-star": _("An asterisk can stand only at the end of a word."),
        "short-prefix": _("At least %(minimum)s letters must stand before an asterisk."),
        "near-distance": _("The distance after NEAR/ must be a number from %(minimum)s to %(maximum)s."),
        "near-operand": _("NEAR joins words and phrases only, all with the same distance."),
        "only-negations": _("Something must be looked for besides what is left out."),
    }
