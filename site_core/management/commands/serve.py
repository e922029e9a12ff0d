"""Sets everything up and serves the site, as in real life."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from site_core.server import Server, port_is_free
from site_core.set_up import set_up


class Command(BaseCommand):
    help = "Prepares what is needed, then serves the site until Ctrl+C."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        if not port_is_free(host, port):
            raise CommandError(
                f"Port {port} is taken by another program (perhaps this site already runs?). "
                f"Stop it, or choose another port: make run PORT={port + 1}"
            )
        set_up(self.say)
        Server(host, port, lambda: self.say_where(f"http://{host}:{port}")).run()

    def say(self, line: str) -> None:
        self.stdout.write(f"› {line}")
        self.stdout.flush()

    def say_where(self, address: str) -> None:
        self.say(f"The site:  {address}/ (Czech), {address}/en/ (English)")
        self.say(
            f"The admin: {address}/admin/{'' if settings.SECOND_FACTOR else ' (a password is enough on this machine)'}"
        )
        self.say(f"It runs on {', '.join(parts())}.")
        self.say("Stop with Ctrl+C.")


def parts() -> list[str]:
    """What keeps the data, what the shared cache is, and what searches: as the settings say."""
    database = connection.display_name
    return [
        f"{database} for its data",
        "Redis for what is kept" if settings.REDIS_URL else "its own memory for what is kept",
        f"{'Elasticsearch' if settings.SEARCH_URL else database} for the search",
    ]
