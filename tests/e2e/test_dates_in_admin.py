"""A day typed in the admin is the day that is kept, whatever the language of the admin is."""

import pytest

NEW = "/admin/snippets/tools_catalog/conflictofinterest/add/"


PEOPLE = (("cyril", "Chief reviewers", "cs"), ("cecil", "Chief reviewers", "en"))


def typed(page, text):
    """What stands in the field after somebody has typed a day and gone on."""
    page.locator("#id_since").click()
    page.locator("#id_since").press("ControlOrMeta+a")
    page.keyboard.type(text)
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement.id === 'id_until'")
    return page.locator("#id_since").input_value()


def kept(one, text):
    """The day as the form shows it after it was sent with something else missing."""
    one.open(NEW)
    assert typed(one.page, text) == text
    with one.page.expect_navigation():
        one.page.locator("[data-edit-form]").evaluate("form => form.submit()")
    return one.page.locator("#id_since").input_value()


@pytest.mark.parametrize("text", ["1. 11. 2026", "1.11.2026", "2026-11-01"])
def test_a_day_typed_in_czech_stays_what_it_is(member, text):
    cyril = member("cyril")
    assert kept(cyril, text) == text
    assert "platné datum" not in cyril.page.locator("main").inner_text()


@pytest.mark.parametrize("text", ["1/11/2026", "1 November 2026"])
def test_a_day_typed_in_english_stays_what_it_is(member, text):
    assert kept(member("cecil", language="en"), text) == text


def test_what_is_no_day_is_said_and_never_replaced(member):
    cyril = member("cyril")
    assert kept(cyril, "33. 11. 2026") == "33. 11. 2026"
    assert "platné datum" in cyril.page.locator("main").inner_text()


def test_the_calendar_writes_what_the_field_reads(member):
    cyril = member("cyril")
    cyril.open(NEW)
    cyril.page.locator("#id_since").click()
    cyril.page.locator(".xdsoft_datetimepicker:visible .xdsoft_date:not(.xdsoft_other_month)").first.click()
    assert cyril.page.locator("#id_since").input_value().startswith("01. ")
