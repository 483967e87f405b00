"""Collect the static files where the web server expects them, only when there is something new."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command


def collect_when_changed() -> bool:
    """Collect if a static file, or the set of installed packages, is newer than the last collection; say whether."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    sources = [
        path for folder in settings.STATICFILES_DIRS for path in (Path(folder), *Path(folder).rglob("*"))
    ]
    sources.append(settings.BASE_DIR / "requirements.txt")  # the admin's files come with the packages
    if manifest.exists() and manifest.stat().st_mtime >= max(path.stat().st_mtime for path in sources):
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    return True
