"""Nothing is published that breaks the rules of the catalogue, on whatever way it is published."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.text import capfirst

from tools_catalog.rules import Fault

_ROW = re.compile(r"(evidence|references|weaknesses)\[(\d+)\]\.(\w+)")


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

    def named(self, place: str) -> str:
        """A place in the words of the form, or as it is: `second_reviewer`, `evidence[0].shows_cs`."""
        row = _ROW.fullmatch(place)
        if row is None:
            return _label(self, place)
        model = self._meta.get_field(row[1]).related_model
        return f"{capfirst(model._meta.verbose_name)} {int(row[2]) + 1}: {_label(model, row[3])}"

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision. Raises ValidationError with all reasons against it."""
        faults = revision.as_object().publication_faults()
        if faults:
            raise ValidationError(
                [
                    f"{place}: {fault.message}" if (place := self.named(fault.place)) else fault.message
                    for fault in faults
                ]
            )
        return super().publish(revision, *args, **kwargs)


def _label(model: Any, name: str) -> str:
    try:
        return str(capfirst(model._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        return name
