"""A comparison that is kept, and how tests look at its pages."""

import re

from django.urls import reverse

NEW = "/pro-klienta/nove/?t=alfa&t=beta&w.functions=critical&does=survey"


def address(name, token, *more):
    return reverse(f"client:{name}", args=[token, *more])


def made(browser, new=NEW, **changes):
    """Keeps a comparison, of alfa and beta unless the address says otherwise, and gives its edit token."""
    browser.open(new)
    browser.send(**{"title": "Pro Lhotu", "note__alfa": "První.\nDruhý.", **changes})
    assert browser.page.status_code == 302, browser.text
    return browser.page["Location"].split("/")[2]


def words(browser):
    """The page as a person reads it."""
    return " ".join(re.sub(r"<[^>]+>", " ", browser.text).replace("\xa0", " ").split())
