"""What stands around each page of the administration is this site's, not Wagtail's."""

from __future__ import annotations

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

from tests.factories import superuser

pytestmark = pytest.mark.django_db


@pytest.fixture
def first_page():
    """The first page of the administration, as somebody who may do everything gets it."""
    client = Client()
    client.force_login(superuser())
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_title_of_a_page_ends_with_the_name_of_the_site(first_page, settings):
    title = re.search(r"<title>(.*?)</title>", first_page, re.S)[1]

    assert title.split()[-1] == settings.WAGTAIL_SITE_NAME
    assert "Wagtail" not in title


def test_the_mark_above_the_menu_and_of_the_window_is_that_of_the_site(first_page):
    above_the_menu = re.search(r"<template data-wagtail-sidebar-branding-logo>(.*?)</template>", first_page, re.S)[1]

    assert "mark" in above_the_menu
    assert re.search(r'<link rel="icon" href="[^"]*mark[^"]*\.svg"', first_page)


def test_the_first_page_and_the_menu_lead_to_our_guide_and_not_to_wagtails(first_page):
    assert "wagtail.org" not in first_page
    assert "whats-new" not in first_page
    assert f'href="{reverse("editor_guide")}"' in first_page
    assert '"editor-guide"' in first_page  # in the menu of help, once
    assert first_page.count('"editor-guide"') == 1


def test_what_the_content_check_leads_to_is_said_to_be_in_english():
    with override("cs"):
        html = render_to_string("wagtailadmin/shared/side_panels/checks.html")

    assert "guide.wagtail.org" in html
    assert "(anglicky)" in html


def test_the_button_that_reads_texts_anew_says_so_in_english_too():
    with override("en"):
        assert gettext("Sync translated pages") == "Read the texts to translate anew"
