"""As soon as a page is published, its texts are read anew for translation. Nothing is published by that."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.tasks import task
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.signals import page_published
from wagtail_localize.models import Translation, TranslationSource

from site_core.translating.own_slugs import keep_slugs
from site_core.translating.source_texts import read


@task
def refresh(page: int) -> None:
    """Reads the live texts of a page. Where they did not change, its translations stay as fresh as before."""
    found = Page.objects.filter(pk=page, live=True, alias_of=None).first()
    if found is None:
        return
    source = TranslationSource.objects.filter(object_id=found.translation_key, locale=found.locale_id).first()
    if source is None:
        return
    with transaction.atomic():
        fresh = Translation.objects.filter(source=source, destination_last_updated_at__gte=source.last_updated_at)
        still_fresh = list(fresh.values_list("pk", flat=True))
        if not read([found.specific])[found.pk].is_changed:
            Translation.objects.filter(pk__in=still_fresh).update(destination_last_updated_at=timezone.now())
        keep_slugs(source)


def note_publication(instance: Page, revision: Revision, **_about: Any) -> None:
    """A published translation is as old as its words; a published source is to be read anew."""
    translations = Translation.objects.filter(source__object_id=instance.translation_key, enabled=True)
    translations.filter(target_locale=instance.locale_id).update(destination_last_updated_at=revision.created_at)
    transaction.on_commit(lambda: refresh.enqueue(instance.pk))


def connect() -> None:
    """Watch what is published; called once when the app is ready."""
    page_published.connect(note_publication)
