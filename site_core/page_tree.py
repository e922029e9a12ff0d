"""All pages of the site as a tree in memory: what the header, the language switch and addresses ask again and again.

A row in the database holds a word that changes with every change of any page, in the same transaction. A request asks
for the word; where it is the one that the tree in memory was read under, nothing else is asked. So every process sees
a published page with the next request, and nobody has to tell the others.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, PageViewRestriction, Site

ROW = 1
KEPT_TREES = 2  # one for those who still read the former state
REQUEST: ContextVar[HttpRequest | None] = ContextVar("request", default=None)
STEP = Page.steplen  # letters of a path for each page on the way


class PagesVersion(models.Model):
    """One row with a word that was never used before, written anew with every change of a page."""

    word = models.CharField(_("version"), max_length=32)

    class Meta:
        verbose_name = _("version of the pages")
        verbose_name_plural = _("versions of the pages")

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True)
class Node:
    """A page without its words; attributes are called as those of a page. `model` is "app.model" in small letters.

    `is_restricted`: some may not read it; what stands below it follows. `was_public`: readers have seen it once.
    """

    pk: int
    path: str
    depth: int
    title: str
    url_path: str
    live: bool
    translation_key: uuid.UUID
    alias_of_id: int | None
    locale: Locale
    model: str
    is_restricted: bool
    was_public: bool

    @property
    def locale_id(self) -> int:
        return self.locale.pk


@dataclass(frozen=True, eq=False)
class PageTree:
    """All pages; what else is made of them may be kept by this object, which nobody changes, or by its version."""

    version: str
    by_key: Mapping[int, Node]
    by_path: Mapping[str, Node]
    by_url: Mapping[str, Node]
    by_translation: Mapping[uuid.UUID, tuple[Node, ...]]

    def line(self, path: str) -> list[Node]:
        """The page at a path and those above it, the root first."""
        steps = (path[:end] for end in range(STEP, len(path) + 1, STEP))
        return [self.by_path[step] for step in steps if step in self.by_path]

    def is_open(self, path: str) -> bool:
        """Everybody may read the page at a path: nothing restricts it, a page above it, or what one of them repeats."""
        return not any(self.source(node).is_restricted for node in self.line(path))

    def source(self, node: Node) -> Node:
        """The page that an alias repeats, itself where it is none."""
        while node.alias_of_id:
            node = self.by_key[node.alias_of_id]
        return node

    def of_type(self, model: type[Page], language: str) -> Iterator[Node]:
        """The live pages of a type in a language, in the order of the tree."""
        wanted = model._meta.label_lower
        nodes = (node for node in self.by_path.values() if node.model == wanted and node.live)
        return (node for node in nodes if node.locale.language_code == language)

    def first(self, model: type[Page], language: str) -> Node | None:
        """The first live page of a type in a language."""
        return next(self.of_type(model, language), None)


def tree_of(request: HttpRequest) -> PageTree:
    """The pages as of this request; one query a request, and one more in a process that sees a change first."""
    if not hasattr(request, "_page_tree"):
        request._page_tree = current_tree()
    return request._page_tree


@contextmanager
def answering(request: HttpRequest) -> Iterator[None]:
    """Whoever asks for the pages meanwhile without a request at hand gets those of this one."""
    token = REQUEST.set(request)
    try:
        yield
    finally:
        REQUEST.reset(token)


def tree_at_hand() -> PageTree:
    """The pages of the request that is answered now, as they are now where there is none."""
    request = REQUEST.get()
    return tree_of(request) if request else current_tree()


def current_tree() -> PageTree:
    """The pages as they are now."""
    word = PagesVersion.objects.filter(pk=ROW).values_list("word", flat=True).first()
    return kept_tree(word) if word else read_tree("")


@lru_cache(maxsize=KEPT_TREES)
def kept_tree(word: str) -> PageTree:
    """The tree under a version. It may be newer than its version, never older: the version was read before it."""
    return read_tree(word)


def read_tree(version: str) -> PageTree:
    """All pages in one query."""
    fields = ("pk", "path", "depth", "title", "url_path", "live", "translation_key", "alias_of_id")
    kinds = ("locale_id", "locale__language_code", "content_type__app_label", "content_type__model")
    locales: dict[int, Locale] = {}
    nodes = []
    is_restricted = Exists(PageViewRestriction.objects.filter(page=OuterRef("pk")))
    rows = Page.objects.order_by("path").values_list(*fields, *kinds, is_restricted, "first_published_at")
    for *values, locale_id, language, app, model, restricted, published in rows:
        if locale_id not in locales:
            locales[locale_id] = Locale(pk=locale_id, language_code=language)
        nodes.append(Node(*values, locales[locale_id], f"{app}.{model}", restricted, published is not None))
    translations: dict[uuid.UUID, tuple[Node, ...]] = {}
    for node in nodes:
        translations[node.translation_key] = (*translations.get(node.translation_key, ()), node)
    return PageTree(
        version=version,
        by_key={node.pk: node for node in nodes},
        by_path={node.path: node for node in nodes},
        by_url={node.url_path: node for node in nodes},
        by_translation=translations,
    )


def note_change(**_about: Any) -> None:
    """Writes a new version. Before the change, so that two who publish wait here and not half-way for each other."""
    row = PagesVersion(pk=ROW, word=uuid.uuid4().hex)
    PagesVersion.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=["word"])


def note_change_of_page(sender: type[models.Model], **_about: Any) -> None:
    """The same for a page of any type. Wagtail saves, moves and deletes pages in a transaction of their own."""
    if issubclass(sender, Page):
        note_change()


def connect() -> None:
    """Watch all changes of pages, their restrictions, languages and sites; called once when the app is ready."""
    pre_save.connect(note_change_of_page)
    pre_delete.connect(note_change_of_page)
    watch(Locale, Site, PageViewRestriction)


def watch(*models_: type[models.Model]) -> None:
    """A change of a record of these counts as a change of the pages that show it.

    They may be saved without a transaction, so the version comes after them.
    """
    for model in models_:
        post_save.connect(note_change, sender=model)
        post_delete.connect(note_change, sender=model)
