"""A workshop says which series it is part of and leads to the others of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from wagtail.models import PageViewRestriction

from tests.page_factories import found
from tests.tools_catalog.shown_pages import shown
from tests.workshops.planting import with_pages, workshop
from workshops.models import Series

pytestmark = pytest.mark.django_db
START = datetime(2027, 1, 20, 9, tzinfo=UTC)


def series():
    return Series.objects.create(key="rada", name={"cs": "Školení", "en": "Trainings"})


def in_series(key, of, days):
    return workshop(key, (START + timedelta(days=days), None), series=of)


def others(key="prvni", language="cs"):
    html = shown({"cs": f"/workshops-cs/{key}-cs/", "en": f"/en/workshops-en/{key}-en/"}[language])
    part = re.search(r'<section aria-labelledby="series">.*?</section>', html)
    return re.findall(r"<a [^>]*>([^<]+)</a>", part[0]) if part else None


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_others_of_a_series_stand_by_their_day_in_the_language_of_the_page(language):
    of = series()
    with_pages(in_series("treti", of, 2), in_series("prvni", of, 0), in_series("druhy", of, 1), workshop("jiny"))

    assert others(language=language) == [f"druhy {language}", f"treti {language}"]


def test_another_day_changes_the_order_at_once():
    of = series()
    late = in_series("treti", of, 2)
    with_pages(late, in_series("prvni", of, 0), in_series("druhy", of, 1))
    assert others() == ["druhy cs", "treti cs"]

    session = late.sessions.get()
    session.starts_at = START - timedelta(days=1)
    session.save()
    late.save()

    assert others() == ["treti cs", "druhy cs"]


def test_one_that_not_everybody_may_read_is_not_named():
    of = series()
    with_pages(in_series("prvni", of, 0), in_series("druhy", of, 1))
    PageViewRestriction.objects.create(page=found("workshop druhy"), restriction_type="login")

    assert others() == []


def test_a_workshop_of_no_series_says_nothing_of_one():
    with_pages(workshop("prvni", (START, None)), in_series("druhy", series(), 1))

    assert others() is None
