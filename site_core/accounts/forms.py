"""Forms of logging in."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account_forms
from allauth.core import context
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp import forms as totp_forms
from django.contrib.auth.forms import SetPasswordForm
from django.core.cache import cache
from django.forms.forms import NON_FIELD_ERRORS
from django.utils.crypto import salted_hmac

from site_core.accounts.adapters import StaffAdapter
from site_core.accounts.lock import is_locked
from site_core.rate_limit import within_limit

CODES_AN_HOUR = 30  # wrong or right, of one account, from wherever: a million codes are not guessed so
CODE_SECONDS = 120  # longer than a code is taken


class WithSummary:
    """A form whose errors stand above it too."""

    errors: Any
    fields: Any

    @property
    def errors_in_order(self) -> list[dict[str, str]]:
        """Fields with what is wrong, for the summary; what is wrong with the whole leads to the first field."""
        first = next(iter(self.fields))
        return [
            {"id": first if name == NON_FIELD_ERRORS else name, "message": messages[0]}
            for name, messages in self.errors.items()
        ]


class LoginForm(WithSummary, account_forms.LoginForm):
    """Name and password."""


class PasswordForm(WithSummary, account_forms.ReauthenticateForm):
    """The password once more."""


class NewPasswordForm(WithSummary, SetPasswordForm):
    """A password of one's own."""


class CountedCode:
    """A code of the phone or a recovery code. Attempts are counted by account and address, and by account alone."""

    user: Any

    def clean_code(self) -> str:
        """The code, if it is right and was not used before."""
        person = str(self.user.pk)
        if is_locked(context.request, self.user) or not within_limit("second-factor", person, CODES_AN_HOUR):
            raise StaffAdapter().validation_error("rate_limited")
        code: str = super().clean_code()  # type: ignore[misc]
        used = salted_hmac("site_core.accounts", f"{person} {code}", algorithm="sha256").hexdigest()
        if not cache.add(f"code:{used}", 1, CODE_SECONDS):
            raise StaffAdapter().validation_error("incorrect_code")
        return code


class CodeForm(WithSummary, CountedCode, factor_forms.AuthenticateForm):
    """The code after the password."""


class CodeAgainForm(WithSummary, CountedCode, factor_forms.ReauthenticateForm):
    """The code once more."""


class FirstCodeForm(WithSummary, totp_forms.ActivateTOTPForm):
    """The first code of a phone."""
