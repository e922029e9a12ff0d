"""Names of groups as people read them. They are stored in English, for code and migrations find them by name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext, gettext_lazy, gettext_noop
from wagtail.admin.ui.tables import TitleColumn
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.groups import GroupViewSet, IndexView
from wagtail.users.views.users import UserFilterSet, UserViewSet

from site_core.accounts import roles
from site_core.accounts.invitations import invite
from site_core.exported_lists import HarmlessExport

OURS = (
    *(gettext_noop("Editors"), gettext_noop("Moderators")),
    *(gettext_noop("Reviewers"), gettext_noop("Chief reviewers")),
    *roles.NAMES,
)

# Names of rights of Wagtail as the form of a group asks for their translation; Wagtail itself collects none of them.
RIGHTS = (
    *(gettext_noop("Can lock"), gettext_noop("Can unlock")),
    *(gettext_noop("Can publish"), gettext_noop("Can submit translations")),
)


def called(group: Group) -> str:
    """The name in the active language; a group that people made is called what they called it."""
    return gettext(group.name) if group.name in OURS else group.name


class NamedGroups:
    """A form of an account that offers groups by their names."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].label_from_instance = called


class NewAccountForm(NamedGroups, UserCreationForm):
    """A new account. Nobody knows its password but its owner, who gets a mail with a link to set one."""

    password_enabled = False
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the invitation"),
        choices=settings.WAGTAILADMIN_PERMITTED_LANGUAGES,
        help_text=gettext_lazy("A mail with a link to set a password goes to the address above."),
    )

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        """Stores the account and its invitation together."""
        self.instance.set_unusable_password()
        person = super().save(commit)
        if commit:
            invite(person, self.cleaned_data["language"])
        return person


class AccountForm(NamedGroups, UserEditForm):
    """An existing account."""


class AccountFilterSet(UserFilterSet):
    """Filters of the list of accounts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["group"].field.label_from_instance = called


class AccountViewSet(UserViewSet):
    """Accounts in the admin."""

    filterset_class = AccountFilterSet

    def get_form_class(self, for_update: bool = False) -> type[NamedGroups]:
        """The form with the names of groups."""
        return AccountForm if for_update else NewAccountForm


class GroupsView(HarmlessExport, IndexView):
    """The list of groups."""

    columns = [
        TitleColumn(
            "name",
            label=gettext_lazy("Name"),
            accessor=called,
            sort_key="name",
            url_name="wagtailusers_groups:edit",
        )
    ]


class NamedGroupViewSet(GroupViewSet):
    """Groups in the admin."""

    index_view_class = GroupsView
