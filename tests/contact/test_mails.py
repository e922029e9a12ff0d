"""The sender gets a receipt in their language; strangers cannot write to anybody by it."""

import pytest
from django.utils import timezone

from contact.models import Question
from site_core.outbox import Outgoing
from site_core.site_settings import SiteSettings
from tests.contact.asking import ASKED, ask
from tests.contact.conftest import WHO

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_page")]


@pytest.mark.parametrize(("language", "subject"), [("cs", "Váš dotaz máme"), ("en", "We have your question")])
def test_the_sender_gets_a_receipt_in_their_language(browser, language, subject):
    ask(browser, language=language)
    mail = Outgoing.objects.get(to=ASKED["email"])
    assert mail.subject == subject
    assert WHO[language] in mail.text
    assert str(timezone.localdate().year + 1) in mail.text


def test_whoever_types_another_address_can_not_write_to_it(browser):
    ask(browser, text="Kupte si léky", name="Kupte si léky", organisation="Kupte si léky")
    mail = Outgoing.objects.get(to=ASKED["email"])
    assert "léky" not in mail.subject + mail.text


def test_the_log_of_mails_names_the_question_by_its_number(browser):
    ask(browser)
    assert {mail.about for mail in Outgoing.objects.all()} == {f"enquiry {Question.objects.get().pk}"}
    assert Outgoing.objects.first().about_words.startswith("dotaz ")


def notices():
    return Outgoing.objects.exclude(to=ASKED["email"])


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_address_of_the_site_settings_is_told_without_the_data_of_the_reader(browser, language):
    SiteSettings.objects.create(questions_to="dotazy@example.org")
    ask(browser, language=language)
    [notice] = notices()
    assert (notice.to, notice.subject) == ("dotazy@example.org", "Dotaz od čtenáře: Výběr nástroje")
    assert f"http://testserver/admin/questions/edit/{Question.objects.get().pk}/" in notice.text
    for personal in ("email", "name", "organisation", "text"):
        assert ASKED[personal] not in notice.subject + notice.text


@pytest.mark.parametrize("settings_exist", [True, False])
def test_without_an_address_nobody_is_told(browser, settings_exist):
    if settings_exist:
        SiteSettings.objects.create()
    ask(browser)
    assert not notices().exists()


def test_the_notice_is_forgotten_with_the_question(browser):
    SiteSettings.objects.create(questions_to="dotazy@example.org")
    ask(browser)
    Question.objects.get().delete()
    assert set(Outgoing.objects.values_list("to", "text")) == {("", "")}
