"""Pages as entries: live ones that everybody may read, with words of their own.

A part of the site says by `describes` what its pages are and what else there is to say of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.signals import ModelSignal, post_delete, post_save, pre_delete, pre_save
from django.utils import timezone, translation
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import get_text_for_indexing
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from search.entries import Entry, Keys, gives_entries, refresh_soon
from search.models import Kind, SearchEntry
from search.portions import with_keys
from site_core.page_tree import Node, current_tree
from site_core.pages import BasePage
from site_core.topics import Topic
from site_core.translations import HOME_DEPTH, page_url

LONGEST_TITLE = 255


@dataclass(frozen=True)
class Said:
    """What a part of the site says of one of its pages. `text`: what readers see there beside the page's own words."""

    kind: str = Kind.PAGE
    summary: str = ""
    text: str = ""
    year: int | None = None
    topics: tuple[str, ...] = ()


type Description = Callable[[Any], Said | None]
type Following = Callable[[QuerySet[Page]], Iterable[str]]
DESCRIPTIONS: dict[str, Description] = {}
FOLLOWINGS: list[Following] = []


def describes(*types: type[BasePage]) -> Callable[[Description], Description]:
    """Registers what is said of pages of some types, in the language of the page; None: the page is not found."""

    def register(function: Description) -> Description:
        DESCRIPTIONS.update({model._meta.label_lower: function for model in types})
        return function

    return register


def follows_pages(function: Following) -> Following:
    """Registers whose entries, by their keys, are to be gathered anew where pages came, went, moved or were closed."""
    FOLLOWINGS.append(function)
    return function


def key_of(page: Page | Node) -> str:
    """The key of a page's entries, the same in all languages."""
    return f"page {page.translation_key}"


@gives_entries
def pages(keys: Keys) -> Iterator[Entry]:
    """Entries of pages."""
    tree = current_tree()
    by_type: dict[str, list[int]] = {}
    for node in tree.by_path.values():
        asked = keys is None or key_of(node) in keys
        if asked and node.depth > HOME_DEPTH and node.live and node.alias_of_id is None and tree.is_open(node.path):
            by_type.setdefault(node.model, []).append(node.pk)
    open_now = Q(expire_at=None) | Q(expire_at__gt=timezone.now())
    for label, numbers in by_type.items():
        model = apps.get_model(label)
        if issubclass(model, BasePage):
            for page in with_keys(model.objects.filter(open_now).select_related("locale"), numbers):
                yield from entries_of(page)


def entries_of(page: BasePage) -> Iterator[Entry]:
    """The entry of one page, none where its part of the site says so."""
    language = page.locale.language_code
    with translation.override(language):
        describe = DESCRIPTIONS.get(page._meta.label_lower)
        said = describe(page) if describe else Said()
        if said is None:
            return
        yield Entry(
            kind=said.kind,
            key=key_of(page),
            language=language,
            title=page.title[:LONGEST_TITLE],
            url=page_url(page.url_path, language),
            summary=page.lead or page.search_description or said.summary,
            text="\n".join(filter(None, [*texts_of(page), said.text])),
            year=said.year,
            topics=said.topics,
            changed=page.last_published_at,
        )


def texts_of(page: BasePage) -> Iterator[str]:
    """All words of a page that its own type adds to title and introduction."""
    shared = {field.name for field in BasePage._meta.get_fields()} | {field.name for field in Page._meta.get_fields()}
    for field in page._meta.concrete_fields:
        if field.name not in shared and not field.choices:
            yield from words_in(field, getattr(page, field.attname))


def words_in(field: models.Field, value: Any) -> Iterable[str]:
    """The words that a field holds, without markup."""
    if isinstance(field, StreamField):
        return map(str, value.stream_block.get_searchable_content(value))
    if isinstance(field, RichTextField):
        return [get_text_for_indexing(value or "")]
    return [value] if isinstance(field, models.CharField | models.TextField) and isinstance(value, str) else []


def note_published(instance: Page, **_about: Any) -> None:
    """A page was published. What stands below it goes on as it was, unless nobody has found the page before.

    Another slug, which changes the addresses below, has a signal of its own.
    """
    found = SearchEntry.objects.filter(key=key_of(instance), language=instance.locale.language_code)
    if instance.alias_of_id or instance.depth <= HOME_DEPTH or found.exists():
        note(Page.objects.filter(pk=instance.pk))
    else:
        note_page(instance)


def note_page(instance: Page, **_about: Any) -> None:
    """A page changed, or is no more: so did what stands below it, for addresses and restrictions come from above."""
    note(Page.objects.filter(path__startswith=instance.path))


def note(pages: QuerySet[Page]) -> None:
    """Pages changed, and what follows them."""
    following = (key for follow in FOLLOWINGS for key in follow(pages))
    refresh_soon(*map(key_of, pages.only("translation_key")), *following)


def note_deleted(sender: type[models.Model], instance: Any, **_about: Any) -> None:
    """A page of any type was deleted."""
    if issubclass(sender, Page):
        refresh_soon(key_of(instance))


def note_restriction(instance: PageViewRestriction, **_about: Any) -> None:
    """A page was closed or opened, with all that stands below it or below a page that repeats it."""
    for page in (instance.page, *Page.objects.filter(alias_of=instance.page)):
        note_page(page)


def note_topic(instance: Topic, signal: ModelSignal, **_about: Any) -> None:
    """A topic is about to go, or to get another key: nothing has the former one any more."""
    former = set(Topic.objects.filter(pk=instance.pk).values_list("key", flat=True))
    gone = former if signal is pre_delete else former - {instance.key}
    if gone:
        rows = SearchEntry.objects.values_list("key", "topics")
        refresh_soon(*(key for key, topics in rows if not gone.isdisjoint(topics)))


def connect() -> None:
    """Watch what changes what readers find; called once when the app is ready."""
    page_published.connect(note_published)
    for signal in (page_unpublished, page_slug_changed, post_page_move):
        signal.connect(note_page)
    post_delete.connect(note_deleted)
    for signal in (post_save, post_delete):
        signal.connect(note_restriction, sender=PageViewRestriction)
    for signal in (pre_save, pre_delete):
        signal.connect(note_topic, sender=Topic)
