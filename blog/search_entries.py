"""Articles, and people who wrote some, as the search of the site finds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.utils import timezone, translation
from wagtail.signals import page_published, page_unpublished

from blog.author_sitemap import address_in
from blog.joined import ArticleAuthor
from blog.kinds import Kind as ArticleKind
from blog.open_articles import open_nodes
from blog.pages import ArticlePage
from blog.recaps import RecapPage
from search.entries import Entry, Keys, gives_entries, refresh_soon
from search.models import Kind
from search.pages import Said, describes
from site_core.page_tree import current_tree
from site_core.sitemaps import LANGUAGES


@describes(ArticlePage, RecapPage)
def about_article(page: ArticlePage) -> Said:
    """Kind, year and topics. Guides are a kind of their own."""
    kind = Kind.GUIDE if page.kind == ArticleKind.GUIDE else Kind.NEWS
    topics = tuple(sorted(topic.key for topic in page.topics.all()))
    return Said(kind, year=page.published_on.year, topics=topics)


@gives_entries
def authors(keys: Keys) -> Iterator[Entry]:
    """People who agree to be shown and of whom something can be read."""
    rows = ArticleAuthor.objects.filter(page__in=[node.pk for node in open_nodes(current_tree(), *LANGUAGES)])
    people = {author_key(row.person.key): row.person for row in rows.select_related("person__organisation")}
    today = timezone.localdate()
    for key, person in people.items():
        if (keys is None or key in keys) and person.may_be_shown(today):
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
    return f"person {key}"


def note_article(instance: Any, **_about: Any) -> None:
    """An article came or went: so may its authors."""
    keys = ArticleAuthor.objects.filter(page=instance.pk).values_list("person__key", flat=True)
    refresh_soon(*map(author_key, keys))


def note_person(instance: Any, **_about: Any) -> None:
    """A person was saved or deleted."""
    refresh_soon(author_key(instance.key))


def connect() -> None:
    """Watch what changes whom readers find; called once when the app is ready."""
    for signal in (page_published, page_unpublished):
        for model in (ArticlePage, RecapPage):
            signal.connect(note_article, sender=model)
    for signal in (post_save, post_delete):
        signal.connect(note_person, sender=ArticleAuthor._meta.get_field("person").related_model)
