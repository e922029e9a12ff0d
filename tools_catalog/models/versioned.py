"""Two people who edit one record at once never overwrite each other."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import F
from modelcluster.models import get_all_child_relations
from wagtail.models import Revision


class StaleVersion(Exception):
    """Somebody saved the record after it was read; `current` is what they left, as an object of the model."""

    def __init__(self, current: Any) -> None:
        super().__init__(f"{current} was saved by somebody else, it is now version {current.version}")
        self.current = current


class VersionedMixin(models.Model):
    """An optimistic version: it goes out with each form and must be the current one when the form comes back.

    It counts saved revisions, drafts as well as publications. Only `save_revision` moves it, by one statement that
    compares and adds; an ordinary save never writes it. Stands before the mixins of Wagtail.
    """

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        """Save everything but the version of an existing record."""
        if not self._state.adding and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = self._all_but_version()
        super().save(**kwargs)

    def _all_but_version(self) -> list[str]:
        own = [field.name for field in self._meta.concrete_fields if not field.primary_key and field.name != "version"]
        return own + [relation.get_accessor_name() for relation in get_all_child_relations(self)]

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save a revision as the next version. Raises StaleVersion if this one is not the current version any more."""
        with transaction.atomic():
            self._next_version()
            return super().save_revision(*args, **kwargs)

    def _next_version(self) -> None:
        mine = type(self)._default_manager.filter(pk=self.pk, version=self.version)
        if not mine.update(version=F("version") + 1):
            raise StaleVersion(type(self)._default_manager.get(pk=self.pk).get_latest_revision_as_object())
        self.version += 1

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """The version and the last publication belong to the record as a whole, not to one of its revisions.

        A revision holds moments to the millisecond: its last publication could stand before the first one.
        """
        obj = super().with_content_json(content)
        obj.version, obj.last_published_at = self.version, self.last_published_at
        return obj
