"""Organisations and people: authors of articles, guests of workshops, those who know more about a practice."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from site_core.side_by_side import SideBySideField


class Organisation(models.Model):
    """A municipality, an association, a firm or an office that somebody belongs to."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("Two letters, for example CZ."))
    website = models.URLField(_("website"), max_length=500, blank=True)
    about = SideBySideField(_("about it, in one sentence"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody whom readers meet by name. Shown only with a consent that is still in force."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    role = SideBySideField(_("role"), blank=True)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="people", verbose_name=_("organisation")
    )
    bio = SideBySideField(_("about the person, two or three sentences"), blank=True)
    photo = models.ForeignKey(
        "media_library.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )
    consent_on = models.DateField(_("consented on"), null=True, blank=True)
    consent_until = models.DateField(
        _("consent ends on"), null=True, blank=True, help_text=_("Empty: until it is taken back.")
    )
    consent_note = models.CharField(
        _("how the consent was given"), max_length=200, blank=True, help_text=_("Readers never see it.")
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A consent does not end before it begins."""
        super().clean()
        if self.consent_on and self.consent_until and self.consent_until < self.consent_on:
            raise ValidationError({"consent_until": _("It ends before it begins.")})

    def may_be_shown(self, today: datetime.date) -> bool:
        """Whether the person agrees on this day to be shown with words and photo."""
        if self.consent_on is None or self.consent_on > today:
            return False
        return self.consent_until is None or today <= self.consent_until
