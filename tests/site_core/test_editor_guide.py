"""The guide for editors: one page a job inside the administration, in its language, with the names of its buttons."""

from __future__ import annotations

import re

import polib
import pytest
import wagtail
import wagtail_localize
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, pgettext

from site_core.editor_guide import FOLDER, jobs
from tests.factories import superuser
from tests.test_architecture import ROOT
from tests.tools_catalog.admin_browser import admin

LANGUAGES = ("cs", "en")
CATALOGUES = [
    *(ROOT / "locale").rglob("cs/LC_MESSAGES/*.po"),
    *(
        file
        for package in (wagtail, wagtail_localize)
        for file in (ROOT / package.__path__[0]).rglob("cs/LC_MESSAGES/*.po")
    ),
]


def names():
    """All texts of the administration, by language, as it shows them; without case and marks around."""
    entries = [entry for file in CATALOGUES for entry in polib.pofile(str(file))]
    with translation.override("cs"):
        czech = [pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else gettext(entry.msgid) for entry in entries]
    said = {"cs": czech, "en": [entry.msgid for entry in entries]}
    return {language: {plain(text) for text in [*texts, last_step(language)]} for language, texts in said.items()}


def last_step(language):
    """The button of whoever decides last; Wagtail puts it together."""
    with translation.override(language):
        return gettext("%(label)s and Publish") % {"label": gettext("Approve")}


def plain(text):
    return text.strip().rstrip(":?!.").casefold()


def bold(language):
    """What the guide calls by name; a question in bold begins a paragraph of advice."""
    text = (FOLDER / f"editor-guide.{language}.md").read_text()
    return [name for name in re.findall(r"\*\*(.+?)\*\*", text) if not name.endswith("?")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guide_calls_by_name_is_called_so_in_the_administration(language):
    known = names()[language]

    assert [name for name in bold(language) if plain(name) not in known] == []


def test_both_languages_have_the_same_jobs_with_as_many_steps():
    shapes = [[(job.number, job.steps.count("<li>")) for job in jobs(language)] for language in LANGUAGES]

    assert shapes[0] == shapes[1]
    assert len(shapes[0]) > 10


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_leads_to_each_job_in_the_language_of_the_administration(language):
    client = admin(language=language)
    first = client.get(reverse("wagtailadmin_home")).content.decode()

    for job in jobs(language):
        address = reverse("editor_guide_job", args=[job.number])
        assert f'<a href="{address}">{job.title}</a>' in first
        assert job.steps in client.get(address).content.decode()


@pytest.mark.django_db
def test_a_job_leads_to_the_one_before_and_the_next_one():
    client = admin()
    last = len(jobs("cs"))

    html = client.get(reverse("editor_guide_job", args=[2])).content.decode()

    assert all(reverse("editor_guide_job", args=[number]) in html for number in (1, 3))
    assert client.get(reverse("editor_guide_job", args=[last])).status_code == 200
    assert client.get(reverse("editor_guide_job", args=[last + 1])).status_code == 404


@pytest.mark.django_db
def test_strangers_are_led_to_the_login():
    superuser()
    assert Client().get(reverse("editor_guide")).status_code == 302
