"""The end of an address in each language: set once from the translated title, and kept when the source gets another."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.utils.text import slugify
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from site_core.translating.origins import KNOWN_ADDRESS, TITLE


def keep_slugs(source: TranslationSource) -> None:
    """After a source got another slug: translations that readers know keep theirs. Nobody has to translate it again."""
    for about in Translation.objects.filter(source=source, enabled=True).select_related("target_locale"):
        if page := known(about):
            give(about, page.slug, KNOWN_ADDRESS)


def name_by_title(instance: StringTranslation, **_about: Any) -> None:
    """Once the title of a page that no reader knows is translated, its slug follows; later titles leave it."""
    if instance.context.path != "title" or instance.has_error:
        return
    found = Translation.objects.filter(source__object_id=instance.context.object_id, target_locale=instance.locale_id)
    for about in found.filter(enabled=True):
        if not known(about):
            give(about, slugify(instance.data), TITLE)


def known(about: Translation) -> Page | None:
    """The page of a translation, if readers may know its address."""
    pages = Page.objects.filter(translation_key=about.source.object_id, locale=about.target_locale_id, alias_of=None)
    return pages.filter(first_published_at__isnull=False).first()


def give(about: Translation, slug: str, origin: str) -> None:
    """The slug as if a translator had typed it, with its origin; what somebody typed stays."""
    segment = StringSegment.objects.filter(source=about.source_id, context__path="slug").first()
    if segment is not None and slug:
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=about.target_locale,
            defaults={"data": slug, "tool_name": origin},
        )


def connect() -> None:
    """Watch titles; called once when the app is ready."""
    post_save.connect(name_by_title, sender=StringTranslation)
