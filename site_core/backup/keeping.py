"""Which backups stay: each of a week, then the last of each week for five weeks. Pure.

No longer, because a backup still knows whom the site has forgotten since.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

FORM = "%Y-%m-%dT%H%M%SZ"
UNFINISHED = ".unfinished"
ALL, WEEKLY = timedelta(days=7), timedelta(days=35)


def moment_of(name: str) -> datetime | None:
    """When a backup was made; None for a folder that is none."""
    try:
        return datetime.strptime(name, FORM).replace(tzinfo=UTC)
    except ValueError:
        return None


def is_due(names: Iterable[str], at: time, now: datetime) -> bool:
    """Whether none was made since the clock showed `at` the last time, in the zone of `now`."""
    last = datetime.combine(now, at, now.tzinfo)
    if last > now:
        last -= timedelta(days=1)
    return not any(moment >= last for name in names if (moment := moment_of(name)))


def too_old(names: Iterable[str], now: datetime) -> list[str]:
    """What may go, also what a killed run left; never the newest, and nothing that is no backup."""
    names = sorted(names, reverse=True)
    moments = {name: moment for name in names if (moment := moment_of(name))}
    kept: set[object] = set()
    gone = [name for name in names if name.endswith(UNFINISHED) and is_left_over(name, now)]
    for number, (name, moment) in enumerate(moments.items()):
        week = moment.isocalendar()[:2]
        stays = number == 0 or now - moment <= ALL or (now - moment <= WEEKLY and week not in kept)
        kept.add(week)
        if not stays:
            gone.append(name)
    return gone


def is_left_over(name: str, now: datetime) -> bool:
    """A backup that nobody can still be making."""
    moment = moment_of(name.removesuffix(UNFINISHED))
    return bool(moment and now - moment > ALL)
