"""What a workshop can be, in words that lists, pages, calendars and the administration share."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Format(models.TextChoices):
    """How one takes part."""

    ONLINE = "online", _("online")
    ON_SITE = "on_site", _("on site")
    HYBRID = "hybrid", _("on site and online")


class Status(models.TextChoices):
    """Whether it takes place as it was announced."""

    PLANNED = "planned", _("as planned")
    MOVED = "moved", _("moved")
    CANCELLED = "cancelled", _("cancelled")


class Audience(models.TextChoices):
    """Whom a workshop is for."""

    ELECTED = "elected", _("mayors and councillors")
    OFFICERS = "officers", _("public officers")
    COORDINATORS = "coordinators", _("coordinators of participation")
    SCHOOLS = "schools", _("schools and young people")
    ASSOCIATIONS = "associations", _("associations")
    CONSULTANTS = "consultants", _("consultants")


class Price(models.TextChoices):
    """Whether it costs anything; nothing chosen: not stated."""

    FREE = "free", _("free of charge")
    PAID = "paid", _("paid")


class Part(models.TextChoices):
    """What an organisation has to do with a workshop."""

    ORGANISER = "organiser", _("organiser")
    PARTNER = "partner", _("partner")
    GUEST = "guest", _("guest")


class OrganisationKind(models.TextChoices):
    """Where somebody who registers works; nothing chosen: not said."""

    MUNICIPALITY = "municipality", _("town or municipality")
    REGION = "region", _("region or state")
    SCHOOL = "school", _("school")
    NON_PROFIT = "non_profit", _("non-profit organisation")
    COMPANY = "company", _("company")
    UNIVERSITY = "university", _("university or research")
    PRIVATE = "private", _("private person")
    OTHER = "other", pgettext_lazy("kind of organisation", "other")


class Readers(models.TextChoices):
    """Whom an assistant writes to."""

    COME = "come", _("those who have a seat")
    WAITING = "waiting", _("those in the queue")
    CAME = "came", _("those who came")
    ALL = "all", _("all who come, wait, or wait for our approval")


class Occasion(models.TextChoices):
    """Why we write to somebody who registered."""

    CONFIRMED = "confirmed", _("has a seat")
    WAITING = "waiting", _("is in the queue")
    ASKED = "asked", _("waits for approval")
    OFFERED = "offered", _("may take a seat")
    EXPIRED = "expired", _("let the offer run out")
    DECLINED = "declined", _("was declined")
    CANCELLED = "cancelled", _("does not come")
    KNOWN = "known", _("is registered already")
    CHANGED = "changed", _("hears of a change")
    CALLED_OFF = "called_off", _("hears that it was called off")
    TOMORROW = "tomorrow", _("is reminded a day before")
    SOON = "soon", _("is reminded an hour before")
    THANKS = "thanks", _("gets thanks with the recap")
