"""What happens around the models: a new snapshot after each publication, no deletion of what snapshots hold."""

from __future__ import annotations

import threading
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _
from wagtail.signals import published, unpublished

from tools_catalog.models import Assessment, Tool


class Waiting(threading.local):
    """Keys of tools of which something was published in this thread that no snapshot holds yet."""

    def __init__(self) -> None:
        self.tools: set[int] = set()


_waiting = Waiting()


def connect() -> None:
    """Connect all of it; called once when the app is ready."""
    for model in (Tool, Assessment):
        published.connect(publish_after_commit, sender=model)
        unpublished.connect(publish_after_commit, sender=model)
        pre_delete.connect(refuse_what_was_published, sender=model)


def publish_after_commit(instance: Tool | Assessment, **_kwargs: Any) -> None:
    """A publication or its end changes what readers see: make it the current snapshot once it is in the database.

    Many publications in one transaction make one snapshot.
    """
    _waiting.tools.add(instance.pk if isinstance(instance, Tool) else instance.tool_id)
    transaction.on_commit(publish_changes)


def publish_changes() -> Any:
    """Publish a snapshot unless another change of the same transaction has just done so; returns it, or None.

    Inside a transaction, the snapshot is there if and only if everything else is.
    """
    from tools_catalog.snapshots import publish_snapshot

    if not _waiting.tools:
        return None
    changed, _waiting.tools = _waiting.tools, set()
    return publish_snapshot(changed)


def refuse_what_was_published(instance: Tool | Assessment, **_kwargs: Any) -> None:
    """What was published once stands in a snapshot, and results point at it."""
    if reason := reason_to_keep(instance):
        raise ProtectedError(reason, {instance})


def reason_to_keep(instance: Tool | Assessment) -> str | None:
    """Why the record must not be deleted, in the active language; None if it may be."""
    if instance.first_published_at is None:
        return None
    if isinstance(instance, Tool):
        return _("“%(name)s” was published and stored results use it. Set its status to “ended” or unpublish it.") % {
            "name": instance
        }
    return _("This assessment was published and stored results use it. Unpublish it instead.")
