"""An editor turns a past workshop into a recap: one press, the findings, published; readers find it at the workshop."""

from __future__ import annotations

import re
import time

import pytest

from tests.e2e.accessibility import come_to_rest, too_wide, violations
from tests.e2e.desk import run

PLANT = """
from datetime import timedelta
from django.utils import timezone
from site_core.topics import Topic
from workshops.models import Registration, Workshop, WorkshopIndexPage, WorkshopPage, WorkshopSession
key = {key!r}
of = Workshop(key=key, takes_registrations=True, format="online", spoken=["cs"], price="free")
end = timezone.now() - timedelta(days=8)
of.sessions = [WorkshopSession(starts_at=end - timedelta(hours=1), ends_at=end)]
of.save()
of.topics = [Topic.objects.get(key="maps")]
of.save()
for number in range(3):
    Registration.objects.create(workshop=of, state="confirmed", language="cs", form_hash=key + str(number), came=True)
for code, title in (("cs", "Mapy " + key), ("en", "Maps " + key)):
    index = WorkshopIndexPage.objects.get(locale__language_code=code)
    index.add_child(instance=WorkshopPage(title=title, slug=key, lead="O čem.", workshop=of, locale=index.locale))
"""
TAKEN_OVER = """many => [...document.querySelectorAll("[name^=body-][name$=-value]")]
    .filter(text => text.value.includes("Mluvilo se o mapách.")).length == many"""
LIST = "/admin/snippets/workshops/workshop/"
CLEAR = """
from blog.models import RecapPage
from workshops.models import Workshop, WorkshopPage
for pages in (RecapPage, WorkshopPage):
    for page in pages.objects.filter(workshop__key={key!r}):
        page.delete()
Workshop.objects.filter(key={key!r}).delete()
"""


@pytest.fixture
def key(site, database):
    """A workshop that ended eight days ago, of three guests; gone afterwards."""
    of = f"mapy-{time.time_ns()}"
    run(database, PLANT.format(key=of))
    yield of
    run(database, CLEAR.format(key=of))


def press(page, button):
    button.evaluate("button => button.scrollIntoView({block: 'center'})")  # clear of the header that stays on top
    with page.expect_navigation():
        button.click()


def write(text, words):
    text.evaluate("text => text.scrollIntoView({block: 'center'})")
    text.click()
    text.page.keyboard.type(words)


def publish(page):
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    with page.expect_navigation():
        page.locator("[name=action-publish]").click()


def test_a_past_workshop_becomes_a_recap_in_one_press_and_its_page_shows_it(administrators, reader, key):
    member = administrators["cs"]
    page = member.page
    member.open("/admin/")
    assert "Workshopy bez shrnutí" in member.text
    press(page, page.get_by_role("button", name=re.compile(f"Připravit shrnutí.*{key}")))

    page.wait_for_url(re.compile("/edit/"))
    assert "Koncept shrnutí je připravený" in page.locator("body").inner_text()
    assert page.locator("[name=title]").input_value() == f"Mapy {key}"
    assert page.locator("[name=came]").input_value() == "3"
    page.locator("[name=findings]").fill("Nejdřív potřeby.\nPak mapa.")
    texts = page.locator("[data-contentpath=body] [contenteditable=true]").all()
    for text in texts:
        write(text, "Mluvilo se o mapách.")
    page.wait_for_function(TAKEN_OVER, arg=len(texts))
    publish(page)
    assert "byla zveřejněna" in page.locator("body").inner_text()

    one = reader()
    one.open(f"/workshopy/{key}/")
    main = one.page.locator("main")
    assert main.locator("#registration").count() == 0
    main.get_by_role("link", name=f"Mapy {key}").click()
    assert "Nejdřív potřeby." in main.inner_text()
    assert "3 lidé" in main.inner_text()
    assert main.get_by_role("link", name=f"Mapy {key}").is_visible()
    come_to_rest(one.page)
    assert violations(one.page) + too_wide(one.page) == []


def test_the_list_has_the_button_and_then_the_way_to_the_draft(administrators, key):
    member = administrators["cs"]
    page = member.page
    member.open(LIST)
    press(page, page.locator("tr", has_text=key).get_by_role("button", name="Připravit shrnutí"))
    page.wait_for_url(re.compile("/edit/"))
    draft = page.url
    member.open(LIST)
    page.locator("tr", has_text=key).get_by_role("link", name="Shrnutí").click()
    page.wait_for_url(re.compile("/edit/"))

    assert page.url == draft
