"""Legal instruments as sources: who adopted them when, under which number, printed where."""

import re
from collections.abc import Iterable

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from kb.citing import INSTRUMENT_FORMS, Contributor, Source, TreatySeries
from kb.dating import PartialDate
from kb.models import (
    Curated,
    Institution,
    InstrumentEvent,
    InstrumentIdentifier,
    InstrumentName,
    LegalInstrument,
)

type Row = dict[str, str]

#: Forms whose issuer signs them as an author does; of a law it is the enacting body, of a treaty there is none.
_SIGNED = {"declaration", "resolution", "plan", "guideline", "report", "other-soft-law"}
_SERIES = re.compile(r"vol\.\s*(?P<volume>\d+),\s*(?:p|no|no\.)\.?\s*(?P<page>[\w.-]+)", re.IGNORECASE)
#: The jurisdiction that no citation names.
_EVERYWHERE = "world"


def cited_instruments() -> QuerySet[LegalInstrument]:
    """Instruments with all that a citation says of them, in one query however many there are."""
    issuers = Institution.objects.published().filter(instruments_issued=OuterRef("pk")).order_by("name")
    identifiers = InstrumentIdentifier.objects.filter(instrument=OuterRef("pk")).order_by("pk")
    events = InstrumentEvent.objects.filter(instrument=OuterRef("pk")).order_by("date", "pk")
    titles = InstrumentName.objects.filter(instrument=OuterRef("pk"), kind=InstrumentName.Kind.OFFICIAL)
    return LegalInstrument.objects.annotate(  # type: ignore[no-redef]  # the model declares it
        cited_issuers=ArraySubquery(issuers.values("name")),
        cited_identifiers=ArraySubquery(identifiers.values(row=JSONObject(scheme="scheme", value="value"))),
        cited_events=ArraySubquery(events.values(row=JSONObject(kind="kind", date="date"))),
        cited_titles=ArraySubquery(
            titles.order_by("pk").values(row=JSONObject(language="language", text="text"))
        ),
        cited_place=F("jurisdiction__label"),
        cited_place_slug=F("jurisdiction__slug"),
        cited_place_notation=F("jurisdiction__notation"),
        cited_place_status=F("jurisdiction__status"),
    )


def instrument_source(instrument: LegalInstrument) -> Source:
    """An instrument loaded with `cited_instruments()` as a source, without a permalink."""
    kind, genre = INSTRUMENT_FORMS[instrument.form]
    signed = instrument.form in _SIGNED
    is_treaty = instrument.form == LegalInstrument.Form.TREATY
    issuers = instrument.cited_issuers
    numbers = {row["scheme"]: row["value"] for row in reversed(instrument.cited_identifiers)}
    return Source(
        kind=kind,
        genre=genre,
        identifier=instrument.slug,
        title=instrument.title,
        short_title=instrument.short_title,
        original_title=_original(instrument),
        contributors=tuple(Contributor.institutional(name) for name in issuers) if signed else (),
        authority="" if signed or is_treaty else " and ".join(issuers),
        jurisdiction="" if signed or is_treaty else _jurisdiction(instrument),
        adopted=_date(instrument.cited_events, "adopted", "proclaimed"),
        in_force=_date(instrument.cited_events, "in-force"),
        un_symbol="" if is_treaty else numbers.get("un-symbol", ""),
        report_number=numbers.get("national", ""),
        treaty_series=_series(numbers.get("un-treaty-series", "")) if is_treaty else None,
        url=instrument.official_url,
        language="en",
    )


def _jurisdiction(instrument: LegalInstrument) -> str:
    known = instrument.cited_place_status == Curated.Status.PUBLISHED
    return instrument.cited_place if known and instrument.cited_place_slug != _EVERYWHERE else ""


def _original(instrument: LegalInstrument) -> str:
    """The title in the country's own language, where it is one whose tag names the script that the country writes."""
    if instrument.cited_place_notation != "CN":
        return ""
    return next((row["text"] for row in instrument.cited_titles if row["language"] == "zh-Hans"), "")


def _date(events: Iterable[Row], *kinds: str) -> PartialDate | None:
    """The first event of the first of these kinds that there is."""
    by_kind: dict[str, str] = {}
    for event in events:
        by_kind.setdefault(event["kind"], event["date"])
    found = next((by_kind[kind] for kind in kinds if kind in by_kind), "")
    return PartialDate.parse(found) if found else None


def _series(printed: str) -> TreatySeries | None:
    """ "vol. 999, p. 171" as a place in the United Nations Treaty Series."""
    match = _SERIES.search(printed)
    return TreatySeries(name="United Nations Treaty Series", **match.groupdict()) if match else None
