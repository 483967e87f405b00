"""Forms by which somebody decides about what they looked at: whatever is wrong is told where it can be seen."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.curation import CurationError, NotAllowed, Verb
from kb.curation.permissions import may
from kb.models import Curated, User
from kb.models.legible import legible


class DecidingForm(forms.Form):
    """A form with a hidden mark of what the person looked at; without it nothing is done, and the page says so."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if any(field.errors for field in self.hidden_fields()):
            raise ValidationError(
                _(
                    "What was sent does not say what you had looked at: go back to the record and decide there."
                )
            )
        return cleaned


class VerbForm(DecidingForm):
    """What every verb is told: the mark of what the person looked at, and why."""

    seen = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        validators=[legible],
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
    )


def refusal_of(user: User, verb: Verb, record: Curated | None = None) -> CurationError | None:
    """Why this person may not do this to the record as it stands, or to any; None where they may."""
    try:
        may(user, verb, record)
    except CurationError as refusal:
        return refusal
    return None


def told_in(form: forms.Form, refusal: CurationError) -> int:
    """The status of a page on which the form says why nothing was done."""
    form.add_error(None, str(refusal))
    return 403 if isinstance(refusal, NotAllowed) else 422
