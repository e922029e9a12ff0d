"""Sources as links named by their site; several of one site are numbered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from site_core.source_addresses import site


@dataclass(frozen=True)
class Link:
    """An address with a short name."""

    url: str
    name: str

    @property
    def by_path(self) -> Link:
        """Named by its path without slashes around it: `owner/name` of a repository."""
        return Link(self.url, urlsplit(self.url).path.strip("/") or self.name)


def links(*urls: str) -> tuple[Link, ...]:
    """Addresses as links: `github.com`, or `github.com 1` and `github.com 2`."""
    sites = [site(url) for url in urls]
    total, seen, named = Counter(sites), Counter[str](), []
    for url, name in zip(urls, sites, strict=True):
        seen[name] += 1
        named.append(Link(url, f"{name} {seen[name]}" if total[name] > 1 else name))
    return tuple(named)
