"""Which addresses a citation gives: the source's own, and the record in this knowledge base."""

from typing import NamedTuple

from kb.citing.dates import DateForm, PartialDate, written
from kb.citing.source import Source


class Access(NamedTuple):
    """`address` of the source, `permalink` where it is another address, the day of access in words."""

    address: str
    permalink: str
    accessed: str
    persistent: bool  # the address is a DOI, which needs no day of access


def access_to(source: Source, accessed: PartialDate | None, form: DateForm) -> Access:
    """The reader's day of access if given, otherwise the day on which the curator saw the source."""
    address = source.doi_address or source.url or source.archive_url
    permalink = source.permalink if source.permalink != address else ""
    if not address:
        address, permalink = permalink, ""
    day = written(accessed or source.accessed, form)
    return Access(address, permalink, day, persistent=bool(source.doi_address))
