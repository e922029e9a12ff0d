"""Views of the admin that differ from Wagtail's: nothing stale is saved, nothing that results use is deleted."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views import snippets

from site_core.exported_lists import HarmlessExport
from tools_catalog.conflicts import ConflictDeclared
from tools_catalog.forms.vocabularies import criterion_names
from tools_catalog.models import Assessment, StaleVersion, Tool
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


class DeleteView(snippets.DeleteView):
    """Deletion, as long as nothing that was published goes."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Back to the record with the reason if it must stay."""
        if reason := reason_to_keep(self.object):
            messages.error(request, reason)
            return redirect(reverse(self.edit_url_name, args=(quote(self.object.pk),)))
        return super().dispatch(request, *args, **kwargs)


class WorkflowActionView(snippets.WorkflowActionView):
    """Approval without opening the record."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Back to the record with the reasons if it must not be published."""
        try:
            return super().post(request, *args, **kwargs)
        except ValidationError as error:
            reasons = error.messages
        except ConflictDeclared as declared:
            reasons = [str(declared)]
        for reason in reasons:
            messages.error(request, reason)
        return redirect(self.redirect_url)


class DeleteSelected(DeleteBulkAction):
    """Deletion of several records; those that were published are listed as not to be deleted."""

    models = [Tool, Assessment]
    template_name = "tools_catalog/delete_selected.html"

    def check_perm(self, snippet: Any) -> bool:
        """Whether this one may go."""
        return reason_to_keep(snippet) is None and super().check_perm(snippet)
