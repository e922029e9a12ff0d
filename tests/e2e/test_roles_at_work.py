"""People of each role at their work in a Czech administration: a recap from the first word to the readers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import come_to_rest, too_wide, violations
from tests.e2e.test_editing import write_row
from tests.media_library.photographs import photograph
from tests.texts_asked_for import english_words

PEOPLE = (("eva", "Page editors", "cs"), ("petr", "Approvers of texts", "cs"), ("karel", "Consultants", "cs"))
TITLE, ADDRESS = "Webinář o školách", "/aktuality/webinar-o-skolach/"
PREVIEW = "[data-side-panel=preview] iframe"
PHONE = 400  # px, the widest of a preview on a phone
NEVER_SHOWN = {"Save Selected"}  # a button of the calendar for those who switch it on
# Hears which texts the scripts ask for that come back as they were.
HEARD = """
window.withoutCzech = new Set();
window.django = new Proxy({}, {get: (own, name) => {
    if (!["gettext", "ngettext", "pgettext", "npgettext"].includes(name)) return own[name];
    return (...words) => {
        const said = own[name](...words);
        if (words.includes(said) && !["Alias", "URL", "Video"].includes(said)) window.withoutCzech.add(said);
        return said;
    };
}});
"""


@pytest.fixture(scope="module")
def at_work(member):
    """Somebody whose browser hears what the scripts of the administration ask for."""

    def new(name):
        one = member(name)
        one.context.add_init_script(HEARD)
        return one

    return new


def english(page):
    """What of an open page is not in Czech, what its scripts wrote too."""
    return (english_words(page.content()) - NEVER_SHOWN) | set(page.evaluate("[...window.withoutCzech]"))


def open_form(member, name):
    """Goes to the form of a new page below the news, as an editor does."""
    member.open("/admin/pages/search/?q=Aktuality")
    member.page.get_by_role("link", name="Aktuality", exact=True).first.click()
    member.page.wait_for_url(re.compile("/edit/"))
    member.open(member.page.url.removeprefix(member.site).replace("edit/", "add_subpage/"))
    member.page.get_by_role("link", name=re.compile(f"^{name}")).first.click()
    member.page.wait_for_url(re.compile("/add/blog/recappage/"))


def add(page, name):
    """Picks a block below all that is in the text; the field of the recording has blocks of its own."""
    button = body(page).get_by_title("Vložit blok").last
    button.evaluate("button => button.scrollIntoView({block: 'center'})")  # clear of the header that stays on top
    button.click()
    page.get_by_role("option", name=re.compile(f"^{name}")).first.click()


def body(page):
    return page.locator("section", has=page.locator("[name=body-count]")).last


def bring_picture(page):
    """Brings a picture into the library from the form of the page."""
    body(page).get_by_role("button", name="Zvolit obrázek").last.click()
    window = page.locator(".modal")
    window.get_by_role("tab", name="Nahrát").click()
    window.locator("input[type=file]").set_input_files(
        {"name": "setkani.jpg", "mimeType": "image/jpeg", "buffer": photograph("JPEG").getvalue()}
    )
    window.get_by_label("Název").fill("Setkání")
    window.get_by_label("Autor").fill("Eva Nová")
    window.get_by_label("Licence").select_option("CC BY 4.0")
    window.get_by_label("Lidé na obrázku").select_option("nikoho nelze poznat")
    assert english(page) == set()
    window.get_by_role("button", name="Nahrát").click()
    window.wait_for(state="detached")


def write(page):
    """All that a recap needs, with a picture, a table and a video."""
    page.get_by_label(re.compile(r"^Název\W*$")).first.fill(TITLE)
    page.get_by_label("Mladí a školy").check()
    page.get_by_label(re.compile(r"^Hlavní zjištění\W*$")).fill("Nejdřív potřeby.")
    for text in body(page).locator("[contenteditable=true]").all():
        text.click()
        page.keyboard.type("Co bylo.")
    add(page, "Obrázek")
    bring_picture(page)
    words = body(page).get_by_label("Alternativní text")
    body(page).get_by_text("Setkání").last.wait_for()  # its title, once the picture is chosen
    expect(words).to_have_value("")  # the title of a picture does not say what is on it
    words.fill("Lidé u stolu")
    add(page, "Tabulka")
    body(page).get_by_label("Záhlaví tabulky").select_option("both")
    body(page).get_by_label("Titulek tabulky").fill("Kolik škol přišlo")
    write_row(page, 0, "Rok", "Škol")
    write_row(page, 3, "2026", "12")
    add(page, "Video")
    body(page).get_by_label("Název záznamu").fill("Celý webinář")
    body(page).get_by_label(re.compile(r"^Adresa\W*$")).fill("https://youtu.be/aaaaaaaaaaa")


def on_a_phone(page):
    """The preview as it shows the page on a phone."""
    page.get_by_role("button", name="Skrýt nebo ukázat náhled").click()
    page.get_by_label("Náhled na telefonu").check(force=True)
    shown = page.frame_locator(f"{PREVIEW} >> nth=-1").get_by_role("heading", level=1, name=TITLE)
    shown.wait_for()
    page.wait_for_function(f"document.querySelectorAll('{PREVIEW}').length === 1")  # the one before has gone
    return page.locator(PREVIEW).element_handle().content_frame()


def test_an_editor_writes_a_recap_looks_at_it_on_a_phone_and_submits_and_an_approver_publishes_it(at_work, reader):
    eva = at_work("eva")
    open_form(eva, "Shrnutí webináře")
    write(eva.page)
    phone = on_a_phone(eva.page)
    assert phone.evaluate("innerWidth") <= PHONE
    assert too_wide(phone) == []
    assert english(eva.page) == set()
    eva.page.locator("footer [data-w-dropdown-target=toggle]").click()
    assert eva.page.locator("[name=action-publish]").count() == 0
    eva.page.get_by_text("Uloženo", exact=True).first.wait_for()  # by itself, before the button
    with eva.page.expect_navigation():
        eva.page.locator("[name=action-submit]").click()
    assert "novější verzi" not in eva.text
    assert english(eva.page) == set()

    petr = at_work("petr")
    petr.open("/admin/")
    assert english(petr.page) == set()
    petr.page.locator("main").get_by_role("link", name=TITLE).first.click()
    petr.page.wait_for_url(re.compile("/edit/"))
    assert english(petr.page) == set()
    petr.page.locator("footer [data-w-dropdown-target=toggle]").click()
    with petr.page.expect_navigation():
        petr.page.locator("[data-workflow-action-name=approve]").first.click()

    one = reader(width=320)
    one.open(ADDRESS)
    assert one.page.get_by_role("img", name="Lidé u stolu").count() == 1
    assert one.page.get_by_role("table", name="Kolik škol přišlo").get_by_role("rowheader", name="2026").count() == 1
    assert one.page.get_by_role("button", name="Přehrát tady").is_visible()
    come_to_rest(one.page)
    assert violations(one.page) + too_wide(one.page) == []


def test_a_consultant_finds_the_catalogue_and_nothing_else(at_work):
    karel = at_work("karel")
    karel.open("/admin/review/munipolis/")
    assert karel.page.get_by_role("button", name=re.compile("^Uložit")).first.is_visible()
    karel.open("/admin/")
    assert english(karel.page) == set()
    places = set(karel.page.locator("#wagtail-sidebar").get_by_role("link").all_inner_texts())
    assert places.isdisjoint({"Stránky", "Obrázky", "Dokumenty", "Formuláře"})
    for closed in ("/admin/pages/", "/admin/images/", "/admin/users/"):
        karel.open(closed)
        assert karel.page.url.removeprefix(karel.site).partition("?")[0] in ("/admin/", "/admin/pages/")
        assert karel.page.get_by_role("link", name=re.compile("^Přidat")).count() == 0


def test_an_administrator_invites_somebody_into_a_role(administrators):
    alena = administrators["cs"]
    alena.open("/admin/users/new/")
    page = alena.page
    page.get_by_label("Uživatelské jméno").fill("nova.redaktorka")
    page.get_by_label("E-mail").fill("nova@example.org")
    page.get_by_label("Jméno", exact=False).nth(1).fill("Nová")
    page.get_by_label("Příjmení").fill("Redaktorka")
    page.get_by_role("tab", name="Role").first.click()
    page.get_by_label("Redaktoři stránek").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Vytvořit").click()
    assert "nova.redaktorka" in page.locator("main").inner_text()

    alena.open("/admin/reports/mails/")
    assert "nova@example.org" in page.get_by_role("table").inner_text()
