"""Forms of records that refer to law: one field takes an instrument (udhr) or one of its provisions (iccpr:17)."""

from typing import Any, overload

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.models import LegalInstrument, Provision

from ..records.forms import RecordForm
from ..references.fields import HandleField


class OptionalLawForm(RecordForm):
    """A record that may name the law that it is about."""

    law = HandleField(
        kind="law",
        label=gettext_lazy("law"),
        required=False,
        help_text=gettext_lazy("An instrument such as udhr, or a provision such as iccpr:17."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["law"] = self.instance.provision or self.instance.instrument

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if "law" in cleaned:
            self.instance.instrument, self.instance.provision = instrument_and_provision(cleaned["law"])
        return cleaned


class LawForm(OptionalLawForm):
    """A citation: exactly one of passage and claim cites some law."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["law"].required = True

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if "passage" in self.fields and bool(cleaned.get("passage")) == bool(cleaned.get("claim")):
            self.add_error(None, _("Say which passage, or which claim, refers to the law; one of the two."))
        return cleaned


@overload
def instrument_and_provision(law: None) -> tuple[None, None]: ...


@overload
def instrument_and_provision(
    law: LegalInstrument | Provision,
) -> tuple[LegalInstrument, Provision | None]: ...


def instrument_and_provision(
    law: LegalInstrument | Provision | None,
) -> tuple[LegalInstrument | None, Provision | None]:
    """Both columns that a reference to law fills."""
    if law is None or isinstance(law, LegalInstrument):
        return law, None
    return law.instrument, law
