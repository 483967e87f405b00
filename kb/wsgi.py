"""The application that a web server runs: `gunicorn kb.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from kb.web.serving.alive import alive

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
# A page that takes longer than this is not worth waiting for; commands, which may take their time, do not set it.
os.environ.setdefault("KB_STATEMENT_TIMEOUT_MS", "3000")
# Nor does a reader wait a minute for a database that is starting: a calm page says to come back.
os.environ.setdefault("KB_DATABASE_PATIENCE", "5")

application = alive(get_wsgi_application())
