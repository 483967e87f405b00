"""The small forms of the passage desk: tags, evidence for a claim, a new claim, a citation of law."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.dating import PartialDate
from kb.models import (
    Claim,
    Concept,
    Curated,
    Evidence,
    Institution,
    Passage,
    Person,
    ProvisionCitation,
    SlugRedirect,
)
from kb.models.bounds import PAGE, REASON, SENTENCE, AtMost
from kb.models.legible import legible

from ..references.fields import HandleField, HandlesField
from ..references.lookup import handle_of

#: What a new claimant is who is no institution.
PERSON = "person"
LONGEST_SLUG = 80  # characters; readers never see it


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


def _quote() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Exact words"),
        validators=[AtMost(PAGE)],
        widget=forms.TextInput(attrs={"data-quote": "", "size": 50}),
        help_text=gettext_lazy(
            "Copied from the source; at most ten where the source itself may not be shown."
        ),
    )


def part_of_a_word() -> forms.BooleanField:
    """Where a person says that a quotation cuts a word on purpose."""
    return forms.BooleanField(
        label=gettext_lazy("The quotation begins or ends inside a word, on purpose"), required=False
    )


class WordsForm(forms.Form):
    """What words of the passage do for a claim."""

    role = forms.ChoiceField(
        label=gettext_lazy("The passage"), choices=Evidence.Role, initial=Evidence.Role.ASSERTS
    )
    quote = _quote()
    in_word = part_of_a_word()


class EvidenceForm(WordsForm):
    """Words of the passage for a claim that is there already."""

    claim = HandleField(kind="claim", label=gettext_lazy("Claim"))
    note = forms.CharField(label=gettext_lazy("Note"), required=False, validators=[AtMost(REASON), legible])
    field_order = ("claim", "role", "quote", "in_word", "note")


class ClaimForm(WordsForm):
    """A new claim that rests on words of the passage."""

    statement = forms.CharField(
        label=gettext_lazy("Statement"),
        validators=[AtMost(SENTENCE), legible],
        widget=forms.Textarea(attrs={"rows": 3, "cols": 50}),
        help_text=gettext_lazy("One sentence in your own words, no stronger than its claimant says it."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Claim.Kind)
    claimants = HandlesField(kind="party", label=gettext_lazy("Claimed by"), required=False)
    new_claimant = forms.CharField(
        label=gettext_lazy("Claimed by somebody who is not in the base yet"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "The full name. A draft of the record is made, and goes to review with the claim."
        ),
    )
    new_claimant_is = forms.ChoiceField(
        label=gettext_lazy("Who that is"),
        required=False,
        choices=[("", "—"), (PERSON, gettext_lazy("a person")), *Institution.Type.choices],
    )
    reporters = HandlesField(kind="party", label=gettext_lazy("Reported by"), required=False)
    as_of = forms.CharField(
        label=gettext_lazy("As of"), required=False, help_text=gettext_lazy("2023, 2023-12 or 2023-12-01")
    )
    tags = HandlesField(kind="concept", label=gettext_lazy("Tags"), required=False)
    field_order = (
        "statement",
        "kind",
        "claimants",
        "new_claimant",
        "new_claimant_is",
        "reporters",
        "role",
        "quote",
        "in_word",
        "as_of",
        "tags",
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        name = " ".join((cleaned.get("new_claimant") or "").split())
        cleaned["new_claimant"] = name
        if name and not cleaned.get("new_claimant_is"):
            self.add_error("new_claimant_is", _("Say what kind of body this is, or that it is a person."))
        if name and (known := named_exactly(name)):
            self.add_error(
                "new_claimant", _("The base has this one: write %s above.") % handle_of(known, "party")
            )
        if not name and not cleaned.get("claimants") and "claimants" not in self.errors:
            self.add_error("claimants", _("Say who claims it."))
        return cleaned

    def clean_as_of(self) -> str:
        value = self.cleaned_data["as_of"].strip()
        try:
            return str(PartialDate.parse(value)) if value else ""
        except ValueError as error:
            raise ValidationError(_("Use 2023, 2023-12, 2023-12-01 or 2018/2023.")) from error


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


def named_exactly(name: str) -> Institution | Person | None:
    """An institution or a person of this very name, None where there is none."""
    models: tuple[type[Institution], type[Person]] = (Institution, Person)
    for model in models:
        found = model.objects.filter(name__iexact=name).exclude(status=Curated.Status.WITHDRAWN).first()
        if found is not None:
            return found
    return None


def unused_slug(document: str, statement: str) -> str:
    """A handle for a new claim: the document's, then the first words of the statement, numbered if taken."""
    base = slugify(f"{document} {' '.join(statement.split()[:6])}")[:LONGEST_SLUG].strip("-") or "claim"
    taken = set(Claim.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= SlugRedirect.old_names("claim", base)
    number = 2
    slug = base
    while slug in taken:
        slug = f"{base}-{number}"
        number += 1
    return slug


def forms_for(passage: Passage | None, bound: forms.Form | None, action: str) -> dict[str, forms.Form]:
    """A form for each action, the sent one as it was sent."""
    as_of = str(passage.edition.document.date) if passage else ""
    return {
        name: bound
        if name == action and bound is not None
        else form(prefix=name, initial={"as_of": as_of} if name == "claim" else None)
        for name, form in FORMS.items()
    }
