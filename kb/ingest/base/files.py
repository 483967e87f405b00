"""Reading the folder of a base: every file a list of records, every mistake told with its file."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kb.curation.base_records import Standing
from kb.representing import SHAPES, RepresentationError, layout, read_records

from .checksums import refuse_altered
from .dates import Dates
from .ended import Ended, EndedRecords, read_ended

Mapping = dict[str, Any]


class BaseFolderError(RepresentationError):
    """A folder that is not a base, or files in it that cannot be read."""


@dataclass
class Base:
    """The records of a base as they stand in its files, by kind, in file order."""

    #: Empty for a folder that does not say which base it is.
    name: str = ""
    title: str = ""
    licence: str = ""
    digest: str = ""
    concepts: dict[str, list[Mapping]] = field(default_factory=dict)
    institutions: list[Mapping] = field(default_factory=list)
    people: list[Mapping] = field(default_factory=list)
    instruments: list[Mapping] = field(default_factory=list)
    documents: list[Mapping] = field(default_factory=list)
    claims: list[Mapping] = field(default_factory=list)
    relations: list[Mapping] = field(default_factory=list)
    issues: list[Mapping] = field(default_factory=list)
    ended: EndedRecords = field(default_factory=dict)
    redirects: list[Mapping] = field(default_factory=list)
    dates: Dates = field(default_factory=Dates)

    def ended_of(self, kind: str, of: str = "") -> list[Ended]:
        """What ended of this kind, and of this scheme, instrument or document where the kind has one."""
        return self.ended.get((kind, of), [])

    def with_ended(
        self, kind: str, records: list[Mapping], of: str = ""
    ) -> list[tuple[Mapping, Standing | None]]:
        """The records, and those of their kind that ended, each with where it stands; None for published."""
        ended = [(one.mapping, one.standing) for one in self.ended_of(kind, of)]
        return [*((mapping, None) for mapping in records), *ended]


def read_base(directory: Path) -> Base:
    """The base in this folder; BaseFolderError if there is none, or naming the file that is wrong."""
    if not (directory / "vocabulary").is_dir():
        raise BaseFolderError(f"{directory} is not the folder of a base: it has no vocabulary folder.")
    refuse_altered(directory)
    about = _about(directory)
    base = Base(
        name=str(about.get("name") or ""),
        title=str(about.get("title") or ""),
        licence=str(about.get("licence") or ""),
        digest=digest_of(directory),
        concepts={scheme: _optional(directory / layout.vocabulary(scheme)) for scheme in layout.SCHEMES},
        institutions=_optional(directory / layout.INSTITUTIONS),
        people=_optional(directory / layout.PEOPLE),
        instruments=_folder(directory / layout.LAW),
        documents=_folder(directory / layout.SOURCES),
        claims=_folder(directory / layout.CLAIMS),
        relations=_optional(directory / layout.RELATIONS),
        issues=_optional(directory / layout.ISSUES),
        ended=read_ended(_optional(directory / layout.ENDED)),
        redirects=_optional(directory / layout.REDIRECTS),
        dates=Dates.read(_optional(directory / layout.DATES)),
    )
    _refuse_repeated(base)
    return base


def name_of(directory: Path) -> str:
    """The name of the base in this folder, without reading the whole of it."""
    return str(_about(directory).get("name") or "")


def _about(directory: Path) -> Mapping:
    about = next(iter(_optional(directory / layout.ABOUT)), {})
    form = about.get("format", layout.FORMAT)
    if not isinstance(form, int) or form > layout.FORMAT:
        raise BaseFolderError(
            f"{layout.ABOUT}: this base has the form {form}; this program reads {layout.FORMAT}. Install a newer one."
        )
    return about


def digest_of(directory: Path) -> str:
    """SHA-256 over the files of the base and the form in which they are read: what changes with either."""
    digest = hashlib.sha256(f"{layout.FORMAT} {[(kind, SHAPES[kind].keys) for kind in SHAPES]}".encode())
    for path in sorted(directory.rglob("*.yaml")):
        name = path.relative_to(directory).as_posix().encode()
        digest.update(b"%d %b %d " % (len(name), name, path.stat().st_size))
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _optional(path: Path) -> list[Mapping]:
    return read_records(path) if path.exists() else []


def _folder(directory: Path) -> list[Mapping]:
    files = sorted(path for path in directory.glob("*.yaml") if not path.name.startswith("_"))
    return [record for path in files for record in read_records(path)]


def _refuse_repeated(base: Base) -> None:
    """Two records with one name or one id would overwrite each other: say which before anything is stored."""
    lists = {
        **{f"concept in {scheme}": records for scheme, records in base.concepts.items()},
        "institution": base.institutions,
        "person": base.people,
        "instrument": base.instruments,
        "document": base.documents,
        "claim": base.claims,
        "issue": base.issues,
    }
    for kind, records in lists.items():
        slugs = [record.get("slug") for record in records]
        if None in slugs:
            raise BaseFolderError(f"A {kind} has no slug: {records[slugs.index(None)]!r:.200}")
        if repeated := _repeated(slugs):
            raise BaseFolderError(f"More than one {kind} is called {', '.join(repeated)}.")
    passages = [passage for document in base.documents for passage in document.get("passages") or []]
    for kind, records in {"claim": base.claims, "passage": passages}.items():
        if repeated := _repeated(record["id"] for record in records if record.get("id")):
            raise BaseFolderError(f"More than one {kind} has the id {', '.join(repeated)}.")


def _repeated(names: Iterable[Any]) -> list[str]:
    return sorted(name for name, times in Counter(map(str, names)).items() if times > 1)
