"""Whether the files of a base are those that were written: the list of checksums that came with them."""

import hashlib
from pathlib import Path

from kb.representing import RepresentationError, layout


class AlteredBase(RepresentationError):
    """A file of the base is not as it was written, is missing, or was added."""


def refuse_altered(directory: Path) -> None:
    """Raise AlteredBase naming the first file that is not as the list says; a base without a list is not checked."""
    path = directory / layout.CHECKSUMS
    if not path.exists():
        return
    listed = _listed(path)
    present = {found.relative_to(directory).as_posix() for found in directory.rglob("*.yaml")}
    for name in sorted(present | listed.keys()):
        if name not in listed:
            raise AlteredBase(_told(name, "was not written with the others"))
        if not (directory / name).is_file():
            raise AlteredBase(_told(name, "is missing"))
        if hashlib.sha256((directory / name).read_bytes()).hexdigest() != listed[name]:
            raise AlteredBase(_told(name, "is not as it was written"))


def _listed(path: Path) -> dict[str, str]:
    """File → SHA-256, from lines as sha256sum writes them."""
    lines = (line.partition("  ") for line in path.read_text(encoding="utf-8", errors="replace").splitlines())
    return {name: digest for digest, _spaces, name in lines if digest}


def _told(name: str, what: str) -> str:
    return (
        f"{name} {what} ({layout.CHECKSUMS}). Get the base again; if it was changed on purpose, "
        f"delete {layout.CHECKSUMS} first."
    )
