"""A workshop in a list: what it says at a glance."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.tools_catalog.shown_pages import shown
from tests.workshops.planting import with_pages, workshop

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 10, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SOON = (NOW + DAY, NOW + DAY + HOUR)
LIST = "/workshops-cs/"


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def row(*sessions, **fields):
    """The row of a workshop in Czech."""
    with_pages(workshop("dilna", *sessions, **fields))
    return shown(LIST).partition('<section class="cp-part">')[2].partition("</section>")[0]


def test_a_row_says_day_hours_and_whose_clocks():
    assert "pátek 11. prosince 2026, 9.00 až 10.00</time> (greenwichský čas)" in row(SOON, zone="Europe/London")


def test_a_row_says_how_many_sessions_follow():
    assert "a ještě 2 setkání" in row(SOON, (SOON[0] + DAY, None), (SOON[0] + 2 * DAY, None))


def test_a_row_says_format_language_and_price():
    html = row(SOON, format="online", spoken=["cs"], price="paid", price_words={"cs": "500 Kč"})

    for words in ("online", "čeština", "placené"):
        assert f'<li class="cp-tag">{words}</li>' in html


def test_a_row_is_silent_on_what_nobody_stated():
    assert "neuvedeno" not in row(SOON)


@pytest.mark.parametrize(("status", "words"), [("cancelled", "zrušeno"), ("moved", "přesunuto")])
def test_a_row_marks_what_was_cancelled_or_moved_by_words_and_a_sign(status, words):
    html = row(SOON, status=status)

    assert f"<span>{words}</span>" in html
    assert "<svg" in html.partition(f"<span>{words}</span>")[0].rpartition("<li")[2]


def test_a_row_of_one_that_waits_for_its_day_says_so():
    assert "Nový termín zatím není znám." in row(status="moved", moved_from=NOW + DAY)
