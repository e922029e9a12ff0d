"""sitemap.xml and robots.txt: every live page with words of its own, with its translations."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from wagtail.models import Page

from site_core.navigation import QUESTIONNAIRE
from site_core.translations import HOME_DEPTH, page_url


@dataclass
class Group:
    """One page in the languages that it has."""

    paths: dict[str, str] = field(default_factory=dict)
    changed: datetime.datetime | None = None


class PageSitemap(Sitemap):
    """Pages by their translation key; aliases repeat another page and are left out."""

    i18n = alternates = x_default = True

    def items(self) -> list[Group]:
        groups: dict[object, Group] = {}
        pages = Page.objects.live().public().filter(alias_of=None, depth__gte=HOME_DEPTH).order_by("path")
        rows = pages.values_list("translation_key", "locale__language_code", "url_path", "last_published_at")
        for key, language, path, changed in rows:
            group = groups.setdefault(key, Group())
            group.paths[language] = path
            group.changed = max(filter(None, [group.changed, changed]), default=None)
        return list(groups.values())

    def get_languages_for_item(self, item: Group) -> list[str]:
        return list(item.paths)

    def location(self, item: Group) -> str:
        language = translation.get_language()
        return page_url(item.paths[language], language)

    def lastmod(self, item: Group) -> datetime.datetime | None:
        return item.changed


class QuestionnaireSitemap(Sitemap):
    """The start page of the questionnaire. Everything behind it belongs to one municipality."""

    i18n = alternates = x_default = True

    def items(self) -> list[str]:
        try:
            reverse(QUESTIONNAIRE)
        except NoReverseMatch:
            return []
        return [QUESTIONNAIRE]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS = {"pages": PageSitemap, "questionnaire": QuestionnaireSitemap}


def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be indexed; what must not be says so itself by `noindex`."""
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
