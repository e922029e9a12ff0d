"""A question that a reader sent us, and what has become of it."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from site_core.years import a_year_after

MONTHS = 12  # how long a question is kept
LONGEST_TEXT, LONGEST_LINE, LONGEST_EMAIL, LONGEST_NOTE = 4000, 120, 254, 2000


def last_day() -> datetime.date:
    """Until when a question is kept that comes in today."""
    return a_year_after(timezone.localdate())


class Topic(models.TextChoices):
    """What a question may be about."""

    CHOOSING = "choosing", _("The choice of a tool")
    CATALOGUE = "catalogue", _("The catalogue or the method")
    EXPERIENCE = "experience", _("Our own experience that others could use")
    BARRIER = "barrier", _("A barrier or a fault on the site")
    OTHER = "other", _("Something else")


class Question(models.Model):
    """What somebody asks, with the address to answer to. `language` is the one they read.

    `form_hash` tells a second click from a second question. It has neither drafts nor an index of the search: what is
    deleted is gone.
    """

    class State(models.TextChoices):
        NEW = "new", _("new")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("closed without an answer")

    topic = models.CharField(_("topic"), max_length=20, choices=Topic)
    text = models.TextField(_("text of the question"), max_length=LONGEST_TEXT)
    name = models.CharField(_("name of the sender"), max_length=LONGEST_LINE, blank=True)
    email = models.EmailField(_("e-mail"), max_length=LONGEST_EMAIL)
    organisation = models.CharField(_("municipality or organisation"), max_length=LONGEST_LINE, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    form_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("came in"), default=timezone.now)
    keep_until = models.DateField(_("deleted after"), default=last_day)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken by"),
        help_text=_("Who answers it. Empty: nobody yet."),
    )
    note = models.TextField(
        _("note"),
        max_length=LONGEST_NOTE,
        blank=True,
        help_text=_("For colleagues only. It is deleted together with the question."),
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("question from a reader")
        verbose_name_plural = _("questions from readers")
        default_permissions = ("view", "change", "delete")

    def __str__(self) -> str:
        """Without anything personal: logs keep it for longer than the question."""
        return f"{self.pk}: {self.get_topic_display()}"
