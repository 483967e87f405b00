"""Small words for the templates of the desks."""

from django import template

from kb.models import Curated

register = template.Library()


@register.filter
def standing(counts: dict[str, dict[str, int]], model: str) -> list[tuple[str, int]]:
    """How many records of the model stand where, in the order of the workflow."""
    of_model = counts.get(model, {})
    return [(status, of_model[status]) for status in Curated.Status.values if status in of_model]
