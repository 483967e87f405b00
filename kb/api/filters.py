"""The parameters of the lists, declared and checked once: how many, from where, and whose."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from kb.identifying import MalformedPublicId, parse
from kb.models import Attribution, Evidence
from kb.query.parameters import meant_by, put_right, slips, without_strangers
from kb.representing import KINDS
from kb.search import Section
from kb.search.filters import PARAMETERS

from .problems import BadParameters

MOST = 100
USUAL = 50


class PageForm(forms.Form):
    """What every list takes."""

    cursor = forms.CharField(max_length=200, required=False)
    limit = forms.IntegerField(min_value=1, max_value=MOST, required=False)


class Equal(django_filters.CharFilter):
    """What has exactly this value in a column."""

    def __init__(self, column: str, **options: Any) -> None:
        super().__init__(field_name=column, strip=False, **options)


class RestingOn(Equal):
    """Claims with visible evidence that has this value in a column."""

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return qs
        evidence = Evidence.objects.published().filter(**{self.field_name or "": value})
        return qs.filter(pk__in=evidence.values("claim"))


class RestingOnPassage(RestingOn):
    """Claims with visible evidence in the passage of this public id."""

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        try:
            return super().filter(qs, parse(value) if value else "")
        except MalformedPublicId:
            message = _("This is not the id of a passage.")
            raise BadParameters([{"parameter": "passage", "message": message}]) from None


class ClaimedBy(Equal):
    """Claims that the institution or the person of this slug makes, as far as readers may see who that is."""

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return qs
        own = Q(institution__slug=value) | Q(person__slug=value)
        made = Attribution.objects.visible().filter(own, role=Attribution.Role.CLAIMANT)
        return qs.filter(pk__in=made.order_by().values("claim"))


class DocumentFilters(django_filters.FilterSet):
    """Sources of a kind, in a language."""

    document_kind = Equal("kind")
    language = Equal("language")


class PassageFilters(django_filters.FilterSet):
    """Passages of a source."""

    document = Equal("edition__document__slug")


class ClaimFilters(django_filters.FilterSet):
    """Claims of a kind, by who makes them and by what they rest on."""

    claim_kind = Equal("kind")
    claimant = ClaimedBy("claimant")
    document = RestingOn("passage__edition__document__slug")
    passage = RestingOnPassage("passage__public_id")


class ConceptFilters(django_filters.FilterSet):
    """Concepts of a scheme."""

    scheme = Equal("scheme__slug")


class InstrumentFilters(django_filters.FilterSet):
    """Instruments of a form."""

    form = Equal("form")  # type: ignore[assignment]  # is taken out when the class is made


class ProvisionFilters(django_filters.FilterSet):
    """Provisions of an instrument."""

    instrument = Equal("instrument__slug")


class InstitutionFilters(django_filters.FilterSet):
    """Institutions of a type."""

    type = Equal("type")


#: By kind of record, what narrows its list to what belongs to one record or has one value.
FILTERS: dict[str, type[django_filters.FilterSet]] = {
    "document": DocumentFilters,
    "passage": PassageFilters,
    "claim": ClaimFilters,
    "issue": django_filters.FilterSet,
    "concept": ConceptFilters,
    "instrument": InstrumentFilters,
    "provision": ProvisionFilters,
    "institution": InstitutionFilters,
    "person": django_filters.FilterSet,
}


def known_to(kind: str) -> list[str]:
    """The parameters that a list of this kind takes."""
    return [*PageForm.base_fields, *FILTERS[kind].base_filters]


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
    if any(name in parameters and name not in PARAMETERS for name in FILTERS[kind].base_filters):
        return ""
    asked = without_strangers(parameters, PARAMETERS)
    section = KINDS[kind].plural
    query = put_right(asked.lists(), meant)
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
    errors += _told(form)
    if errors:
        raise BadParameters(errors)
    return form.cleaned_data["cursor"], form.cleaned_data["limit"] or USUAL


def narrowed(records: QuerySet[Any], parameters: QueryDict, kind: str) -> QuerySet[Any]:
    """The records that the narrowing parameters leave. BadParameters for values that no text can be."""
    filters = FILTERS[kind](parameters, queryset=records)
    if not filters.is_valid():
        raise BadParameters(_told(filters.form))
    return filters.qs


def _told(form: forms.Form) -> list[dict[str, str]]:
    return [
        {"parameter": name, "message": " ".join(map(str, messages))} for name, messages in form.errors.items()
    ]
