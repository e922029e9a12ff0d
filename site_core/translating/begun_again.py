"""A translation that is begun again, or goes on after it was ended, brings its earlier texts back: it says so.

Nothing is thrown away. Each text bears the mark until somebody saves it, or brings another one.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.db.models.signals import post_save, pre_save
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from site_core.translating.origins import EARLIER


def from_before(about: Translation) -> int:
    """How many texts of a translation come from an earlier one, and nobody has looked at them since."""
    of_source = StringSegment.objects.filter(
        source=about.source_id,
        string__translations__context=F("context"),
        string__translations__locale=about.target_locale_id,
        string__translations__tool_name=EARLIER,
    )
    return int(of_source.count())


def note_restart(instance: Translation, **_about: Any) -> None:
    """One that was ended goes on."""
    if instance.enabled and Translation.objects.filter(pk=instance.pk, enabled=False).exists():
        mark(instance)


def note_beginning(instance: Translation, created: bool, **_about: Any) -> None:
    """One that begins, of a page that was translated once before."""
    if created:
        mark(instance)


def mark(about: Translation) -> None:
    """All that was ever typed of it, with the day when it was."""
    typed = StringTranslation.objects.filter(context__object=about.source.object_id, locale=about.target_locale_id)
    typed.update(tool_name=EARLIER)


def connect() -> None:
    """Watch translations; called once when the app is ready."""
    pre_save.connect(note_restart, sender=Translation)
    post_save.connect(note_beginning, sender=Translation)
