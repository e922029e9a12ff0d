"""The pages "What to verify" in the admin: an overview, and the list of all cells that need a person."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.viewsets.base import ViewSet

from site_core.exported_lists import HarmlessExport
from tools_catalog.conflicts_admin import KEEP, suppliers_without_tools
from tools_catalog.review.access import REVIEW, DeskView
from tools_catalog.to_verify.gaps import KINDS, Gap, by_criterion, next_due
from tools_catalog.to_verify.reviewers import reviewers
from tools_catalog.to_verify.state import KIND_WORDS, CatalogueState, catalogue_state, in_words
from tools_catalog.tool_criteria import reviewer

TITLE = gettext_lazy("What to verify")
ON_A_PAGE = 50
MOST_WANTED = 10


class GapForm(forms.Form):
    """Which cells to list; everything may stay empty."""

    kind = forms.ChoiceField(label=gettext_lazy("Why"), required=False)
    tool = forms.ChoiceField(label=gettext_lazy("Tool"), required=False)
    criterion = forms.ChoiceField(label=gettext_lazy("Criterion"), required=False)
    reviewer = forms.ChoiceField(label=gettext_lazy("Reviewer"), required=False)

    def __init__(self, data: Any, state: CatalogueState) -> None:
        super().__init__(data)
        names = {gap.criterion: str(state.edition.criteria[gap.criterion].name) for gap in state.gaps}
        people = sorted({gap.reviewer for gap in state.gaps if gap.reviewer})
        anything = [("", _("all"))]
        self.fields["kind"].choices = anything + [(kind, KIND_WORDS[kind]) for kind in KINDS]
        self.fields["tool"].choices = anything + [(tool.key, tool.name) for tool in state.tools]
        self.fields["criterion"].choices = anything + sorted(names.items(), key=lambda name: name[1])
        self.fields["reviewer"].choices = anything + [(name, reviewer(name)) for name in people]

    def chosen(self, gaps: list[Gap]) -> list[Gap]:
        """The cells that were asked for; what is not among the choices narrows nothing."""
        self.is_valid()
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        return [gap for gap in gaps if all(getattr(gap, name) == value for name, value in wanted.items())]


class ToVerifyPage(DeskView):
    """A page for those who assess tools."""

    right = REVIEW
    header_icon = "list-ul"
    page_title: Any = TITLE

    @cached_property
    def today(self) -> datetime.date:
        """The day in Prague."""
        return timezone.localdate()

    @cached_property
    def state(self) -> CatalogueState:
        """The published catalogue and its gaps."""
        return catalogue_state(self.today)

    def path(self) -> list[dict[str, Any]]:
        """The overview, behind the first page of the desk."""
        return [{"url": reverse("to_verify:index"), "label": TITLE}]


class OverviewPage(ToVerifyPage):
    """Asked most and known least; criteria; reviewers."""

    template_name = "tools_catalog/to_verify/overview.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page."""
        state = self.state
        rows = by_criterion(state.gaps, len(state.tools), state.edition.rules, state.asked.weights)
        context = self.get_context_data(
            state=state,
            most_wanted=in_words(state.gaps[:MOST_WANTED], state, request.user, self.today),
            criteria=[(state.edition.criteria[row.criterion].name, row) for row in rows],
            reviewers=reviewers(state.gaps),
            lost_suppliers=self.lost_suppliers(),
            next_due=next_due(state.tools, state.edition.rules, self.today),
        )
        return self.render_to_response(context)

    def lost_suppliers(self) -> list[str]:
        """For those who keep the register: suppliers in it that no tool has any more."""
        keeps = self.request.user.has_perm(f"tools_catalog.{KEEP}")
        return suppliers_without_tools(self.today) if keeps else []


class CellPaginator(WagtailPaginator):
    """Pages of cells; Wagtail would call them items, in one plural for all numbers."""

    @property
    def items_count_label(self) -> str:
        """How many there are."""
        return ngettext("%(n)s cell", "%(n)s cells", self.count) % {"n": self.count}


class GapsPage(HarmlessExport, ToVerifyPage):
    """All cells that need a person, with filters; as a table to take away too."""

    template_name = "tools_catalog/to_verify/gaps.html"
    page_title = gettext_lazy("Cells to verify")
    export_filename = "to-verify"
    list_export = [
        *("gap.name", "criterion", "why", "levels", "gap.points", "gap.seen_on", "gap.due_on", "gap.reviewer")
    ]
    export_headings = {
        "gap.name": gettext_lazy("Tool"),
        "criterion": gettext_lazy("Criterion"),
        "why": gettext_lazy("Why"),
        "levels": gettext_lazy("Possible levels"),
        "gap.points": gettext_lazy("Worth"),
        "gap.seen_on": gettext_lazy("Seen on"),
        "gap.due_on": gettext_lazy("Too old from"),
        "gap.reviewer": gettext_lazy("Reviewer"),
    }

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page or the file."""
        form = GapForm(request.GET, self.state)
        chosen = form.chosen(self.state.gaps)
        if self.is_export:
            rows = in_words(chosen, self.state, request.user, self.today)
            return self.as_spreadsheet(rows, request.GET["export"])
        page = CellPaginator(chosen, ON_A_PAGE).get_page(request.GET.get("p"))
        page.object_list = in_words(page.object_list, self.state, request.user, self.today)
        return self.render_to_response(self.get_context_data(form=form, rows=page, state=self.state))

    def path(self) -> list[dict[str, Any]]:
        """Through the overview."""
        return [*super().path(), {"url": "", "label": self.page_title}]


class ToVerifyMenuItem(MenuItem):
    """Shown to reviewers."""

    def is_shown(self, request: Any) -> bool:
        """Whether the person assesses tools."""
        return bool(request.user.has_perm(REVIEW))


class ToVerifyViewSet(ViewSet):
    """What to verify."""

    name = "to_verify"
    url_prefix = "to-verify"
    icon = "list-ul"
    menu_label = TITLE
    menu_item_class = ToVerifyMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """The overview and the list."""
        return [
            path("", self.construct_view(OverviewPage), name="index"),
            path("cells/", self.construct_view(GapsPage), name="gaps"),
        ]
