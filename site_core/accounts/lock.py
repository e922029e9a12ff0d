"""What happens after too many wrong attempts: an account locks for whoever tries from that address, for no one else.

So a stranger who fails on purpose locks nobody out who sits elsewhere.
"""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.signals import authentication_failed
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from site_core.due import due
from site_core.private_pages import uncached
from site_core.rate_limit import visitor

KEPT_DAYS = 30  # for whoever looks into an attack


def address_of(request: HttpRequest) -> str | None:
    """The address by which attempts are counted, of a whole network with IPv6; None where a proxy gives nonsense."""
    try:
        return str(ipaddress.ip_interface(visitor(request)).network.network_address)
    except ValueError:
        return None


def is_locked(request: HttpRequest, user: Any) -> bool:
    """Whether this account is locked from this address; then the answer will be the page that says so."""
    if AxesProxyHandler.is_allowed(request, credentials_of(user)):
        return False
    request.axes_locked_out = True
    return True


def count_wrong_code(sender: Any, request: HttpRequest, user: Any, **about: Any) -> None:
    """A wrong code counts as a wrong password does."""
    AxesProxyHandler.user_login_failed(sender, credentials_of(user), request)


def credentials_of(user: Any) -> dict[str, str]:
    return {"username": user.get_username()}


def locked_page(request: HttpRequest, *args: Any) -> HttpResponse:
    """Says that it is locked and for how long."""
    minutes = settings.AXES_COOLOFF_TIME // timedelta(minutes=1)
    answer = uncached(render(request, "account/locked.html", {"minutes": minutes}, status=429))
    answer.headers["Retry-After"] = str(minutes * 60)
    return answer


@due("wrong logins")
def forget_attempts(now: datetime) -> str:
    """Removes names and addresses of wrong attempts."""
    count, _by_model = AccessAttempt.objects.filter(attempt_time__lt=now - timedelta(days=KEPT_DAYS)).delete()
    return f"{count} wrong logins forgotten" if count else ""


def connect() -> None:
    """Counts wrong codes; called once when the site starts."""
    authentication_failed.connect(count_wrong_code, dispatch_uid="wrong codes")
