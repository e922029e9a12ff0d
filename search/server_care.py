"""What the search server needs of the site by the clock, and what `/readyz` says about it. Nothing where none is named.

The client of the server is imported only where there is one.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from modelsearch.backends import get_search_backend
from wagtail.models import Page
from wagtail.signals import post_page_move

from search.models import UnsentChange
from site_core.due import due
from site_core.health import checks_readiness
from site_core.leases import Lease

SERVER, NIGHTLY = "search.backends.elasticsearch", "search index"
LATE = timedelta(minutes=15)  # that a change may wait for the server
AGAIN = timedelta(hours=1)  # after which an index is tried again that could not be made


def server() -> Any | None:
    """The backend with the server; None where the database searches alone."""
    return get_search_backend() if settings.WAGTAILSEARCH_BACKENDS["default"]["BACKEND"] == SERVER else None


@checks_readiness("search")
def server_is_well() -> bool:
    """The server answers, has every index, made for the fields of this code, and got all changes."""
    backend = server()
    return backend is None or (backend.is_well() and not backend.is_behind(timezone.now() - LATE))


@due("changes for the search server")
def bring_changes(now: datetime) -> str:
    """Brings what the server has missed."""
    backend = server()
    if backend is None or not UnsentChange.objects.exists():
        return ""
    brought = backend.catch_up()
    return f"{brought} brought" if brought else ""


@due("index of the search server")
def make_anew(now: datetime) -> str:
    """Makes the index anew once a day (Prague date), as soon as the server answers: whatever slipped through heals.

    A server that is away is not waited for, since mails wait behind this. What failed is tried again after an hour.
    """
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    length = timezone.make_aware(datetime.combine(tomorrow, time.min)) - now
    backend = server()
    if backend is None or not backend.answers() or not Lease.take(NIGHTLY, now, length):
        return ""
    try:
        call_command("update_index", backend_name="default", verbosity=0)
    except Exception:
        Lease.give_back(NIGHTLY, now, length)
        Lease.take(NIGHTLY, now, AGAIN)
        raise
    return "made anew"


def make_anew_soon() -> None:
    """The index is made anew as soon as the server answers, whatever was done today."""
    Lease.objects.filter(name=NIGHTLY).update(until=timezone.now())


def note_moved(parent_page_after: Page, **signal: Any) -> None:
    """Paths by which lists are searched change below the new parent, which the library does not notice."""
    if server() is None:
        return
    from search.backends.elasticsearch import behind

    below = parent_page_after.get_descendants().values_list("pk", flat=True)
    behind.note(Page, below)
    transaction.on_commit(behind.catch_up_soon, robust=True)


def connect() -> None:
    """Called once, when the app is ready."""
    post_page_move.connect(note_moved, dispatch_uid="search.server_care.note_moved")
