"""When a page comes out is said in plain words with the time zone: in the panel of states and in its dialog."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse
from django.utils import translation

from site_core.schedule_words import in_words
from tests.factories import tool
from tests.page_factories import found, page, site
from tests.tools_catalog.admin_browser import admin

MORNING = datetime.datetime.fromisoformat("2126-11-25T08:00+00:00")
SAID = {
    "cs": "v pondělí 25. listopadu 2126 v 9:00 (čas v Praze)",
    "en": "on Monday 25 November 2126 at 9:00 (Prague time)",
}
NOTE = {"cs": "Platí čas v Praze", "en": "The time is that of Prague"}


@pytest.mark.parametrize("language", ["cs", "en"])
def test_a_moment_stands_in_a_sentence_with_its_day_of_the_week_and_its_zone(language):
    with translation.override(language):
        assert in_words(MORNING) == SAID[language]


@pytest.mark.parametrize(("month", "hour"), [(1, "13:30"), (7, "14:30")])
def test_summer_time_is_counted(month, hour):
    with translation.override("cs"):
        assert hour in in_words(datetime.datetime(2127, month, 4, 12, 30, tzinfo=datetime.UTC))


def scheduled(record):
    """The record with a draft that comes out at MORNING."""
    record.go_live_at = MORNING
    record.save_revision(clean=False).publish()
    return record


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_editor_of_a_page_says_when_it_comes_out(language):
    site(page("about"))
    about = scheduled(found("about"))

    html = admin(language=language).get(reverse("wagtailadmin_pages:edit", args=[about.pk])).content.decode()

    assert html.count(SAID[language]) == 2, "in the panel of states and in the sentence why nobody can change it"
    assert html.count(NOTE[language]) == 2


@pytest.mark.django_db
def test_so_does_the_editor_of_a_tool():
    one = scheduled(tool())

    html = admin().get(reverse("wagtailsnippets_tools_catalog_tool:edit", args=[one.pk])).content.decode()

    assert html.count(SAID["cs"]) == 2
