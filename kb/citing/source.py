"""The neutral record of a cited source: the variables of CSL-JSON and what the law needs besides."""

from dataclasses import dataclass, fields
from typing import Literal, NamedTuple

from kb.citing.dates import PartialDate
from kb.citing.one_line import one_line, web_address

Role = Literal["author", "speaker", "editor", "translator", "contributor"]

# Types of CSL 1.0.2 that this record is used with; the values are those of its schema.
KINDS = (
    "article-journal",
    "bill",
    "book",
    "chapter",
    "dataset",
    "document",
    "hearing",
    "legal_case",
    "legislation",
    "manuscript",
    "paper-conference",
    "post-weblog",
    "regulation",
    "report",
    "speech",
    "standard",
    "treaty",
    "webpage",
)
_ADDRESSES = frozenset({"url", "permalink", "archive_url", "comparison"})


class _CleanRecord:
    """Every text of a record is one clean line from the start, so no writer can forget to clean it."""

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]  # subclasses are dataclasses
            value = getattr(self, field.name)
            if isinstance(value, str):
                clean = web_address if field.name in _ADDRESSES else one_line
                object.__setattr__(self, field.name, clean(value))
            elif isinstance(value, tuple) and value and isinstance(value[0], str):
                cleaned = tuple(text for text in map(one_line, value) if text)
                object.__setattr__(self, field.name, cleaned)


@dataclass(frozen=True, kw_only=True)
class Contributor(_CleanRecord):
    """A person (`family`, `given`) or an institution (`literal`, `institution=True`) with its role.

    `family_first` says that the name is written family name first, without a comma ("LIU Huawen" is family "Liu",
    given "Huawen"). A person known by one undivided name has it in `literal`.
    """

    role: Role = "author"
    family: str = ""
    given: str = ""
    literal: str = ""
    institution: bool = False
    family_first: bool = False

    @property
    def named(self) -> bool:
        return bool(self.family or self.given or self.literal)

    @classmethod
    def institutional(cls, name: str, role: Role = "author") -> "Contributor":
        """The institution of this name, kept whole."""
        return cls(literal=name, institution=True, role=role)

    @classmethod
    def from_printed(cls, name: str, role: Role = "author") -> "Contributor":
        """A person from the name as printed: "LIU Huawen" (capitals mark the family name), "Liu, Huawen", "Jane Doe".

        A single word, or a name that capitals do not tell apart, is kept whole.
        """
        name = one_line(name)
        if "," in name:
            family, _, given = name.partition(",")
            return cls(family=family, given=given, role=role)
        words = name.split()
        capitals = [len(word) > 1 and word.isupper() for word in words]
        if len(words) > 1 and capitals[0] and not all(capitals):
            count = capitals.index(False)
            family = " ".join(word.title() for word in words[:count])
            return cls(family=family, given=" ".join(words[count:]), role=role, family_first=True)
        if len(words) == 2:
            family = words[1].title() if capitals[1] else words[1]
            return cls(family=family, given=words[0], role=role)
        return cls(literal=name, role=role)


@dataclass(frozen=True, kw_only=True)
class Event(_CleanRecord):
    """The meeting at which a source was given or which it reports."""

    name: str = ""
    place: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class TreatySeries(_CleanRecord):
    """Where a treaty is printed: name or abbreviation of the series, volume, first page (or number in the series)."""

    name: str = ""
    volume: str = ""
    page: str = ""


@dataclass(frozen=True, kw_only=True)
class HeldText(_CleanRecord):
    """Which of the several texts of a source that the base holds is meant: its number there, and the newest one's.

    It is no edition of the publisher's, whose number may be another. `comparison` is an address that shows what differs
    between the two.
    """

    number: int
    newest: int
    comparison: str = ""

    @property
    def is_older(self) -> bool:
        return self.number != self.newest


@dataclass(frozen=True, kw_only=True)
class Source(_CleanRecord):
    """One source as it is to be cited.

    `url` is the source's own address, `permalink` the address of the record in this knowledge base, whose name is
    `base`. `authority` is the body that enacted or decided. `identifier` is a stable name for citation keys.
    `edition` is the publisher's; `held_text` is None where the base has one text alone, or none is meant.
    """

    kind: str
    title: str = ""
    subtitle: str = ""
    short_title: str = ""
    original_title: str = ""
    genre: str = ""
    identifier: str = ""
    contributors: tuple[Contributor, ...] = ()
    container_title: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    held_text: HeldText | None = None
    publishers: tuple[str, ...] = ()
    publisher_place: str = ""
    event: Event | None = None
    issued: PartialDate | None = None
    original_date: PartialDate | None = None
    accessed: PartialDate | None = None
    url: str = ""
    permalink: str = ""
    base: str = ""
    archive_url: str = ""
    doi: str = ""
    un_symbol: str = ""
    report_number: str = ""
    ecli: str = ""
    isbn: str = ""
    issn: str = ""
    language: str = ""
    jurisdiction: str = ""
    authority: str = ""
    adopted: PartialDate | None = None
    in_force: PartialDate | None = None
    treaty_series: TreatySeries | None = None
    abstract: str = ""
    keywords: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError where `kind` is no type of CSL that this module knows."""
        if self.kind not in KINDS:
            raise ValueError(f"Unknown kind of source {self.kind!r}; known are {', '.join(KINDS)}.")
        super().__post_init__()
        object.__setattr__(self, "doi", _bare_doi(self.doi))

    def by_role(self, *roles: Role) -> tuple[Contributor, ...]:
        """The named contributors with one of these roles, in their order."""
        return tuple(c for c in self.contributors if c.role in roles and c.named)

    @property
    def authors(self) -> tuple[Contributor, ...]:
        """Authors; a speaker is the author of a speech."""
        return self.by_role("author", "speaker")

    @property
    def date(self) -> PartialDate | None:
        """The date that a citation gives: of issue, otherwise of adoption."""
        return self.issued or self.adopted

    @property
    def number(self) -> str:
        """The number a source goes by: United Nations symbol, European case identifier or report number."""
        return self.un_symbol or self.ecli or self.report_number

    @property
    def reachable(self) -> bool:
        """Whether there is an address at which somebody can have seen the source."""
        return bool(self.doi or self.url or self.permalink or self.archive_url)

    @property
    def doi_address(self) -> str:
        return web_address(f"https://doi.org/{self.doi}") if self.doi else ""


@dataclass(frozen=True, kw_only=True)
class Pinpoint(_CleanRecord):
    """The exact place in a source: paragraph number as printed (or its path), page, provision, note, heading, words.

    `is_counted` says that the source prints no such number for the paragraph or note: somebody counted.
    """

    paragraph: str = ""
    page: str = ""
    provision: str = ""
    note: str = ""
    section: str = ""
    quote: str = ""
    is_counted: bool = False


class Reference(NamedTuple):
    """A source together with the place meant and the day on which the reader saw it."""

    source: Source
    pinpoint: Pinpoint | None = None
    accessed: PartialDate | None = None

    @property
    def seen(self) -> PartialDate | None:
        """The reader's day of access, otherwise the curator's; None for a source that has no address."""
        return (self.accessed or self.source.accessed) if self.source.reachable else None


def _bare_doi(doi: str) -> str:
    lowered = doi.lower()
    for prefix in (
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi:",
    ):
        if lowered.startswith(prefix):
            return doi[len(prefix) :].strip()
    return doi
