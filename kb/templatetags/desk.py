"""Small words for the templates of the desks."""

from django import template
from django.contrib.admin.helpers import AdminReadonlyField
from django.template.defaultfilters import yesno

from kb.models import Curated

register = template.Library()


@register.filter
def standing(counts: dict[str, dict[str, int]], model: str) -> list[tuple[str, int]]:
    """How many records of the model stand where, in the order of the workflow."""
    of_model = counts.get(model, {})
    return [(status, of_model[status]) for status in Curated.Status.values if status in of_model]


@register.filter
def in_words(field: AdminReadonlyField) -> str:
    """A value that can only be read: yes or no as lists have it, anything else as Django's admin has it."""
    value = getattr(field.form.instance, str(field.field["name"]), None)
    return str(yesno(value)) if isinstance(value, bool) else field.contents()
