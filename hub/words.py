"""Closed lists of a practice in words: units and exactness of numbers, what a practice rests on, sizes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Unit(models.TextChoices):
    """What a number counts; the rest of it is in the label."""

    CZK = "CZK", _("Czech crowns")
    EUR = "EUR", _("euros")
    HUF = "HUF", _("Hungarian forints")
    PERCENT = "percent", _("per cent")
    YEAR = "year", _("year")


class Exactness(models.TextChoices):
    """How exact the source is."""

    ABOUT = "about", pgettext_lazy("a number", "about")
    OVER = "over", pgettext_lazy("a number", "more than")
    UNDER = "under", pgettext_lazy("a number", "almost")
    AT_MOST = "at_most", pgettext_lazy("a number", "at most")


class SizeBasis(models.TextChoices):
    """How we know the size of a place."""

    SOURCE = "source", _("from a source")
    GENERAL_KNOWLEDGE = "general_knowledge", _("general knowledge, without a source")


class Kind(models.TextChoices):
    """Who says what a practice rests on."""

    MUNICIPAL = "municipal", _("the municipality")
    MUNICIPAL_PR = "municipal_pr", _("articles paid for by the municipality")
    REGION = "region", _("the region")
    PUBLIC_BODY = "public_body", _("a public body")
    PROJECT = "project", _("the website of the project")
    PRESS = "press", _("the press")
    BROADCASTER = "broadcaster", _("a public broadcaster")
    ACADEMIC = "academic", _("research")
    NGO = "ngo", _("a study by a non-profit")
    DATABASE = "database", _("a database of good practice")
    NETWORK = "network", _("a network of towns")
    PARTNER = "partner", _("a partner of the project")
    FUNDER = "funder", _("the provider of the grant")
    ORGANISER = "organiser", _("the organiser")
    PRACTITIONER = "practitioner", _("somebody who ran it")
    LOCAL_CLUB = "local_club", _("a local club")
    SUPPLIER = "supplier", _("the supplier of the tool")
    THIRD_PARTY = "third_party", _("another party")
