"""The form of a page as a browser sends it, and a process that sends it: `python -m tests.site_core.page_saver`.

The process gets the number of the page, the name of an account, a title and "itself" or "press". It opens the form,
says "opened", waits for a line and sends it. One that saves itself stops in the middle of writing, says "writing" and
waits for another line. At the end it says the status.
"""

import os
import sys

import django
from django.test import Client
from django.urls import reverse

from tests.form_reader import fields_of

WITHOUT_BLOCKS = {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}  # scripts write them
BY_ITSELF = {"accept": "application/json"}
PRESSED = {"accept": "text/html"}


def opened(browser, address):
    """The form as somebody sees it who opens the page."""
    return {**fields_of(browser.get(address).content.decode()), **WITHOUT_BLOCKS}


def turn(word):
    """Says where it stands and waits until it may go on."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()
    sys.stdin.readline()


def stop_while_writing():
    from wagtail.admin.forms import WagtailAdminPageForm

    save = WagtailAdminPageForm.save

    def stopped(form, commit=True):
        turn("writing")
        return save(form, commit=commit)

    WagtailAdminPageForm.save = stopped


def main(page, account, title, kind):
    django.setup()
    from django.contrib.auth import get_user_model

    browser = Client(headers={"sec-fetch-site": "same-origin"})
    browser.force_login(get_user_model().objects.get(username=account))
    address = reverse("wagtailadmin_pages:edit", args=[page])
    form = opened(browser, address) | {"title": title}
    turn("opened")
    if kind == "itself":
        stop_while_writing()
    answer = browser.post(address, form, headers=BY_ITSELF if kind == "itself" else PRESSED)
    sys.stdout.write(f"{answer.status_code}\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_core.settings.test")
    main(*sys.argv[1:])
