"""How long a text may be, by what it is. Generous: nobody meets a bound who writes what the field is for.

A column of `bounded_text` says its bound to forms, tables and loads in a sentence; `bounded` lets the database keep it.
What comes from sources themselves (the text of an edition, its passages and headings) has the bounds of the import.
"""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Value
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .legible import illegible, legible

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

#: Characters: a label or a unit; a name; one sentence; a title or a heading; a reason, a remark or a gist; a paragraph
#: such as a definition; a page, for notes, abstracts and quotations.
LABEL, NAME, SENTENCE, TITLE, REASON, PARAGRAPH, PAGE = 300, 500, 1_000, 1_000, 2_000, 5_000, 20_000


class AtMost:
    """Refuses a text that is longer, and says how long it is."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __call__(self, text: str) -> None:
        if len(text) > self.limit:
            raise ValidationError(too_long(self.limit, len(text)), code="too-long")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AtMost) and other.limit == self.limit

    def __hash__(self) -> int:
        return hash(self.limit)


def bounded_text(
    name: "str | StrPromise", *, at_most: int, of_source: bool = False, **options: Any
) -> "models.TextField[str, str]":
    """A text column of bounded length; to migrations and expressions it is a text like any other.

    It takes what can be read alone (kb.models.legible), unless its words are copied from a source.
    """
    column = models.TextField(name, **options)
    column.at_most = at_most  # type: ignore[attr-defined]  # asked with getattr, as the next
    column.of_source = of_source  # type: ignore[attr-defined]  # as above
    own = [AtMost(at_most)] if of_source else [AtMost(at_most), legible]
    column.default_validators = [*column.default_validators, *own]
    return column


def bound_of(column: models.Field) -> int | None:
    """How many characters the column takes at most; None where it has no bound of this kind."""
    return getattr(column, "at_most", None)


def bounded(**at_most: int) -> list[CheckConstraint]:
    """The bounds of these columns for the constraints of a model; `column_kept_by` knows them by their names again."""
    return [
        CheckConstraint(
            name=f"%(class)s_{column}_length",
            condition=LessThanOrEqual(Length(F(column)), Value(limit)),
        )
        for column, limit in at_most.items()
    ]


def column_kept_by(model: type[models.Model], constraint: str) -> models.Field | None:
    """The column whose bound a constraint of `bounded` keeps; None for another constraint."""
    names = {f"{model.__name__.lower()}_{column.name}_length": column for column in model._meta.fields}
    column = names.get(constraint)
    return column if column is not None and bound_of(column) else None


def broken_bound(record: models.Model) -> str:
    """The first column of the record whose text is too long or illegible, with the sentence; "" for none."""
    for column in record._meta.fields:
        limit = bound_of(column)
        text = str(getattr(record, column.attname) or "") if limit else ""
        if limit and len(text) > limit:
            return f"{column.name}: {too_long(limit, len(text))}"
        if limit and not getattr(column, "of_source", False) and (told := illegible(text)):
            return f"{column.name}: {told}"
    return ""


def too_long(limit: int, found: int | None = None) -> str:
    """One sentence that says how much fits and how much there is."""
    fits = number_format(limit, use_l10n=True, force_grouping=True)
    if found is None:
        return _("At most %(limit)s characters fit here: shorten it.") % {"limit": fits}
    there = number_format(found, use_l10n=True, force_grouping=True)
    return _("At most %(limit)s characters fit here, and these are %(found)s: shorten it.") % {
        "limit": fits,
        "found": there,
    }
