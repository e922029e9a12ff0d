"""What was published and stands in no snapshot, because the server stopped between the two, is found within an hour."""

from __future__ import annotations

import datetime

from site_core.due import due
from site_core.leases import Lease
from tools_catalog.models import Publication
from tools_catalog.snapshots import publish_snapshot

HOUR = datetime.timedelta(hours=1)
LOOKED = "snapshot-of-all-tools"  # in the database: each run of what is due is a process with an empty cache


@due("snapshot")
def look_at_all_tools(now: datetime.datetime) -> str:
    """Makes the snapshot anew from all tools, not only from those that changed; mostly it is the one that was."""
    latest = Publication.objects.order_by("-pk").values_list("snapshot_id", flat=True).first()
    if latest is None or not Lease.take(LOOKED, now, HOUR):
        return ""
    return "" if publish_snapshot().pk == latest else "a publication that was missed is in the snapshot now"
