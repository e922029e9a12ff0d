"""How caches are told to throw everything of a host away: by PURGE, or as Cloudflare wants it.

Wagtail's own backends name each address, wait for ever, and say nothing to the caller when they fail. These do it for
all addresses of a host at once, wait a few seconds, and raise.
"""

from __future__ import annotations

import json
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from wagtail.contrib.frontend_cache.backends import CloudflareBackend, HTTPBackend
from wagtail.contrib.frontend_cache.backends.http import PurgeRequest

PATIENCE = 5  # seconds for each step of the connection
MOST_BYTES = 64 * 1024  # of an answer
FAULTS = (OSError, HTTPException, ValueError)  # whatever these backends raise


class NoRedirects(HTTPRedirectHandler):
    """A redirect is a refusal: it would take the token elsewhere."""

    def redirect_request(self, *_about: Any) -> None:
        return None


def ask(request: Request) -> bytes:
    """The answer to a request; raises where it is no success."""
    with build_opener(NoRedirects).open(request, timeout=PATIENCE) as answer:
        return bytes(answer.read(MOST_BYTES))


class PurgeHost(HTTPBackend):
    """One PURGE for an address that stands for all of a host: `https://host/*`."""

    def purge(self, url: str) -> None:
        parts = urlsplit(url)
        where = urlunsplit([self.cache_scheme, self.cache_netloc, parts.path, "", ""])
        ask(PurgeRequest(where, headers={"Host": parts.netloc}))


class CloudflareHost(CloudflareBackend):
    """The same for Cloudflare, which names hosts in place of a pattern."""

    def purge(self, url: str) -> None:
        body = json.dumps({"hosts": [urlsplit(url).hostname]}).encode()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.cloudflare_token}"}
        answer = json.loads(ask(Request(self.cloudflare_purge_endpoint_url, body, headers, method="POST")))
        if not (isinstance(answer, dict) and answer.get("success")):
            raise ValueError("Cloudflare did not do it.")
