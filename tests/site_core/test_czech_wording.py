"""The Czech of the administration is grammatical with all that stands in it; one thing has one word (ADR 0033)."""

from __future__ import annotations

import re
from datetime import timedelta

import polib
import pytest
from django.conf import settings
from django.utils import timezone, translation
from wagtail.admin.templatetags.wagtailadmin_tags import timesince_last_update, timesince_simple

from site_core.editor_guide import FOLDER
from site_core.wagtail_texts import DOMAINS, sources

OTHER_WORDS = re.compile(r"publik|návrh|storn", re.IGNORECASE)  # for what has a word already
YEAR = timedelta(days=366)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(minutes=1), "před 1 minutou"),
        (timedelta(minutes=2), "před 2 minutami"),
        (timedelta(minutes=5), "před 5 minutami"),
        (timedelta(hours=1), "před 1 hodinou"),
        (timedelta(hours=2), "před 2 hodinami"),
        (timedelta(hours=5), "před 5 hodinami"),
        (timedelta(days=1), "před 1 dnem"),
        (timedelta(days=2), "před 2 dny"),
        (timedelta(days=5), "před 5 dny"),
        (timedelta(weeks=1), "před 1 týdnem"),
        (timedelta(weeks=2), "před 2 týdny"),
        (timedelta(days=32), "před 1 měsícem"),
        (timedelta(days=64), "před 2 měsíci"),
        (timedelta(days=160), "před 5 měsíci"),
        (YEAR, "před 1 rokem"),
        (2 * YEAR, "před 2 lety"),
        (5 * YEAR, "před 5 lety"),
        (timedelta(), "právě teď"),
    ],
)
def test_how_long_ago_is_grammatical_with_every_period(age, words):
    with translation.override("cs"):
        assert timesince_simple(timezone.now() - age).replace("\xa0", " ") == words


def test_who_saved_how_long_ago_is_grammatical_too():
    with translation.override("cs"):
        told = timesince_last_update(timezone.now() - timedelta(days=8), user_display_name="Jana")

    assert told.replace("\xa0", " ") == "před 1 týdnem, Jana"


def czech(entry):
    """Each form of the Czech that stands on the page for a text of a package."""
    with translation.override("cs"):
        if entry.msgid_plural:
            return {translation.ngettext(entry.msgid, entry.msgid_plural, number) for number in (1, 2, 5)}
        return {translation.pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else translation.gettext(entry.msgid)}


def test_one_thing_has_one_word_in_what_wagtail_says():
    told = {form for one in sources("django") if one.package != "django.conf" for form in czech(one.entry)}

    assert {words for words in told if OTHER_WORDS.search(words)} == set()


@pytest.mark.parametrize("folder", ["locale", "locale/wagtail"])
@pytest.mark.parametrize("domain", DOMAINS)
def test_one_thing_has_one_word_in_what_we_say(folder, domain):
    path = settings.ROOT / folder / "cs" / "LC_MESSAGES" / f"{domain}.po"
    entries = polib.pofile(str(path)) if path.exists() else ()

    told = {form for entry in entries for form in (entry.msgstr, *entry.msgstr_plural.values())}
    assert {words for words in told if OTHER_WORDS.search(words)} == set()


def test_one_thing_has_one_word_in_the_guide():
    guide = (FOLDER / "editor-guide.cs.md").read_text(encoding="utf-8")

    assert OTHER_WORDS.findall(guide) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("All %(objects)s pages on this screen selected", "Vybrané jsou všechny stránky na této obrazovce (8)"),
        ("Add %(model_name)s", "Přidat: organizace"),
        ("Add %(label)s", "Přidat: autor"),
    ],
)
def test_a_name_or_a_number_is_put_where_it_needs_no_other_form(text, words):
    with translation.override("cs"):
        assert translation.gettext(text) % {"objects": 8, "model_name": "organizace", "label": "autor"} == words
