"""Forms of records and of their rows: references as handles, the version that was seen, and the reason for a change."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.curation import CurationError, ReasonNeeded
from kb.models import Curated, Edition, Scheme, Section
from kb.models.bounds import PARAGRAPH, AtMost
from kb.models.legible import legible
from kb.representing import kind_of

from ..forms.whole_input import WholeInput
from ..references.fields import HandleField, HandlesField
from ..references.lookup import JOINED

#: Fields of the form that are not of the record.
CONTROLS = ("version", "proposal", "opened", "why")
#: Text that runs over several lines; all other text has one.
LONG = frozenset(
    ("abstract", "balance", "definition", "gist", "note", "question", "reason", "rights", "scope_note",
     "statement", "summary", "text", "quote")
)  # fmt: skip


class HandleForm(WholeInput, forms.ModelForm):
    """A model form whose references begin as handles."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = kwargs.get("initial") or {}
        for name, field in self.fields.items():
            if isinstance(field, HandleField) and self.instance.pk and name not in given:
                self.initial[name] = self._present(name, field)

    def _present(self, name: str, field: HandleField) -> Any:
        present = getattr(self.instance, name, None)
        if not isinstance(field, HandlesField) or present is None:
            return present
        joined = JOINED.get(field.kind, ())
        return list(present.select_related(*joined) if joined else present.all())

    def validate_unique(self) -> None:
        """Asked of the base when the change is stored: what it refuses it tells in a sentence."""

    validate_constraints = validate_unique


class RecordForm(HandleForm):
    """The form of a curated record."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    #: The open revision that the person saw, "" for none.
    proposal = forms.CharField(widget=forms.HiddenInput, required=False)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        validators=[AtMost(PARAGRAPH), legible],
        widget=forms.TextInput(attrs={"size": 60}),
        help_text=gettext_lazy(
            "Needed where readers can see the record; told in its public history once the change is published."
        ),
    )
    #: Why the verb refused this form when it was first tried (set by the desk for the second look).
    refusal: CurationError | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk and cleaned.get("version") is None:
            raise ValidationError(_("This form does not say which version it was opened on: load it again."))
        if self.refusal is not None:
            self.add_error(self._field_of(self.refusal), str(self.refusal))
        return cleaned

    def _field_of(self, refusal: CurationError) -> str | None:
        """The field that the refusal is about, where the form has it."""
        if isinstance(refusal, ReasonNeeded):
            return "why"
        named = getattr(refusal, "field", "")
        return named if named in self.fields else None


class PartyForm(HandleForm):
    """A row that names an institution or a person, and not both."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        named = [name for name in ("institution", "person") if cleaned.get(name)]
        if len(named) != 1 and not self.errors:
            raise ValidationError(_("Give either an institution or a person."))
        return cleaned


class SectionField(forms.ModelChoiceField):
    """A heading, called by its document too, because every outline has a "1."."""

    def label_from_instance(self, obj: Section) -> str:
        return f"{obj.edition.document.slug} § {obj}"


def form_field(db_field: models.Field, **kwargs: Any) -> forms.Field | None:
    """The field that desks use for a column, or None where Django's own is right."""
    words = {"label": db_field.verbose_name, "required": not db_field.blank, **_help(db_field)}
    if isinstance(db_field, models.ForeignKey | models.ManyToManyField):
        return _reference(db_field, words)
    if isinstance(db_field, ArrayField):
        return forms.MultipleChoiceField(
            choices=db_field.base_field.choices or (), widget=forms.CheckboxSelectMultiple, **words
        )
    return None


def _reference(db_field: models.Field, words: dict[str, Any]) -> forms.Field | None:
    model = db_field.related_model
    if model in (Edition, Scheme):
        choices = Edition.objects.select_related("document") if model is Edition else Scheme.objects.all()
        return forms.ModelChoiceField(choices, **words)
    if model is Section:
        return SectionField(Section.objects.select_related("edition__document"), **words)
    if not isinstance(model, type) or not issubclass(model, Curated):
        return None
    kind = kind_of(model)
    many = isinstance(db_field, models.ManyToManyField)
    return (HandlesField if many else HandleField)(kind=kind, **words)


def _help(db_field: models.Field) -> dict[str, Any]:
    return {"help_text": db_field.help_text} if db_field.help_text else {}


def widget_for(db_field: models.Field) -> dict[str, Any]:
    """Keyword arguments for Django's own field: one line for short text, three for long."""
    if isinstance(db_field, models.URLField):
        return {"widget": forms.URLInput(attrs={"size": 60})}
    if not isinstance(db_field, models.TextField) or db_field.choices:
        return {}
    if db_field.name in LONG:
        return {"widget": forms.Textarea(attrs={"rows": 3, "cols": 70})}
    return {"widget": forms.TextInput(attrs={"size": 60})}
