"""An instrument for readers: what it is called, what force it has, what happened to it when, who issued it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.dating import PartialDate
from kb.exports.addresses import concept_path, law_path, slug_path
from kb.models import InstrumentEvent, InstrumentIdentifier, InstrumentParty, LegalInstrument
from kb.web.elements.dates import date_words
from kb.web.elements.links import Link, Name, concept_link
from kb.web.elements.names import LabelRow, identifier_words, name_rows
from kb.web.elements.tables import Cell, Column, NumbersTable

type Row = Mapping[str, str]


@dataclass(frozen=True)
class HappenedView:
    """Something that happened to an instrument."""

    what: str
    date: str
    note: str


@dataclass(frozen=True)
class InstrumentView:
    """An instrument, as its page shows it."""

    title: str
    short_title: str
    url: str
    form_label: str
    force_label: str
    jurisdiction: Link | None
    issuers: list[Name]
    identifiers: list[str]
    events: list[HappenedView]
    titles: list[LabelRow]
    superseded_by: Link | None
    supersedes: list[Link]
    official_url: str
    summary: str
    note: str
    parties: NumbersTable | None


def instrument_view(instrument: LegalInstrument) -> InstrumentView:
    """An instrument loaded with `with_record()`."""
    place, successor = instrument.jurisdiction, instrument.superseded_by
    return InstrumentView(
        title=instrument.title,
        short_title=instrument.short_title,
        url=instrument.get_absolute_url(),
        form_label=str(instrument.get_form_display()),
        force_label=_("binding") if instrument.binding else _("not binding"),
        jurisdiction=concept_link(place) if place and place.is_published else None,
        issuers=[
            Name(row["name"], slug_path("institution", row["slug"])) for row in instrument.visible_issuers
        ],
        identifiers=identifier_words(instrument.all_identifiers, InstrumentIdentifier.Scheme),
        events=[_happened(row) for row in instrument.all_events],
        titles=name_rows(instrument.all_names),
        superseded_by=_instrument_link(successor) if successor and successor.is_published else None,
        supersedes=[_predecessor(row) for row in instrument.visible_predecessors],
        official_url=instrument.official_url,
        summary=instrument.summary,
        note=instrument.note,
        parties=_parties(instrument.all_parties),
    )


def _happened(row: Row) -> HappenedView:
    return HappenedView(
        str(InstrumentEvent.Kind(row["kind"]).label), date_words(PartialDate.parse(row["date"])), row["note"]
    )


def _instrument_link(instrument: LegalInstrument) -> Link:
    return Link(instrument.name, instrument.get_absolute_url())


def _predecessor(row: Row) -> Link:
    return Link(row["short_title"] or row["title"], law_path(row["slug"]))


def _parties(rows: Iterable[Row]) -> NumbersTable | None:
    """One row for each party, with what it did when."""
    done: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        date = date_words(PartialDate.parse(row["date"])) if row["date"] else ""
        words = f"{InstrumentParty.Action(row['action']).label} {date}".strip()
        done.setdefault((row["label"], row["slug"]), []).append(words)
    if not done:
        return None
    return NumbersTable(
        caption=_("What States and organisations have done"),
        columns=[Column(_("Party"), numeric=False), Column(_("What it did, and when"), numeric=False)],
        rows=[
            [
                Cell(label, concept_path("places", slug)),
                Cell("; ".join(words)),
            ]
            for (label, slug), words in done.items()
        ],
    )
