"""A recap that is made of a workshop: a draft in every language, filled with what is known; the rest is for people."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from wagtail.blocks import StreamValue

from blog.joined import ArticlePractice, ArticleTool
from blog.kinds import Kind
from blog.open_articles import open_nodes
from blog.pages import NewsIndexPage
from blog.recaps import RecapGuest, RecapPage, RecapPartner, RecapSpeaker, starter
from site_core.page_tree import tree_at_hand
from site_core.recaps import Held
from site_core.seed_blocks import with_ids
from site_core.translating.known_texts import begin_with
from site_core.translations import page_url

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class RecapDrafts:
    """Makes recaps and knows them, for `site_core.recaps`."""

    def may_make(self, user: Any) -> bool:
        """Whether somebody may add a page below the list of news in each language."""
        lists = news_lists()
        return bool(lists) and all(one.permissions_for_user(user).can_add_subpage() for one in lists)

    def known(self) -> Mapping[int, int]:
        """The page of the recap by workshop, drafts too; the first language comes first, and of two the older one."""
        pages = RecapPage.objects.filter(workshop__isnull=False, alias_of=None).order_by("pk")
        found: dict[int, int] = {}
        rows = pages.values_list("workshop_id", "pk", "locale__language_code")
        for workshop, pk, _language in sorted(rows, key=lambda row: LANGUAGES.index(row[2])):
            found.setdefault(workshop, pk)
        return found

    @transaction.atomic
    def make(self, held: Held, user: Any) -> int:
        """Makes the drafts; the later languages are translations of the first, begun with what is known in them."""
        first, *others = news_lists()
        source = add_draft(held, first, user, uuid.uuid4())
        for other in others:
            begin_with(source, add_draft(held, other, user, source.translation_key))
        return int(source.pk)

    def addresses(self, workshop: int) -> Mapping[str, str]:
        """By language the address of an open recap, of several the latest one."""
        keys = [node.pk for node in open_nodes(tree_at_hand(), *LANGUAGES)]
        pages = RecapPage.objects.filter(pk__in=keys, workshop=workshop).order_by("published_on", "pk")
        rows = pages.values_list("locale__language_code", "url_path")
        return {language: page_url(path, language) for language, path in rows}


def news_lists() -> list[NewsIndexPage]:
    """The list of news in each language that has one of its own, in the order of languages."""
    lists = NewsIndexPage.objects.filter(alias_of=None).select_related("locale")
    by_language = {one.locale.language_code: one for one in lists}
    return [by_language[code] for code in LANGUAGES if code in by_language]


def add_draft(held: Held, below: NewsIndexPage, user: Any, key: uuid.UUID) -> RecapPage:
    """A draft in the language of the list, with a version in its history."""
    language = below.locale.language_code
    page = RecapPage(
        title=held.titles.get(language) or next(iter(held.titles.values())),
        kind=Kind.RECAP,
        live=False,
        owner=user,
        locale=below.locale,
        translation_key=key,
        workshop_id=held.workshop,
        held_on=held.held_on,
        came=held.came,
    )
    page.body = parts("body", usual_sections(language), key)
    page.materials = parts("materials", materials_in(held, language), key)
    fill_rows(page, held)
    below.add_child(instance=page)
    page.topics = list(held.topics)
    page.save()
    page.save_revision(user=user, clean=False, log_action="wagtail.create")
    return page


def usual_sections(language: str) -> list[dict[str, Any]]:
    """The sections that a recap usually has, in a language."""
    with translation.override(language):
        return [{"type": kind, "value": words} for kind, words in starter()]


def materials_in(held: Held, language: str) -> list[dict[str, Any]]:
    """Recording, slides and photos in a language; in the first one where the page there has others."""
    ours = next((held.materials[code] for code in LANGUAGES if held.materials.get(code)), [])
    theirs = held.materials.get(language) or []
    same = [part.get("id") for part in ours] == [part.get("id") for part in theirs]
    return theirs if same else ours


def parts(field: str, plain: list[dict[str, Any]], key: uuid.UUID) -> StreamValue:
    """The value of a field with the same ids in every language: translations are kept by them."""
    block = RecapPage._meta.get_field(field).stream_block
    return StreamValue(block, with_ids(block, plain, uuid.uuid5(key, field)), is_lazy=True)


def fill_rows(page: RecapPage, held: Held) -> None:
    """Who spoke, who helped, who was a guest, what was mentioned; in the order of the workshop, each once."""
    page.speaker_rows = [RecapSpeaker(person_id=pk) for pk in dict.fromkeys(held.speakers)]
    page.partner_rows = [RecapPartner(organisation_id=pk) for pk in dict.fromkeys(held.partners)]
    page.guest_rows = [RecapGuest(organisation_id=pk) for pk in dict.fromkeys(held.guests)]
    page.tool_rows = [ArticleTool(tool_id=pk) for pk in dict.fromkeys(held.tools)]
    page.practice_rows = [ArticlePractice(practice_id=pk) for pk in dict.fromkeys(held.practices)]
