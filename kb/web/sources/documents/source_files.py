"""Files that a document is said to be in: of which edition they are, where it is not the one that is shown."""

from collections.abc import Mapping

from kb.models import Document, Edition
from kb.web.elements.pinpoints import edition_words


def files_of_editions(document: Document) -> Mapping[int, str]:
    """The names of the files that the document's texts were read from, by the number of the edition, once published."""
    read = document.editions.filter(basis=Edition.Basis.TEXT, published_at__isnull=False)
    return dict(read.exclude(file__name="").filter(file__isnull=False).values_list("number", "file__name"))


def other_edition(place: str, files: Mapping[int, str], shown: Edition | None) -> str:
    """Which edition the file named at a place is of, in words; "" where none is named, or that of the one shown."""
    named = [number for number, name in sorted(files.items()) if _last_part(name) in place]
    if not named or shown is None or shown.number in named:
        return ""
    return edition_words(named[-1])


def _last_part(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2] or name
