"""Documents and laws in a list: title, kind, date."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

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


def document_works(documents: Iterable[Any]) -> list[Work]:
    return [document_work(one) for one in documents]


def document_work(document: Any, part: str = "") -> Work:
    return Work(
        title=document.title,
        url=document.get_absolute_url(),
        language=document.language,
        kind_label=str(document.get_kind_display()),
        date=date_words(document.date),
        part=part,
    )


def instrument_works(instruments: Iterable[Any]) -> list[Work]:
    return [
        Work(one.title, one.get_absolute_url(), "en", str(one.get_form_display()), "") for one in instruments
    ]
