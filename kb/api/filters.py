"""The parameters of the lists, declared and checked once: how many, from where, and whose."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from kb.identifying import MalformedPublicId, parse
from kb.models import Attribution, Evidence
from kb.query.parameters import meant_by
from kb.representing import KINDS
from kb.search import Section
from kb.search.filters import PARAMETERS
from kb.search.strangers import put_right, slips, without_strangers

from .problems import BadParameters

MOST = 100
USUAL = 50
SLUG = {"max_length": 200, "required": False}


class PageForm(forms.Form):
    """What every list takes."""

    cursor = forms.CharField(max_length=200, required=False)
    limit = forms.IntegerField(min_value=1, max_value=MOST, required=False)


@dataclass(frozen=True)
class Narrowing:
    """A parameter that narrows a list to what belongs to one record."""

    name: str
    narrow: Callable[[QuerySet[Any], str], QuerySet[Any]]


def _by(**columns: str) -> list[Narrowing]:
    """Parameters that compare one column each."""
    return [Narrowing(name, _equals(column)) for name, column in columns.items()]


def _equals(column: str) -> Callable[[QuerySet[Any], str], QuerySet[Any]]:
    return lambda records, value: records.filter(**{column: value})


def _claimant(records: QuerySet[Any], slug: str) -> QuerySet[Any]:
    own = Q(institution__slug=slug) | Q(person__slug=slug)
    made = Attribution.objects.visible().filter(own, role=Attribution.Role.CLAIMANT)
    return records.filter(pk__in=made.order_by().values("claim"))


def _resting_on(column: str) -> Callable[[QuerySet[Any], str], QuerySet[Any]]:
    """Claims with visible evidence there."""

    def narrow(records: QuerySet[Any], value: str) -> QuerySet[Any]:
        return records.filter(pk__in=Evidence.objects.published().filter(**{column: value}).values("claim"))

    return narrow


def _passage(records: QuerySet[Any], text: str) -> QuerySet[Any]:
    try:
        public_id = parse(text)
    except MalformedPublicId:
        message = _("This is not the id of a passage.")
        raise BadParameters([{"parameter": "passage", "message": message}]) from None
    return _resting_on("passage__public_id")(records, public_id)


NARROWINGS: dict[str, list[Narrowing]] = {
    "document": _by(document_kind="kind", language="language"),
    "passage": _by(document="edition__document__slug"),
    "claim": [
        *_by(claim_kind="kind"),
        Narrowing("claimant", _claimant),
        Narrowing("document", _resting_on("passage__edition__document__slug")),
        Narrowing("passage", _passage),
    ],
    "issue": [],
    "concept": _by(scheme="scheme__slug"),
    "instrument": _by(form="form"),
    "provision": _by(instrument="instrument__slug"),
    "institution": _by(type="type"),
    "person": [],
}


def known_to(kind: str) -> list[str]:
    """The parameters that a list of this kind takes."""
    return [*PageForm.base_fields, *(one.name for one in NARROWINGS[kind])]


def refuse_what_the_search_takes(parameters: QueryDict, kind: str) -> None:
    """BadParameters for names, and slips of names, that the search takes and this list does not.

    Ignored they would pass for answered: everything would be shown as if it were what was asked for.
    """
    known = known_to(kind)
    meant = {
        name: name if name in PARAMETERS else meant_by(name, PARAMETERS)
        for name in parameters
        if name not in known and meant_by(name, known) is None
    }
    named = {name: right for name, right in meant.items() if right is not None}
    if named:
        message = _("This list does not take “%(meant)s”; the search does.")
        errors = [{"parameter": name, "message": message % {"meant": right}} for name, right in named.items()]
        raise BadParameters(errors, _asked_of_the_search(parameters, kind, named))


def _asked_of_the_search(parameters: QueryDict, kind: str, meant: dict[str, str]) -> str:
    """The same question to the search; "" where the search does not know all that narrows this list."""
    if any(one.name in parameters and one.name not in PARAMETERS for one in NARROWINGS[kind]):
        return ""
    asked = without_strangers(parameters, PARAMETERS)
    section = KINDS[kind].plural
    query = put_right(asked, meant)
    if section in Section and "in" not in asked:
        query = f"in={section}&{query}"
    return f"{reverse('api-search')}?{query}"


def read_page(parameters: QueryDict, kind: str) -> tuple[str, int]:
    """The cursor and the size of the page. BadParameters for slips in our names, what is repeated or not allowed."""
    meant = slips(parameters, known_to(kind))
    message = _("There is no such parameter. Did you mean “%(meant)s”?")
    errors = [
        {"parameter": name, "message": message % {"meant": right}, "meant": right}
        for name, right in meant.items()
    ]
    for name, values in parameters.lists():
        if name not in meant and len(values) > 1:
            errors.append({"parameter": name, "message": _("This parameter can be given only once.")})
    form = PageForm(parameters)
    for name, messages in form.errors.items():
        errors.append({"parameter": name, "message": " ".join(map(str, messages))})
    if errors:
        raise BadParameters(errors)
    return form.cleaned_data["cursor"], form.cleaned_data["limit"] or USUAL


def narrowed(records: QuerySet[Any], parameters: QueryDict, kind: str) -> QuerySet[Any]:
    """The records that the narrowing parameters leave."""
    for one in NARROWINGS[kind]:
        if value := parameters.get(one.name, ""):
            records = one.narrow(records, value)
    return records
