"""A page of the seed whose type has changed in the files: it stays the same page, with all that people made of it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page, ReferenceIndex, Revision, WorkflowState
from wagtail_localize.models import TranslationSource

from site_core import page_tree


def of_another_type(types: Mapping[uuid.UUID, type[Page]]) -> list[Page]:
    """Pages with these translation keys, in all languages, and their aliases, that are not of the type named for them.

    Each as what it is, with its alias and its language. No query where there is nothing to look for.
    """
    same = Q(translation_key__in=types) | Q(alias_of__translation_key__in=types)
    pages = Page.objects.filter(same).select_related("locale", "alias_of").specific() if types else ()
    return [page for page in pages if not isinstance(page, types[key_of(page)])]


def key_of(page: Page) -> uuid.UUID:
    """The translation key of a page, for an alias in the same language that of the page it repeats."""
    return (page.alias_of or page).translation_key


def turn_into(page: Page, model: type[Page]) -> Page:
    """The page as one of another type: what both types have stays, what is new is empty. The caller has a transaction.

    Its address, place, history and drafts stay; so do the texts that translators know of it.
    """
    before, after = (ContentType.objects.get_for_model(each) for each in (type(page), model))
    kept, new = ({field.attname for field in each._meta.concrete_fields} for each in (page, model))
    shared = {name: getattr(page, name) for name in kept & new}
    turned = model(**{**shared, model._meta.pk.attname: page.pk, "content_type_id": after.pk})
    turned._state.adding = False
    Model.save_base(turned, raw=True, force_insert=True)  # the row of the type alone; that of the page is there
    if not issubclass(model, type(page)):  # a kind of the former type keeps its row
        type(page)._base_manager.filter(pk=page.pk)._raw_delete(using=page._state.db)
    Page.objects.filter(pk=page.pk).update(content_type=after)
    of_page = {"base_content_type": page.get_base_content_type(), "object_id": str(page.pk)}
    for record in (Revision, WorkflowState):
        record.objects.filter(**of_page).update(content_type=after)
    sources = TranslationSource.objects.filter(object_id=page.translation_key, specific_content_type=before)
    sources.update(specific_content_type=after)
    page_tree.note_change()
    turned = model.objects.select_related("locale").get(pk=page.pk)
    ReferenceIndex.create_or_update_for_object(turned)
    return turned
