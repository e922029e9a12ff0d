"""Good practices as the search of the site finds them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.db.models.signals import post_save, pre_delete

from hub.models import Method, Practice
from hub.pages import PracticePage
from search.entries import refresh_soon
from search.models import Kind
from search.pages import Said, describes, key_of


@describes(PracticePage)
def about_practice(page: PracticePage) -> Said:
    """Year, topics, place, methods and tool beside the words of the page."""
    practice = page.practice
    names = [str(practice.place), *map(str, practice.methods), practice.tool.name if practice.tool else ""]
    topics = tuple(sorted(topic.key for topic in practice.topics.all()))
    return Said(Kind.PRACTICE, text=", ".join(filter(None, names)), year=practice.year_start, topics=topics)


def note_practice(instance: Practice, **_about: Any) -> None:
    """A practice was saved: its pages say something else."""
    note(Q(practice=instance.pk))


def note_method(instance: Method, **_about: Any) -> None:
    """A method was saved or is about to be deleted: practices are found by its name."""
    note(Q(practice__method=instance.pk) | Q(practice__further_methods=instance.pk))


def note_tool(instance: Any, **_about: Any) -> None:
    """A tool was saved, perhaps with another name: so are practices that used it."""
    note(Q(practice__tool=instance.pk))


def note(which: Q) -> None:
    """The pages of these practices say something else."""
    refresh_soon(*map(key_of, PracticePage.objects.filter(which).only("translation_key")))


post_save.connect(note_practice, sender=Practice)
post_save.connect(note_tool, sender=Practice._meta.get_field("tool").related_model)
for signal in (post_save, pre_delete):
    signal.connect(note_method, sender=Method)
