"""The application that a web server runs: `gunicorn kb.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
# A page that takes longer than this is not worth waiting for; commands, which may take their time, do not set it.
os.environ.setdefault("KB_STATEMENT_TIMEOUT_MS", "3000")

application = get_wsgi_application()
