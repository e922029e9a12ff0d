"""What somebody asks, and where."""

from django.utils import timezone

from contact.models import Question

FORM = {"cs": "/contact-cs/", "en": "/en/contact-en/"}
ASKED = {
    "topic": "choosing",
    "text": "Čím začít?\nMáme 900 obyvatel.",
    "email": "jana@example.org",
    "name": "Jana Nováková",
    "organisation": "Obec Lhota",
}


def ask(browser, language="cs", **changes):
    """Opens the form, fills it in and sends it; returns the answer."""
    browser.open(FORM[language])
    return browser.send(**{**ASKED, **changes})


def question(number="1", **values):
    """A question as it stands in the table."""
    fields = {**ASKED, "language": "cs", "form_hash": f"{number:0>64}", "created_at": timezone.now()}
    return Question.objects.create(**{**fields, **values})
