"""What a Word document says about itself, and what of it was not read or not understood."""

from collections.abc import Iterator
from gettext import gettext as _
from xml.etree.ElementTree import Element

from kb.extracting.parsed import Metadata
from kb.extracting.readers.dates import edtf
from kb.extracting.readers.docx.automatic_numbers import Numbering
from kb.extracting.readers.margin_comments import not_read
from kb.extracting.readers.xml import child, switched_on


def metadata(core: Element | None) -> Metadata:
    """What `docProps/core.xml` says."""
    said = {each.tag: (each.text or "").strip() for each in core} if core is not None else {}
    authors = tuple(name.strip() for name in said.get("creator", "").split(";") if name.strip())
    return Metadata(
        title=said.get("title", ""),
        authors=authors,
        made=edtf(said.get("created", "")),
        language=said.get("language", ""),
    )


def number_warnings(numbering: Numbering) -> Iterator[str]:
    """What is said of numbers in formats that are not known here."""
    if numbering.unknown:
        kinds = ", ".join(sorted(numbering.unknown))
        yield _("Numbers that Word prints in a way of its own may be wrong here: %s") % kinds


def warnings(comments: Element | None, body: Element) -> tuple[str, ...]:
    """What is said of comments, hidden text and tracked changes."""
    count = sum(1 for each in comments if each.tag == "comment") if comments is not None else 0
    told = not_read(count)
    if any(switched_on(child(each, "rPr"), "vanish") for each in body.iter("r")):
        told.append(_("Hidden text was not read."))
    if next(body.iter("del"), None) is not None or next(body.iter("ins"), None) is not None:
        told.append(_("Tracked changes were read as if they had been accepted."))
    return tuple(told)
