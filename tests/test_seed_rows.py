"""What pages of the seed are joined with: rows stand in its memory by what they say."""

from __future__ import annotations

import pytest

from hub.models import Organisation
from tests.blog.articles import news, recap
from tests.page_factories import found

pytestmark = pytest.mark.django_db


def guest(key: str) -> Organisation:
    return Organisation.objects.get_or_create(key=key, defaults={"name": key.title()})[0]


def rows(*keys: str) -> list[dict[str, int]]:
    return [{"organisation_id": guest(key).pk} for key in keys]


def guests(language: str = "cs") -> list[str]:
    return [row.organisation.key for row in found("webinar", language).guest_rows.all()]


@pytest.mark.parametrize("language", ["cs", "en"])
def test_rows_are_written_in_their_order_in_every_language(language):
    news(recap(guest_rows=rows("krama", "alfa")))

    assert guests(language) == ["krama", "alfa"]


def test_a_second_run_changes_nothing():
    news(recap(guest_rows=rows("krama", "alfa")))

    assert news(recap(guest_rows=rows("krama", "alfa"))).changed == 0


def test_rows_that_are_new_in_the_file_reach_a_page_that_nobody_touched():
    news(recap())
    news(recap(guest_rows=rows("krama")))

    assert guests() == ["krama"]


def test_rows_that_are_new_in_the_file_leave_a_page_alone_that_somebody_touched():
    news(recap())
    page = found("webinar")
    page.lead = "Napsal jsem to znovu."
    page.save_revision().publish()

    report = news(recap(guest_rows=rows("krama")))

    assert guests() == []
    assert "webinar (cs): guest_rows was changed here and in the file" in report.left


def test_guests_that_an_editor_chose_stay():
    news(recap(guest_rows=rows("krama")))
    page = found("webinar")
    page.guest_rows = [type(page.guest_rows.first())(organisation=guest("beta"))]
    page.save_revision().publish()

    news(recap(guest_rows=rows("krama")))

    assert guests() == ["beta"]


def test_a_page_with_rows_that_changes_in_its_file_stays_translated():
    news(recap(guest_rows=rows("krama", "alfa")))

    assert news(recap(guest_rows=rows("krama", "alfa"), lead="Jinak řečeno.")).left == []
