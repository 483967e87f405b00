"""What the first pages of a source say it is: title, day, kind, publisher, numbers, and where it stands."""

from dataclasses import replace

from kb.extracting.parsed import Extract, Metadata
from kb.extracting.title_pages.given import with_origins
from kb.extracting.title_pages.judgments import judgment
from kb.extracting.title_pages.lines import last_lines, lines_of
from kb.extracting.title_pages.publications import publication
from kb.extracting.title_pages.un_documents import un_document

__all__ = ["with_title_page"]


def with_title_page(extract: Extract) -> Extract:
    """The extract whose metadata hold what its first pages say; what the file says of itself stands behind that."""
    lines = lines_of(extract)
    given = with_origins(extract, lines)
    first = next((line.block for line in lines), 0)
    page = extract.blocks[first].page if lines else ""
    on_page = sum(extract.blocks[line.block].page == page for line in lines)
    said = un_document(lines, on_page) or judgment(lines, last_lines(extract)) or publication(lines)
    return replace(extract, metadata=_printed_first(said, given))


def _printed_first(printed: Metadata, given: Metadata) -> Metadata:
    """The given metadata with what is printed in place of it, unless what is given is surer."""
    known = given
    for name, one in printed.told.items():
        held = given.told.get(name)
        if held is None or one.certainty.rank <= held.certainty.rank:
            known = known.telling(name, one.value, one.origin, one.certainty)
    return known
