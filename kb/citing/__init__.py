"""How a source is cited: one neutral source record, one file per style and per machine format."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.citing.apa import apa
from kb.citing.bibtex import bibtex
from kb.citing.chicago import chicago
from kb.citing.csl_json import csl_json
from kb.citing.dates import PartialDate
from kb.citing.html_meta import html_meta
from kb.citing.kinds import DOCUMENT_KINDS, INSTRUMENT_FORMS
from kb.citing.oscola import oscola
from kb.citing.ris import ris
from kb.citing.runs import Citation, Run, Runs
from kb.citing.source import Contributor, Event, HeldText, Pinpoint, Reference, Source, TreatySeries

__all__ = [
    "DOCUMENT_KINDS",
    "FORMATS",
    "INSTRUMENT_FORMS",
    "STYLES",
    "Citation",
    "Contributor",
    "Event",
    "Format",
    "HeldText",
    "PartialDate",
    "Pinpoint",
    "Reference",
    "Run",
    "Runs",
    "Source",
    "Style",
    "TreatySeries",
    "UnknownFormat",
    "UnknownStyle",
    "cite",
    "export",
    "html_meta",
]


class UnknownStyle(LookupError):
    """No citation style goes by this name."""


class UnknownFormat(LookupError):
    """No machine format goes by this name."""


@dataclass(frozen=True)
class Style:
    """A citation style: its proper name, and the function that writes it."""

    label: str
    function: Callable[[Source, Pinpoint | None, PartialDate | None], Citation]


@dataclass(frozen=True)
class Format:
    """A machine format: what its files are called, what they are sent as, and the function that writes them."""

    label: str
    extension: str
    media_type: str
    function: Callable[[Sequence[Reference]], str]


STYLES = {
    "apa": Style("APA (7th edition)", apa),
    "chicago": Style("Chicago (18th edition, notes)", chicago),
    "oscola": Style("OSCOLA (4th edition)", oscola),
}
FORMATS = {
    "bibtex": Format("BibTeX", "bib", "application/x-bibtex; charset=utf-8", bibtex),
    "ris": Format("RIS", "ris", "application/x-research-info-systems; charset=utf-8", ris),
    "csl-json": Format("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", csl_json),
}


def cite(
    source: Source,
    style: str,
    pinpoint: Pinpoint | None = None,
    accessed: PartialDate | None = None,
) -> Citation:
    """The source in the style of this name, pinned to a place, with the reader's day of access.

    Raises UnknownStyle, which names the styles there are.
    """
    if style not in STYLES:
        raise UnknownStyle(f"There is no citation style {style!r}; there are {', '.join(STYLES)}.")
    return STYLES[style].function(source, pinpoint, accessed)


def export(references: Sequence[Reference], name: str) -> str:
    """The references, one or many, in the machine format of this name. Raises UnknownFormat."""
    if name not in FORMATS:
        raise UnknownFormat(f"There is no format {name!r}; there are {', '.join(FORMATS)}.")
    return FORMATS[name].function(references)
