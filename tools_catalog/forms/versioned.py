"""A form that carries the version of its record and refuses to overwrite what somebody else saved meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from tools_catalog.conflicts import ConflictDeclared, conflict_of
from tools_catalog.rules import Fault


class VersionedForm(WagtailAdminModelForm):
    """Base of the forms of tools and assessments: version, rules, and what is only asked for when publishing."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        """Refuse a stale form; check the rules unless a draft is saved."""
        cleaned = super().clean()
        self.refuse_conflict(cleaned)
        if self.instance.pk and cleaned.get("version") != self.instance.version:
            self.refuse_as_stale(self.instance)
        elif not self.is_deferred_validation and not self.errors and self._rows_are_valid():
            for fault in self.faults(self.candidate(cleaned)):
                self.add_fault(fault)
        return cleaned

    def refuse_conflict(self, cleaned: Mapping[str, Any]) -> None:
        """Say so if the person has declared a conflict of interest with the tool."""
        tool = cleaned.get("tool") or (self.instance.tool_concerned() if self.instance.pk else None)
        if tool is not None and conflict_of(self.for_user, tool):
            self.add_error(None, str(ConflictDeclared(tool)))

    def _post_clean(self) -> None:
        """The version of the form is the one that `save_revision` compares."""
        super()._post_clean()
        if self.cleaned_data.get("version"):
            self.instance.version = self.cleaned_data["version"]

    def _rows_are_valid(self) -> bool:
        return all(formset.is_valid() for formset in self.formsets.values())

    def refuse_as_stale(self, current: Any) -> None:
        """Say who saved meanwhile and what, beside what this form holds. Saving once more is a decision to replace it.

        The version that goes out again is the current one, so nothing typed is lost and nothing is overwritten unseen.
        """
        self.add_error(None, ValidationError([self._who_saved(current), *self._differences(current), self._what_now()]))
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(current.version)

    def _who_saved(self, current: Any) -> str:
        revision = current.latest_revision
        if revision is None:
            return _("Somebody else saved this meanwhile.")
        return _("%(name)s saved this meanwhile, on %(when)s.") % {
            "name": str(revision.user) if revision.user else _("The import"),
            "when": date_format(localtime(revision.created_at), "DATETIME_FORMAT"),
        }

    def _differences(self, current: Any) -> Iterable[str]:
        for name, field in self.fields.items():
            theirs, mine = getattr(current, name, None), self.cleaned_data.get(name)
            if name != "version" and field.has_changed(field.prepare_value(theirs), self._posted(name)):
                yield _("%(field)s: there is “%(theirs)s”, you have “%(mine)s”.") % {
                    "field": field.label,
                    "theirs": self.in_words(name, theirs),
                    "mine": self.in_words(name, mine),
                }
        for relation, formset in self.formsets.items():
            theirs = "; ".join(str(row) for row in getattr(current, relation).all()) or "–"
            if formset.has_changed():
                label = getattr(current, relation).model._meta.verbose_name_plural
                yield _("%(field)s: there is “%(theirs)s”.") % {"field": label, "theirs": theirs}

    def _posted(self, name: str) -> Any:
        return self[name].data

    def in_words(self, name: str, value: Any) -> str:
        """A value as the person sees it in the form."""
        choices = dict(getattr(self.fields[name], "choices", None) or ())
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, list):
            return ", ".join(map(str, value)) or "–"
        return str(choices.get(value, value)) if value not in (None, "") else "–"

    def _what_now(self) -> str:
        return _("Save again to put your values in their place, or open the page anew to keep what is there.")

    def candidate(self, cleaned: Mapping[str, Any]) -> Any:
        """The record with its rows as the form would leave it, apart from the database."""
        names = {field.name for field in self._meta.model._meta.fields} & cleaned.keys()
        rows = {
            relation: list(self._rows(formset))
            for relation, formset in self.formsets.items()
            if formset.queryset is not None
        }
        return self._meta.model(**{name: cleaned[name] for name in names}, **rows)

    def _rows(self, formset: Any) -> Iterable[Any]:
        for row in self.kept_rows(formset):
            names = {field.name for field in formset.model._meta.fields} & row.cleaned_data.keys()
            yield formset.model(**{name: row.cleaned_data[name] for name in names if name != "id"})

    def publishes(self) -> bool:
        """Whether the button that was pressed puts the record before readers."""
        data: Mapping[str, Any] = self.data
        if "action-workflow-action" in data:
            return data.get("workflow-action-name") == "approve"
        return not any(f"action-{other}" in data for other in ("submit", "restart-workflow", "cancel-workflow"))

    @staticmethod
    def kept_rows(formset: Any) -> list[Any]:
        """Forms of the rows that stay, in their order."""
        rows = [row for row in formset.forms if row.cleaned_data and not row.cleaned_data.get("DELETE")]
        return sorted(rows, key=lambda row: row.cleaned_data.get("ORDER") or 0)

    def faults(self, candidate: Any) -> Iterable[Fault]:
        """What the rules say against the record."""
        raise NotImplementedError

    def add_fault(self, fault: Fault) -> None:
        """Show a fault at its field, or above the form."""
        name = self.field_of(fault.place)
        if name in self.fields:
            self.add_error(name, fault.message)
        else:
            self.add_error(None, f"{fault.place}: {fault.message}" if fault.place else fault.message)

    def field_of(self, place: str) -> str:
        """Name of the form's field for a place in the plain form of a record."""
        return place.replace(".", "_")
