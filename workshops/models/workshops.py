"""What is counted, booked and put into calendars of a workshop, once for all languages."""

from __future__ import annotations

import hashlib
import json
import uuid
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel

from site_core.list_field import TextListField
from site_core.side_by_side import SideBySideField
from site_core.topics import Topic
from workshops.keys import free_key
from workshops.times import Phase, Span, phase, span
from workshops.words import Audience, Format, Price, Status

HOME_ZONE = "Europe/Prague"


class Series(models.Model):
    """Workshops that belong together."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    name = SideBySideField(_("name"))
    about = SideBySideField(_("about it, in one sentence"), blank=True)

    class Meta:
        ordering = ["key"]
        verbose_name = _("series of workshops")
        verbose_name_plural = _("series of workshops")

    def __str__(self) -> str:
        return str(self.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With a key made of its name, if it has none."""
        self.key = self.key or free_key(Series, self.name.get(settings.LANGUAGE_CODE, ""))
        super().save(*args, **kwargs)


class Workshop(ClusterableModel):
    """A workshop, webinar or meeting. `sequence` counts changes that calendars have to hear of (RFC 5545), which
    `calendar_digest` notices. `seat_turns` is written by whoever gives a seat, so that they take turns.

    `name` is for lists of the administration: the title of its page, until then what its editor calls it. `moved_from`:
    when it was to begin before it was moved. `held_in`: where nobody knows the day.
    """

    name = models.CharField(
        pgettext_lazy("of a workshop", "name"),
        max_length=255,
        default="",
        db_default="",
        help_text=_("For us, in lists. As soon as the workshop has a page, its title stands here."),
    )
    key = models.SlugField(_("key"), max_length=80, unique=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    calendar_digest = models.CharField(max_length=64, blank=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    series = models.ForeignKey(
        Series, models.SET_NULL, null=True, blank=True, related_name="workshops", verbose_name=_("series of workshops")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PLANNED)
    moved_from = models.DateTimeField(
        _("was to begin"), null=True, blank=True, help_text=_("Empty: filled in by itself as soon as it is moved.")
    )
    held_in = SideBySideField(
        _("when, in words"), blank=True, help_text=_("Only where the day is not known: “January”. Without sessions.")
    )
    zone = models.CharField(
        _("time zone"), max_length=40, default=HOME_ZONE, help_text=_("As in Europe/Prague. Readers see its times.")
    )
    format = models.CharField(
        _("format"), max_length=10, choices=Format, blank=True, help_text=_("Empty: nobody stated it.")
    )
    place = SideBySideField(_("place"), blank=True, help_text=_("Name and address, for what is on site."))
    access = SideBySideField(_("accessibility of the place"), blank=True)
    join_url = models.URLField(
        _("link to join"), max_length=1000, blank=True, help_text=_("Only who is registered gets it.")
    )
    spoken = TextListField(_("spoken languages"), help_text=_("Nothing ticked: nobody stated it."))
    language_note = SideBySideField(_("captions, interpreting"), blank=True)
    audiences = TextListField(_("whom it is for"))
    topics = ParentalManyToManyField(Topic, blank=True, related_name="workshops", verbose_name=_("topics"))
    price = models.CharField(_("price"), max_length=10, blank=True, choices=Price)
    price_words = SideBySideField(_("what it costs"), blank=True, help_text=_("The amount, and what is in it."))
    capacity = models.PositiveIntegerField(
        _("seats"), null=True, blank=True, validators=[MinValueValidator(1)], help_text=_("Empty: as many as come.")
    )
    takes_registrations = models.BooleanField(
        _("registrations here"), default=False, help_text=_("People register on the page of the workshop.")
    )
    opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True, help_text=_("Empty: at once."))
    closes_at = models.DateTimeField(
        _("registration closes"), null=True, blank=True, help_text=_("Empty: when the workshop begins.")
    )
    approval = models.BooleanField(
        _("we approve each registration"),
        default=False,
        help_text=_("Nobody gets a seat before somebody of us agrees."),
    )
    months_kept = models.PositiveSmallIntegerField(
        _("months that registrations are kept"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
        help_text=_("Counted from the end. Then names and addresses are deleted, numbers stay."),
    )
    seat_turns = models.PositiveBigIntegerField(default=0, editable=False)
    booking_url = models.URLField(
        _("booking elsewhere"), max_length=1000, blank=True, help_text=_("Where others take the registrations.")
    )
    came = models.PositiveIntegerField(_("how many came"), null=True, blank=True)

    class Meta:
        ordering = ["key"]
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.name, self.day_in_words]))

    def clean(self) -> None:
        """A place for what is on site, a zone and languages that exist, an amount for what is paid."""
        super().clean()
        faults = {
            "zone": self.zone not in available_timezones() and _("There is no such time zone."),
            "place": self.format == Format.ON_SITE and not any(self.place.values()) and _("Say where it is."),
            "price_words": self.price == Price.PAID and not any(self.price_words.values()) and _("Say what it costs."),
            "spoken": not are_codes(self.spoken) and _("The code of a language has two small letters."),
            "closes_at": self._closes_too_early() and _("It closes before it opens."),
            "takes_registrations": self.takes_registrations and self.booking_url and _("Either here or elsewhere."),
            "audiences": bool(set(self.audiences) - set(Audience.values)) and _("Choose from the list."),
        }
        if any(faults.values()):
            raise ValidationError({field: words for field, words in faults.items() if words})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With a key made of its name, if it has none; counts a change that calendars have to hear of."""
        self.key = self.key or free_key(Workshop, self.name)
        self.name = self.name or self.key
        super().save(*args, **kwargs)
        digest = self._digest()
        if digest != self.calendar_digest:
            self.sequence += bool(self.calendar_digest)  # a new one begins at 0
            self.calendar_digest = digest
            Workshop.objects.filter(pk=self.pk).update(sequence=self.sequence, calendar_digest=digest)

    def _digest(self) -> str:
        """Changes with whatever makes a guest come at another time or to another place, on the web too."""
        instants = [[one.astimezone(UTC).isoformat() for one in (each.start, each.end)] for each in self.spans]
        told = [self.status, self.zone, self.format, dict(self.place), instants, self.join_url]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    @property
    def spans(self) -> list[Span]:
        """Its sessions as instants, in their order in time; from the sessions that were read with it."""
        spans = [span(row.starts_at, row.ends_at, self.zone) for row in self.sessions.all()]
        return sorted(spans, key=lambda each: each.start)

    @property
    def day_in_words(self) -> str:
        """The day on which it begins, on its own clocks; the words for it where nobody knows the day."""
        spans = self.spans
        if not spans:
            return str(self.held_in)
        return date_format(spans[0].start.astimezone(ZoneInfo(self.zone)), "SHORT_DATE_FORMAT")

    def phase_at(self, now: datetime) -> Phase:
        """Where an instant lies; one that waits for its new day is still to come."""
        return Phase.UPCOMING if self.is_postponed else phase(self.spans, now)

    @property
    def is_postponed(self) -> bool:
        """Whether it was moved and nobody knows the new day yet."""
        return self.status == Status.MOVED and self.moved_from is not None and not self.spans

    def _closes_too_early(self) -> bool:
        return bool(self.opens_at and self.closes_at and self.closes_at <= self.opens_at)

    @property
    def takes_place(self) -> bool:
        """Whether it was not called off."""
        return self.status != Status.CANCELLED


def are_codes(texts: list[Any]) -> bool:
    """Whether these are codes of languages."""
    return all(len(code) == 2 and code.isascii() and code.islower() for code in texts)
