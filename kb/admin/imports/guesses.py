"""What the program found out about a source, in words beside the field: where it stands, and what is only a guess."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.extracting.parsed import Certainty, Origin, ParsedEdition, Told
from kb.models import DocumentIdentifier

ORIGINS = {
    Origin.PRINTED: gettext_lazy("on the first pages"),
    Origin.LOOK: gettext_lazy("by the look of the first page"),
    Origin.MARKUP: gettext_lazy("in the markup of its publisher"),
    Origin.PROPERTIES: gettext_lazy("in the properties of the file"),
    Origin.WORDS: gettext_lazy("by the words of the text"),
    Origin.FORMAT: gettext_lazy("by the format of the file"),
    Origin.FILE_NAME: gettext_lazy("in the name of the file"),
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


def said_of(told: Told) -> SafeString:
    """The sentence as a line of its own, a guess told apart from what was found."""
    is_guess = told.certainty is Certainty.GUESSED
    return _line(sentence_of(told), "found found-guess" if is_guess else "found")


def said_of_making(day: str) -> SafeString:
    """That no date was found but this day on which a program made the file."""
    return _line(_("None was found. The file was made on %(day)s, which is another thing.") % {"day": day})


def _line(sentence: str, look: str = "found") -> SafeString:
    return format_html('<span class="{}">{}</span>', look, sentence)


def sentence_of(told: Told) -> str:
    """Where it was found, and whether a person must look."""
    where = ORIGINS[told.origin]
    if told.certainty is Certainty.GUESSED:
        return _("A guess (%(where)s): correct it, or tick that it is right.") % {"where": where}
    if told.certainty is Certainty.LIKELY:
        return _("Found %(where)s.") % {"where": where}
    return _("Stated %(where)s.") % {"where": where}
