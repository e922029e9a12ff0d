"""Views of the admin that differ from Wagtail's: nothing stale is saved, nothing that results use is deleted."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views import snippets

from site_core.exported_lists import HarmlessExport
from tools_catalog.conflicts import ConflictDeclared, conflict_of
from tools_catalog.forms.vocabularies import criterion_names
from tools_catalog.models import Assessment, StaleVersion, Tool
from tools_catalog.review.alone import BatchNeeded, refuse_withdrawal
from tools_catalog.review.two_accounts import SecondAccountNeeded, refuse_lone_withdrawal
from tools_catalog.signals import reason_to_keep


class WithoutAutosave:
    """Each revision of a score or a fact is a decision of a person, not a keystroke."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out what starts the autosave in the browser."""
        return {**super().get_context_data(**kwargs), "autosave_enabled": False}


class ListView(HarmlessExport, snippets.IndexView):
    """A list of the catalogue."""


class AssessmentsView(ListView):
    """The list of assessments: found by the criterion's name too, exported under words."""

    export_headings = {"tool.key": _("Key"), "tool.name": _("Tool"), "version": _("Version")}

    def search_queryset(self, queryset: Any) -> Any:
        """Criteria are stored by key; people know them by name."""
        found = super().search_queryset(queryset)
        if not self.is_searching:
            return found
        wanted = self.search_query.casefold()
        keys = [key for key, name in criterion_names().items() if wanted in name.casefold()]
        return found | queryset.filter(criterion__in=keys)


class CreateView(WithoutAutosave, snippets.CreateView):
    """A new record."""


class EditView(WithoutAutosave, snippets.EditView):
    """An existing record."""

    def form_valid(self, form: Any) -> Any:
        """Save; if somebody was faster than the check, or a rule stands against it, say so and keep the form."""
        try:
            return super().form_valid(form)
        except StaleVersion as stale:
            form.refuse_as_stale(stale.current)
        except ValidationError as error:
            form.add_error(None, error)
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)


class NamedNow:
    """A view that calls a record in the language of who reads; a revision keeps its name as it was when saved."""

    def get_page_subtitle(self) -> str:
        """The name in the active language."""
        return str(self.object)


class LeadsToBatch:
    """A form of an assessment that leads on to the review sheet where one person may not publish."""

    def form_invalid(self, form: Any) -> Any:
        """The form with its faults, and the way on."""
        if form.batch_needed:
            sheet = messages.button(form.batch_needed.sheet_url, _("Open the review sheet"))
            messages.info(self.request, _("Batches begin on the review sheet of the tool."), buttons=[sheet])
        return super().form_invalid(form)


class CreateAssessmentView(LeadsToBatch, CreateView):
    """A new assessment."""


class EditAssessmentView(NamedNow, LeadsToBatch, EditView):
    """An existing assessment."""


def declared_reason(person: Any, record: Tool | Assessment) -> str | None:
    """Why this person leaves the record alone, in the active language; None where no conflict is declared."""
    tool = record.tool_concerned()
    return str(ConflictDeclared(tool)) if conflict_of(person, tool) else None


class LeftAlone:
    """A view that takes a record away from others: back to the record with the reason if it must stay."""

    def reason_against(self, request: Any) -> str | None:
        """Why it must stay."""
        return declared_reason(request.user, self.object)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """The question, or the reason."""
        return self._refusal(request) or super().get(request, *args, **kwargs)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """The deed, or the reason."""
        return self._refusal(request) or super().post(request, *args, **kwargs)

    def _refusal(self, request: Any) -> HttpResponse | None:
        if not (reason := self.reason_against(request)):
            return None
        messages.error(request, reason)
        return redirect(reverse(self.edit_url_name, args=(quote(self.object.pk),)))


class UnpublishView(LeftAlone, snippets.UnpublishView):
    """End of a publication, by whoever has no conflict of interest."""


class WithdrawToolView(UnpublishView):
    """End of the publication of a tool, unless one of the first tools of an example town moves by it."""

    def reason_against(self, request: Any) -> str | None:
        """The person has a conflict of interest, or two people are needed."""
        return super().reason_against(request) or second_account_needed(self.object)


def second_account_needed(tool: Tool) -> str | None:
    """Why one person does not withdraw the tool; None where they may."""
    try:
        refuse_lone_withdrawal(tool)
    except SecondAccountNeeded as refused:
        return " ".join(refused.messages)
    return None


class WithdrawView(NamedNow, UnpublishView):
    """End of the publication of an assessment, unless one of the first tools of an example town moves by it."""

    def reason_against(self, request: Any) -> str | None:
        """The person has a conflict of interest, or a second one is needed."""
        return super().reason_against(request) or batch_needed(self.object)


def batch_needed(row: Assessment) -> str | None:
    """Why one person does not withdraw the assessment, with a link to its sheet; None where they may."""
    try:
        refuse_withdrawal(row)
    except BatchNeeded as refused:
        return refused.linked
    return None


class DeleteView(LeftAlone, snippets.DeleteView):
    """Deletion, as long as nothing that was published goes."""

    def reason_against(self, request: Any) -> str | None:
        """It was published, or the person has a conflict of interest."""
        return reason_to_keep(self.object) or super().reason_against(request)


class WorkflowActionView(snippets.WorkflowActionView):
    """Approval without opening the record."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Back to the record with the reasons if it must not be published."""
        try:
            return super().post(request, *args, **kwargs)
        except BatchNeeded as refused:
            reasons = [refused.linked]
        except ValidationError as error:
            reasons = error.messages
        except ConflictDeclared as declared:
            reasons = [str(declared)]
        for reason in reasons:
            messages.error(request, reason)
        return redirect(self.redirect_url)


class DeleteSelected(DeleteBulkAction):
    """Deletion of several records; those that must stay are listed as not to be deleted."""

    models = [Tool, Assessment]
    template_name = "tools_catalog/delete_selected.html"

    def check_perm(self, snippet: Any) -> bool:
        """Whether this one may go."""
        if reason_to_keep(snippet) or declared_reason(self.request.user, snippet):
            return False
        return super().check_perm(snippet)
