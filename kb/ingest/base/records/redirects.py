"""Loading old names: what a record of the base was called before leads to what it is called here."""

from typing import Any

from kb.curation.merging import lead_on
from kb.representing import RepresentationError, layout

from ..files import Base
from ..store import Loading


def load_redirects(base: Base, loading: Loading) -> None:
    """Every old name that leads nowhere here yet; where it leads already, people or an earlier load said so."""
    for redirect in base.redirects:
        kind, place, old, new = _parts(redirect)
        record = loading.met(kind, f"{place}{new}").record
        waits = loading.waiting.waits(kind, f"{place}{new}")
        if record is not None and not waits and not lead_on(record, old):
            loading.meeting.clashes.append(
                f"{kind} {place}{old}: an old name of {new} in the base, the name of another record here"
            )


def _parts(redirect: dict[str, Any]) -> tuple[str, str, str, str]:
    """Kind, what stands before the names, old and new name."""
    try:
        kind, _slash, place = str(redirect["kind"]).partition("/")
        mark = {"concept": "/", "provision": ":"}.get(kind, "")
        return kind, f"{place}{mark}", str(redirect["old"]), str(redirect["new"])
    except KeyError as error:
        raise RepresentationError(f"{layout.REDIRECTS}: a redirect lacks the key {error}.") from error
