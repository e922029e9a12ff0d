"""Anybody may ask: by a form that keeps what was typed, not too often, once a form, without a cookie."""

import pytest
from django.test import Client

from contact.models import Question
from site_core.outbox import Outgoing
from tests.contact.asking import ASKED, FORM, ask
from tests.contact.conftest import WHO
from tests.page_factories import found

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_page")]


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_page_says_who_answers_and_has_a_form(browser, language):
    browser.open(FORM[language])
    assert WHO[language] in browser.text.replace("\xa0", " ")
    assert {"homepage", "form", "email", "name", "organisation"} <= browser.form.fields.keys()


def test_each_reader_gets_a_form_of_their_own_that_no_cache_keeps(browser):
    first, second = (browser.open(FORM["cs"]) and browser.form.fields["form"] for _ in range(2))
    assert first != second
    assert browser.page["Cache-Control"] == "no-store"
    assert not browser.page.cookies


def test_a_link_may_choose_the_topic(browser):
    browser.open(f"{FORM['cs']}?topic=barrier")
    assert browser.form.fields["topic"] == ["barrier"]


def test_a_sound_form_is_stored(browser):
    answer = ask(browser)
    assert (answer.status_code, answer["Location"]) == (302, "/dotazy/odeslano/")
    [made] = Question.objects.all()
    assert {name: getattr(made, name) for name in ASKED} == ASKED
    assert (made.language, made.state, made.taken_by) == ("cs", "new", None)


def test_the_page_after_it_says_when_the_answer_comes(browser):
    ask(browser, language="en")
    assert browser.page["Location"] == "/en/questions/sent/"
    browser.follow()
    assert WHO["en"] in browser.text.replace("\xa0", " ")


def test_name_and_organisation_may_be_left_out(browser):
    ask(browser, name="", organisation="")
    assert Question.objects.get().name == ""


@pytest.mark.parametrize(("field", "written", "words"), [
    ("topic", None, "Zvolte, čeho se dotaz týká."),
    ("topic", "weather", "Zvolte, čeho se dotaz týká."),
    ("text", "  ", "Napište svůj dotaz."),
    ("text", "x" * 4001, "Vypusťte 1 znak."),
    ("email", "", "abychom mohli odpovědět"),
    ("email", "jana", "e-mail"),
    ("name", "x" * 121, "Vypusťte 1 znak."),
])  # fmt: skip
def test_a_fault_is_named_and_nothing_typed_is_lost(browser, field, written, words):
    answer = ask(browser, **{field: written})
    assert answer.status_code == 422
    text = browser.text.replace("\xa0", " ")
    assert "<title>Chyba:" in text
    assert words in text
    kept = {name: [value] for name, value in ASKED.items() if name != field}
    assert {name: browser.form.fields[name] for name in kept} == kept
    assert not Question.objects.exists()


def test_the_form_that_comes_back_says_the_language_and_place_of_its_page(browser):
    ask(browser, language="en", text="")
    assert 'lang="en"' in browser.text
    assert f'href="{FORM["cs"]}"' in browser.text


def test_the_same_form_sent_twice_asks_once(browser):
    ask(browser)
    browser.client.post(browser.form.action, {**browser.form.fields, **ASKED})
    assert Question.objects.count() == 1


def test_another_question_in_the_same_form_is_another_one(browser):
    ask(browser)
    browser.client.post(browser.form.action, {**browser.form.fields, **ASKED, "text": "A co potom?"})
    assert Question.objects.count() == 2


def test_a_program_that_fills_everything_in_is_told_the_same_and_stored_nowhere(browser):
    assert ask(browser, homepage="https://example.org")["Location"] == "/dotazy/odeslano/"
    assert not Question.objects.exists()
    assert not Outgoing.objects.exists()


@pytest.mark.parametrize("changes", [{}, {"email": "JANA@example.org"}])
def test_too_many_in_an_hour_wait_and_lose_nothing(browser, settings, changes):
    settings.QUESTIONS_AN_HOUR = 1
    ask(browser)
    answer = ask(browser, text="A co potom?", **changes)
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert "A co potom?" in browser.text
    assert Question.objects.count() == 1


def test_what_another_site_sends_is_refused(browser):
    browser.open(FORM["cs"])
    answer = Client(headers={"Sec-Fetch-Site": "cross-site"}).post(browser.form.action, ASKED)
    assert answer.status_code == 403
    assert not Question.objects.exists()


def test_whoever_only_opens_the_address_of_the_form_is_led_to_the_page(client):
    assert client.get("/dotazy/")["Location"] == FORM["cs"]


def test_without_a_contact_page_there_is_nothing_to_send_to(client):
    found("contact").unpublish()
    assert client.get("/dotazy/").status_code == 404
    assert client.get("/dotazy/odeslano/").status_code == 404


def test_the_page_asks_at_most_ten_queries(client, django_assert_max_num_queries):
    client.get(FORM["cs"])
    with django_assert_max_num_queries(10):
        client.get(FORM["cs"])
