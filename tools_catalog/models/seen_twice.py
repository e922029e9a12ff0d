"""One account by itself publishes or withdraws nothing of a tool that moves the first ones of an example town."""

from __future__ import annotations

from typing import Any

from django.db import models


class SeenTwiceMixin(models.Model):
    """Asks what would move, on whatever way a person publishes or withdraws. Stands after the rules of the catalogue.

    A program that publishes at once has no person behind it; a schedule has the one who made it, and is asked again
    when its time comes.
    """

    class Meta:
        abstract = True

    def publish(self, revision: Any, user: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision. Raises SecondAccountNeeded."""
        from tools_catalog.review.two_accounts import refuse_lone_publication

        if user is not None or revision.approved_go_live_at:
            refuse_lone_publication(revision.as_object(), user or revision.user)
        return super().publish(revision, user, *args, **kwargs)

    def unpublish(self, set_expired: bool = False, *args: Any, user: Any = None, **kwargs: Any) -> Any:
        """Take it from readers. Raises SecondAccountNeeded."""
        from tools_catalog.review.two_accounts import refuse_lone_withdrawal

        if user is not None or set_expired:
            refuse_lone_withdrawal(self)
        return super().unpublish(set_expired, *args, user=user, **kwargs)
