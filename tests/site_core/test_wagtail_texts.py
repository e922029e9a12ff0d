"""Czech of the administration where Wagtail has none."""

from __future__ import annotations

from io import StringIO

import polib
import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

from site_core import wagtail_texts
from site_core.wagtail_texts import DOMAINS, PACKAGES, catalogue, faults, missing, same_placeholders
from tests.tools_catalog.admin_browser import admin


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_of_our_texts_is_one_of_wagtails_and_whole(domain):
    assert faults(domain) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_text_of_wagtail_has_czech(domain):
    assert [source.entry.msgid for source in missing(domain)] == []


def test_every_installed_package_of_wagtail_is_looked_at():
    installed = [app.name for app in apps.get_app_configs() if app.name.startswith("wagtail")]

    with_texts = {name for name in installed for domain in DOMAINS if catalogue(name, "en", domain).exists()}
    assert with_texts - set(PACKAGES) == set()


def test_the_name_of_a_model_may_be_left_out_for_it_cannot_be_declined():
    assert same_placeholders(polib.POEntry(msgid="%(end)s of %(count)s %(model_name)s", msgstr="%(end)s z %(count)s"))


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


def test_the_command_lists_what_is_missing(monkeypatch, tmp_path):
    for domain in DOMAINS:
        polib.POFile().save(str(tmp_path / f"{domain}.po"))
    monkeypatch.setattr(wagtail_texts, "OURS", tmp_path)
    out = StringIO()
    call_command("wagtail_texts", "--package", "wagtail.admin", stdout=out)

    lines = out.getvalue().splitlines()
    assert "wagtail.admin django: 'Search…'" in lines
    assert lines[-1] == f"{len(lines) - 1} texts without Czech"
