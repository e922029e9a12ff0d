"""Good practices as the search of the site finds them."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save

from hub.models import Practice
from hub.pages import PracticePage
from search.entries import refresh_soon
from search.models import Kind
from search.pages import Said, describes, key_of


@describes(PracticePage)
def about_practice(page: PracticePage) -> Said:
    """Place, methods and tool beside the words of the page."""
    practice = page.practice
    names = [str(practice.place), *map(str, practice.methods), practice.tool.name if practice.tool else ""]
    return Said(Kind.PRACTICE, text=", ".join(filter(None, names)), year=practice.year_start)


def note_practice(instance: Practice, **_about: Any) -> None:
    """A practice was saved: its pages say something else."""
    refresh_soon(*map(key_of, PracticePage.objects.filter(practice=instance.pk).only("translation_key")))


post_save.connect(note_practice, sender=Practice)
