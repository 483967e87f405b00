"""The whole site in one archive, and back: verified before anything is touched, restored at one go."""

from .archive import Damaged
from .manifest import Manifest, NotForThisProgram
from .programs import NoPrograms
from .restoring import NotEmpty, RestoreFailed, RestoreReport, restore
from .verifying import verify
from .writing import BackupFailed, BackupReport, back_up

__all__ = [
    "BackupFailed",
    "BackupReport",
    "Damaged",
    "Manifest",
    "NoPrograms",
    "NotEmpty",
    "NotForThisProgram",
    "RestoreFailed",
    "RestoreReport",
    "back_up",
    "restore",
    "verify",
]
