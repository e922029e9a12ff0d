"""Good practices, methods, organisations and people in the admin."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from hub.models import Method, Organisation, Person, Practice
from hub.vocabulary_choices import GroupSelect, SizeSelect
from hub.words import Kind
from site_core.panels import lines
from site_core.ticked_list import TickedList

PRACTICE_PANELS = [
    FieldPanel("key"),
    FieldPanel("place"),
    lines("countries"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("population"), FieldPanel("population_source")]),
            FieldRowPanel([FieldPanel("size_band", widget=SizeSelect), FieldPanel("size_band_basis")]),
        ],
        heading=_("Size"),
    ),
    FieldPanel("year_start"),
    FieldPanel("period"),
    FieldPanel("method"),
    FieldPanel("further_methods", widget=forms.CheckboxSelectMultiple),
    FieldPanel("tool"),
    FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
]
GROUP_PANELS = [FieldPanel("name"), FieldPanel("group", widget=GroupSelect)]
RESULT_PANELS = [
    FieldRowPanel([FieldPanel("key"), FieldPanel("value")]),
    FieldRowPanel([FieldPanel("unit"), FieldPanel("exactness")]),
    FieldPanel("label"),
]
SOURCE_PANELS = [FieldRowPanel([FieldPanel("url"), FieldPanel("seen_on")])]


class PracticeViewSet(SnippetViewSet):
    """List and form of good practices."""

    model = Practice
    icon = "pick"
    copy_view_enabled = False  # a key is there once
    search_backend_name = None  # some dozens of short rows: the database finds them
    search_fields = ["key"]
    list_display = [
        "place",
        Column("key", label=_("Key"), sort_key="key"),
        Column("method", label=_("Method")),
        Column("year_start", label=_("First year"), sort_key="year_start"),
    ]
    list_filter = ["method", "tool"]
    edit_handler = TabbedInterface(
        [
            ObjectList(PRACTICE_PANELS, heading=_("Practice")),
            ObjectList(
                [InlinePanel("target_groups", label=_("Target group"), panels=GROUP_PANELS)],
                heading=_("Target groups"),
            ),
            ObjectList([InlinePanel("results", label=_("Result"), panels=RESULT_PANELS)], heading=_("Results")),
            ObjectList(
                [
                    FieldPanel("evidence", widget=TickedList(choices=Kind.choices)),
                    InlinePanel("sources", label=_("Source"), panels=SOURCE_PANELS, min_num=1),
                ],
                heading=_("Sources"),
            ),
        ]
    )


class MethodViewSet(SnippetViewSet):
    """List and form of methods."""

    model = Method
    icon = "tag"
    copy_view_enabled = False
    search_fields = ["key"]
    list_display = ["name", Column("key", label=_("Key"), sort_key="key")]
    edit_handler = ObjectList([FieldPanel("key"), FieldPanel("name")])


class OrganisationViewSet(SnippetViewSet):
    """List and form of organisations."""

    model = Organisation
    icon = "group"
    copy_view_enabled = False
    search_fields = ["name"]
    list_display = ["name", Column("country", label=_("Country"), sort_key="country")]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("key")]),
            FieldRowPanel([FieldPanel("country"), FieldPanel("website")]),
            FieldPanel("about"),
        ]
    )


class PersonViewSet(SnippetViewSet):
    """List and form of people."""

    model = Person
    icon = "user"
    copy_view_enabled = False
    search_fields = ["name"]
    list_display = [
        "name",
        Column("organisation", label=_("Organisation")),
        Column("consent_until", label=_("Consent ends on"), sort_key="consent_until"),
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("key")]),
            FieldPanel("role"),
            FieldPanel("organisation"),
            FieldPanel("bio"),
            FieldPanel("photo"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("consent_on"), FieldPanel("consent_until")]),
                    FieldPanel("consent_note"),
                ],
                heading=_("Consent"),
                help_text=_("Without a consent in force the person is not shown to readers."),
            ),
        ]
    )


class HubViewSetGroup(SnippetViewSetGroup):
    """One entry of the menu for all of them."""

    items = (PracticeViewSet, MethodViewSet, OrganisationViewSet, PersonViewSet)
    menu_label = _("Good practice")
    menu_icon = "pick"
    menu_order = 210


register_snippet(HubViewSetGroup)
