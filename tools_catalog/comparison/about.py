"""What a file of the comparison says of how it was made. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class About:
    """What stands below the table: what was important (name and bucket), the activities, the size, where the page is.

    `buckets`: the same importance by keys; `size`: its key and name, both empty for none.
    `address` is empty where it would give away a secret link. `snapshot` is the state of the catalogue by its id,
    `catalogue` its day, as everywhere on the site; `as_of` the day on which it was compared. `gone`: name and note of
    tools that the catalogue has no more.
    """

    importance: list[tuple[str, str]]
    buckets: Mapping[str, str]
    activities: list[str]
    size: tuple[str, str]
    address: str
    snapshot: str
    catalogue: datetime.date | None
    as_of: datetime.date
    gone: list[tuple[str, str]] = field(default_factory=list)
