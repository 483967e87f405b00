"""Finding records by what a person types: a handle, a name in any language, or some words of it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from kb.models import Curated
from kb.representing import References, UnknownReference, handle, model_of
from kb.representing.references import party_handle

#: Columns in which each kind is looked for, the first being its name.
SEARCHED: dict[str, tuple[str, ...]] = {
    "concept": ("label", "slug", "labels__text"),
    "institution": ("name", "slug", "names__text"),
    "person": ("name", "slug", "names__text"),
    "instrument": ("title", "short_title", "slug", "names__text"),
    "provision": ("label", "path", "heading", "instrument__slug", "instrument__short_title"),
    "document": ("title", "slug"),
    "passage": ("path", "summary", "text", "edition__document__slug"),
    "claim": ("statement", "slug"),
}
#: What reading the handle and the name of a kind touches.
JOINED: dict[str, tuple[str, ...]] = {
    "concept": ("scheme",),
    "provision": ("instrument",),
    "passage": ("edition__document",),
}
#: Kinds that stand for two: a claimant is an institution or a person, law is an instrument or a provision.
EITHER: dict[str, tuple[str, str]] = {"party": ("institution", "person"), "law": ("instrument", "provision")}
MOST = 12


def handle_of(record: models.Model, kind: str) -> str:
    """How the record is written in a field of this kind."""
    return party_handle(record) if kind == "party" else handle(record)


def caption(record: Any) -> str:
    """What the record is called beside its handle."""
    scheme = getattr(record, "scheme", None)
    words = getattr(record, "summary", "") if record._meta.model_name == "passage" else ""
    return " — ".join(str(part)[:120] for part in (record, scheme, words) if part)


def candidates(kind: str, text: str, limit: int = MOST) -> list[Any]:
    """Records that are still in use and hold every word of the text, those whose name begins with it first."""
    kinds = EITHER.get(kind, (kind,))
    return [record for one in kinds for record in _holding(one, text.replace("\0", " "), limit)][:limit]


def _holding(kind: str, text: str, limit: int) -> Iterable[Any]:
    model = model_of(kind)
    found = model._default_manager.exclude(status__in=[Curated.Status.WITHDRAWN, Curated.Status.SUPERSEDED])
    for word in text.replace("/", " ").replace("#", " ").replace(":", " ").split()[:8]:
        found = found.filter(_any_column(kind, word))
    name = SEARCHED[kind][0]
    begins = models.Case(
        models.When(**{f"{name}__istartswith": text.strip()}, then=0),
        default=1,
        output_field=models.IntegerField(),
    )
    found = found.annotate(begins=begins).order_by("begins", name, "pk")
    joined = JOINED.get(kind, ())
    return (found.select_related(*joined) if joined else found)[:limit]


def _any_column(kind: str, word: str) -> Q:
    """The word in one of the columns; names in other tables by a subquery, so that no record comes twice."""
    condition = Q()
    for column in SEARCHED[kind]:
        if column in ("labels__text", "names__text"):
            model = model_of(kind)
            holding = model._default_manager.filter(**{f"{column}__icontains": word}).order_by().values("pk")
            condition |= Q(pk__in=holding)
        else:
            condition |= Q(**{f"{column}__icontains": word})
    if kind == "concept":
        condition |= Q(scheme__slug__icontains=word)
    return condition


def resolve(kind: str, text: str) -> Any:
    """The one record meant by the text: its handle, or its exact name; ValidationError names what comes near."""
    if "\0" in text:
        raise ValidationError(_("This holds a character that is not text."))
    try:
        return _by_handle(kind, text)
    except UnknownReference:
        near = candidates(kind, text)
    exact = [record for record in near if _name(record).casefold() == text.casefold()]
    if len(exact) == 1:
        return exact[0]
    raise ValidationError(_not_found(kind, text, near))


def _by_handle(kind: str, text: str) -> Any:
    references = References()
    if kind == "party":
        return references.find_party(text)
    if kind == "law":
        instrument, provision = references.find_law(text)
        return provision or instrument
    return references.find(kind, text)


def _name(record: models.Model) -> str:
    return str(getattr(record, SEARCHED[_kind(record)][0]))


def _kind(record: models.Model) -> str:
    return next(kind for kind in SEARCHED if model_of(kind) is type(record))


def _not_found(kind: str, text: str, near: list[Any]) -> str:
    if not near:
        return _("Nothing here is called “%(text)s”. Type some words of its name.") % {"text": text}
    named = "; ".join(f"{handle_of(record, kind)} ({str(record)[:60]})" for record in near[:6])
    return _("“%(text)s” is not exact. Did you mean: %(named)s?") % {"text": text, "named": named}
