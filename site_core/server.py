"""The embedded web server: one process with threads, which also does what is due every minute."""

import logging
import socket
import threading
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from site_core.long_addresses import LONGEST_REQUEST_LINE
from site_core.stack_room import with_room

MINUTE = 60  # seconds
logger = logging.getLogger(__name__)


def port_is_free(host: str, port: int) -> bool:
    """False when another program listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


class Server(BaseApplication):
    """gunicorn inside a management command, so that set-up and serving cost one start of Django."""

    def __init__(self, host: str, port: int, ready: Callable[[], object]) -> None:
        self.bind, self.ready = f"{host}:{port}", ready
        super().__init__()

    def load_config(self) -> None:
        settings = {
            "bind": [self.bind],
            "workers": 1,
            "worker_class": "gthread",
            "threads": 8,
            "preload_app": True,
            "limit_request_line": LONGEST_REQUEST_LINE,
            "loglevel": "warning",
            "logger_class": "site_core.access_log.AccessLog",
            "control_socket_disable": True,
            "when_ready": lambda _arbiter: self.ready(),
            "post_worker_init": start_clockwork,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        application = with_room(get_wsgi_application())
        connections.close_all()  # a connection must not be shared between the arbiter and its worker
        return application


def start_clockwork(_worker: Any) -> None:
    """A thread that runs `run_due` every minute for as long as the worker lives."""
    threading.Thread(target=keep_time, name="run_due", daemon=True).start()


def keep_time() -> None:
    """Waits first: the pages that visitors wait for come before housekeeping."""
    pause = threading.Event()
    while not pause.wait(MINUTE):
        tick()


def tick() -> None:
    """One run; a database that is busy or away for a moment must not stop the clock for good."""
    try:
        call_command("run_due")
    except Exception:
        logger.exception("What is due could not be done; the next try is in a minute.")
    finally:
        connections.close_all()
