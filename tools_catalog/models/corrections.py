"""A correction that somebody outside sent about a tool: the supplier's right of reply."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tools_catalog.methodology.text import Text
from tools_catalog.models.tools import Tool
from tools_catalog.rules.lengths import LONGEST_URL

LONGEST_TEXT, LONGEST_NAME, LONGEST_EMAIL = 2000, 120, 254
LINK_DAYS = 7


class Correction(models.Model):
    """What should be different at one criterion or fact of a tool, with evidence, from somebody with an e-mail address.

    Name, address and text are never public. `token_hash` is of the secret link that confirms it; `language` is the one
    that the sender reads. `target` is the key of the criterion or fact, empty for something else. `taken_up_at` is when
    a person first looked and found that it has to be verified: only from then on readers know of it.
    """

    class Kind(models.TextChoices):
        CRITERION = "criterion", _("criterion")
        FACT = "fact", _("fact")
        OTHER = "other", _("something else")

    class State(models.TextChoices):
        AWAITING = "awaiting", _("not confirmed by its sender yet")
        CONFIRMED = "confirmed", _("waits for a decision")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="corrections", verbose_name=_("tool"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    target = models.CharField(_("criterion or fact"), max_length=60, blank=True)
    text = models.TextField(_("what should stand there"), max_length=LONGEST_TEXT, blank=True)
    evidence_url = models.URLField(_("evidence"), max_length=LONGEST_URL, blank=True)
    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    is_vendor = models.BooleanField(_("for the supplier"), default=False)
    email = models.EmailField(_("e-mail"), max_length=LONGEST_EMAIL, blank=True)
    language = models.CharField(_("language"), max_length=10)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.AWAITING)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("sent in"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    taken_up_at = models.DateTimeField(_("taken up"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    reason_cs = models.TextField(_("reason, Czech"), blank=True)
    reason_en = models.TextField(_("reason, English"), blank=True)

    class Meta:
        app_label = "tools_catalog"
        ordering = ["-created_at", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        default_permissions = ()
        permissions = [("decide_correction", "Can decide on corrections")]
        indexes = [models.Index(fields=["tool", "state"], name="correction_of_tool")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="other", target="") | (Q(kind__in=["criterion", "fact"]) & ~Q(target="")),
                name="correction_target_fits_kind",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["awaiting", "confirmed"], decided_at=None)
                | (
                    Q(state__in=["accepted", "declined"], decided_at__isnull=False)
                    & ~Q(reason_cs="")
                    & ~Q(reason_en="")
                ),
                name="correction_decided_with_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tool}: {self.target or self.get_kind_display()}"

    @property
    def reason(self) -> Text:
        """Why it was decided so, in the active language."""
        return Text({"cs": self.reason_cs, "en": self.reason_en})

    @property
    def last_day(self) -> datetime.date:
        """The last day on which the link confirms it."""
        return timezone.localdate(self.created_at) + datetime.timedelta(days=LINK_DAYS)
