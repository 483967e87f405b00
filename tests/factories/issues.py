"""Disputed questions and the positions on them."""

from collections.abc import Iterable
from typing import Any

from kb.models import Claim, Issue, Position, PositionClaim

from .curated import next_number, published


def issue(slug: str = "", **values: Any) -> Issue:
    slug = slug or f"issue-{next_number()}"
    values.setdefault("question", f"{slug.replace('-', ' ').capitalize()}?")
    return Issue.objects.create(slug=slug, **published(values))


def position(on: Issue, *, claims: Iterable[Claim] = (), **values: Any) -> Position:
    values.setdefault("slug", f"position-{next_number()}")
    values.setdefault("label", values["slug"].replace("-", " ").capitalize())
    values.setdefault("order", on.positions.count())
    made = Position.objects.create(issue=on, **values)
    for order, claim in enumerate(claims):
        PositionClaim.objects.create(position=made, claim=claim, order=order)
    return made
