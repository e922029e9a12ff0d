"""Logging in with a second factor, in a real browser: the first time, later, without the phone, locked."""

from __future__ import annotations

import re

import pytest

from tests.database_snapshot import copy
from tests.e2e.accessibility import come_to_rest, too_wide, violations
from tests.e2e.desk import PASSWORD, make_administrator, run
from tests.e2e.reader import Reader
from tests.served_site import seeded_file, served
from tests.site_core.accounts.phone import code_of

WORDS = {
    "cs": {
        "login": "/ucet/prihlaseni/", "log_in": "Přihlásit se", "set_up": "Nastavte si druhý faktor",
        "confirm": "Potvrdit", "codes": "Záložní kódy", "onward": "Pokračovat do administrace",
        "code": "Kód z telefonu", "error": "Chyba:", "locked": "Přihlášení je na chvíli zamčené",
        "choose": "Zvolte si heslo", "set": "Nastavit heslo", "log": "Přihlášení do administrace",
    },
    "en": {
        "login": "/en/account/login/", "log_in": "Log in", "set_up": "Set up the second factor",
        "confirm": "Confirm", "codes": "Recovery codes", "onward": "On to the administration",
        "code": "The code from your phone", "error": "Error:", "locked": "Logging in is locked for a while",
        "choose": "Choose a password", "set": "Set the password", "log": "Log in to the administration",
    },
}  # fmt: skip


LINK = """
from pathlib import Path
from django.contrib.auth import get_user_model
from django.utils.translation import override
from site_core.accounts.invitations import link
with override({language!r}):
    Path({file!r}).write_text(link(get_user_model().objects.get(username={name!r})))
"""


class Colleague(Reader):
    """Somebody with an account in front of a browser."""

    @property
    def words(self) -> dict[str, str]:
        return WORDS[self.language]

    def write(self, field: str, words: str) -> None:
        self.page.fill(f"#{field}", words)

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=self.words[name], exact=True).click()

    def send_password(self, name: str, password: str = PASSWORD) -> None:
        self.open(self.words["login"])
        self.write("login", name)
        self.write("password", password)
        self.press("log_in")

    def sees(self, name: str) -> None:
        """Whether this page has come, and has no barrier in either theme and on a phone."""
        assert self.page.locator("h1").inner_text().replace("\xa0", " ") == self.words[name]
        assert barriers(self.page) == []

    @property
    def is_inside(self) -> bool:
        return bool(re.search(r"/admin/$", self.page.url))


def barriers(page):
    found = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        come_to_rest(page)
        found += [f"{theme}: {line}" for line in violations(page)]
    page.set_viewport_size({"width": 320, "height": 900})
    come_to_rest(page)
    found += too_wide(page)
    page.set_viewport_size({"width": 1200, "height": 900})
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("strict")


@pytest.fixture(scope="module")
def strict_site(folder):
    """The site with the second factor on, and an administrator for each language."""
    copy(seeded_file(), file := folder / "site.sqlite3")
    database = f"sqlite:///{file}"
    with served(database, folder / "site.log", SECOND_FACTOR="true") as site:
        for language in WORDS:
            make_administrator(database, f"first-{language}", language)
            make_administrator(database, f"clumsy-{language}", language)
            make_administrator(database, f"new-{language}", language)
            run(database, LINK.format(name=f"new-{language}", language=language, file=str(link_file(folder, language))))
        yield site


def link_file(folder, language):
    return folder / f"{language}.link"


@pytest.fixture
def link(strict_site, folder):
    """The link of an invitation, by language."""
    return lambda language: link_file(folder, language).read_text()


@pytest.fixture
def colleague(browser, strict_site):
    """Makes windows of one person."""
    windows = []

    def new(language: str, *, javascript: bool) -> Colleague:
        windows.append(Colleague(browser, strict_site, language=language, javascript=javascript))
        return windows[-1]

    yield new
    for window in windows:
        faults = window.faults
        window.context.close()
        assert faults == []


@pytest.mark.parametrize("language", WORDS)
def test_the_first_login_sets_up_a_phone_and_later_ones_ask_for_its_code(colleague, language):
    first = colleague(language, javascript=True)
    first.send_password(f"first-{language}")
    first.open("/admin/")
    if language not in first.page.locator("html").get_attribute("lang"):
        first.page.locator("a.cp-language").click()
    first.sees("set_up")
    secret = first.page.locator("#key").inner_text()
    first.write("code", "000000")
    first.press("confirm")
    assert first.page.title().startswith(first.words["error"])
    first.write("code", code_of(secret))
    first.press("confirm")
    first.sees("codes")
    codes = first.page.locator("main li code").all_inner_texts()
    first.page.get_by_role("link", name=first.words["onward"]).click()
    assert first.is_inside

    later = colleague(language, javascript=True)
    later.send_password(f"first-{language}")
    later.sees("code")
    later.write("code", code_of(secret))
    later.press("log_in")
    assert later.is_inside

    without_phone = colleague(language, javascript=False)
    without_phone.send_password(f"first-{language}")
    without_phone.write("code", codes[0])
    without_phone.press("log_in")
    assert without_phone.is_inside


@pytest.mark.parametrize("language", WORDS)
def test_too_many_wrong_passwords_lock_and_say_so(colleague, language):
    clumsy = colleague(language, javascript=True)
    clumsy.open(clumsy.words["login"])
    assert barriers(clumsy.page) == []
    clumsy.send_password(f"clumsy-{language}", "wrong")
    assert clumsy.page.title().startswith(clumsy.words["error"])
    assert clumsy.page.input_value("#login") == f"clumsy-{language}"
    assert barriers(clumsy.page) == []

    for _ in range(4):
        clumsy.send_password(f"clumsy-{language}", "wrong")

    clumsy.sees("locked")


@pytest.mark.parametrize("language", WORDS)
def test_somebody_invited_sets_a_password_and_comes_to_the_login(colleague, link, language):
    new = colleague(language, javascript=True)
    new.open(link(language))
    new.sees("choose")
    for field in ("new_password1", "new_password2"):
        new.write(field, "čtyři slova vedle sebe")
    new.press("set")
    new.sees("log")

    new.open(link(language))
    new.sees("choose")
    assert new.page.locator("#new_password1").count() == 0
