"""A long list in pages: the links between them. Pure."""

from __future__ import annotations

from collections.abc import Callable

from site_core.list_filters import Choice

NEAR = 2  # pages shown beside the current one


def pages_of(things: int, on_one: int) -> int:
    """How many pages so many things need, one at least."""
    return max(1, -(-things // on_one))


def page_links(shown: int, last: int, address: Callable[[int], str]) -> tuple[Choice, ...]:
    """Links to the first page, the last one and those around the shown one; a gap is a link without an address.

    None where one page holds everything.
    """
    near = range(shown - NEAR, shown + NEAR + 1)
    links: list[Choice] = []
    for number in range(1, last + 1):
        if number in near or number in (1, last):
            links.append(Choice(str(number), address(number), number == shown))
        elif links[-1].url:
            links.append(Choice("…", ""))
    return tuple(links) if last > 1 else ()
