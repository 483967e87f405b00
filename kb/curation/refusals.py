"""What the database's refusals mean, in words for the person whose change was refused."""

from typing import Any

from django.apps import apps
from django.db import IntegrityError, models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kb.models.bounds import bound_of, column_kept_by, too_long

from .refused_rules import SENTENCES


def explain(error: IntegrityError | models.ProtectedError | models.RestrictedError) -> str:
    """One sentence saying what rule stands in the way and what to do; never the name of the rule."""
    if isinstance(error, models.ProtectedError | models.RestrictedError):
        return name_dependents(error)
    rule = rule_of(error)
    if "_fk_" in rule:  # Django names foreign keys by both their ends
        return _("Something that this names is no longer there: look again.")
    return _bound(rule) or next(
        (str(sentence) for ending, sentence in SENTENCES.items() if rule.endswith(ending)),
        _("The base refuses this, because it would break one of its rules. Nothing was stored."),
    )


def rule_of(error: BaseException) -> str:
    """The name of the constraint that was broken, "" where the database names none."""
    diagnostics = getattr(error.__cause__, "diag", None)
    name = getattr(diagnostics, "constraint_name", "") or ""
    column = getattr(diagnostics, "column_name", "") or ""
    return name or (f"{column}_not_null" if column else "")


def field_of(error: BaseException) -> str:
    """The field that a refusal is about, "" where it is about the whole record."""
    rule = rule_of(error)
    column = _bounded_by(rule)
    return (
        column.name if column else next((field for end, field in _FIELDS.items() if rule.endswith(end)), "")
    )


#: Where a form shows the refusal.
_FIELDS = {
    "_slug_key": "slug",
    "concept_slug_unique_in_scheme": "slug",
    "passage_path_unique": "path",
    "provision_path_unique": "path",
    "passage_anchor_at_most_ten_words": "anchor",
    "verification_explains_itself": "note",
    "verification_checked_has_date": "checked",
    "claimrelation_says_why": "reason",
    "claim_has_statement": "statement",
    "document_has_title": "title",
}


def _bounded_by(rule: str) -> "models.Field[Any, Any] | None":
    """The column whose length the rule bounds; None for a rule that is no such bound."""
    columns = (column_kept_by(model, rule) for model in apps.get_app_config("kb").get_models())
    return next((column for column in columns if column is not None and bound_of(column)), None)


def _bound(rule: str) -> str:
    """That a text is longer than its column takes; "" for a rule that is no such bound."""
    column = _bounded_by(rule)
    return f"{capfirst(str(column.verbose_name))}: {too_long(bound_of(column) or 0)}" if column else ""


def name_dependents(error: models.ProtectedError | models.RestrictedError) -> str:
    """Say what rests on the record, by name, the first ten of it."""
    if isinstance(error, models.ProtectedError):
        dependents = list(error.protected_objects)
    else:
        dependents = list(error.restricted_objects)
    named = "; ".join(f"{record._meta.verbose_name}: {str(record)[:120]}" for record in dependents[:10])
    more = len(dependents) - 10
    if more > 0:
        named = _("%(named)s; and %(more)d more") % {"named": named, "more": more}
    return _("This cannot be removed, because other records depend on it — %(named)s") % {"named": named}
