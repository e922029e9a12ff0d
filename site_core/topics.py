"""Topics: a short vocabulary that editors keep, for whatever is read by topic. No free tags (ADR 0024)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from site_core.side_by_side import SideBySideField


class Topic(models.Model):
    """One topic; its key stands in addresses, so it stays."""

    key = models.SlugField(_("key"), max_length=60, unique=True, help_text=_("It stands in addresses: choose it once."))
    name = SideBySideField(_("name"))

    class Meta:
        ordering = ["key"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return str(self.name)
