"""An assistant of events in front of the desk, for tests."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from site_core.accounts.roles import make_roles
from tests.page_factories import site
from tests.site_core.accounts.world import browser_of
from tests.workshops.registering.people import NOW


def at_the_desk(settings: Any, monkeypatch: Any, *pages: Any, language: str = "cs", role: str = "assistant") -> Client:
    """Their browser, on a site with these pages, nine days before the workshops of tests begin."""
    settings.SECOND_FACTOR = False
    site(*pages)
    make_roles()
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    browser = browser_of(role)
    UserProfile.objects.update_or_create(
        user_id=browser.session["_auth_user_id"], defaults={"preferred_language": language}
    )
    return browser


def words_of(answer: Any) -> str:
    """The page in one line."""
    return " ".join(answer.content.decode().split())
