"""Addresses of logging in. Names are those of django-allauth, which asks for them; what is not here does not exist."""

from allauth.account.views import account_inactive, logout, reauthenticate
from allauth.mfa.base import views as factor_views
from allauth.mfa.recovery_codes import views as recovery_views
from django.urls import path
from django.utils.translation import gettext_lazy as _

from site_core.accounts.second_factor import before, behind
from site_core.accounts.views import LoginView, NewPasswordView, NewPhoneView, OldPhoneView, closed_door

urlpatterns = [
    path(_("login/"), before(LoginView.as_view()), name="account_login"),
    path(_("logout/"), before(logout), name="account_logout"),
    path(_("no-access/"), before(account_inactive), name="account_inactive"),
    path(_("password-again/"), before(reauthenticate), name="account_reauthenticate"),
    path(_("new-password/<uidb64>/<token>/"), before(NewPasswordView.as_view()), name="new_password"),
    path(_("code/"), before(factor_views.authenticate), name="mfa_authenticate"),
    path(_("code-again/"), before(factor_views.reauthenticate), name="mfa_reauthenticate"),
    path(_("phone/"), before(NewPhoneView.as_view()), name="mfa_activate_totp"),
    path(_("second-factor/"), behind(factor_views.index), name="mfa_index"),
    path(_("another-phone/"), behind(OldPhoneView.as_view()), name="mfa_deactivate_totp"),
    path(_("recovery-codes/"), behind(recovery_views.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(_("new-recovery-codes/"), behind(recovery_views.generate_recovery_codes), name="mfa_generate_recovery_codes"),
]

closed_doors = [
    path("admin/login/", closed_door),
    path("admin/password_reset/", closed_door),
    path("admin/password_reset/<path:rest>", closed_door),
]
