"""What only some may do with translations. A row of rights without a table: they belong to no model."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationRights(models.Model):  # noqa: DJ008 - there are no rows to name
    """Bears the rights, so that an administrator finds them in the form of a group."""

    class Meta:
        managed = False
        default_permissions = ()
        verbose_name = _("translation")
        permissions = [("publish_incomplete", _("May publish a translation with missing or outdated texts"))]
