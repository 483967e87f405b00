"""Finding records by what a person types: a handle, a public id, a name in any language, or some words of it."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal, overload

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from kb.ingest.lookup.law import LawLookup, is_law
from kb.ingest.lookup.not_named import NotNamed
from kb.ingest.lookup.records import near_ids, with_public_id
from kb.models import Curated, CuratedQuerySet, Institution, LegalInstrument, Person
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
#: Columns that addresses are made of.
ADDRESSED = frozenset({"slug", "path"})
#: Kinds whose records go by several names.
CALLED = frozenset({"concept", "institution", "person", "instrument", "provision"})
#: Kinds whose records have a public id, which stands in their addresses and on their pages.
NUMBERED = frozenset({"claim", "passage"})
#: What reading the handle and the name of a kind touches.
JOINED: dict[str, tuple[str, ...]] = {
    "concept": ("scheme",),
    "provision": ("instrument",),
    "passage": ("edition__document",),
}
#: Kinds that stand for two: a claimant is an institution or a person, law is an instrument or a provision.
EITHER: dict[str, tuple[str, str]] = {"party": ("institution", "person"), "law": ("instrument", "provision")}
MOST = 12
#: So many words are looked for; a longer text is no name, and finds nothing rather than less than was typed.
MOST_WORDS = 60
#: What parts words and is looked for in none.
_BETWEEN_WORDS = re.compile(r"[\s/#:,;()]+")


class NotExact(ValidationError):
    """What was typed names no one record, and comes near some: `near` holds the handle and the name of each."""

    def __init__(self, text: str, near: Sequence[tuple[str, str]]) -> None:
        self.near = near
        self.lead = _("“%(text)s” is not exact. Did you mean:") % {"text": text}
        named = "; ".join(f"{handle} ({name})" if name else handle for handle, name in near)
        super().__init__(f"{self.lead} {named}?")


def handle_of(record: Curated, kind: str) -> str:
    """How the record is written in a field of this kind."""
    return (
        party_handle(record)
        if kind == "party" and isinstance(record, Institution | Person)
        else handle(record)
    )


def caption(record: Curated) -> str:
    """What the record is called beside its handle."""
    scheme = getattr(record, "scheme", None)
    words = getattr(record, "summary", "") if record._meta.model_name == "passage" else ""
    return " — ".join(str(part)[:120] for part in (record, scheme, words) if part)


def candidates(kind: str, text: str, limit: int = MOST) -> list[Curated]:
    """Records in use that hold every word of the text: that of this very slug, those whose name begins so, the rest."""
    kinds = EITHER.get(kind, (kind,))
    text = text.replace("\0", " ")
    named = [record for one in kinds for record in _exactly(one, text)] if is_law(kind) else []
    cited = LawLookup().near(kind, text) if is_law(kind) and any(map(str.isdecimal, text)) else []
    numbered = [with_public_id(_in_use(kind), text)] if kind in NUMBERED else []
    found = [
        *filter(None, numbered),
        *named,
        *cited,
        *(record for one in kinds for record in _holding(one, text, limit)),
    ]
    return list(dict.fromkeys(found))[:limit]


def _holding(kind: str, text: str, limit: int) -> Iterable[Curated]:
    found = _in_use(kind)
    words = _BETWEEN_WORDS.sub(" ", text).split()
    if len(words) > MOST_WORDS:
        return ()
    for word in words:
        found = found.filter(_any_column(kind, word))
    name = SEARCHED[kind][0]
    begins = models.Case(
        *(
            models.When(**{f"{column}__iexact": text.strip()}, then=0)
            for column in ADDRESSED & {*SEARCHED[kind]}
        ),
        models.When(**{f"{name}__istartswith": text.strip()}, then=1),
        default=2,
        output_field=models.IntegerField(),
    )
    found = found.annotate(begins=begins).order_by("begins", name, "pk")
    return found[:limit]


def _in_use(kind: str) -> CuratedQuerySet[Any]:
    return _of(kind).live()


def _of(kind: str) -> CuratedQuerySet[Any]:
    """Records of the kind, whatever their status."""
    records = model_of(kind).objects.all()
    return records.select_related(*JOINED[kind]) if kind in JOINED else records


def _any_column(kind: str, word: str) -> Q:
    """The word in one of the columns; names in other tables by a subquery, so that no record comes twice."""
    condition = Q()
    for column in SEARCHED[kind]:
        if column in ("labels__text", "names__text"):
            model = model_of(kind)
            holding = model.objects.filter(**{f"{column}__icontains": word}).order_by().values("pk")
            condition |= Q(pk__in=holding)
        else:
            condition |= Q(**{f"{column}__icontains": word})
    if kind == "concept":
        condition |= Q(scheme__slug__icontains=word)
    return condition


@overload
def resolve(kind: Literal["instrument"], text: str) -> LegalInstrument: ...


@overload
def resolve(kind: str, text: str) -> Curated: ...


def resolve(kind: str, text: str) -> Curated:
    """The one record meant by the text: its handle, exact name or public id; ValidationError names what comes near."""
    if "\0" in text:
        raise ValidationError(_("This holds a character that is not text."))
    try:
        return _by_handle(kind, text)
    except UnknownReference:
        pass
    exact = [record for one in EITHER.get(kind, (kind,)) for record in _exactly(one, text)]
    if len(exact) == 1:
        return exact[0]
    if kind in NUMBERED and not exact and (numbered := _numbered(kind, text)):
        return numbered
    if is_law(kind) and not exact and (law := _cited(kind, text)):
        return law
    raise _not_found(kind, text, exact or candidates(kind, text))


def _numbered(kind: str, text: str) -> Curated | None:
    return with_public_id(_of(kind), text)


def _cited(kind: str, text: str) -> Curated | None:
    try:
        return LawLookup().find(kind, text)
    except NotNamed as error:
        raise ValidationError(str(error)) from error


def _exactly(kind: str, text: str) -> list[Curated]:
    """Records in use with this very name, capitals apart; where none has it as its own, those also called so."""
    written = " ".join(text.split())
    own = list(_in_use(kind).filter(**{f"{SEARCHED[kind][0]}__iexact": written}).order_by("pk")[:MOST])
    if own or kind not in CALLED:
        return own
    named: Any = _in_use(kind)
    return list(named.called(written).order_by("pk")[:MOST])


def _by_handle(kind: str, text: str) -> Curated:
    references = References()
    if kind == "party":
        return references.find_party(text)
    if kind == "law":
        instrument, provision = references.find_law(text)
        return provision or instrument
    return references.find(kind, text)


def _not_found(kind: str, text: str, near: list[Curated]) -> ValidationError:
    if near:
        return NotExact(text, [(handle_of(record, kind), str(record)[:60]) for record in near[:6]])
    if kind in NUMBERED and (ids := near_ids(_in_use(kind), text)):
        return NotExact(text, [(one, "") for one in ids])
    return ValidationError(
        _("Nothing here is called “%(text)s”. Type some words of its name.") % {"text": text}
    )
