"""Kinds of articles, and the lights of a result that some of them explain."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a reader expects of an article."""

    NEWS = "news", _("News item")
    ARTICLE = "article", _("Article")
    EXPERIENCE = "experience", _("Experience")
    GUIDE = "guide", _("Guide")
    RECAP = "recap", _("Recap of a webinar")


class Outcome(models.TextChoices):
    """What a result of the questionnaire begins with, as the methodology calls it."""

    GREEN = "green", _("Green")
    AMBER = "amber", _("Amber")
    RED = "red", _("Red")
