"""Somebody gets an account: a mail with a link to set their own password. A forgotten password goes the same way."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db.models.signals import post_delete
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from wagtail.users.models import UserProfile

from site_core.outbox import forget_mails, put_mail

ABOUT = gettext_noop("account")  # what the mail log calls it
DAYS = settings.PASSWORD_RESET_TIMEOUT // 86_400


class InvitationTokens(PasswordResetTokenGenerator):
    """Tokens of these links. One ends when a password is set, somebody logs in or the address changes."""

    key_salt = "site_core.accounts.invitations"


TOKENS = InvitationTokens()


def invite(person: Any, language: str) -> None:
    """Stores the mail, in this language; the administration will speak it too."""
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})
    with override(language):
        words = {"site": settings.WAGTAIL_SITE_NAME, "name": person.get_username()}
        paragraphs = [
            _("Hello,"),
            _("you have an account for the administration of %(site)s. Your user name is %(name)s.") % words,
            _("Open this link and choose a password:"),
            settings.WAGTAILADMIN_BASE_URL + link(person),
            _("The link works for %(days)s days and only once. At the first login have your phone at hand: the site "
              "asks for a code of an app as well.") % {"days": DAYS},
            _("If you expect no such mail, you need not do anything."),
            settings.WAGTAIL_SITE_NAME,
        ]  # fmt: skip
        subject = _("Your account for %(site)s") % words
        put_mail(to=person.email, subject=subject, text="\n\n".join(paragraphs) + "\n", about=about(person.pk))


def link(person: Any) -> str:
    """The address where this person sets a password, in the active language."""
    return reverse("new_password", args=[urlsafe_base64_encode(force_bytes(person.pk)), TOKENS.make_token(person)])


def about(pk: int) -> str:
    return f"{ABOUT} {pk}"


def forget_mails_of(sender: Any, instance: Any, **more: Any) -> None:
    """The log forgets who was invited when the account goes."""
    forget_mails([about(instance.pk)])


def connect() -> None:
    """Called once when the site starts."""
    post_delete.connect(forget_mails_of, sender=settings.AUTH_USER_MODEL, dispatch_uid="mails of an account")
