"""Kinds of articles."""

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
