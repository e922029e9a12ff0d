"""Nobody changes what the catalogue says about a tool with which they have declared a conflict of interest."""

from __future__ import annotations

from typing import Any

from django.db import models

from tools_catalog.conflicts import refuse_conflict


class ImpartialMixin(models.Model):
    """Asks the register whenever a person saves a draft, publishes or ends it. Stands before the mixins of Wagtail.

    Forms say it at the form; this holds for workflows and programs. What the import does has no person behind it.
    """

    class Meta:
        abstract = True

    def tool_concerned(self) -> Any:
        """The tool as it is stored, whatever this draft says of its supplier."""
        raise NotImplementedError

    def save_revision(self, user: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Save a draft. Raises ConflictDeclared."""
        refuse_conflict(user, self.tool_concerned())
        return super().save_revision(user, *args, **kwargs)

    def publish(self, revision: Any, user: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision. Raises ConflictDeclared."""
        refuse_conflict(user, self.tool_concerned())
        return super().publish(revision, user, *args, **kwargs)

    def unpublish(self, *args: Any, user: Any = None, **kwargs: Any) -> Any:
        """Take it from readers. Raises ConflictDeclared."""
        refuse_conflict(user, self.tool_concerned())
        return super().unpublish(*args, user=user, **kwargs)
