"""Examples into the database and out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from site_core.seed_pages import KIND as PAGES
from site_core.seeded import SeededValue
from workshops.demo.examples import dated, guests, read_examples
from workshops.importing import KIND, import_contents
from workshops.models import Registration, Workshop, WorkshopPage
from workshops.seed_pages import page_key


@transaction.atomic
def load_examples(today: date) -> list[str]:
    """Writes examples and moves those that nobody touched; tells what was left to people.

    What was cleared away or deleted stays away.
    """
    examples, there = read_examples(), keys_there()
    left = import_contents((key, dated(content, today)) for key, content in examples)
    for key, content in examples:
        workshop = Workshop.objects.filter(key=key).first()
        if workshop and key not in there:
            fill(workshop, content)
    keep_quiet(examples)
    return left


def keys_there() -> set[str]:
    """Keys of all workshops."""
    return set(Workshop.objects.values_list("key", flat=True))


def fill(workshop: Workshop, content: Mapping[str, Any]) -> None:
    """Registers the people of an example; nobody gets a mail."""
    Registration.objects.bulk_create(
        Registration(workshop=workshop, **guest) for guest in guests(workshop.key, content)
    )


def keep_quiet(examples: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Nobody is told that an example has moved, or reminded of one."""
    for workshop in Workshop.objects.filter(key__in=[key for key, _content in examples]):
        hashes = [guest["form_hash"] for key, content in examples for guest in guests(key, content)]
        own = workshop.registrations.filter(form_hash__in=hashes)
        own.update(told_sequence=workshop.sequence, wants_reminders=False, wants_thanks=False)


@transaction.atomic
def clear_examples() -> int:
    """Deletes examples with their pages and registrations; how many. They do not come back by themselves."""
    examples = Workshop.objects.filter(key__in=[key for key, _content in read_examples()])
    for page in WorkshopPage.objects.filter(workshop__in=examples):
        page.delete()
    count = examples.count()
    for example in examples:
        SeededValue.objects.filter(kind=PAGES, key__startswith=f"{page_key(example.key)} ").delete()
        example.delete()
    return count


def let_them_come_again() -> None:
    """Examples that were cleared away come with the next loading."""
    gone = {key for key, _content in read_examples()} - keys_there()
    SeededValue.objects.filter(kind=KIND, key__in=gone).delete()
