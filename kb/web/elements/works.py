"""Documents and laws in a list: title, kind, date."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import ngettext

from kb.models import Document, LegalInstrument

from .dates import date_words


@dataclass(frozen=True)
class Work:
    """A document or an instrument in a list; `part` is what somebody did for it."""

    title: str
    url: str
    language: str
    kind_label: str
    date: str
    part: str = ""


def document_works(documents: Iterable[Document]) -> list[Work]:
    return [document_work(one) for one in documents]


def document_work(document: Document, part: str = "") -> Work:
    return Work(
        title=document.title,
        url=document.get_absolute_url(),
        language=document.language,
        kind_label=str(document.get_kind_display()),
        date=date_words(document.date),
        part=part,
    )


@dataclass(frozen=True)
class Shelf:
    """Instruments of one form."""

    anchor_id: str
    label: str
    laws: list[Work]


def shelves(instruments: Iterable[LegalInstrument]) -> list[Shelf]:
    """Instruments loaded with `in_list()`, by form, in the order given within each."""
    held: dict[str, list[Work]] = {}
    for one in instruments:
        held.setdefault(one.form, []).append(_law(one))
    forms = LegalInstrument.Form
    return [Shelf(form.value, str(form.label).capitalize(), held[form]) for form in forms if form in held]


def _law(instrument: LegalInstrument) -> Work:
    cited = ngettext("cited %(count)d time", "cited %(count)d times", instrument.cited) % {
        "count": instrument.cited
    }
    return Work(
        title=instrument.title,
        url=instrument.get_absolute_url(),
        language="en",
        kind_label=instrument.short_title if instrument.short_title != instrument.title else "",
        date=date_words(instrument.dated),
        part=cited if instrument.cited else "",
    )


def instrument_works(instruments: Iterable[LegalInstrument]) -> list[Work]:
    return [
        Work(one.title, one.get_absolute_url(), "en", str(one.get_form_display()), "") for one in instruments
    ]
