"""What a search answers: hits, facets, years and suggestions, ready to be shown and free of markup."""

from dataclasses import dataclass, field
from typing import Any

from kb.models import Claim, Document

from .request import PAGE_SIZE, SearchRequest


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a snippet; `match` says whether it is what was looked for."""

    text: str
    match: bool


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for a hit: the word or phrase that was asked for, where it was found, and in which form."""

    field: str
    term: str
    matched_form: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the source that were looked for; `language` is their BCP 47 tag.

    `claim` is the published claim whose evidence they are, None where the hit is that claim or nothing quotes them and
    they only mark the place.
    """

    words: list[Fragment]
    language: str
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """A concept that a hit is tagged with."""

    scheme: str
    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that answers the question.

    `kind` is passage, claim, document, instrument, provision, institution or person; `record` the published model
    instance; `snippet_language` and `title_language` are BCP 47 tags. `number` and `heading_path` say where in its
    document or instrument it stands; `document` is the source (for a claim that of its first evidence); `claim_count`
    counts the published claims that rest on it, belong to it or cite it. `quotations` hold what was looked for and
    neither title nor snippet shows. `edition` is the number of the edition of that document in which the words stand,
    `several_texts` whether it must be told from another that readers see.
    """

    kind: str
    id: str
    record: Any
    url: str
    score: float
    snippet: list[Fragment]
    title: list[Fragment]
    why: list[Why]
    snippet_language: str = "en"
    title_language: str = "en"
    document: Document | None = None
    number: str = ""
    heading_path: list[str] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    claim_count: int = 0
    quotations: list[Quotation] = field(default_factory=list)
    edition: int | None = None
    several_texts: bool = False


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value by which hits can be narrowed; `count` is what choosing it would leave, other filters applied.

    `broader` is the value one step up where the facet is a tree, empty otherwise; `depth` counts those steps.
    `language` is the BCP 47 tag of a label that is not in the reader's language.
    """

    value: str
    label: str
    count: int
    selected: bool = False
    depth: int = 0
    broader: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one parameter: selected first, then by count; a tree in pre-order where `hierarchical`."""

    parameter: str
    label: str
    values: list[FacetValue]
    hierarchical: bool = False


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many hits a year has, with every filter but the years themselves."""

    year: int
    count: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another question that finds something: a concept that is called so, a spelling, fewer filters, another section.

    `kind` is passages-citing, claims-citing, either, near, concept, spelling, filters or section; `total` what it would
    find. The first five are suggested beside hits too, the others only where there are none.
    """

    kind: str
    text: str
    request: SearchRequest
    total: int


@dataclass(frozen=True, slots=True)
class Recognised:
    """A record that the whole question names, whether or not its words are found: `kind` and `id` as of a hit."""

    kind: str
    id: str
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A provision that the question cites and that the base does not hold, by its path in an instrument that it does.

    `is_nowhere`: the instrument itself is known to have no such provision.
    """

    path: str
    instrument: str
    url: str
    is_nowhere: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to one request; `total` hits in `documents` distinct documents, one page of them here.

    `is_behind`: it comes from a copy while the index is rebuilt, and what was published last may be missing.
    """

    request: SearchRequest
    total: int
    documents: int
    page: int
    pages: int
    hits: list[Hit]
    facets: list[Facet]
    years: list[YearCount]
    suggestions: list[Suggestion]
    understood_as: str
    recognised: list[Recognised] = field(default_factory=list)
    not_held: list[NotHeld] = field(default_factory=list)
    is_behind: bool = False

    @property
    def first_number(self) -> int:
        """The rank of the first hit on this page, counted from 1; 0 if there is none."""
        return (self.page - 1) * PAGE_SIZE + 1 if self.hits else 0

    def facet(self, parameter: str) -> Facet | None:
        return next((facet for facet in self.facets if facet.parameter == parameter), None)
