"""Workshops and their series in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Case, Count, F, Max, QuerySet, When
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from site_core.exported_lists import HarmlessExport
from site_core.ticked_list import TickedList
from workshops.desk import home_panel
from workshops.desk.buttons import desk_buttons, way_to_desk
from workshops.desk.viewset import RegistrationsGroup
from workshops.models import Series, Workshop
from workshops.page_of_workshop import offer_page
from workshops.recapping.offer import RecapColumn, add_panel
from workshops.recapping.views import make_recap
from workshops.ways import say_who_hears
from workshops.words import Audience
from workshops.workshop_form import WorkshopForm

WHEN_PANELS = [
    InlinePanel("sessions", label=_("Session"), heading=_("Sessions")),
    FieldRowPanel([FieldPanel("zone"), FieldPanel("held_in")]),
    MultiFieldPanel([FieldRowPanel([FieldPanel("status"), FieldPanel("moved_from")])], heading=_("Changes")),
]
WHERE_PANELS = [
    FieldRowPanel([FieldPanel("format"), FieldPanel("join_url")]),
    FieldPanel("place"),
    FieldPanel("access"),
    FieldPanel("spoken", widget=TickedList()),
    FieldPanel("language_note"),
]
WHO_PANELS = [
    FieldPanel("audiences", widget=TickedList(choices=Audience.choices)),
    FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
    InlinePanel("organisation_rows", label=_("Organisation"), heading=_("Organisations")),
    InlinePanel("speaker_rows", label=_("Person"), heading=_("Speakers")),
    InlinePanel("tool_rows", label=_("Tool"), heading=_("Tools that it is about")),
    InlinePanel("practice_rows", label=_("Good practice"), heading=_("Good practices that it is about")),
]
SEAT_PANELS = [
    FieldRowPanel([FieldPanel("price"), FieldPanel("capacity")]),
    FieldPanel("price_words"),
    FieldPanel("takes_registrations"),
    FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
    FieldRowPanel([FieldPanel("approval"), FieldPanel("months_kept")]),
    InlinePanel("question_rows", label=_("Question or consent"), heading=_("What whoever registers is asked")),
    FieldPanel("booking_url"),
    FieldPanel("came"),
]


class WorkshopsView(HarmlessExport, IndexView):
    """The list: those that wait for a new day, then the latest on top; those whose day nobody knows are last."""

    def get_base_queryset(self) -> QuerySet[Workshop]:
        """With their sessions."""
        rank = Case(When(last=None, moved_from=None, then=2), When(last=None, then=0), default=1)
        found = super().get_base_queryset().annotate(last=Max("sessions__starts_at"), rank=rank)
        return found.select_related("series").prefetch_related("sessions").order_by("rank", F("last").desc())

    def get_edit_url(self, instance: Workshop) -> str | None:
        """Where its name leads: to the form, or to the desk for whoever may not write in it."""
        return super().get_edit_url(instance) or way_to_desk(instance, self.request.user)

    def get_list_more_buttons(self, instance: Workshop) -> list[Any]:
        """Only whoever may write in the form is offered it."""
        return super().get_list_more_buttons(instance) if self.user_has_permission("change") else []


class WorkshopViewSet(SnippetViewSet):
    """List and form of workshops."""

    model = Workshop
    icon = "calendar-alt"
    copy_view_enabled = False
    search_backend_name = None  # some dozens of short rows: the database finds them
    search_fields = ["name", "key"]
    index_view_class = WorkshopsView
    list_display = [
        "name",
        Column("day_in_words", label=_("Day")),
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        Column("format", label=_("Format"), accessor="get_format_display", sort_key="format"),
        Column("series", label=_("Series")),
        RecapColumn("recap", label=_("Recap")),
    ]
    edit_template_name = "workshops/recapping/edit.html"
    list_filter = ["status", "format", "series"]
    edit_handler = TabbedInterface(
        [
            ObjectList([FieldRowPanel([FieldPanel("name"), FieldPanel("series")]), *WHEN_PANELS], heading=_("When")),
            ObjectList(WHERE_PANELS, heading=_("Where and how")),
            ObjectList(WHO_PANELS, heading=_("Who and what")),
            ObjectList(SEAT_PANELS, heading=_("Seats and price")),
        ],
        base_form_class=WorkshopForm,
    )


class SeriesViewSet(SnippetViewSet):
    """List and form of series."""

    model = Series
    icon = "list-ul"
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["key"]
    list_display = ["name", Column("how_many", label=_("Workshops"))]
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("about")])

    def get_queryset(self, request: HttpRequest) -> QuerySet[Series]:
        """With the number of their workshops."""
        return Series.objects.annotate(how_many=Count("workshops"))


class WorkshopsViewSetGroup(SnippetViewSetGroup):
    """One entry of the menu for all of them."""

    items = (WorkshopViewSet, SeriesViewSet)
    menu_label = _("Workshops")
    menu_icon = "calendar-alt"
    menu_order = 205


register_snippet(WorkshopsViewSetGroup)
hooks.register("register_snippet_listing_buttons", desk_buttons)


@hooks.register("register_admin_viewset")
def registrations() -> RegistrationsGroup:
    """Registrations, workshop by workshop and all of them."""
    return RegistrationsGroup()


@hooks.register("register_admin_urls")
def recap_urls() -> list[Any]:
    """Where the button of a workshop that is over is sent."""
    return [path("workshops/<int:pk>/recap/", make_recap, name="workshop_recap")]


hooks.register("construct_homepage_panels", add_panel)
hooks.register("construct_homepage_panels", home_panel.add_panel)
hooks.register("after_create_snippet", offer_page)
hooks.register("after_edit_snippet", offer_page)
hooks.register("after_edit_snippet", say_who_hears)
