"""Pages of logging in where django-allauth's own do not fit."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView as AllauthLoginView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy

from site_core.accounts.adapters import ADMIN_ACCESS
from site_core.accounts.forms import NewPasswordForm
from site_core.accounts.invitations import TOKENS
from site_core.accounts.second_factor import FACTOR
from site_core.accounts.typed_on import keeps_nothing


class LoginView(AllauthLoginView):
    """Name and password."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Whoever is logged in and may not open the administration would be sent back and forth for ever."""
        if request.user.is_authenticated and not request.user.has_perm(ADMIN_ACCESS):
            return redirect("account_inactive")
        return super().dispatch(request, *args, **kwargs)


class NewPhoneView(ActivateTOTPView):
    """A phone becomes the second factor. Its first right code also confirms this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        phone = Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP)
        record_authentication(self.request, self.request.user, FACTOR, id=phone.pk, type=phone.type)
        return answer

    def get_success_url(self) -> str:
        """The recovery codes: they are needed when the phone is lost."""
        return reverse("mfa_view_recovery_codes")


class OldPhoneView(DeactivateTOTPView):
    """A phone stops being the second factor; the next one takes its place at once."""

    success_url = reverse_lazy("mfa_activate_totp")


class NewPasswordView(PasswordResetConfirmView):
    """Sets a password by a link from a mail. It logs nobody in: the second factor comes with the login."""

    form_class, token_generator = NewPasswordForm, TOKENS
    template_name, success_url = "account/new_password.html", reverse_lazy("account_login")


@keeps_nothing
def closed_door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Stands where Wagtail has logins and forgotten passwords of its own, which know no second factor."""
    query = request.META.get("QUERY_STRING", "")
    login = reverse("account_login")
    return redirect(f"{login}?{query}" if query else login)
