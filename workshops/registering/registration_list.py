"""Registrations in the admin: who comes, who waits, what to decide.

Seats change hands by the rules, never by a field.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from site_core.exported_lists import HarmlessExport
from site_core.outbox.files import mails_stay_here
from workshops.models import Registration
from workshops.registering.taking import accept, cancel, decide

APPROVE, DECLINE, CANCEL, ACCEPT = "approve", "decline", "cancel", "accept"
State = Registration.State
DECISIONS = {
    State.ASKED: {APPROVE: _("Give a seat, or a place in the queue"), DECLINE: _("Decline")},
    State.CONFIRMED: {CANCEL: _("Cancel and free the seat")},
    State.OFFERED: {ACCEPT: _("Take the offered seat for them"), CANCEL: _("Cancel and free the seat")},
    State.WAITING: {CANCEL: _("Take out of the queue")},
}


class DecidingForm(WagtailAdminModelForm):
    """Whether somebody came, and what becomes of the registration; each decision writes its mail."""

    decision = forms.ChoiceField(label=_("What to do"), required=False, help_text=_("A mail tells them."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = DECISIONS.get(State(self.instance.state), {}) if self.instance.pk else {}
        self.fields["decision"].choices = [("", _("Nothing")), *offered.items()]

    def clean_decision(self) -> str:
        """An offer that has run out is taken by nobody."""
        decision, until = self.cleaned_data["decision"], self.instance.offered_until
        if decision == ACCEPT and until and until <= timezone.now():
            raise forms.ValidationError(_("The offer has run out."))
        return str(decision)

    def save(self, commit: bool = True) -> Any:
        """By the rules of seats."""
        saved = super().save(commit)
        decision, now = self.cleaned_data.get("decision"), timezone.now()
        if decision in (APPROVE, DECLINE):
            return decide(saved, now, approve=decision == APPROVE)
        if decision == ACCEPT:
            return accept(saved, now)
        return cancel(saved, now) if decision == CANCEL else saved


class SaidPanel(FieldPanel):
    """What was answered or agreed to, a line each."""

    def format_value_for_display(self, value: Any) -> Any:
        lines = [f"{one['question']} {one['answer']}" if isinstance(one, dict) else one for one in value]
        return format_html_join("", "<p>{}</p>", ((line,) for line in lines))


class RegistrationsView(HarmlessExport, IndexView):
    """The list: those who came first on top."""

    template_name = "workshops/registering/list.html"

    def get_base_queryset(self) -> QuerySet:
        """With their workshops."""
        return Registration.objects.select_related("workshop").order_by("-workshop", "created_at", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the words that no mail leaves this machine, where it is so."""
        return {**super().get_context_data(**kwargs), "stays_here": mails_stay_here()}


class RegistrationViewSet(ModelViewSet):
    """Their place in the admin."""

    model = Registration
    icon = "group"
    menu_label = _("All registrations")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = RegistrationsView
    search_backend_name = None  # the database finds them: no second copy of who comes
    search_fields = ["name", "email", "organisation", "municipality"]
    list_filter = ["workshop", "state", "language", "came"]
    list_export = [
        "workshop", "state", "name", "email", "organisation", "municipality", "language", "created_at", "came",
    ]  # fmt: skip
    list_display = [
        TitleColumn(
            "name", label=_("Name"), accessor=lambda own: own.name or _("deleted"), url_name="registrations:edit"
        ),
        Column("workshop", label=_("Workshop"), sort_key="workshop"),
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("organisation", label=_("Organisation")),
        DateColumn("created_at", label=_("Registered at"), sort_key="created_at"),
        BooleanColumn("came", label=_("Came"), sort_key="came"),
    ]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("workshop", read_only=True),
                    FieldPanel("state", read_only=True),
                    FieldRowPanel([FieldPanel("name", read_only=True), FieldPanel("email", read_only=True)]),
                    FieldRowPanel(
                        [FieldPanel("organisation", read_only=True), FieldPanel("municipality", read_only=True)]
                    ),
                    SaidPanel("answers", read_only=True),
                    SaidPanel("consents", read_only=True),
                    FieldRowPanel([FieldPanel("created_at", read_only=True), FieldPanel("language", read_only=True)]),
                ],
                heading=_("Who registered"),
            ),
            MultiFieldPanel([FieldPanel("decision"), FieldPanel("came")], heading=_("What becomes of it")),
        ],
        base_form_class=DecidingForm,
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without the way to add one."""
        return super().get_common_view_kwargs(**{"add_url_name": None, **kwargs})

    def get_urlpatterns(self) -> list[Any]:
        """Without the form of a new one."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "add"]
