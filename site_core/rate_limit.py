"""How often something may be done in an hour or a day. Who did it is never stored: only a keyed hash, in the cache."""

import ipaddress

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

HOUR = 3600
DAY = 24 * HOUR


def within_limit(what: str, who: str, most: int, seconds: int = HOUR) -> bool:
    """Counts once more that they did it; False when that is more than `most` within so many seconds."""
    key = f"{what}:" + salted_hmac("site_core.rate_limit", who, algorithm="sha256").hexdigest()
    if cache.add(key, 1, seconds):
        return most >= 1
    try:
        return bool(cache.incr(key) <= most)
    except ValueError:  # ran out between the two calls
        return bool(cache.add(key, 1, seconds))


def come_back_later(page: HttpResponse, seconds: int = HOUR) -> HttpResponse:
    """The page that says so, with the time for programs."""
    page.headers["Retry-After"] = str(seconds)
    return page


def visitor(request: HttpRequest) -> str:
    """Who counts as one visitor."""
    return network(address(request))


def address(request: HttpRequest) -> str:
    """The address of the visitor: of the connection, or what the outermost of our own proxies saw."""
    if settings.PROXIES_IN_FRONT:
        seen = request.headers.get("X-Forwarded-For", "").split(",")[-settings.PROXIES_IN_FRONT :]
        if seen[0].strip():
            return seen[0].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def network(text: str) -> str:
    """What counts as one visitor: an IPv4 address, or the /64 network that one IPv6 customer gets."""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return text
    if found.version == 4:
        return text
    if found.ipv4_mapped:  # a socket for both kinds writes IPv4 addresses so
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))
