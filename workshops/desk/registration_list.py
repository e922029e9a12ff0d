"""All registrations in the admin: who comes, who waits, what to decide."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.text import slugify
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.model import ModelViewSet

from site_core.exported_lists import HarmlessExport
from site_core.outbox.files import mails_stay_here
from site_core.plain_text import plain
from workshops.desk.attendance import PRESENCE
from workshops.desk.deciding import APPROVE, DECLINE, DecidingForm, PresenceSelect
from workshops.desk.exported import COLUMNS, Table, table
from workshops.desk.registration_filters import RegistrationFilterSet
from workshops.desk.titles import called, titles, with_titles
from workshops.desk.to_do import registrations_at
from workshops.models import Registration
from workshops.registering.taking import Gone


class SaidPanel(FieldPanel):
    """What was answered or agreed to, a line each."""

    def format_value_for_display(self, value: Any) -> Any:
        lines = [f"{one['question']} {one['answer']}" if isinstance(one, dict) else one for one in value]
        return format_html_join("", "<p>{}</p>", ((line,) for line in lines))


class WorkshopPanel(FieldPanel):
    """The workshop by its title and day."""

    def format_value_for_display(self, value: Any) -> str:
        return called(value, titles([value])[value.pk])


class RegistrationsView(HarmlessExport, IndexView):
    """The list: those who came first on top."""

    template_name = "workshops/desk/registrations.html"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """The columns of the file depend on what the workshop asks."""
        super().setup(request, *args, **kwargs)
        self.list_export = [*COLUMNS, *self.table.questions]

    @cached_property
    def table(self) -> Table:
        """How registrations are written into a file."""
        return table(self.request.GET.get("workshop", ""))

    def get_base_queryset(self) -> QuerySet:
        """With their workshops and their zones."""
        found = Registration.objects.select_related("workshop")
        return with_titles(found).order_by("-workshop", "created_at", "pk")

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Nobody where the filter makes no sense: the list and files of all would pass for those of one workshop."""
        return super().filter_queryset(queryset) if self.filters.is_valid() else queryset.none()

    def get_heading(self, queryset: Any, field: str) -> str:
        """What a column of the file is called."""
        return self.table.heading(field)

    def to_row_dict(self, item: Registration) -> dict[str, Any]:
        """A registration in words."""
        row = self.table.row(item)
        return {field: row.get(field, "") for field in self.list_export}

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Those who have all words somewhere, without regard to case and marks, which not every database knows."""
        if not self.is_searching:
            return queryset
        wanted, rows = plain(self.search_query).split(), queryset.values_list("pk", *self.search_fields)
        found = [pk for pk, *said in rows if all(word in plain(" ".join(said)) for word in wanted)]
        return queryset.filter(pk__in=found)

    def get_filename(self) -> str:
        """Name of an exported file, with that of the workshop."""
        return slugify(f"{gettext('registrations')} {self.table.title}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the workshop that they are of, and the words that no mail leaves this machine, where it is so."""
        return {**super().get_context_data(**kwargs), "of": self.table, "stays_here": mails_stay_here()}


class OfPerson:
    """A page about one registration, called by the name of the person; `str` of it is for logs, which know nobody."""

    object: Registration

    def form_valid(self, form: Any) -> Any:
        """Says at the field what came too late; the form keeps the rest."""
        try:
            return super().form_valid(form)
        except Gone:
            form.add_error("decision", _("Too late: the offer has run out, or the workshop does not take place."))
            return self.form_invalid(form)

    def get_page_subtitle(self) -> str:
        """Whose it is."""
        return str(self.object.shown_name)


class RegistrationHistory(OfPerson, HistoryView):
    """Who did what with it."""


class RegistrationView(OfPerson, EditView):
    """What is known, and what becomes of it."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The last step by the name too."""
        items = super().get_breadcrumbs_items()
        return [*items[:-1], {**items[-1], "label": self.get_page_subtitle()}]

    def get_success_url(self) -> str:
        """To the others of the workshop who wait for an approval, or to all of it."""
        waits = Registration.objects.filter(workshop=self.object.workshop_id, state=Registration.State.ASKED).exists()
        has_decided = self.form.cleaned_data.get("decision") in (APPROVE, DECLINE)
        return registrations_at(self.object.workshop_id, Registration.State.ASKED if waits and has_decided else "")

    def get_success_message(self) -> str:
        """Whose registration was saved."""
        return str(_("Registration of %(name)s saved.") % {"name": self.object.shown_name})


class RegistrationViewSet(ModelViewSet):
    """Their place in the admin."""

    model = Registration
    icon = "group"
    menu_label = _("All registrations")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = RegistrationsView
    edit_view_class = RegistrationView
    history_view_class = RegistrationHistory
    search_backend_name = None  # the database finds them: no second copy of who comes
    search_fields = ["name", "email", "organisation", "municipality"]
    filterset_class = RegistrationFilterSet
    list_export = COLUMNS
    list_display = [
        TitleColumn(
            "name",
            label=pgettext_lazy("of a person", "Name"),
            accessor=lambda own: own.name or _("deleted"),
            url_name="registrations:edit",
        ),
        Column("workshop_title", label=_("Workshop"), sort_key="workshop"),
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("organisation", label=_("Organisation")),
        DateColumn("created_at", label=_("Registered at"), sort_key="created_at"),
        Column(
            "came",
            label=pgettext_lazy("of one person", "Came"),
            accessor=lambda own: PRESENCE[own.came].words,
            sort_key="came",
        ),
    ]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    WorkshopPanel("workshop", read_only=True),
                    FieldPanel("state", read_only=True),
                    FieldRowPanel([FieldPanel("name", read_only=True), FieldPanel("email", read_only=True)]),
                    FieldRowPanel(
                        [FieldPanel("organisation", read_only=True), FieldPanel("municipality", read_only=True)]
                    ),
                    FieldPanel("organisation_kind", read_only=True),
                    SaidPanel("answers", read_only=True),
                    SaidPanel("consents", read_only=True),
                    FieldRowPanel([FieldPanel("created_at", read_only=True), FieldPanel("language", read_only=True)]),
                ],
                heading=_("Who registered"),
            ),
            MultiFieldPanel(
                [FieldPanel("decision"), FieldPanel("came", widget=PresenceSelect)], heading=_("What becomes of it")
            ),
        ],
        base_form_class=DecidingForm,
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without the way to add one."""
        return super().get_common_view_kwargs(**{"add_url_name": None, **kwargs})

    def get_urlpatterns(self) -> list[Any]:
        """Without the form of a new one."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "add"]
