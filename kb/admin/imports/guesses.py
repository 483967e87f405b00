"""What the program found out about a source, in words beside the field: where it stands, and what is only a guess."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.extracting.parsed import Certainty, Origin, ParsedEdition, Told
from kb.models import DocumentIdentifier

ORIGINS = {
    Origin.PRINTED: gettext_lazy("printed on the first pages"),
    Origin.LOOK: gettext_lazy("by the look of the first page"),
    Origin.MARKUP: gettext_lazy("as its publisher marked it"),
    Origin.PROPERTIES: gettext_lazy("from the properties of the file"),
    Origin.WORDS: gettext_lazy("by the words of the text"),
    Origin.FORMAT: gettext_lazy("by the format of the file"),
    Origin.FILE_NAME: gettext_lazy("from the name of the file"),
}
_CONFIRM = "confirm_"


def confirming(facts: Mapping[str, Told], labels: Mapping[str, str]) -> dict[str, forms.BooleanField]:
    """For every guess the field that confirms it, by its name; `labels` are those of the fields that hold guesses."""
    return {
        confirmed_by(name): forms.BooleanField(
            label=_("%(field)s is right") % {"field": labels[name]}, required=False
        )
        for name, told in facts.items()
        if told.certainty is Certainty.GUESSED
    }


def confirmed_by(name: str) -> str:
    """The field that confirms the guess in the field of this name."""
    return f"{_CONFIRM}{name}"


def is_confirmation(name: str) -> bool:
    """Whether a field of this name confirms another."""
    return name.startswith(_CONFIRM)


def also_found(parsed: ParsedEdition, mapping: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Label, value and origin of what would be stored beside the fields of the form: identifiers."""
    told = parsed.metadata.told
    return [
        (
            str(DocumentIdentifier.Scheme(one["scheme"]).label),
            one["value"],
            sentence_of(told[one["scheme"]]) if one["scheme"] in told else "",
        )
        for one in mapping.get("identifiers") or []
        if one.get("scheme") in DocumentIdentifier.Scheme.values
    ]


def sentence_of(told: Told) -> str:
    """Where it was found, and whether a person must look."""
    where = ORIGINS[told.origin]
    if told.certainty is Certainty.GUESSED:
        return _("A guess, %(where)s: correct it, or say that it is right.") % {"where": where}
    if told.certainty is Certainty.LIKELY:
        return _("Found %(where)s.") % {"where": where}
    return _("Stated, %(where)s.") % {"where": where}
