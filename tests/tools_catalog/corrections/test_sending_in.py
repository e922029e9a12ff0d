"""Anybody may ask for a correction of a tool: with evidence, with an address, not too often, once a form."""

import pytest
from django.core.cache import cache
from django.test import Client

from site_core.outbox import Outgoing
from tests.tools_catalog.corrections.supplier import WORDS, address, form_of, link_in, mails, write
from tools_catalog.models import Correction

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "path"), [
    ("cs", "/nastroje/anketa/oprava/"), ("en", "/en/tools/anketa/correction/"),
])  # fmt: skip
def test_the_form_stands_below_the_page_of_the_tool(of, browser, language, path):
    assert form_of(language=language) == path
    assert browser.open(path).status_code == 200
    assert "Anketa" in browser.text


def test_a_link_at_a_criterion_chooses_it(of, browser):
    browser.open(f"{form_of()}?what=criterion.surveys")
    assert '<option value="criterion.surveys" selected>' in browser.text


@pytest.mark.parametrize("what", ["criterion.weather", "fact.surveys", "<script>", "criterion", ""])
def test_a_link_that_names_nothing_chooses_nothing(of, browser, what):
    browser.open(f"{form_of()}?what={what}")
    assert browser.page.status_code == 200
    assert " selected>" not in browser.text


def test_a_tool_that_readers_do_not_see_has_no_form(of, browser):
    assert browser.open(form_of("neni")).status_code == 404


def test_a_sound_form_is_stored_and_waits_for_its_sender(of, browser):
    answer = write(browser)
    assert (answer.status_code, answer["Location"]) == (302, "/nastroje/anketa/oprava/odeslano/")
    [made] = Correction.objects.all()
    assert (made.tool, made.kind, made.target, made.state) == (of, "criterion", "surveys", "awaiting")
    assert (made.text, made.evidence_url, made.name, made.email) == (
        WORDS["text"], WORDS["evidence_url"], WORDS["name"], WORDS["email"],
    )  # fmt: skip
    assert made.is_vendor
    assert browser.follow().status_code == 200


def test_the_sender_gets_a_mail_in_their_language_with_a_link(of, browser):
    write(browser, language="en")
    [message] = mails()
    assert message.to == ["jana@example.org"]
    assert message.subject == "Confirm your request for a correction: Anketa"
    assert link_in(message).startswith("/en/corrections/")


def test_whoever_types_another_address_can_not_write_to_it(of, browser):
    write(browser, text="Kupte si léky", name="Kupte si léky", evidence_url="https://leky.example.org")
    [message] = mails()
    assert "léky" not in message.body + message.subject
    assert "leky" not in message.body


def test_the_table_holds_nothing_that_opens_the_link(of, browser):
    write(browser)
    [message] = mails()
    token = link_in(message).split("/")[-2]
    stored = str(Correction.objects.values().get()) + str(Outgoing.objects.values().get())
    assert token not in stored


@pytest.mark.parametrize("field", list(WORDS))
def test_each_answer_is_needed_and_the_rest_is_kept(of, browser, field):
    answer = write(browser, **{field: ""})
    assert answer.status_code == 422
    assert browser.text.count("<title>Chyba:") == 1
    target = "is_vendor-yes" if field == "is_vendor" else field
    assert f'<a href="#{target}">' in browser.text
    assert f'id="{field}-error"' in browser.text
    kept = {name: value for name, value in WORDS.items() if name not in (field, "what")}
    assert {name: browser.form.fields.get(name) for name in kept} == {name: [value] for name, value in kept.items()}
    assert not Correction.objects.exists()


@pytest.mark.parametrize(("field", "value"), [
    ("evidence_url", "example.org"),
    ("evidence_url", "javascript:alert(1)"),
    ("evidence_url", "https://example.org/" + "a" * 500),
    ("email", "jana"),
    ("email", "jana@example.org\nBcc: all@example.org"),
    ("what", "criterion.weather"),
    ("text", "a" * 2001),
    ("name", "a" * 121),
    ("is_vendor", "maybe"),
])  # fmt: skip
def test_what_can_not_be_true_is_refused(of, browser, field, value):
    assert write(browser, **{field: value}).status_code == 422
    assert not Correction.objects.exists()


@pytest.mark.parametrize("address", [
    "http://localhost:8000/x", "http://192.168.0.5/x", "https://[::1]/", "http://aaa.invalid/x", "https://web.intranet/",
])  # fmt: skip
def test_an_address_that_others_cannot_open_is_refused_with_the_true_reason(of, browser, address):
    assert write(browser, evidence_url=address).status_code == 422
    assert "Přidejte takovou, kterou otevře každý." in browser.text.replace("\xa0", " ")


@pytest.mark.parametrize(("what", "words"), [
    ("criterion.surveys", "Co říkáme teď: Dotazník"), ("fact.free_service", "Co říkáme teď: Hotová služba zdarma"),
])  # fmt: skip
def test_beside_the_form_stands_what_we_say_now(of, browser, what, words):
    browser.open(f"{form_of()}?what={what}")
    assert words in browser.text.replace("\xa0", " ")
    known = "https://example.org/docs" if what == "criterion.surveys" else "Nevíme."
    assert known in browser.text.split('id="said-now"')[1].split("</dl>")[0]


def test_of_something_else_we_say_nothing_beside_the_form(of, browser):
    browser.open(f"{form_of()}?what=other")
    assert "said-now" not in browser.text


@pytest.mark.parametrize(("field", "value", "words"), [
    ("text", "a" * 2500, "Vejde se sem nejvýš 2 000 znaků. Vypusťte 500 znaků."),
    ("name", "a" * 121, "Vejde se sem nejvýš 120 znaků. Vypusťte 1 znak."),
    ("evidence_url", "https://example.org/" + "a" * 482, "Vejde se sem nejvýš 500 znaků. Vypusťte 2 znaky."),
    ("email", "a" * 60 + "@" + "b" * 60 + "." + "c" * 60 + "." + "d" * 60 + "." + "e" * 20 + ".cz", "nejvýš 254 znaků"),
])  # fmt: skip
def test_what_is_too_long_is_kept_whole_and_told_by_how_much(of, browser, field, value, words):
    assert write(browser, **{field: value}).status_code == 422
    assert browser.form.fields[field] == [value]
    assert words in browser.text.replace("\xa0", " ")
    assert "maxlength" not in browser.text.split("<main")[1].split("</main")[0]


def test_too_long_is_told_in_the_language_of_the_page_after_it_was_told_in_another(of, browser):
    write(browser, text="a" * 2001)
    write(browser, language="en", text="a" * 2001)
    assert "At most 2,000 characters fit here. Leave out 1 character." in browser.text


def test_a_line_break_counts_once(of, browser):
    assert write(browser, text="a" * 1000 + "\r\n" + "b" * 999).status_code == 302
    assert Correction.objects.get().text == "a" * 1000 + "\n" + "b" * 999


def test_a_control_character_is_no_fault_of_ours(of, browser):
    assert write(browser, text="a\0b").status_code == 422


def test_the_same_form_sent_twice_makes_one(of, browser):
    browser.open(form_of())
    form = browser.form
    for _ in range(2):
        browser.form = form
        assert browser.send(**WORDS).status_code == 302
    assert Correction.objects.count() == 1
    assert len(mails()) == 1


def test_the_same_form_with_other_words_makes_another(of, browser):
    browser.open(form_of())
    form = browser.form
    for text in ("Jedna věc.", "Druhá věc."):
        browser.form = form
        browser.send(**{**WORDS, "text": text})
    assert Correction.objects.count() == 2


def test_a_program_that_fills_in_the_trap_leaves_nothing(of, browser):
    assert write(browser, homepage="https://example.org").status_code == 302
    assert not Correction.objects.exists()
    assert not mails()


def test_too_many_from_one_network_wait(of, browser, settings):
    settings.CORRECTIONS_AN_HOUR = 2
    answers = [write(browser, email=f"n{number}@example.org").status_code for number in range(3)]
    assert answers == [302, 302, 429]
    assert browser.page["Retry-After"] == "3600"
    assert Correction.objects.count() == 2


def test_too_many_about_one_tool_wait_until_tomorrow_and_are_told_so(of, browser, settings):
    settings.CORRECTIONS_OF_A_TOOL_A_DAY = 1
    write(browser)
    write(browser, text="Jiná oprava")
    assert (browser.page.status_code, browser.page["Retry-After"]) == (429, "86400")
    assert "pošlete to znovu zítra" in browser.text.replace("\xa0", " ")
    assert Correction.objects.count() == 1


def test_a_stranger_cannot_use_up_what_the_supplier_may_send_about_a_tool(of, browser, settings):
    settings.CORRECTIONS_OF_A_TOOL_A_DAY = 1
    for number in range(2):
        browser.client.defaults["REMOTE_ADDR"] = f"192.0.2.{number}"
        write(browser, text=f"Oprava {number}", email=f"n{number}@example.org")
    assert Correction.objects.count() == 2


@pytest.mark.parametrize(("language", "title"), [("cs", "<title>Chyba:"), ("en", "<title>Error:")])
def test_whoever_has_to_wait_loses_nothing_and_may_send_the_same_later(of, browser, settings, language, title):
    settings.CORRECTIONS_AN_HOUR = 0
    write(browser, language=language)
    assert title in browser.text
    kept = {name: value for name, value in WORDS.items() if name != "what"}
    assert {name: browser.form.fields[name] for name in kept} == {name: [value] for name, value in kept.items()}
    settings.CORRECTIONS_AN_HOUR = 1
    cache.clear()
    assert browser.send(what=WORDS["what"]).status_code == 302
    assert Correction.objects.count() == 1


def test_too_many_for_one_address_wait_whoever_writes(of, browser, settings):
    settings.CORRECTIONS_AN_HOUR = 2
    for number in range(3):
        browser.client.defaults["REMOTE_ADDR"] = f"192.0.2.{number}"
        write(browser, text=f"Oprava {number}", email="JANA@example.org" if number else "jana@example.org")
    assert browser.page.status_code == 429
    assert len(mails()) == 2


def test_neither_the_database_nor_the_cache_holds_who_wrote_how_often(of, browser):
    write(browser)
    assert not [key for key in cache._cache if "jana" in key or "127.0.0.1" in key]


def test_a_form_on_another_site_is_refused(of):
    stranger = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})
    assert stranger.post(form_of(), WORDS).status_code == 403
    assert not Correction.objects.exists()


def test_the_pages_give_no_cookie_and_are_kept_by_nobody(of, browser):
    write(browser)
    browser.follow()
    assert not browser.client.cookies
    browser.open(form_of())
    assert browser.page["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in browser.text


@pytest.mark.parametrize(("backend", "said"), [
    ("site_core.outbox.files.MailFiles", True), ("django.core.mail.backends.locmem.EmailBackend", False),
])  # fmt: skip
def test_the_page_says_where_mails_go_when_none_leaves(of, browser, settings, tmp_path, backend, said):
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"file_path": str(tmp_path)} if said else {}}}
    for page in (form_of(), address("tool:correction_sent", "anketa")):
        browser.open(page)
        assert ("neopustí tento počítač" in browser.text.replace("\xa0", " ")) is said
