"""Corrections in the admin: the queue, and one of them with the decision. Unconfirmed ones are nobody's business."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet

from site_core.exported_lists import HarmlessExport
from tools_catalog.corrections.deciding import Decided, Decision, decide, take_up
from tools_catalog.corrections.next_steps import next_step, place
from tools_catalog.corrections.targets import CRITERION, Target
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, Correction
from tools_catalog.review.access import refusal
from tools_catalog.review.sheet import Published, published
from tools_catalog.review.standing import standings

RIGHT = "tools_catalog.decide_correction"
ACCEPT, DECLINE = "accept", "decline"
TAKE_UP = "take-up"  # value of the button of its own
LONGEST_REASON = 1000
LEFT_TO_DO = (Correction.State.CONFIRMED, Correction.State.ACCEPTED)


def words_of(correction: Correction) -> str:
    """What a correction is about."""
    return Target(correction.kind, correction.target).words(current_edition())


def shown() -> QuerySet:
    """Those that their senders confirmed, each with when what it is about was last published."""
    cells = Assessment.objects.filter(tool=OuterRef("tool"), criterion=OuterRef("target")).order_by()
    published_at = Case(
        When(kind=CRITERION, then=Subquery(cells.values("last_published_at")[:1])), default=F("tool__last_published_at")
    )
    return Correction.objects.exclude(state=Correction.State.AWAITING).annotate(published_at=published_at)


class ForDeciders:
    """Only people who may decide."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Sends everybody else away."""
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class WhatColumn(Column):
    """The criterion or fact by its name."""

    def get_value(self, instance: Correction) -> str:
        """In the language of the person who reads."""
        return words_of(instance)


class NextStepColumn(Column):
    """What is left to do, as the way to the place where it is done."""

    def get_value(self, instance: Correction) -> str | SafeString:
        """In the language of the person who reads."""
        step = next_step(instance, instance.published_at)
        return format_html('<a href="{}">{}</a>', step.url, step.words) if step.url else step.words


class CorrectionFilterSet(WagtailFilterSet):
    """By what has become of it, tool, kind and sender. What its sender has not confirmed is not in the list at all."""

    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=[choice for choice in Correction.State.choices if choice[0] != Correction.State.AWAITING],
    )

    class Meta:
        model = Correction
        fields = ["state", "tool", "kind", "is_vendor"]


class QueueView(ForDeciders, HarmlessExport, ReportView):
    """The list: what waits comes first, then what is accepted, the oldest of each on top."""

    page_title = gettext_lazy("Requests for corrections")
    header_icon = "mail"
    model = Correction
    index_url_name, index_results_url_name = "corrections:index", "corrections:index_results"
    filterset_class = CorrectionFilterSet
    is_searchable, search_fields = True, ["tool__name", "text", "target"]
    list_export = ["tool", "kind", "target", "text", "evidence_url", "is_vendor", "get_state_display", "created_at"]
    export_headings = {"get_state_display": gettext_lazy("State")}
    columns = [
        TitleColumn("tool", label=gettext_lazy("Tool"), url_name="corrections:one", width="20%"),
        WhatColumn("what", label=gettext_lazy("Criterion or fact")),
        BooleanColumn("is_vendor", label=gettext_lazy("Says they are the supplier")),
        Column("get_state_display", label=gettext_lazy("State")),
        NextStepColumn("next_step", label=gettext_lazy("What is left to do")),
        DateColumn("confirmed_at", label=gettext_lazy("Confirmed")),
        DateColumn("taken_up_at", label=gettext_lazy("Taken up")),
    ]

    def get_queryset(self) -> QuerySet:
        """Confirmed by their senders, with the tools."""
        waiting, accepted = (When(state=state, then=Value(place)) for place, state in enumerate(LEFT_TO_DO))
        first = Case(waiting, accepted, default=Value(len(LEFT_TO_DO)))
        return shown().select_related("tool").order_by(first, "confirmed_at", "pk")

    def get_filename(self) -> str:
        """Name of an exported file."""
        return "corrections"


class DecisionForm(forms.Form):
    """Accept or decline, with a reason that readers see in both languages."""

    decision = forms.ChoiceField(label=gettext_lazy("Decision"), widget=forms.RadioSelect)
    reason_cs = forms.CharField(
        label=gettext_lazy("Reason, Czech"), max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 3})
    )
    reason_en = forms.CharField(
        label=gettext_lazy("Reason, English"), max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = [(ACCEPT, _("Accept")), (DECLINE, _("Decline"))]

    @property
    def decided(self) -> Decision:
        """What a sound form says."""
        cleaned = self.cleaned_data
        return Decision(cleaned["decision"] == ACCEPT, cleaned["reason_cs"], cleaned["reason_en"])


class CorrectionView(ForDeciders, WagtailAdminTemplateMixin, View):
    """One correction: what is asked for, by whom, where it belongs, and the decision."""

    template_name = "tools_catalog/corrections/decision.html"
    header_icon = "mail"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """A tool with which the person has declared a conflict is left to somebody else."""
        if request.user.has_perm(RIGHT):
            self.correction = get_object_or_404(shown().select_related("tool", "decided_by"), pk=kwargs["pk"])
            if refused := refusal(request, self.correction.tool):
                return refused
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: Any, pk: int) -> HttpResponse:
        """The page."""
        return self.page(DecisionForm())

    def post(self, request: Any, pk: int) -> HttpResponse:
        """The decision, back to the queue; or that it is taken up, back to this page."""
        if request.POST.get("action") == TAKE_UP:
            return self.taken_up()
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            prepared = decide(self.correction, request.user, form.decided, self.changes_link())
        except Decided:
            return self.too_late()
        there = [messages.button(place(self.correction), self.way(prepared))] if form.decided.accepted else None
        messages.success(request, self.what_now(form.decided.accepted, prepared), buttons=there)
        return redirect("corrections:index")

    def taken_up(self) -> HttpResponse:
        """From now on readers know that it is being verified."""
        try:
            take_up(self.correction, self.request.user)
        except Decided:
            return self.too_late()
        messages.success(self.request, _("Taken up. The page of the tool now says that we are verifying the request."))
        return redirect("corrections:one", self.correction.pk)

    def too_late(self) -> HttpResponse:
        """Back to the queue."""
        messages.error(self.request, _("Somebody else has decided about it meanwhile, or its sender took it back."))
        return redirect("corrections:index")

    def page(self, form: DecisionForm, status: int = 200) -> HttpResponse:
        """The page with a form, which is left out when everything is decided."""
        waits = self.correction.state == Correction.State.CONFIRMED
        context = {"correction": self.correction, "what": words_of(self.correction), "form": form if waits else None}
        step = None if waits else next_step(self.correction, self.correction.published_at)
        context |= {"place": place(self.correction), "now": self.now() if waits else None, "step": step}
        return self.render_to_response(self.get_context_data(**context), status=status)

    def now(self) -> Published | None:
        """What readers see in the criterion; None for anything else, and where they see nothing."""
        standing = standings(self.correction.tool).get(self.correction.target)
        return published(standing, current_edition()) if standing and self.correction.kind == CRITERION else None

    def changes_link(self) -> str:
        """The change log in the language of the sender."""
        with override(self.correction.language):
            return str(self.request.build_absolute_uri(reverse("tool:changes", args=[self.correction.tool.key])))

    def what_now(self, accepted: bool, prepared: bool) -> str:
        """What has happened and what is left to do."""
        if not accepted:
            return _("Declined. The sender gets a mail with the reason.")
        if prepared:
            return _("Accepted. The evidence is in a draft of the assessment; a reviewer goes on from there.")
        if self.correction.kind == CRITERION:
            return _(
                "Accepted. The assessment is being checked or locked, so no draft was made: add the evidence later."
            )
        return _("Accepted. The catalogue does not hold it yet: change it in the form of the tool and publish it.")

    def way(self, prepared: bool) -> str:
        """What the way to the place is called."""
        if self.correction.kind != CRITERION:
            return _("Open the form of the tool")
        return _("Open the draft") if prepared else _("Open the review sheet")

    def get_page_title(self) -> str:
        """What it is, and of which tool."""
        return _("Correction: %(tool)s – %(what)s") % {"tool": self.correction.tool, "what": words_of(self.correction)}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the first page of the admin through the queue to this page."""
        queue = {"url": reverse("corrections:index"), "label": _("Requests for corrections")}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": self.get_page_title()}]


class QueueMenuItem(MenuItem):
    """Shown to people who may decide."""

    def is_shown(self, request: Any) -> bool:
        """Whether the person may decide."""
        return bool(request.user.has_perm(RIGHT))


class CorrectionsViewSet(ViewSet):
    """The queue's place in the admin."""

    name = "corrections"
    icon = "mail"
    menu_label = gettext_lazy("Requests for corrections")
    menu_item_class = QueueMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """The queue and one correction."""
        return [
            path("", self.construct_view(QueueView), name="index"),
            path("results/", self.construct_view(QueueView, results_only=True), name="index_results"),
            path("<int:pk>/", self.construct_view(CorrectionView), name="one"),
        ]
