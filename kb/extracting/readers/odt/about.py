"""What an OpenDocument text says about itself, and what of it was not read."""

from gettext import gettext as _
from xml.etree.ElementTree import Element

from kb.extracting.parsed import Metadata
from kb.extracting.readers.dates import edtf
from kb.extracting.readers.margin_comments import not_read


def metadata(meta: Element | None) -> Metadata:
    """What `meta.xml` says."""
    said = {each.tag: (each.text or "").strip() for each in meta.iter()} if meta is not None else {}
    author = said.get("initial-creator") or said.get("creator", "")
    return Metadata(
        title=said.get("title", ""),
        authors=(author,) if author else (),
        made=edtf(said.get("creation-date") or said.get("date", "")),
        language=said.get("language", ""),
    )


def warnings(content: Element) -> tuple[str, ...]:
    """What is said of comments and tracked changes."""
    count = sum(1 for _each in content.iter("annotation"))
    told = not_read(count)
    if next(content.iter("tracked-changes"), None) is not None:
        told.append(_("Tracked changes were read as if they had been accepted."))
    return tuple(told)
