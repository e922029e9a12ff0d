"""The list in each language: a workshop that nobody translated yet stands there too, and says so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from site_core.page_tree import note_change
from tests.page_factories import found
from tests.tools_catalog.shown_pages import shown
from tests.workshops.planting import with_pages, workshop
from workshops.models import WorkshopPage

pytestmark = pytest.mark.django_db
CZECH, ENGLISH = "/workshops-cs/", "/en/workshops-en/"


def soon(key, **fields):
    start = timezone.now() + timedelta(days=3)
    return workshop(key, (start, start + timedelta(hours=1)), **fields)


def only_in(language, key="dilna"):
    """A site where the workshop has its page in one language only."""
    with_pages(soon(key))
    other = {"cs": "en", "en": "cs"}[language]
    found(f"workshop {key}", other).delete()
    note_change()


@pytest.mark.parametrize(
    ("language", "path", "row"),
    [
        ("cs", ENGLISH, '<a href="/workshops-cs/dilna-cs/" lang="cs" hreflang="cs">dilna cs</a>'),
        ("en", CZECH, '<a href="/en/workshops-en/dilna-en/" lang="en" hreflang="en">dilna en</a>'),
    ],
)
def test_one_with_a_page_in_another_language_alone_leads_there_and_is_marked(language, path, row):
    only_in(language)

    html = shown(path)

    assert row in html
    assert {"cs": "page in Czech", "en": "stránka v angličtině"}[language] in html
    assert {"cs": "Nothing is planned", "en": "nic nechystáme"}[language] not in html


def test_one_that_is_translated_stands_there_once_and_unmarked():
    with_pages(soon("dilna"))

    html = shown(ENGLISH)

    assert html.count("/dilna-") == 1
    assert '<a href="/en/workshops-en/dilna-en/" >dilna en</a>' in html
    assert "page in Czech" not in html


def test_a_page_that_repeats_another_language_keeps_its_address_and_is_marked():
    only_in("cs")
    source = found("workshop dilna")
    source.copy_for_translation(found("workshops", "en").locale, alias=True)
    alias = WorkshopPage.objects.get(alias_of=source)
    Page.objects.filter(pk=alias.pk).update(live=True)
    note_change()

    html = shown(ENGLISH)

    assert f'<a href="{ENGLISH}{alias.slug}/" lang="cs" hreflang="cs">dilna cs</a>' in html
    assert html.count("page in Czech") == 1


def test_filters_count_each_workshop_once():
    with_pages(soon("a", format="online"), soon("b", format="online"))

    assert "2 workshops" in shown(f"{ENGLISH}?format=online")


def test_a_page_that_not_everybody_may_read_is_not_listed_in_place_of_a_missing_one():
    only_in("cs")
    PageViewRestriction.objects.create(page=found("workshop dilna"), restriction_type=PageViewRestriction.LOGIN)

    assert "dilna" not in shown(ENGLISH)


def test_two_pages_that_are_no_translations_of_each_other_are_one_workshop():
    only_in("cs")
    of, index = found("workshop dilna").workshop, found("workshops", "en")
    index.add_child(instance=WorkshopPage(title="dilna en", slug="dilna-en", workshop=of, locale=index.locale))

    assert shown(ENGLISH).count("/dilna-") == 1
    assert "page in Czech" not in shown(ENGLISH)
