"""How django-allauth behaves here: staff only, nobody signs up, no mails and no messages of its own."""

from __future__ import annotations

import time
from typing import Any

import qrcode
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from site_core.accounts.invitations import ABOUT
from site_core.outbox import put_mail
from site_core.rate_limit import address

ADMIN_ACCESS = "wagtailadmin.access_admin"


class StaffAdapter(DefaultAccountAdapter):
    """Logging in. How often it may fail is counted by django-axes (`lock.py`), for allauth counts by name alone."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The user name or the password is not right. Capital letters matter in both."),
        "incorrect_password": _("The password is not right."),
        "rate_limited": _("Too many attempts. Try it again later."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Administrators make accounts."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """What our own proxies saw, and nothing that a visitor claims."""
        return address(request)

    def pre_login(self, request: HttpRequest, user: Any, **about: Any) -> HttpResponse | None:
        """Also turns away an account that may not open the administration: there is nothing else to log in to."""
        if answer := super().pre_login(request, user, **about):
            return answer
        if user.has_perm(ADMIN_ACCESS):
            return None
        clear_login(request)
        return self.respond_user_inactive(request, user)

    def is_reauthentication_required(self, *, app: str, **about: Any) -> bool:
        """Not when somebody has proved who they are a moment ago; allauth would ask twice in a row."""
        records = get_authentication_records(context.request, context.request.user)
        return not records or time.time() - records[-1]["at"] >= app_settings.REAUTHENTICATION_TIMEOUT

    def add_message(self, *args: Any, **about: Any) -> None:
        """Our pages say themselves what has happened."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Through the outbox, like every mail. The addresses that we have open write none."""
        mail = self.render_mail(template_prefix, email, context)
        put_mail(to=email, subject=mail.subject, text=mail.body, about=ABOUT)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right, or it was used already. Wait for the next one and write that.")
    }

    def build_totp_svg(self, url: str) -> str:
        """The picture that the app reads, on white: without it dark modules would stand on the dark theme."""
        return str(qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode"))

    def get_totp_issuer(self) -> str:
        """The name of the site in the app of the phone."""
        return str(settings.WAGTAIL_SITE_NAME)

    def get_totp_label(self, user: Any) -> str:
        """The name of the account in the app of the phone."""
        return str(user.get_username())
