"""Gives an empty site its pages in all languages, and keeps them up to date for as long as no person changes them."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization, Translation

from site_core.seed_files import PageSeed, page_seeds
from site_core.seed_pages import PageTree, Report
from site_core.seeded import SeedMemory
from site_core.translating.refreshing import read_old_lines
from site_core.translating.taking_up import Pair, take_up

HOME = "home"


@transaction.atomic
def seed(pages: list[PageSeed] | None = None) -> Report:
    """Writes all pages of the seed; may run again at any time. Raises SeedFault where the files are not sound."""
    add_languages()
    tree = PageTree(page_seeds() if pages is None else pages)
    [home] = [page for page in tree.seeds if page.key == HOME]
    free_the_slug(home)
    report = tree.write()
    report.left += take_up(translations_to_take_up(tree))
    read_old_lines()
    show_home(tree.pages.get((home.translation_key, settings.LANGUAGE_CODE)))
    synchronise_languages()
    return report


def translations_to_take_up(tree: PageTree) -> Iterator[Pair]:
    """Pages of the seed and their translations that the translation editor does not know yet, or not as they are now.

    Only where both stand as the seed wrote them: what people made of them need not say the same in both languages.
    """
    known = set(Translation.objects.values_list("source__object_id", "target_locale__language_code"))
    for seed in tree.seeds:
        key = seed.translation_key
        for language in seed.fields.keys() - {settings.LANGUAGE_CODE}:
            if key in tree.touched or (key, language) not in known:
                pages = [tree.as_seeded(seed, code) for code in (settings.LANGUAGE_CODE, language)]
                if all(pages):
                    yield Pair(*pages)


def add_languages() -> None:
    """A locale for each language of the settings."""
    for code, _ in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


def stock_page() -> Page | None:
    """The welcome page of a fresh Wagtail, untouched."""
    plain = Page.objects.filter(depth=2, content_type__app_label="wagtailcore", content_type__model="page")
    return plain.filter(title__startswith="Welcome to", numchild=0, latest_revision=None).first()


def free_the_slug(home: PageSeed) -> None:
    """The welcome page holds the slug that a home page of ours may want."""
    page = stock_page()
    if page and page.slug in {fields["slug"] for fields in home.fields.values()}:
        Page.objects.filter(pk=page.pk).update(slug=f"{page.slug}-wagtail")


def show_home(home: Page | None) -> None:
    """Makes our home page the root of the site, if it was the welcome page until now, and removes that one."""
    stock = stock_page()
    if home is None or (stock is None and Site.objects.exists()):
        return
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    if stock is None or site.root_page_id == stock.pk:
        site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
        site.save()
    if stock is not None and not stock.sites_rooted_here.exists():
        stock.delete()


def synchronise_languages() -> None:
    """Later pages of the first language appear in the others as aliases. Once only: a person may switch it off.

    It must come after the welcome page is gone, which would leave a copy of itself otherwise.
    """
    memory = SeedMemory("locale")
    source = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    for locale in Locale.objects.exclude(pk=source.pk):
        if not memory.fields(locale.language_code):
            LocaleSynchronization.objects.get_or_create(locale=locale, defaults={"sync_from": source})
            memory.remember(locale.language_code, "sync_from", source.language_code)
    memory.save()
