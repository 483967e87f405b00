"""Verifying a backup: every byte, then whether this program can restore it. Nothing is touched."""

from pathlib import Path

from django.db.migrations.loader import MigrationLoader

from .archive import DATABASE, FILES, MANIFEST, Damaged, checksum, content, is_whole, opened
from .manifest import Manifest, NotForThisProgram


def verify(path: Path) -> Manifest:
    """The manifest of a whole backup that this program can restore.

    Raises Damaged, naming the file that is not as it was written, or NotForThisProgram. FileNotFoundError as usual.
    """
    whole = is_whole(path)
    with opened(path) as tar:
        manifest = Manifest.read(content(tar, MANIFEST))
        for name, sha256 in manifest.files.items():
            if checksum(tar, name) != sha256:
                raise Damaged(f"{name} in {path.name} is not as it was written.")
        if not whole or not _is_complete(manifest):
            raise Damaged(f"{path.name} is not as it was written, though each file in it can be read.")
    _refuse_newer(manifest)
    return manifest


def _is_complete(manifest: Manifest) -> bool:
    return DATABASE in manifest.files and all(
        name.startswith(FILES) or name == DATABASE for name in manifest.files
    )


def _refuse_newer(manifest: Manifest) -> None:
    """A database of a newer program holds what this one does not know."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    unknown = sorted(set(manifest.migrations) - known)
    if unknown:
        raise NotForThisProgram(
            f"The backup was made by version {manifest.program} of the program, whose database has changes that this "
            f"one does not know ({unknown[0]}{' …' if len(unknown) > 1 else ''}). Install that version first."
        )
