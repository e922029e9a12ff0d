"""Somebody asks us without JavaScript: corrects what is missing, gets a receipt, and an editor finds the question."""

import time

import pytest

from tests.e2e.test_corrections import mail_to
from tests.e2e.visitor import Visitor

PEOPLE = (("hana", "Page editors", "cs"),)
WORDS = {
    "cs": {
        "page": "/zeptejte-se/", "topic": "Výběr nástroje", "text": "Váš dotaz", "email": "Váš e-mail",
        "organisation": "Obec nebo organizace", "send": "Odeslat dotaz", "fault": "Chyba:", "sent": "Váš dotaz máme",
        "receipt": "z této adresy nám přišel dotaz",
    },
    "en": {
        "page": "/en/ask-us/", "topic": "The choice of a tool", "text": "Your question", "email": "Your e-mail address",
        "organisation": "Municipality or organisation", "send": "Send the question", "fault": "Error:",
        "sent": "We have your question", "receipt": "we have got a question from this address",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def editor(member):
    return member("hana")


@pytest.mark.parametrize("language", ["cs", "en"])
def test_a_question_without_javascript_reaches_an_editor(reader, editor, language):
    says, place = WORDS[language], f"Lhota {time.time_ns()}"
    address = f"lhota-{time.time_ns()}@example.org"
    one = Visitor(reader(language=language, javascript=False))
    one.reader.open(says["page"])
    one.main.get_by_label(says["text"]).fill("Čím začít?")
    one.main.get_by_label(says["organisation"]).fill(place)
    one.press(says["send"])

    assert one.page.title().startswith(says["fault"])
    assert one.main.get_by_label(says["text"]).input_value() == "Čím začít?"
    one.main.locator("label").filter(has_text=says["topic"]).click()
    one.main.get_by_label(says["email"]).fill(address)
    one.press(says["send"])

    assert one.heading == says["sent"]
    assert address not in one.page.url
    assert says["receipt"] in mail_to(address)
    editor.open("/admin/questions/")
    row = editor.page.get_by_role("row").filter(has_text=place)
    assert "nový" in row.inner_text()
