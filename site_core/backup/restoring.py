"""The way back: a backup of this release or of an older one, into an empty database and an empty folder of pictures."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from site_core.backup import databases, manifest, pictures
from site_core.backup.sealing import Unreadable, ensure, opened
from site_core.leases import Lease


def restore(backup: Path, identity: Path) -> databases.Counts:
    """Fills both; raises Unreadable where anything is not as it was. Returns how many rows each table has."""
    about = manifest.read(backup)
    ensure(not pictures.are_there(), f"{settings.MEDIA_ROOT} is not empty.")
    with opened(backup / manifest.DATABASE, identity) as stream:
        databases.read(stream)
    with opened(backup / manifest.MEDIA, identity) as stream:
        pictures.read(stream)
    counts = databases.counts_now()
    if counts != about["counts"]:
        different = sorted(name for name in about["counts"] if counts.get(name) != about["counts"][name])
        raise Unreadable(f"Rows are missing in: {', '.join(different)}.")
    bring_forward()
    return counts


def bring_forward() -> None:
    """To this release, and into this day: nobody holds the leases of then, and what is done once a day is due again."""
    call_command("migrate", interactive=False, skip_checks=True, verbosity=0)
    Lease.objects.all().delete()
