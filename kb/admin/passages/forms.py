"""The small forms of the passage desk: tags, evidence for a claim, a new claim, a citation of law."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.models import Concept, Passage, ProvisionCitation
from kb.models.bounds import REASON, AtMost
from kb.models.legible import legible

from ..references.fields import HandleField, HandlesField
from .claim_form import ClaimForm, WordsForm


class ConceptSelect(forms.SelectMultiple):
    """Every concept in a list that needs no script; grouped by scheme."""

    def __init__(self) -> None:
        super().__init__({"size": 9})


def all_concepts() -> list[tuple[str, list[tuple[str, str]]]]:
    """Concepts that are in use, by scheme: [(scheme, [(handle, label)])], in one query."""
    concepts = Concept.objects.live()
    groups: dict[str, list[tuple[str, str]]] = {}
    for concept in concepts.select_related("scheme").order_by("scheme__position", "label"):
        groups.setdefault(concept.scheme.label, []).append(
            (f"{concept.scheme.slug}/{concept.slug}", concept.label)
        )
    return list(groups.items())


class TagForm(forms.Form):
    """Concepts typed or chosen, for one passage or several."""

    concepts = HandlesField(
        kind="concept",
        label=gettext_lazy("Tags"),
        required=False,
        help_text=gettext_lazy("One per line: a name in any language, or a handle such as themes/privacy."),
    )
    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("Or choose from all concepts"), required=False, widget=ConceptSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["chosen"]
        if isinstance(chosen, forms.MultipleChoiceField):
            chosen.choices = all_concepts()

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        listed = HandlesField(kind="concept", required=False).clean("\n".join(cleaned.get("chosen") or []))
        named = [*(cleaned.get("concepts") or []), *listed]
        if not named and not self.errors:
            raise ValidationError(_("Name at least one concept."))
        cleaned["all"] = list(dict.fromkeys(named))
        return cleaned


class EvidenceForm(WordsForm):
    """Words of the passage for a claim that is there already."""

    claim = HandleField(kind="claim", label=gettext_lazy("Claim"))
    note = forms.CharField(label=gettext_lazy("Note"), required=False, validators=[AtMost(REASON), legible])
    field_order = ("claim", "role", "quote", "in_word", "note")


class CitationForm(forms.Form):
    """The law that the passage refers to."""

    law = HandleField(kind="law", label=gettext_lazy("Instrument or provision"))
    relation = forms.ChoiceField(label=gettext_lazy("The passage"), choices=ProvisionCitation.Relation)
    as_printed = forms.CharField(
        label=gettext_lazy("As printed"), required=False, validators=[AtMost(REASON)]
    )


FORMS: dict[str, DeclarativeFieldsMetaclass] = {
    "tag": TagForm,
    "evidence": EvidenceForm,
    "claim": ClaimForm,
    "cite": CitationForm,
}


def forms_for(passage: Passage | None, bound: forms.Form | None, action: str) -> dict[str, forms.Form]:
    """A form for each action, the sent one as it was sent."""
    as_of = str(passage.edition.document.date) if passage else ""
    return {
        name: bound
        if name == action and bound is not None
        else form(prefix=name, initial={"as_of": as_of} if name == "claim" else None)
        for name, form in FORMS.items()
    }
