"""Which mails of the desk somebody wants: Wagtail's own choices, for those to whom it does not offer them.

Wagtail shows the choices about mails only to people who work on pages.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NotificationPreferencesForm
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput
from wagtail.users.models import UserProfile

from tools_catalog.review.access import may_open


class MailChoicesForm(forms.ModelForm):
    """The choices that Wagtail's own form leaves out for this person."""

    class Meta:
        model = UserProfile
        fields = ["submitted_notifications", "approved_notifications", "rejected_notifications"]
        widgets = dict.fromkeys(fields, SwitchInput())
        labels = {
            "submitted_notifications": _("A batch waits for a second reviewer"),
            "approved_notifications": _("My batch was published"),
            "rejected_notifications": _("My batch was returned"),
        }
        help_texts = dict.fromkeys(fields, "")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NotificationPreferencesForm(instance=self.instance).fields:
            self.fields.pop(name, None)


class MailChoicesPanel(BaseSettingsPanel):
    """The choices in the account of somebody of the desk."""

    name = "review_mails"
    title = _("Review desk")
    tab = notifications_tab
    order = 150
    form_class = MailChoicesForm
    form_object = "profile"

    def is_active(self) -> bool:
        """Whether there is anything to choose here."""
        return may_open(self.user) and bool(self.get_form().fields)
