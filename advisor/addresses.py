"""Addresses within the questionnaire, and what they carry on: where to return, how a person fills in."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from advisor.access import Access

RETURN, CHECK = "return", "check"  # ?return=check: back to the check page after this answer
BY, SECTION = "by", "section"  # ?by=section: whole sections on one page
AFTER = "after"  # ?after=why: this section was just filled in


def tasks(token: str, **query: str) -> str:
    """The list of sections."""
    return _with(reverse("advisor:tasks", args=[token]), query)


def question(token: str, page: str, *, returning: bool = False) -> str:
    """One page of questions; `returning` leads back to the check page."""
    return _with(reverse("advisor:question", args=[token, page]), {RETURN: CHECK} if returning else {})


def section(token: str, key: str) -> str:
    """A whole section on one page."""
    return reverse("advisor:section", args=[token, key])


def check(token: str) -> str:
    """Check your answers."""
    return reverse("advisor:check", args=[token])


def link(token: str) -> str:
    """The page about the links to this profile."""
    return reverse("advisor:link", args=[token])


def anchor(question_key: str) -> str:
    """The fragment of a question on its page."""
    return f"#question-{question_key}"


@dataclass(frozen=True)
class Links:
    """The two links of a profile as people copy them; `edit` is empty for who may only read."""

    edit: str
    read: str
    mail: str


def links(request: HttpRequest, access: Access) -> Links:
    """Absolute links in the language of this page; `mail` opens a message to oneself in the reader's own program."""
    read = request.build_absolute_uri(tasks(access.read_token))
    edit = request.build_absolute_uri(tasks(access.token)) if access.may_edit else ""
    return Links(edit, read, mail_to_oneself(edit or read, access))


def mail_to_oneself(address: str, access: Access) -> str:
    """A mailto: address with subject and text; nothing is sent by us."""
    subject = _("Link to our answers on CIVICPORT")
    days = _("The link works until %(date)s.") % {"date": formats.date_format(access.profile.expires_on)}
    rights = _("Whoever has it can change the answers.") if access.may_edit else _("It is for reading only.")
    return f"mailto:?subject={quote(subject)}&body={quote(f'{address}\r\n\r\n{days} {rights}')}"


def _with(path: str, query: dict[str, str]) -> str:
    return f"{path}?{urlencode(query)}" if query else path
