"""What the first pages of a source say it is: its title, day, kind, publisher, numbers, and where it stands."""

from dataclasses import replace

from kb.extracting.parsed import Extract, Metadata
from kb.extracting.title_pages.judgments import judgment
from kb.extracting.title_pages.lines import last_lines, lines_of

__all__ = ["with_title_page"]


def with_title_page(extract: Extract) -> Extract:
    """The extract whose metadata hold what its first pages say; the properties of the file stand behind that."""
    lines = lines_of(extract)
    said = judgment(lines, last_lines(extract))
    if said is None:
        return extract
    return replace(extract, metadata=merged(said, extract.metadata))


def merged(printed: Metadata, given: Metadata) -> Metadata:
    """The given metadata with what is printed in place of it, unless what is given is surer."""
    known = given
    for name, told in printed.told.items():
        if not given.is_surer(name, told.certainty):
            known = known.telling(name, told.value, told.origin, told.certainty)
    return known
