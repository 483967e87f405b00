"""The page around the form of a record: where it stands, what may be done to it, and what hangs on it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from kb.curation.seen_marks import mark_of
from kb.faults import Text
from kb.history import first_publisher
from kb.models import Curated
from kb.representing import handle

from ..carryings import places
from ..signed_in import account_of
from ..work.sent_back import sending_back_of
from . import revisions, workflow

if TYPE_CHECKING:  # a desk knows its pages
    from .desk import RecordAdmin


@dataclass(frozen=True)
class Panel:
    """Records that hang on this one, listed beside it; `given` is the field of theirs that names it."""

    accessor: str
    given: str
    joined: tuple[str, ...] = ()
    #: What each is called here: a column of theirs, or all of their name.
    called: str = ""
    title: Text = ""
    most: int = 100


def around(desk: "RecordAdmin", request: HttpRequest, record: Curated) -> dict[str, object]:
    """What the page of a record shows beside its form."""
    return {
        "seen_mark": mark_of(record),
        "record": record,
        "record_handle": handle(record),
        "first_publisher": first_publisher(record),
        "public_address": public_address(record),
        "history_url": desk.url("history", record.pk, within=request),
        "verbs": workflow.buttons(desk, request, record),
        "waits_for_another": workflow.waits_for_another(account_of(request), record),
        "carried": places.of_link(record),
        "sent_back": sending_back_of(record),
        "going_along": workflow.listed_along(record),
        "revision": revisions.shown(desk, request, record),
        "panels": [_listed(panel, record) for panel in desk.panels],
        "desk_links": desk.desk_links(record),
    }


def _listed(panel: Panel, record: Curated) -> dict[str, object]:
    related = getattr(record, panel.accessor)
    listed = list(related.select_related(*panel.joined)[: panel.most])
    name = f"admin:kb_{related.model._meta.model_name}"
    return {
        "title": panel.title or related.model._meta.verbose_name_plural,
        "name": related.model._meta.verbose_name,
        "rows": [
            (
                reverse(f"{name}_change", args=[row.pk]),
                row,
                getattr(row, panel.called) if panel.called else row,
            )
            for row in listed
        ],
        "add": f"{reverse(f'{name}_add')}?{panel.given}={handle(record)}",
    }


def public_address(record: Curated) -> str:
    """Where readers see the record; empty where it has no page or is not published."""
    if not record.is_published or not hasattr(record, "get_absolute_url"):
        return ""
    try:
        return str(record.get_absolute_url())
    except NoReverseMatch:
        return ""
