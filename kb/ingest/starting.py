"""Starting the process that works on an import, apart from the one that answers pages."""

import subprocess
import sys
import threading

from django.conf import settings


def start(number: int) -> None:
    """Have `manage.py work_on_import` see to the import; it goes on when the web server stops."""
    process = subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "work_on_import", str(number)],
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Somebody has to take note of its end, or it stays in the table of processes.
    threading.Thread(target=process.wait, daemon=True).start()
