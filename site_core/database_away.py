"""A database that is away for a moment is no fault in the code: readers get 503 and are told what to do.

Everything that goes wrong comes here at last, wherever in a request it happened (`handler500` in `site_core/urls.py`).
"""

import sys
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.defaults import server_error

from site_core.private_pages import uncached
from site_core.uploads import NoRoomForUpload, no_room

SECONDS = 10  # after which a program may ask again
# As the drivers raise them; others are about a statement.
LOST = (DatabaseError, InterfaceError, InternalError, OperationalError)
# Classes of errors: the connection, room and places, being stopped or started; a replica that takes no changes.
OF_POSTGRES = ("08", "53", "57P", "25006")
OF_SQLITE = ("SQLITE_BUSY", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR")


def broken(request: HttpRequest) -> HttpResponse:
    """In place of Django's page for whatever broke."""
    fault = sys.exc_info()[1]
    if isinstance(fault, NoRoomForUpload):
        return no_room(request)
    if not any(map(is_away, chain(fault))):
        return server_error(request)
    page = loader.get_template("503.html").render()
    return uncached(HttpResponse(page, status=503, headers={"Retry-After": str(SECONDS)}))


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def is_away(error: BaseException) -> bool:
    """Whether the database was lost, not a statement refused."""
    if type(error) not in LOST:
        return False
    cause = error.__cause__
    name = getattr(cause, "sqlite_errorname", None)
    if name is not None:
        return str(name).startswith(OF_SQLITE)
    code = getattr(cause, "pgcode", "")  # None where the driver lost the connection; our own errors have none of it
    return code is None or bool(code and code.startswith(OF_POSTGRES))
