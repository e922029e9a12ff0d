"""Text that no translator would ever see: a system check over all pages and all their blocks.

A field or a block that holds text is translated, or it says why it has no language: a field in the attribute
`language_neutral` of its model, {name: reason}, a block with `language_neutral="reason"`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import BaseTranslatableField, TranslatableField, get_translatable_fields

TAG = "translation"
HINT = "Make it translatable, or say in `language_neutral` why it has no language (site_core/untranslatable.py)."
SPOKEN = (
    blocks.CharBlock,
    blocks.TextBlock,
    blocks.RichTextBlock,
    blocks.BlockQuoteBlock,
    blocks.URLBlock,
    blocks.EmailBlock,
    blocks.ChooserBlock,
)  # what wagtail-localize gives to translators
WITHOUT_WORDS = (
    blocks.IntegerBlock,
    blocks.FloatBlock,
    blocks.DecimalBlock,
    blocks.BooleanBlock,
    blocks.DateBlock,
    blocks.TimeBlock,
    blocks.DateTimeBlock,
    blocks.ChoiceBlock,
    blocks.MultipleChoiceBlock,
    blocks.StaticBlock,
)
TEXT_FIELDS = (models.CharField, models.TextField, models.JSONField, StreamField)
ADDRESSES = (models.URLField, models.EmailField, models.SlugField)


@register(TAG)
def all_text_can_be_translated(app_configs: object, **options: Any) -> list[CheckMessage]:
    """E010 for each field, E011 for each block with text that would stay in the language of its source."""
    found: list[CheckMessage] = []
    for model in translated_models():
        label = model._meta.label
        found += [fault(f"{label}.{name}", "E010") for name in untranslated_fields(model)]
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                paths = untranslated_blocks(field.stream_block, f"{label}.{field.name}")
                found += [fault(path, "E011") for path in paths]
    return found


def fault(path: str, number: str) -> Error:
    return Error(f"{path} is not translated.", HINT, id=f"site_core.{number}")


def translated_models() -> list[type[models.Model]]:
    """Models that exist once for each language, those of libraries left out."""
    return [model for model in apps.get_models() if issubclass(model, TranslatableMixin) and is_ours(model)]


def is_ours(model: type[models.Model]) -> bool:
    return not model.__module__.startswith(("wagtail.", "wagtail_localize."))


def untranslated_fields(model: type[models.Model]) -> Iterator[str]:
    """Names of fields with text, children of the page included, that stay as they are in every language."""
    neutral: dict[str, str] = getattr(model, "language_neutral", {})
    decided = {field.field_name for field in written_down(model)}
    for field in model._meta.get_fields():
        holds = holds_text(field) or is_untranslated_child(field)
        if holds and field.name not in decided and field.name not in neutral:
            yield field.name


def written_down(model: type[models.Model]) -> Iterator[BaseTranslatableField]:
    """The fields that are translated, and those of which somebody wrote that they are the same everywhere."""
    yield from (field for field in get_translatable_fields(model) if isinstance(field, TranslatableField))
    for name in ("translatable_fields", "override_translatable_fields"):
        yield from getattr(model, name, ())


def holds_text(field: Any) -> bool:
    """Whether people write words into a field."""
    is_text = isinstance(field, TEXT_FIELDS) and not isinstance(field, ADDRESSES)
    return is_text and field.editable and not field.choices and is_ours(field.model)


def is_untranslated_child(relation: Any) -> bool:
    """Whether these children of a page hold text and are copied whole to every language."""
    if not isinstance(relation, models.ManyToOneRel) or not isinstance(relation.remote_field, ParentalKey):
        return False
    child = relation.related_model
    return is_ours(child) and not issubclass(child, TranslatableMixin) and any(map(holds_text, child._meta.fields))


def untranslated_blocks(block: blocks.Block, path: str) -> Iterator[str]:
    """Paths of the blocks that hold text which would stay as it is in every language."""
    children = (
        {"item": block.child_block} if isinstance(block, blocks.ListBlock) else getattr(block, "child_blocks", {})
    )
    if hasattr(block, "get_translatable_segments") or getattr(block.meta, "language_neutral", ""):
        return
    if isinstance(block, (blocks.BaseStructBlock, blocks.BaseStreamBlock, blocks.ListBlock)):
        for name, child in children.items():
            yield from untranslated_blocks(child, f"{path}.{name}")
    elif not isinstance(block, (*SPOKEN, *WITHOUT_WORDS)):
        yield path
