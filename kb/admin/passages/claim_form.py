"""The form of a new claim that rests on words of a passage, with its claimants and its handle."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.dating import PartialDate
from kb.models import Claim, Curated, Evidence, Institution, Person, SlugRedirect
from kb.models.bounds import PAGE, SENTENCE, AtMost
from kb.models.legible import legible

from ..references.fields import HandlesField
from ..references.lookup import handle_of

#: What a new claimant is who is no institution.
PERSON = "person"
LONGEST_SLUG = 80  # characters; readers never see it


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
