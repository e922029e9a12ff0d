"""Fields of the admin for days and times, without a browser."""

from __future__ import annotations

import datetime

import pytest
from django import forms
from django.utils.translation import override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

DAY, MOMENT = datetime.date(2026, 11, 1), datetime.datetime(2026, 11, 1, 9, 5)


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [("cs", "01. 11. 2026", "01. 11. 2026 09:05"), ("en", "2026-11-01", "2026-11-01 09:05")],
)
def test_what_a_field_shows_it_reads_again(language, day, moment):
    with override(language):
        assert (AdminDateInput().format_value(DAY), AdminDateTimeInput().format_value(MOMENT)) == (day, moment)
        assert (forms.DateField().clean(day), forms.DateTimeField().clean(moment).replace(tzinfo=None)) == (DAY, MOMENT)


@pytest.mark.parametrize(
    ("language", "text"), [("cs", "1. 11. 2026"), ("cs", "1.11.2026"), ("cs", "2026-11-01"), ("en", "1/11/2026")]
)
def test_a_day_is_read_as_people_of_the_language_write_it(language, text):
    with override(language):
        assert forms.DateField().clean(text) == DAY


@pytest.mark.parametrize("text", ["1.11.26", "11/30/2026", "32. 1. 2026"])
def test_what_could_be_another_day_is_refused(text):
    with pytest.raises(forms.ValidationError):
        forms.DateField().clean(text)


def test_one_field_follows_each_reader_and_its_calendar_with_it():
    field, times = AdminDateInput(), AdminDateTimeInput()
    with override("cs"):
        assert (field.get_config()["format"], times.get_config()["format"]) == ("d. m. Y", "d. m. Y H:i")
    with override("en"):
        assert (field.get_config()["format"], times.get_config()["format"]) == ("Y-m-d", "Y-m-d H:i")


@pytest.mark.parametrize("field", [AdminDateInput, AdminDateTimeInput, AdminTimeInput])
def test_no_calendar_corrects_what_was_typed(field):
    assert field().get_config()["validateOnBlur"] is False
