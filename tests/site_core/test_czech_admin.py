"""On the ways of an editor every text of the administration is in Czech.

Heard are all texts that a page asks for; read is every page for common English words, for what asks no catalogue is
not heard. Whether Wagtail has a text without Czech that no page here shows is held by `test_wagtail_texts.py`.
"""

from __future__ import annotations

import json
import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override, pgettext
from wagtail.users.models import UserProfile

from site_core.accounts.roles import make_roles
from site_core.wagtail_texts import sources
from tests.factories import superuser
from tests.form_reader import fields_of
from tests.page_factories import found
from tests.site_core.accounts.phone import log_in, phone_of, send_code, send_password, wrong_code
from tests.site_core.accounts.world import ADMINISTRATOR, browser_of
from tests.site_core.admin_ways import (
    ASKED_FIRST,
    EMPTY_FORMS,
    FILES,
    PAGES,
    TRANSLATING,
    build,
    forms_of_pages,
    known,
    ours,
)
from tests.texts_asked_for import Asked, Spoken, english_words

pytestmark = pytest.mark.django_db

# Read by a person: the same in both languages, or never shown.
SAME_IN_CZECH = {
    *("%s KB", "%s MB", "%(field_label)s:"),  # units, and the name of a filter
    *(
        "Admin",
        "Alias",
        "e-mail",
        "E-mail",
        "licence",
        "Logo",
        "Menu",
        "online",
        "partner",
        "port",
        "Reference",
        "role",
        "Text",
        "URL",
        "Video",
        "web",
        "workshop",
        "Workshop",
    ),
    "workshop/<slug:key>.ics",  # an address
    "test",  # the kind of a mail in this test
    "exact",  # how Django calls a way of comparing; no page shows it
}
SYNONYMS = "zdarma, bezplatný, free of charge"  # each group holds words of both languages
WRITTEN_IN_ENGLISH = {  # what records hold
    *("A tool for polls.", "Welcome to your new Wagtail site!"),
    *(SYNONYMS, f"Další možnosti: {SYNONYMS}"),
}
FOREIGN = ("en",)  # the preview of an English page speaks English
PASSED_ON = 302  # by a list that has one entry
WITHOUT_BLOCKS = {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}  # scripts write them


@pytest.fixture
def asked(monkeypatch):
    listener = Asked()
    listener.listen(monkeypatch)
    return listener


@pytest.fixture
def browser(settings):
    """An administrator's, in Czech, in front of a site with all kinds of pages."""
    settings.SECOND_FACTOR = False
    build()
    make_roles()
    one = browser_of(ADMINISTRATOR)
    UserProfile.objects.update_or_create(user_id=one.session["_auth_user_id"], defaults={"preferred_language": "cs"})
    return one


def faults(answer, asked):
    """What of a page is not in Czech; forgets what was heard."""
    html = answer.content.decode() if "html" in answer.headers["Content-Type"] else ""
    read = english_words(html) if Spoken(html).language not in FOREIGN else set()
    heard, asked.english = asked.english, set()
    return (heard - SAME_IN_CZECH) | (read - WRITTEN_IN_ENGLISH)


def faults_of(browser, asked, addresses):
    """What of each of these pages is not in Czech, by address."""
    asked.english = set()
    told = {}
    for address in addresses:
        answer = browser.get(address)
        assert answer.status_code in (200, PASSED_ON), address
        told[address] = faults(answer, asked)
    assert asked.heard > len(told)
    return {address: english for address, english in told.items() if english}


@pytest.mark.parametrize("way", [PAGES, TRANSLATING, FILES, ours()], ids=["pages", "translating", "files", "ours"])
def test_no_page_on_the_way_of_an_editor_has_a_text_without_czech(browser, asked, way):
    keys = known()

    assert faults_of(browser, asked, [line.format(**keys) for line in way]) == {}


def test_no_form_of_a_page_has_a_text_without_czech(browser, asked):
    assert faults_of(browser, asked, forms_of_pages()) == {}


SENT = ({}, {"action-publish": "1"}, {"action-submit": "1"}, {"title": "", "slug": ""})


def test_what_a_form_of_a_page_answers_is_in_czech(browser, asked):
    for key in ("about", "zprava", "statement"):
        address = reverse("wagtailadmin_pages:edit", args=[found(key).pk])
        form = fields_of(browser.get(address).content.decode())
        form = {name: value for name, value in form.items() if not name.startswith("action-")}
        for sent in SENT:
            answer = browser.post(address, form | WITHOUT_BLOCKS | sent, follow=True)
            assert "messages" in answer.content.decode()
            assert faults(answer, asked) == set(), (key, sent)


@pytest.mark.parametrize("way", [ASKED_FIRST, EMPTY_FORMS], ids=["questions", "empty forms"])
def test_what_comes_after_a_button_is_in_czech(browser, asked, way):
    keys = known()
    asked.english = set()

    for line in way:
        with transaction.atomic():
            answer = browser.post(line.format(**keys), {}, follow=True)
            transaction.set_rollback(True)
        assert answer.status_code == 200, line
        assert faults(answer, asked) == set(), line


def test_logging_in_is_in_czech_with_all_that_can_go_wrong(asked, settings):
    settings.SECOND_FACTOR = True
    jana, window = superuser("jana"), Client()
    answers = [
        window.get(reverse("account_login")),
        window.post(reverse("account_login"), {}),
        send_password(window, "jana", "wrong"),
        window.get(reverse("new_password", args=["MQ", "set-password"])),
    ]
    send_password(window, "jana")
    answers += [window.get(reverse("mfa_activate_totp")), window.post(reverse("mfa_activate_totp"), {"code": "0"})]
    secret, later = phone_of(jana), Client()
    send_password(later, "jana")
    answers += [later.get(reverse("mfa_authenticate")), send_code(later, wrong_code(secret))]
    log_in(later, jana, secret)
    answers += [later.get(reverse("mfa_index"))]

    assert {answer.status_code for answer in answers} == {200}
    assert [faults(answer, asked) for answer in answers] == [set()] * len(answers)


@pytest.mark.parametrize(
    ("view", "packages"),
    [
        ("wagtailadmin_javascript_catalog", ["wagtail.admin"]),
        ("wagtail_localize:javascript_catalog", ["wagtail_localize"]),
    ],
)
def test_the_scripts_of_the_administration_get_czech_for_all_that_they_ask(browser, view, packages):
    script = browser.get(reverse(view)).content.decode()
    words = json.loads(re.search(r"const newcatalog = (\{.*?\});\n", script, re.S)[1])

    without = {one.entry.msgid for one in sources("djangojs", packages) if one.entry.msgid not in words}
    assert without == set()


def test_a_text_without_czech_is_heard_and_english_on_a_page_is_read(asked):
    with override("cs"):
        gettext("Nobody has this text")
        ngettext("one of those", "many of those", 5)
        pgettext("a place", "Nobody has this one")
    assert asked.english == {"Nobody has this text", "many of those", "Nobody has this one"}
    assert english_words('<p title="Close the window">1-11 of 11 stránky</p><script>of</script> Co by') == {
        "Close the window",
        "1-11 of 11 stránky",
    }
    assert english_words('<html lang="cs"><p lang="en">What <b>the</b> mail</p><p lang="cs">of</p>') == {"of"}
