"""What a new document is called and made of: what the file says about itself, unless whoever imports says otherwise."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from kb.dating import PartialDate
from kb.extracting.parsed import ParsedEdition
from kb.identifying import neutral_slug, normalise_identifier, slugify_title
from kb.models import Document, DocumentIdentifier, SlugRedirect
from kb.representing import shape_of

from ..editions.stored_rows import usable_tag
from .file_store import displayable

#: What a document is taken for by the type of its file, until a person says what it is.
_KINDS = dict.fromkeys(
    ("text/html", "application/xhtml+xml", "multipart/related", "application/zip"), Document.Kind.WEB_PAGE
)
_LONGEST_TITLE = 500
LONGEST_ADDRESS = 1000  # characters, as the column holds


def describe(
    parsed: ParsedEdition, *, name: str = "", url: str = "", given: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The mapping of a new document (kb.representing): every key that `given` has as it is there.

    The slug is new to the base. Authors and publishers that the file names are kept in the note as printed: persons and
    institutions are never made in passing.
    """
    found = parsed.metadata
    address = url or found.url
    mapping: dict[str, Any] = {
        "title": _title(parsed, name),
        "kind": _KINDS.get(parsed.media_type, Document.Kind.REPORT).value,
        "language": usable_tag(parsed.language or found.language, "en"),
        "date": usable_date(found.date),
        "identifiers": identifiers(found.identifiers),
        "access_points": [access_point(address, name)],
        "note": _as_printed(found.authors, found.publisher),
    }
    mapping.update(given or {})
    mapping.setdefault("slug", free_slug(str(mapping["title"]), str(mapping.get("date") or "")))
    order = shape_of(Document).keys
    return {
        key: mapping[key] for key in sorted(mapping, key=lambda key: order.index(key) if key in order else -1)
    }


def _title(parsed: ParsedEdition, name: str) -> str:
    first = parsed.outline[0].heading if parsed.outline else ""
    title = parsed.metadata.title or first or displayable(name).rpartition(".")[0] or displayable(name)
    return " ".join(title.split())[:_LONGEST_TITLE] or _("Untitled source")


def usable_date(text: str) -> str:
    """The EDTF text if it is a date that the base can hold, otherwise empty."""
    try:
        return str(PartialDate.parse(text)) if text else ""
    except ValueError:
        return ""


def identifiers(found: Mapping[str, str]) -> list[dict[str, str]]:
    """Those identifiers whose scheme the base knows, each once however it is spelt; "; " parts several of a scheme."""
    known = {
        (scheme, normalise_identifier(scheme, value)): {"scheme": scheme, "value": value}
        for scheme, values in found.items()
        for value in values.split("; ")
        if scheme in DocumentIdentifier.Scheme.values and value.strip()
    }
    return list(known.values())


def access_point(address: str, name: str) -> dict[str, str]:
    """The way to the source: its address where it has one that the base can hold, otherwise the file that was given.

    An address that is none is kept as it was given, in the note.
    """
    if _is_web_address(address):
        return {"url": address}
    place = {"offline_place": _("File %(name)s") % {"name": displayable(name) or _("without a name")}}
    return {**place, "note": _("Address as given: %(address)s") % {"address": address}} if address else place


def _is_web_address(address: str) -> bool:
    try:
        URLValidator(schemes=("http", "https"))(address)
    except ValidationError:
        return False
    return len(address) <= LONGEST_ADDRESS


def _as_printed(authors: tuple[str, ...], publisher: str) -> str:
    sentences = []
    if authors:
        sentences.append(_("Authors as the file names them: %(names)s.") % {"names": "; ".join(authors)})
    if publisher:
        sentences.append(_("Publisher as the file names it: %(name)s.") % {"name": publisher})
    return " ".join(sentences)


def free_slug(title: str, date: str = "") -> str:
    """A slug for the title that no document has; `date` is EDTF, for a title that gives no readable one."""
    year = date[:4] if date[:4].isdecimal() else ""
    fallback = neutral_slug("document", title, year)
    stem = slugify_title(title, fallback=fallback)
    taken = set(Document.objects.filter(slug__startswith=stem[:40]).values_list("slug", flat=True))
    taken |= SlugRedirect.old_names("document", stem[:40])
    return slugify_title(title, taken, fallback=fallback)
