"""Whether there is a good backup of the last day: a row of the database, which every process and machine can see."""

from datetime import datetime, timedelta

from site_core.leases import Lease

NAME, LENGTH = "backup", timedelta(hours=26)  # a night's backup may begin two hours late


def note(made: datetime) -> None:
    """A backup is whole that shows the site as of this moment."""
    Lease.objects.update_or_create(name=NAME, defaults={"until": made + LENGTH})


def is_fresh(now: datetime) -> bool:
    """The last good backup is not too old; the first one is awaited from the moment when this is asked first."""
    lease, _new = Lease.objects.get_or_create(name=NAME, defaults={"until": now + LENGTH})
    return lease.until > now
