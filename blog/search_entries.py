"""Articles, and people who wrote some, as the search of the site finds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils import timezone, translation
from wagtail.models import Page

from blog.author_sitemap import address_in
from blog.joined import ArticleAuthor
from blog.kinds import Kind as ArticleKind
from blog.open_articles import open_nodes
from blog.pages import ArticlePage
from blog.recaps import RecapPage
from search.entries import Entry, Keys, gives_entries, refresh_soon
from search.models import Kind
from search.pages import Said, describes, follows_pages
from site_core.page_tree import current_tree
from site_core.sitemaps import LANGUAGES

PERSON = "person "  # how keys of people begin


@describes(ArticlePage, RecapPage)
def about_article(page: ArticlePage) -> Said:
    """Kind, year and topics. Guides are a kind of their own."""
    kind = Kind.GUIDE if page.kind == ArticleKind.GUIDE else Kind.NEWS
    topics = tuple(sorted(topic.key for topic in page.topics.all()))
    return Said(kind, year=page.published_on.year, topics=topics)


@gives_entries
def authors(keys: Keys) -> Iterator[Entry]:
    """People who agree to be shown and of whom something can be read."""
    rows = ArticleAuthor.objects.select_related("person__organisation")
    if keys is not None:
        rows = rows.filter(person__key__in=[key.removeprefix(PERSON) for key in keys if key.startswith(PERSON)])
    if not rows:
        return
    shown = {node.pk for node in open_nodes(current_tree(), *LANGUAGES)}
    people = {row.person.key: row.person for row in rows if row.page_id in shown}
    today = timezone.localdate()
    for person in people.values():
        if person.may_be_shown(today):
            yield from (author_in(language, person) for language in LANGUAGES)


def author_in(language: str, person: Any) -> Entry:
    """A person in one language."""
    with translation.override(language):
        what = ", ".join(filter(None, [str(person.role), person.organisation.name if person.organisation else ""]))
        return Entry(
            kind=Kind.PERSON,
            key=author_key(person.key),
            language=language,
            title=person.name,
            url=address_in(language, person.key),
            summary=what,
            text=str(person.bio),
        )


def author_key(key: str) -> str:
    """The key of a person's entries."""
    return f"{PERSON}{key}"


@follows_pages
def authors_of(pages: QuerySet[Page]) -> Iterator[str]:
    """An article came or went, so may its authors."""
    rows = ArticleAuthor.objects.filter(page__in=pages.values("pk"))
    return map(author_key, rows.values_list("person__key", flat=True).distinct())


def note_author(instance: ArticleAuthor, **_about: Any) -> None:
    """An article is about to name somebody else, or nobody: perhaps it was the last one of whom it names now."""
    former = ArticleAuthor.objects.filter(pk=instance.pk)
    refresh_soon(*map(author_key, former.values_list("person__key", flat=True)))


def note_person(sender: type[Any], instance: Any, **_about: Any) -> None:
    """A person is about to be saved, was saved or was deleted; a new key is noted beside the former one."""
    former = sender.objects.filter(pk=instance.pk).values_list("key", flat=True)
    refresh_soon(*map(author_key, {instance.key, *former}))


def note_organisation(instance: Any, **_about: Any) -> None:
    """An organisation was saved or is about to be deleted: whoever belongs to it is introduced by its name."""
    refresh_soon(*map(author_key, instance.people.values_list("key", flat=True)))


def connect() -> None:
    """Watch what changes whom readers find; called once when the app is ready."""
    person = ArticleAuthor._meta.get_field("person").related_model
    organisation = person._meta.get_field("organisation").related_model
    for signal in (pre_save, pre_delete):
        signal.connect(note_author, sender=ArticleAuthor)
    for signal in (pre_save, post_save, post_delete):
        signal.connect(note_person, sender=person)
    for signal in (post_save, pre_delete):
        signal.connect(note_organisation, sender=organisation)
