"""A key made of a name: short, in plain letters, and nobody else's. It stands in addresses and files, so it stays."""

from __future__ import annotations

from django.db import models
from django.utils.text import slugify

LONGEST = 70  # leaves room for a number


def free_key(model: type[models.Model], name: str) -> str:
    """A key that no record of this kind has."""
    key = slugify(name)[:LONGEST].strip("-") or model._meta.model_name or ""
    taken = set(model._default_manager.filter(key__startswith=key).values_list("key", flat=True))
    numbered = (f"{key}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (key, *numbered) if one not in taken)
