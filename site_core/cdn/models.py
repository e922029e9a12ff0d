"""What the caches in front were told."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CdnNews(models.Model):
    """One row. The words are those of the state of the site (`site_core_pagesversion`)."""

    tried = models.CharField(_("state that a worker has tried to tell"), max_length=80, blank=True)
    told = models.CharField(_("state that the caches were surely told"), max_length=80, blank=True)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True)

    class Meta:
        verbose_name = _("news for the caches in front")
        verbose_name_plural = _("news for the caches in front")

    def __str__(self) -> str:
        return self.told
