"""One person by themselves publishes or withdraws no level that moves the first tools of an example town."""

from __future__ import annotations

from typing import Any

from django.db import models


class BatchedMixin(models.Model):
    """Asks what would move, on whatever way a person publishes or withdraws. Stands after the rules of the catalogue.

    A batch has asked already, and a second person has signed: it says `in_batch`. A program that publishes at once has
    no person behind it; a schedule has one, and the catalogue may have gone on since, so it is asked again when its
    time comes.
    """

    class Meta:
        abstract = True

    def publish(self, revision: Any, user: Any = None, *args: Any, in_batch: bool = False, **kwargs: Any) -> Any:
        """Publish a revision. Raises BatchNeeded."""
        from tools_catalog.review.alone import refuse_publication

        if not in_batch and (user is not None or revision.approved_go_live_at):
            refuse_publication(revision.as_object())
        return super().publish(revision, user, *args, **kwargs)

    def unpublish(self, set_expired: bool = False, *args: Any, user: Any = None, **kwargs: Any) -> Any:
        """Take it from readers. Raises BatchNeeded."""
        from tools_catalog.review.alone import refuse_withdrawal

        if user is not None or set_expired:
            refuse_withdrawal(self)
        return super().unpublish(set_expired, *args, user=user, **kwargs)
