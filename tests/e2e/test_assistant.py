"""An assistant of events at work: from a call by phone to a letter to those who came."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.e2e.accessibility import come_to_rest, too_wide, violations
from tests.e2e.desk import run

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (Debian: poppler-utils)")
PEOPLE = (("asta", "Assistants of events", "cs"), ("adam", "Assistants of events", "en"))
WORKSHOPS = """
from datetime import timedelta
from django.utils import timezone
from workshops.models import Registration, Workshop, WorkshopPage, WorkshopSession
from workshops.pages import WorkshopIndexPage
from workshops.registering.taking import register
now = timezone.now()
for pk, (key, days, fields) in enumerate({workshops!r}, 9001):
    if Workshop.objects.filter(pk=pk).exists():
        continue  # tests of a module may come in two parts
    of = Workshop(pk=pk, key=key, takes_registrations=True, format="online", **fields)
    of.sessions = [WorkshopSession(starts_at=now + timedelta(days=9), ends_at=now + timedelta(days=9, hours=2))]
    of.save()
    for index in WorkshopIndexPage.objects.select_related("locale"):
        code = index.locale.language_code
        index.add_child(instance=WorkshopPage(title=f"{{key}} {{code}}", slug=key, workshop=of, locale=index.locale))
    for number, (name, language) in enumerate({people!r}):
        said = {{"name": name, "email": f"{{key}}{{number}}@example.org", "language": language}}
        register(of.pk, said, f"{{key}} {{number}}", now)
    begins = now + timedelta(days=days)
    of.sessions.all().update(starts_at=begins, ends_at=begins + timedelta(hours=2))
"""
CALLS, QUEUE, DOOR, LETTERS, LOOK = range(9001, 9006)
FUTURE, PAST = 9, -9  # days
HELD = [
    ("volani", FUTURE, {"capacity": 3}),
    ("schvaleni", FUTURE, {"approval": True}),
    ("dvere", PAST, {}),
    ("dopis", FUTURE, {}),
    ("vzhled", PAST, {}),
]
GUESTS = [("Nina Nová", "cs"), ("Ota Čapek", "cs"), ("Mary Poppins", "en")]
PAGES = ["", "add/", "attendance/", "letter/", "mails/"]


@pytest.fixture(scope="module")
def held(database):
    """Workshops that people registered for, one for each test that changes it."""
    run(database, WORKSHOPS.format(workshops=HELD, people=GUESTS))


@pytest.fixture
def asta(member, held):
    """An assistant without JavaScript, for pages that are ours alone."""
    return member("asta", javascript=False)


def press(member, words):
    member.press(words, member.page.locator("#desk"))


def number(member, table, row):
    """The number of a row of a table of the page of a workshop."""
    line = member.page.locator(f"[aria-labelledby={table}] tr", has_text=row)
    return line.locator("td").first.inner_text()


def told(member):
    """The messages above the page, in one line."""
    return " ".join(member.page.locator(".messages").inner_text().split())


def person(member, name):
    return member.page.get_by_role("group", name=name)


def test_whoever_phones_waits_when_all_seats_are_taken(asta):
    asta.open("/admin/workshops/")
    asta.page.get_by_role("link", name="volani cs").click()
    asta.page.get_by_role("link", name="Přidat přihlášku").click()
    asta.page.get_by_label("Jméno a příjmení").fill("Karel Křen")
    asta.page.get_by_label("Typ organizace").select_option("škola")
    press(asta, "Přidat přihlášku")

    assert "Karel Křen: je mezi náhradníky. E-mail nepřijde, adresu nemáme." in told(asta)
    assert (number(asta, "seats", "Obsazená"), number(asta, "seats", "Náhradníci")) == ("3", "1")
    assert "Nemají e-mailovou adresu" in asta.text


def test_a_registration_is_approved_from_the_page_of_its_workshop(member, held):
    asta = member("asta")
    asta.open(f"/admin/workshops/{QUEUE}/")
    asta.page.get_by_role("link", name="Čeká na naše schválení").click()
    asta.page.get_by_role("link", name="Nina Nová").first.click()
    asta.page.get_by_label("Co udělat").select_option(label="Dát místo, nebo zařadit mezi náhradníky")
    with asta.page.expect_navigation():
        asta.page.get_by_role("button", name="Uložit").first.click()
    assert "Přihláška byla uložena: Nina Nová." in told(asta)

    asta.open(f"/admin/workshops/{QUEUE}/")
    assert number(asta, "states", "Přijde") == "1"


def test_who_came_is_ticked_for_many_and_the_rest_by_one_button(asta):
    asta.open(f"/admin/workshops/{DOOR}/attendance/")
    person(asta, "Nina Nová").get_by_label("Přišel(a)", exact=True).check()
    press(asta, "Uložit$")
    assert person(asta, "Nina Nová").get_by_label("Přišel(a)", exact=True).is_checked()
    assert person(asta, "Ota Čapek").get_by_label("Zatím nevíme").is_checked()

    press(asta, "Uložit, všichni ostatní nepřišli")
    asta.open(f"/admin/workshops/{DOOR}/")
    assert [number(asta, "came", row) for row in ("Přišlo", "Nepřišlo", "Zatím nevíme")] == ["1", "2", "0"]


@needs_poppler
def test_the_list_at_the_door_lies_on_one_sheet(member, held, tmp_path):
    asta = member("asta")
    asta.open(f"/admin/workshops/{LOOK}/attendance/print/?signature=1")
    file = tmp_path / "list.pdf"
    asta.page.pdf(path=file, prefer_css_page_size=True)
    words, facts = (
        subprocess.run([*command, str(file), *rest], capture_output=True, text=True, check=True).stdout
        for command, rest in ((["pdftotext", "-layout"], ["-"]), (["pdfinfo"], []))
    )

    places = [words.index(name) for name in ("vzhled cs", "Podpis", "Ota Čapek", "Nina Nová", "Mary Poppins")]
    assert places == sorted(places)
    assert "Ctrl+P" not in words
    assert "(A4)" in facts
    assert "Pages:           1" in facts


def test_a_letter_is_seen_in_both_languages_before_it_is_sent_once(asta):
    asta.open(f"/admin/workshops/{LETTERS}/letter/")
    asta.page.get_by_label("Ti, kdo mají místo (3: čeština 2, angličtina 1)").check()
    fill(asta, "cs", "Sejdeme se dole")
    press(asta, "Náhled")
    assert "Nic se neodeslalo" in asta.text
    assert asta.page.locator("[name=text_cs]").input_value() == "Sejdeme se dole"

    fill(asta, "en", "We meet downstairs")
    press(asta, "Náhled")
    frames = [frame.locator("body").inner_text() for frame in asta.page.frames[1:]]
    assert ["Sejdeme se dole" in frames[0], "We meet downstairs" in frames[1]] == [True, True]

    press(asta, "Odeslat")
    assert "Odesláno: 3: čeština 2, angličtina 1." in told(asta)
    assert asta.page.locator("#desk details").count() == 1


def fill(member, code, words):
    member.page.locator(f"[name=subject_{code}]").fill(words)
    member.page.locator(f"[name=text_{code}]").fill(words)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("name", "language"), [("asta", "cs"), ("adam", "en")])
def test_no_page_of_the_desk_has_a_barrier(member, held, name, language, theme):
    one = member(name, language=language)
    one.page.emulate_media(color_scheme=theme)
    listed = ("/admin/workshops/", "/admin/registrations/")
    for path in (*listed, *(f"/admin/workshops/{LOOK}/{page}" for page in PAGES)):
        one.open(path)
        come_to_rest(one.page)
        assert (path, violations(one.page, "#main"), too_wide(one.page)) == (path, [], [])
        one.page.set_viewport_size({"width": 320, "height": 700})
        come_to_rest(one.page)
        assert (path, too_wide(one.page), cut(one.page)) == (path, [], [])
        one.page.set_viewport_size({"width": 1200, "height": 900})


def cut(page):
    """What the frame of the administration hides, for it is too wide for a telephone."""
    return page.evaluate("""() => [...document.querySelectorAll("#desk *, .wd-list *")]
        .filter(one => one.getClientRects().length && !one.closest("thead, [class*=sr-only]"))
        .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map(one => one.outerHTML.slice(0, 80))""")
