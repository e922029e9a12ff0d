"""As soon as a page is published, its texts are read anew for translation. Nothing is published by that.

Where that failed, or the process was stopped in between, `run_due` reads them.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.tasks import task
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.signals import page_published
from wagtail_localize.models import StringSegment, Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments

from site_core.due import due
from site_core.translating.line_ends import old_places
from site_core.translating.moved_texts import carry_over
from site_core.translating.own_slugs import keep_slugs
from site_core.translating.source_texts import read

logger = logging.getLogger(__name__)


@task
def refresh(page: int) -> None:
    """Reads the live texts of a page. Where they did not change, its translations stay as fresh as before.

    Texts that only moved keep their translation.
    """
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
        carry_over(source)
        keep_slugs(source)


@due("texts of pages")
def refresh_what_waits(now: datetime) -> str:
    """Reads the texts of pages that were published later than they were read; one that fails stops no other."""
    of_page = TranslationSource.objects.filter(object_id=OuterRef("translation_key"), locale=OuterRef("locale"))
    behind = of_page.filter(last_updated_at__lt=OuterRef("last_published_at"))
    waiting = Page.objects.filter(Exists(behind), live=True, alias_of=None, last_published_at__lt=now)
    done = sum(is_refreshed(page) for page in waiting.values_list("pk", flat=True))
    return f"{done} pages read" if done else ""


def read_old_lines() -> None:
    """Reads pages again whose lines were noted as the package writes them; their translations stay as fresh."""
    noted = StringSegment.objects.filter(string__data__contains="<br/>")
    old = set(noted.values_list("source__object_id", "context__path", "string__data"))
    pages = Page.objects.filter(translation_key__in={page for page, _path, _text in old}, live=True, alias_of=None)
    for page in pages.specific():
        if old & old_places(page.translation_key, extract_segments(page)).keys():
            refresh.func(page.pk)


def is_refreshed(page: int) -> bool:
    """Whether it went well; otherwise it is logged and tried again the next time."""
    try:
        refresh.func(page)
    except Exception:
        logger.exception("The texts of page %s could not be read for translation.", page)
        return False
    return True


def note_publication(instance: Page, revision: Revision, **_about: Any) -> None:
    """A published translation is as old as its words; a published source is to be read anew."""
    translations = Translation.objects.filter(source__object_id=instance.translation_key, enabled=True)
    translations.filter(target_locale=instance.locale_id).update(destination_last_updated_at=revision.created_at)
    transaction.on_commit(lambda: refresh.enqueue(instance.pk))


def connect() -> None:
    """Watch what is published; called once when the app is ready."""
    page_published.connect(note_publication)
