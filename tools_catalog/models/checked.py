"""Nothing is published that breaks the rules of the catalogue, on whatever way it is published."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from tools_catalog.rules import Fault


class CheckedMixin(models.Model):
    """Checks a revision by the rules before it is published. Stands before the mixins of Wagtail.

    Forms check the same and say it at the field; this holds for workflows and programs. The import, which has checked
    its files, publishes without it: the two-person rule binds what people publish.
    """

    class Meta:
        abstract = True

    def publication_faults(self) -> list[Fault]:
        """All reasons why this state must not be published."""
        raise NotImplementedError

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision. Raises ValidationError with all reasons against it."""
        faults = revision.as_object().publication_faults()
        if faults:
            raise ValidationError(
                [f"{fault.place}: {fault.message}" if fault.place else fault.message for fault in faults]
            )
        return super().publish(revision, *args, **kwargs)
