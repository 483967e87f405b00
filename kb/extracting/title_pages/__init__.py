"""What the first pages of a source say it is: title, day, kind, publisher, numbers, and where it stands."""

from dataclasses import replace

from kb.extracting.parsed import Certainty, Extract, Metadata, Origin, Told
from kb.extracting.title_pages.front_lines import front_lines
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
    known = _printed_first(said, given)
    return replace(extract, metadata=_printed_first(front_lines(extract, lines), known))


def _printed_first(printed: Metadata, given: Metadata) -> Metadata:
    """The given metadata with what is printed in place of it, unless what is given is surer."""
    known = given
    for name, one in printed.told.items():
        held = given.told.get(name)
        if held is None or _goes_before(name, one, held):
            known = known.telling(name, one.value, one.origin, one.certainty)
    return known


def _goes_before(name: str, printed: Told, held: Told) -> bool:
    """Whether the page goes before the file: with a title that is cut short there, else where nobody marked it up."""
    if name == "title" and printed.value.casefold().startswith(f"{held.value.casefold()} "):
        return held.certainty is not Certainty.STATED or held.origin is Origin.MARKUP
    is_marked_up = held.origin is Origin.MARKUP and held.certainty is Certainty.STATED
    return not is_marked_up and printed.certainty.rank <= held.certainty.rank
