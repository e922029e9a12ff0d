"""What we write about a question: to its sender, and to ourselves."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from contact.questions import Question
from site_core.outbox import put_mail

SIGNATURE = "CIVICPORT"
KIND = gettext_noop("enquiry")  # in the log of mails, which says it in the language of whoever reads it


def about(question: Question) -> str:
    """The name of a question in the log of mails."""
    return f"{KIND} {question.pk}"


def put_receipt(question: Question, who_answers: str) -> None:
    """Tells the sender that the question is here, in the active language.

    Nothing that was typed into the form stands in it: whoever types somebody else's address can't write to them.
    """
    topic, day = question.get_topic_display(), date_format(question.keep_until)
    paragraphs = [
        _("Hello,"),
        _("we have got a question from this address, most likely yours. Its topic: %(topic)s.") % {"topic": topic},
        who_answers,
        _("We keep the question and your address until %(date)s at the latest, then we delete them.") % {"date": day},
        _("If you sent nothing, you need not do anything; somebody has probably mistyped their address."),
    ]
    text = "\n\n".join(filter(None, [*paragraphs, SIGNATURE])) + "\n"
    put_mail(to=question.email, subject=_("We have your question"), text=text, about=about(question))


def put_notice(question: Question, to: str, link: str) -> None:
    """Tells ourselves that a question waits, in the active language. Who asks what stands in the admin only."""
    topic = question.get_topic_display()
    paragraphs = [
        _("A question from a reader has come in. Its topic: %(topic)s.") % {"topic": topic},
        _("Read it in the administration:"),
        link,
    ]
    text = "\n\n".join([*paragraphs, SIGNATURE]) + "\n"
    put_mail(to=to, subject=_("Question from a reader: %(topic)s") % {"topic": topic}, text=text, about=about(question))
