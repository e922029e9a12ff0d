"""What `/readyz` asks of the parts that every installation has. `docs/operations.md` says what to do about each."""

import secrets
import shutil
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache, caches
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from site_core.backup import freshness
from site_core.health import State, checks_readiness
from site_core.outbox.models import Outgoing
from site_core.redis_cache import TolerantRedisCache

LATE = timedelta(minutes=15)  # what has waited so long waits for a worker or a timer that is not at work
FREE_BYTES = 500 * 1024 * 1024  # a day of uploads, the log of the database and one backup under way
_migrated: list[bool] = []


@checks_readiness("database", State.DOWN)
def database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


@checks_readiness("migrations", State.DOWN)
def nothing_to_migrate() -> bool:
    """The database has every migration of this code; once it does, it stays so for the life of the process."""
    if not _migrated:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _migrated.append(True)
    return True


@checks_readiness("cache")
def cache_keeps() -> bool:
    """What is kept is found again, and Redis is there where one is named: the site works without it."""
    shared = caches["default"]
    if isinstance(shared, TolerantRedisCache) and not shared.answers():
        return False
    word = secrets.token_hex(8)
    cache.set(f"readiness:{word}", word, 10)
    return bool(cache.get(f"readiness:{word}") == word)


@checks_readiness("queue")
def nothing_waits() -> bool:
    """No mail whose time came long ago, and no job: without a worker the timer sends mails, but indexes nothing."""
    since = timezone.now() - LATE
    jobs = DBTaskResult.objects.ready().filter(enqueued_at__lt=since)
    return not Outgoing.objects.due(since).exists() and not jobs.exists()


@checks_readiness("disk")
def disk_has_room() -> bool:
    return shutil.disk_usage(settings.VAR).free >= FREE_BYTES


@checks_readiness("backup")
def backup_is_fresh() -> bool:
    """There is one of the last day, or none is made here."""
    return not settings.BACKUP_RECIPIENT or freshness.is_fresh(timezone.now())
