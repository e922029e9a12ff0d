"""The web server of production, behind nginx: `python -m gunicorn -c deploy/gunicorn.conf.py site_core.wsgi`.

`manage.py serve` (site_core/server.py) is the embedded one of `make run`, which also keeps the time; this one doesn't.
"""

import os
from pathlib import Path

from site_core.long_addresses import LONGEST_REQUEST_LINE
from site_core.settings.environment import WEB_PROCESSES, Environment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_core.settings.production")
env = Environment(Path(os.devnull))

bind = env.words("LISTEN", "127.0.0.1:8000")
workers, threads = env.number("WEB_CONCURRENCY", WEB_PROCESSES, least=1), env.number("WEB_THREADS", 4, least=1)
worker_class = "gthread"
preload_app = True  # the processes share the memory of the code; a new one is there at once
limit_request_line = LONGEST_REQUEST_LINE
max_requests, max_requests_jitter = 5_000, 1_000  # whatever grows begins anew, never in all processes at once
graceful_timeout = timeout = 30  # seconds
keepalive = 75  # seconds; longer than nginx keeps a connection (60), so that none is closed while it is used
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a busy disk must not look like a dead worker
control_socket_disable = True
logger_class = "site_core.access_log.AccessLog"
accesslog, loglevel = "-", "warning"


def when_ready(_arbiter: object) -> None:
    """A connection must not be shared between the arbiter and its workers."""
    from django.db import connections

    connections.close_all()
