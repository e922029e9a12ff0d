"""Tools and assessments in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from site_core.panels import lines
from tools_catalog import admin_views, untranslated_evidence
from tools_catalog.admin_filters import AssessmentFilterSet, ToolFilterSet
from tools_catalog.conflicts_admin import ConflictViewSet
from tools_catalog.corrections.queue import CorrectionsViewSet
from tools_catalog.forms import vocabularies
from tools_catalog.forms.assessments import AssessmentForm
from tools_catalog.forms.tools import ToolForm
from tools_catalog.forms.vocabularies import VocabularySelect
from tools_catalog.models import Assessment, Tool
from tools_catalog.review.admin import ReviewDeskViewSet
from tools_catalog.review.mail_choices import MailChoicesPanel
from tools_catalog.to_verify.pages import ToVerifyViewSet
from tools_catalog.tool_criteria import reviewer

RIGHTS_OF_THE_DESK = {  # stored under these names, shown in the language of the person who reads
    "review_tool": gettext_noop("Can assess tools on the review sheet"),
    "publish_batch": gettext_noop("Can publish batches of assessments"),
    "decide_correction": gettext_noop("Can decide on corrections"),
    "keep_conflicts": gettext_noop("Can keep the register of conflicts of interest"),
}


def choice(field: str, vocabulary: Any) -> FieldPanel:
    """A field whose values come from the methodology."""
    return FieldPanel(field, widget=VocabularySelect(vocabulary))


def both_languages(field: str, rows: int = 2) -> FieldRowPanel:
    """A text in Czech and English, side by side."""
    return FieldRowPanel([lines(f"{field}_cs", rows), lines(f"{field}_en", rows)])


TOOL_PANELS = [
    FieldRowPanel([FieldPanel("name"), FieldPanel("key")]),
    FieldRowPanel([FieldPanel("status"), FieldPanel("kind")]),
    both_languages("status_note"),
    both_languages("summary", rows=4),
    FieldRowPanel([FieldPanel("vendor"), FieldPanel("country"), FieldPanel("year_started")]),
    FieldRowPanel([FieldPanel("homepage"), lines("repositories"), lines("former_names")]),
]
FACT_PANELS = [
    FieldRowPanel([choice("key", vocabularies.facts), FieldPanel("seen_on")]),
    FieldRowPanel([lines("value"), FieldPanel("complete")]),
    lines("sources"),
    both_languages("note"),
    FieldRowPanel([FieldPanel("url"), choice("grade", vocabularies.grades)]),
]
PRICE_PANELS = [
    choice("size_band", vocabularies.price_sizes),
    choice("per", vocabularies.price_periods),
    FieldRowPanel([FieldPanel("amount"), FieldPanel("currency"), choice("vat", vocabularies.vat)]),
    both_languages("what"),
    FieldRowPanel([FieldPanel("date"), FieldPanel("seen_on"), choice("basis", vocabularies.price_bases)]),
    FieldPanel("source"),
    FieldRowPanel([lines("first_year_czk", 1), lines("setup_czk", 1), lines("year_czk", 1)]),
]
REFERENCE_PANELS = [
    FieldRowPanel([FieldPanel("place"), FieldPanel("place_cs"), FieldPanel("country")]),
    FieldRowPanel([choice("size_band", vocabularies.size_bands), choice("size_band_basis", vocabularies.band_bases)]),
    FieldRowPanel([choice("kind", vocabularies.reference_kinds), FieldPanel("year"), FieldPanel("aggregate")]),
    FieldRowPanel([FieldPanel("cycles"), FieldPanel("years")]),
    both_languages("what"),
    FieldPanel("source"),
]
WEAKNESS_PANELS = [both_languages("text"), FieldPanel("source"), lines("more_sources")]
CELL_PANELS = [
    FieldRowPanel([FieldPanel("tool"), choice("criterion", vocabularies.criteria)]),
    FieldRowPanel([FieldPanel("state"), FieldPanel("grade")]),
    FieldRowPanel([choice("level", vocabularies.levels), FieldPanel("floor")]),
    FieldRowPanel([FieldPanel("claim_low"), FieldPanel("claim_high")]),
    both_languages("note"),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("reviewer"), FieldPanel("second_reviewer"), FieldPanel("reviewed_on")])],
        heading=_("Review"),
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("change_reason_cs"), FieldPanel("change_reason_en")])],
        heading=_("For the public change log"),
        help_text=_("Why the assessment changes. Readers see it beside the change; one language is enough."),
    ),
    InlinePanel(
        "evidence",
        heading=_("Evidence"),
        label=_("Piece of evidence"),
        panels=[
            FieldPanel("url"),
            FieldRowPanel([choice("kind", vocabularies.evidence_kinds), FieldPanel("seen_on")]),
            FieldRowPanel([FieldPanel("shows_cs"), FieldPanel("shows_en")]),
        ],
    ),
]


class CatalogueViewSet(SnippetViewSet):
    """What tools and assessments share."""

    index_view_class = admin_views.ListView
    add_view_class = admin_views.CreateView
    edit_view_class = admin_views.EditView
    delete_view_class = admin_views.DeleteView
    unpublish_view_class = admin_views.UnpublishView
    workflow_action_view_class = admin_views.WorkflowActionView
    copy_view_enabled = False  # a key or a cell is there once
    search_backend_name = None  # a few thousand short rows: the database finds them

    def register_chooser_viewset(self) -> None:
        """None: forms name a tool in a plain list, and a chooser would show and make records past all rights."""


class ToolViewSet(CatalogueViewSet):
    """List and form of tools."""

    model = Tool
    unpublish_view_class = admin_views.WithdrawToolView
    icon = "cogs"
    list_display = [
        "name",
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("vendor", label=_("Supplier"), sort_key="vendor"),
        LiveStatusTagColumn(label=_("Publication")),
        UpdatedAtColumn(),
    ]
    list_export = ["key", "name", "status", "kind", "vendor", "country", "homepage", "live", "last_published_at"]
    export_filename = "tools"
    filterset_class = ToolFilterSet
    search_fields = ["name", "key", "vendor"]
    edit_handler = TabbedInterface(
        [
            ObjectList(TOOL_PANELS, heading=_("Tool")),
            ObjectList([InlinePanel("facts", label=_("Fact"), panels=FACT_PANELS)], heading=_("Facts")),
            ObjectList([InlinePanel("prices", label=_("Price"), panels=PRICE_PANELS)], heading=_("Prices")),
            ObjectList(
                [InlinePanel("references", label=_("Reference"), panels=REFERENCE_PANELS)], heading=_("References")
            ),
            ObjectList(
                [InlinePanel("weaknesses", label=_("Weakness"), panels=WEAKNESS_PANELS)], heading=_("Weaknesses")
            ),
        ],
        base_form_class=ToolForm,
    )


class CriterionColumn(Column):
    """The name of the criterion in the language of the person who reads."""

    def get_value(self, instance: Assessment) -> str:
        """The name, or the key of a criterion that the current edition does not know."""
        return vocabularies.criterion_names().get(instance.criterion, instance.criterion)


class AssessmentViewSet(CatalogueViewSet):
    """List and form of assessments."""

    model = Assessment
    index_view_class = admin_views.AssessmentsView
    add_view_class = admin_views.CreateAssessmentView
    edit_view_class = admin_views.EditAssessmentView
    unpublish_view_class = admin_views.WithdrawView
    icon = "clipboard-list"
    list_display = [
        "tool",
        CriterionColumn("criterion", label=_("Criterion"), sort_key="criterion"),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("level", label=_("Level"), sort_key="level"),
        Column("grade", label=_("Grade"), sort_key="grade"),
        Column("reviewer", label=_("Reviewer"), accessor=lambda row: reviewer(row.reviewer), sort_key="reviewer"),
        Column("second_reviewer", label=_("Second reviewer"), sort_key="second_reviewer"),
        LiveStatusTagColumn(label=_("Publication")),
        UpdatedAtColumn(),
    ]
    list_export = [
        *("tool.key", "tool.name", "criterion", "state", "level", "floor", "grade", "claim_low", "claim_high"),
        *("reviewer", "second_reviewer", "reviewed_on", "live", "version", "last_published_at"),
    ]
    export_filename = "assessments"
    filterset_class = AssessmentFilterSet
    search_fields = ["tool__name", "criterion", "reviewer"]
    edit_handler = ObjectList(CELL_PANELS, base_form_class=AssessmentForm)

    def get_queryset(self, request: Any) -> Any:
        """With the tools, so that the list asks once."""
        return Assessment.objects.select_related("tool")


class CatalogueViewSetGroup(SnippetViewSetGroup):
    """The catalogue's place in the menu."""

    items = (ReviewDeskViewSet, ToVerifyViewSet, ToolViewSet, AssessmentViewSet, CorrectionsViewSet, ConflictViewSet)
    menu_label = _("Catalogue")
    menu_icon = "clipboard-list"
    menu_order = 200


register_snippet(CatalogueViewSetGroup)


# After Wagtail's own, in whose place it stands.
hooks.register("register_bulk_action", admin_views.DeleteSelected, order=1000)

hooks.register("register_account_settings_panel", MailChoicesPanel)
hooks.register("register_admin_urls", untranslated_evidence.report_urls)
hooks.register("register_reports_menu_item", untranslated_evidence.report_item)


@hooks.register("register_permissions")
def rights_of_the_desk() -> Any:
    """Rights that the form of a group offers besides those that Wagtail knows."""
    return Permission.objects.filter(content_type__app_label="tools_catalog", codename__in=RIGHTS_OF_THE_DESK)
