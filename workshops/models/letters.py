"""What assistants wrote to the people of a workshop: to whom, in which words, by whom and when; no addresses."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.models.workshops import Workshop
from workshops.words import Readers


class GuestLetter(models.Model):
    """One letter that was sent. `subjects`, `texts` and `people` (how many) by language.

    `form_hash` tells a second click from a second letter.
    """

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="letters", verbose_name=_("workshop"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField()
    readers = models.CharField(max_length=10, choices=Readers)
    subjects = models.JSONField()
    texts = models.JSONField()
    people = models.JSONField()
    form_hash = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}: {self.get_readers_display()}"
