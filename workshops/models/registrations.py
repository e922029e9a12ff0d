"""Who comes to a workshop, what they were asked and what they agreed to."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from site_core.side_by_side import SideBySideField
from workshops.models.workshops import Workshop
from workshops.words import OrganisationKind

LONGEST_LINE, LONGEST_EMAIL, LONGEST_ANSWER = 120, 254, 1000
MOST_QUESTIONS = 3


class WorkshopQuestion(Orderable):
    """What whoever registers is asked: a text to write, or a sentence to agree to, which nobody has to."""

    class Kind(models.TextChoices):
        TEXT = "text", _("question")
        CONSENT = "consent", _("consent, a whole sentence")

    workshop = ParentalKey(Workshop, on_delete=models.CASCADE, related_name="question_rows")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.TEXT)
    words = SideBySideField(_("words"))
    is_required = models.BooleanField(
        _("must be answered"), default=False, help_text=_("Questions only: a consent is free.")
    )
    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("is_required")]), FieldPanel("words")]

    def __str__(self) -> str:
        return str(self.words)

    def clean(self) -> None:
        """Nobody has to agree."""
        super().clean()
        if self.kind == self.Kind.CONSENT and self.is_required:
            raise ValidationError({"is_required": _("A consent that one must give is none.")})


class RegistrationQuerySet(models.QuerySet):
    """Registrations."""

    def holding(self) -> Self:
        """Those that hold a seat: confirmed, or offered one that nobody else may have meanwhile."""
        return self.filter(state__in=[Registration.State.CONFIRMED, Registration.State.OFFERED])

    def waiting(self) -> Self:
        """Those in the queue, whoever came first on top."""
        return self.filter(state=Registration.State.WAITING).order_by("created_at", "pk")

    def active(self) -> Self:
        """Those who come, wait, or were not answered yet."""
        return self.filter(state__in=ACTIVE)


class Registration(models.Model):
    """One person at one workshop. `number` makes the secret link, which a copy of the database alone does not open.

    `form_hash` tells a second click from a second registration. `answers`: [{question, answer}] in the words of the
    day, `consents`: sentences that were agreed to. `offered_until`: when an offer runs out. `told_sequence`: the last
    change of the workshop that we wrote about; `heard`: the last reminder (`timing.Stage`).
    """

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("comes")
        WAITING = "waiting", _("in the queue")
        OFFERED = "offered", _("a seat is offered")
        ASKED = "asked", _("waits for our approval")
        CANCELLED = "cancelled", _("does not come")
        DECLINED = "declined", _("we declined")
        EXPIRED = "expired", _("let the offer run out")

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="registrations", verbose_name=_("workshop"))
    state = models.CharField(_("state"), max_length=10, choices=State)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=LONGEST_LINE, blank=True)
    email = models.EmailField(_("e-mail"), max_length=LONGEST_EMAIL, blank=True)
    organisation = models.CharField(_("organisation"), max_length=LONGEST_LINE, blank=True)
    organisation_kind = models.CharField(
        _("kind of organisation"), max_length=20, blank=True, choices=OrganisationKind, default="", db_default=""
    )
    municipality = models.CharField(_("municipality"), max_length=LONGEST_LINE, blank=True)
    answers = models.JSONField(_("answers"), default=list, blank=True)
    consents = models.JSONField(_("consents"), default=list, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    number = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("registered at"), default=timezone.now)
    offered_until = models.DateTimeField(_("offer holds until"), null=True, blank=True)
    told_sequence = models.PositiveIntegerField(default=0, editable=False)
    heard = models.CharField(max_length=10, blank=True, editable=False)
    changed_at = models.DateTimeField(_("changed by the guest at"), null=True, blank=True, editable=False)
    wants_reminders = models.BooleanField(_("wants reminders"), default=True, db_default=True)
    wants_thanks = models.BooleanField(_("wants a mail after the workshop"), default=False, db_default=False)
    came = models.BooleanField(_("came"), null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        default_permissions = ("view", "add", "change", "delete")
        indexes = [models.Index(fields=["workshop", "state", "created_at"], name="registration_queue")]

    def __str__(self) -> str:
        """Without anything personal: logs keep it for longer than the registration."""
        return f"{self.pk}: {self.get_state_display()}"

    @property
    def shown_name(self) -> Any:
        """The name; that it was deleted, where it was."""
        return self.name or _("deleted")

    @property
    def is_active(self) -> bool:
        """Whether they come, wait, or were not answered yet."""
        return self.state in ACTIVE

    def state_at(self, now: datetime) -> str:
        """The state as it is at an instant: an offer may have run out before our clock wrote it down."""
        has_run_out = self.state == self.State.OFFERED and self.offered_until and self.offered_until <= now
        return self.State.EXPIRED.value if has_run_out else self.state

    def as_data(self) -> dict[str, Any]:
        """All that is stored about the person, as it is given to them."""
        person = ("name", "email", "organisation", "organisation_kind", "municipality")
        said = (*person, "answers", "consents", "language", "state", "wants_reminders", "wants_thanks", "came")
        changed = self.changed_at.isoformat() if self.changed_at else None
        return {
            "workshop": self.workshop.name,
            **{name: getattr(self, name) for name in said},
            "created_at": self.created_at.isoformat(),
            "changed_at": changed,
        }


ACTIVE = (
    Registration.State.CONFIRMED,
    Registration.State.WAITING,
    Registration.State.OFFERED,
    Registration.State.ASKED,
)
