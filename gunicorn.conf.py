"""How gunicorn serves the site; `gunicorn` in this directory reads this file by itself."""

import os

wsgi_app = "kb.wsgi"
bind = os.environ.get("KB_BIND", "127.0.0.1:8000")
# Threads share one copy of the program and of the search index; processes use the other processors.
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
# Clients are waited for in one loop, not by threads; kb/web/serving/server_worker.py says how long and for how much.
worker_class = "kb.web.serving.server_worker.BufferingWorker"
worker_connections = 1000
timeout = 60  # seconds; the database gives up long before
graceful_timeout = 10
# Never believe what a client says about how it came here; behind a proxy KB_BEHIND_PROXY lets Django read one header.
forwarded_allow_ips = ""
# Say nothing of readers: no access log, and errors without addresses or requests.
accesslog = None
loglevel = "warning"
logger_class = "kb.web.serving.server_logs.PrivateServerLogger"
