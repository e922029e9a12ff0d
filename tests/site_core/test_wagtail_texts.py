"""Czech of the administration where Wagtail has none."""

from __future__ import annotations

from io import StringIO

import polib
import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

from site_core.wagtail_texts import DOMAINS, OURS, faults, missing, same_placeholders
from tests.tools_catalog.admin_browser import admin


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_of_our_texts_is_one_of_wagtails_and_whole(domain):
    assert faults(domain) == []


def test_every_text_of_the_scripts_has_czech():
    assert [source.entry.msgid for source in missing("djangojs")] == []


def test_other_placeholders_are_noticed():
    assert not same_placeholders(polib.POEntry(msgid="%(count)s pages", msgstr="%(number)s stránek"))
    assert same_placeholders(polib.POEntry(msgid="%(count)s pages", msgstr="stránek: %(count)s"))


def test_wagtails_own_texts_are_completed_and_ours_stand_before_them():
    with translation.override("cs"):
        assert translation.gettext("Search…") == "Hledat…"
        assert translation.gettext("Open the review sheet") == "Otevřít hodnocení nástroje"


@pytest.mark.django_db
def test_the_scripts_get_their_texts():
    with translation.override("cs"):
        answer = admin().get(reverse("wagtailadmin_javascript_catalog"))

    assert "Sbalit v\\u0161e" in answer.content.decode()


def test_the_command_lists_what_is_missing():
    out = StringIO()
    call_command("wagtail_texts", "--package", "wagtail.admin", stdout=out)
    known = {entry.msgid for entry in polib.pofile(str(OURS / "django.po"))}

    lines = out.getvalue().splitlines()
    assert lines[-1] == f"{len(lines) - 1} texts without Czech"
    assert not any(repr(text) in line for line in lines for text in known)
