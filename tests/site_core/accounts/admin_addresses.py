"""Every address of the administration, with a value of the right kind in each place."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator

from django.urls import get_resolver
from django.urls.resolvers import URLResolver

SAMPLES = {"IntConverter": "1", "UUIDConverter": str(uuid.UUID(int=1))}


def addresses(resolver: URLResolver | None = None, before: str = "/") -> Iterator[str]:
    """Addresses below a resolver, those of its namespaces too."""
    resolver = resolver or get_resolver()
    for name in resolver.reverse_dict:
        for possibilities, _pattern, _defaults, converters in resolver.reverse_dict.getlist(name):
            kinds = {key: SAMPLES.get(type(of).__name__, "1") for key, of in converters.items()}
            for path, places in possibilities:
                yield unescaped(before + path % {place: kinds.get(place, "1") for place in places})
    for path, inner in resolver.namespace_dict.values():
        yield from addresses(inner, before + re.sub(r"%\(\w+\)s", "1", path))


def unescaped(address: str) -> str:
    """Without what Django keeps of regular expressions; the end of the one that takes whatever is left is empty."""
    return address.replace("\\-", "-").replace("//", "/")


def admin_addresses() -> list[str]:
    """Those of the administration, each once."""
    return sorted({address for address in addresses() if address.startswith("/admin/")})
