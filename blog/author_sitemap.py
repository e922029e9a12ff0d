"""Pages of authors in the sitemap."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone, translation

from blog.joined import ArticleAuthor
from blog.open_articles import open_nodes
from site_core.page_tree import current_tree
from site_core.sitemaps import LANGUAGES, Group, in_sitemap


@in_sitemap
def authors() -> Iterator[Group]:
    """Authors who agree to be shown and of whom something can be read: in all languages, as are the words on them."""
    open_keys = [node.pk for node in open_nodes(current_tree(), *LANGUAGES)]
    rows = ArticleAuthor.objects.filter(page__in=open_keys).select_related("person").order_by("person__key")
    people = {row.person.key: row.person for row in rows}
    today = timezone.localdate()
    for key in (key for key, person in people.items() if person.may_be_shown(today)):
        yield Group({language: address_in(language, key) for language in LANGUAGES})


def address_in(language: str, key: str) -> str:
    """The address of an author's page."""
    with translation.override(language):
        return reverse("authors:author", args=[key])
