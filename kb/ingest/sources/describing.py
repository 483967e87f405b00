"""What a new document is called and made of: what the file says about itself, unless whoever imports says otherwise."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from kb.dating import PartialDate
from kb.extracting.parsed import Certainty, Origin, ParsedEdition, Told
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
    parsed: ParsedEdition,
    *,
    name: str = "",
    url: str = "",
    given: Mapping[str, Any] | None = None,
    unseen: bool = False,
) -> dict[str, Any]:
    """The mapping of a new document (kb.representing): every key that `given` has as it is there.

    The slug is new to the base. Authors and publishers that the file names are kept in the note as printed: persons and
    institutions are never made in passing. Where nobody looks at it before it is stored (`unseen`), the note says, too,
    what is only a guess.
    """
    found = parsed.metadata
    address = url or found.url
    facts = {name: told.value for name, told in facts_of(parsed, name=name).items()}
    mapping: dict[str, Any] = {
        "title": facts["title"],
        "kind": facts["kind"],
        "language": facts["language"],
        "date": facts.get("date", ""),
        "identifiers": identifiers(found.identifiers),
        "access_points": [access_point(address, name)],
        "note": _as_printed(found.authors, found.publisher),
    }
    if unseen:
        guessed = [
            fact
            for fact, told in facts_of(parsed, name=name).items()
            if told.certainty is Certainty.GUESSED and fact not in (given or {})
        ]
        mapping["note"] = f"{mapping['note']} {_about_guesses(guessed)}".strip()
    mapping.update(given or {})
    mapping.setdefault("slug", free_slug(str(mapping["title"]), str(mapping.get("date") or "")))
    order = shape_of(Document).keys
    return {
        key: mapping[key] for key in sorted(mapping, key=lambda key: order.index(key) if key in order else -1)
    }


def facts_of(parsed: ParsedEdition, *, name: str = "") -> dict[str, Told]:
    """Title, kind, language and date of a new document as the base can hold them, where found, and how sure.

    A fact that nothing tells is a guess: a title by the first heading or by the name of the file, a kind by its format.
    """
    told = parsed.metadata.told
    facts = {
        "title": _title(parsed, name),
        "kind": _kind(parsed),
        "language": _language(parsed),
    }
    if date := usable_date(parsed.metadata.date):
        held = told.get("date")
        facts["date"] = Told(
            date, held.origin if held else Origin.PRINTED, held.certainty if held else Certainty.LIKELY
        )
    return facts


def _title(parsed: ParsedEdition, name: str) -> Told:
    held = parsed.metadata.told.get("title")
    if parsed.metadata.title:
        origin, certainty = (held.origin, held.certainty) if held else (Origin.PROPERTIES, Certainty.LIKELY)
        return Told(_shortened(parsed.metadata.title), origin, certainty)
    if parsed.outline:
        return Told(_shortened(parsed.outline[0].heading), Origin.LOOK, Certainty.GUESSED)
    title = displayable(name).rpartition(".")[0] or displayable(name)
    return Told(_shortened(title) or _("Untitled source"), Origin.FILE_NAME, Certainty.GUESSED)


def _shortened(title: str) -> str:
    return " ".join(title.split())[:_LONGEST_TITLE]


def _kind(parsed: ParsedEdition) -> Told:
    held = parsed.metadata.told.get("kind")
    if held and held.value in Document.Kind.values:
        return held
    if kind := _KINDS.get(parsed.media_type):
        return Told(kind.value, Origin.FORMAT, Certainty.LIKELY)
    return Told(Document.Kind.REPORT.value, Origin.FORMAT, Certainty.GUESSED)


def _language(parsed: ParsedEdition) -> Told:
    stated = parsed.metadata.told.get("language")
    tag = usable_tag(parsed.language or parsed.metadata.language, "")
    if not tag:
        return Told("en", Origin.WORDS, Certainty.GUESSED)
    if stated and stated.value == tag:
        return Told(tag, stated.origin, stated.certainty)
    return Told(tag, Origin.WORDS, Certainty.LIKELY)


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


def _about_guesses(names: Sequence[str]) -> str:
    called = {"title": _("title"), "kind": _("kind"), "language": _("language"), "date": _("date")}
    labels = [called[name] for name in names]
    return _("Guessed, and to be confirmed: %(names)s.") % {"names": ", ".join(labels)} if labels else ""


def free_slug(title: str, date: str = "") -> str:
    """A slug for the title that no document has; `date` is EDTF, for a title that gives no readable one."""
    year = date[:4] if date[:4].isdecimal() else ""
    fallback = neutral_slug("document", title, year)
    stem = slugify_title(title, fallback=fallback)
    taken = set(Document.objects.filter(slug__startswith=stem[:40]).values_list("slug", flat=True))
    taken |= SlugRedirect.old_names("document", stem[:40])
    return slugify_title(title, taken, fallback=fallback)
