"""People of the review desk in front of a browser. They have accounts, so they also have a cookie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from tests.database_snapshot import manage
from tests.e2e.reader import LOCALE, slow_down
from tests.served_site import SETTINGS

PASSWORD = "a long password for tests"
ACCOUNT = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile
for name, group, language in {people!r}:
    if get_user_model().objects.filter(username=name).exists():
        continue  # tests of a module may come in two parts
    shown = name.partition(".")[0].title()
    person = get_user_model().objects.create_user(name, password={password!r}, first_name=shown)
    person.groups.add(Group.objects.get(name=group))
    UserProfile.objects.update_or_create(user=person, defaults={{"preferred_language": language}})
"""

ADMINISTRATOR = """
from django.contrib.auth import get_user_model
from wagtail.users.models import UserProfile
person = get_user_model().objects.create_superuser({name!r}, password={password!r})
UserProfile.objects.update_or_create(user=person, defaults={{"preferred_language": {language!r}}})
"""


def run(database: str, code: str) -> None:
    """Runs Python in the database of a served site."""
    manage("shell", "--no-imports", "-c", code, database=database, DJANGO_SETTINGS_MODULE=SETTINGS)


def make_accounts(database: str, *people: tuple[str, str, str]) -> None:
    """Makes accounts, each (name, group, language of the admin), in the database of a served site."""
    run(database, ACCOUNT.format(people=people, password=PASSWORD))


def make_administrator(database: str, name: str, language: str) -> None:
    """Makes the account of somebody who may do everything."""
    run(database, ADMINISTRATOR.format(name=name, language=language, password=PASSWORD))


class Member:
    """One person of the desk at one browser; with `cookies` of a session they need not log in."""

    def __init__(
        self, browser: Browser, site: str, name: str, *,
        language: str = "cs", javascript: bool = True, cookies: Sequence[Any] = (),
    ) -> None:  # fmt: skip
        self.site, self.account, self.faults = site, name, []
        self.context = browser.new_context(
            viewport={"width": 1200, "height": 900}, locale=LOCALE[language], java_script_enabled=javascript,
            reduced_motion="reduce",
        )  # fmt: skip
        self.page: Page = slow_down(self.context.new_page())
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        if cookies:
            self.context.add_cookies(cookies)
        else:
            self.log_in()

    def log_in(self) -> None:
        self.open("/admin/login/")
        self.page.fill("[name=login]", self.account)
        self.page.fill("[name=password]", PASSWORD)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_url(re.compile(r"/admin/$"))

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)

    def press(self, words: str, inside: Locator | None = None) -> None:
        """Presses the button whose words begin like this and waits for the page that comes."""
        button = (inside or self.page.locator("#review")).get_by_role("button", name=re.compile(f"^{words}"))
        with self.page.expect_navigation():
            button.click()

    @property
    def text(self) -> str:
        return self.page.locator("#main").inner_text()
