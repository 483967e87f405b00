"""Reading the folder of a base: every file a list of records, every mistake told with its file."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kb.representing import RepresentationError, layout, read_records

Mapping = dict[str, Any]


class BaseFolderError(RepresentationError):
    """A folder that is not a base, or files in it that cannot be read."""


@dataclass
class Base:
    """The records of a base as they stand in its files, by kind, in file order."""

    concepts: dict[str, list[Mapping]] = field(default_factory=dict)
    institutions: list[Mapping] = field(default_factory=list)
    people: list[Mapping] = field(default_factory=list)
    instruments: list[Mapping] = field(default_factory=list)
    documents: list[Mapping] = field(default_factory=list)
    claims: list[Mapping] = field(default_factory=list)
    relations: list[Mapping] = field(default_factory=list)
    issues: list[Mapping] = field(default_factory=list)


def read_base(directory: Path) -> Base:
    """The base in this folder; BaseFolderError if there is none, or naming the file that is wrong."""
    if not (directory / "vocabulary").is_dir():
        raise BaseFolderError(f"{directory} is not the folder of a base: it has no vocabulary folder.")
    base = Base(
        concepts={scheme: _optional(directory / layout.vocabulary(scheme)) for scheme in layout.SCHEMES},
        institutions=_optional(directory / layout.INSTITUTIONS),
        people=_optional(directory / layout.PEOPLE),
        instruments=_folder(directory / layout.LAW),
        documents=_folder(directory / layout.SOURCES),
        claims=_folder(directory / layout.CLAIMS),
        relations=_optional(directory / layout.RELATIONS),
        issues=_optional(directory / layout.ISSUES),
    )
    _refuse_repeated(base)
    return base


def _optional(path: Path) -> list[Mapping]:
    return read_records(path) if path.exists() else []


def _folder(directory: Path) -> list[Mapping]:
    files = sorted(path for path in directory.glob("*.yaml") if not path.name.startswith("_"))
    return [record for path in files for record in read_records(path)]


def _refuse_repeated(base: Base) -> None:
    """Two records with one name would overwrite each other: say which before anything is stored."""
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
        repeated = sorted({slug for slug in slugs if slugs.count(slug) > 1})
        if repeated:
            raise BaseFolderError(f"More than one {kind} is called {', '.join(repeated)}.")
