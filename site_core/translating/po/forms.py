"""What goes into a file, and the file that comes back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from site_core.translating.outstanding import languages_of
from site_core.translating.po.giving import OUTSTANDING, PAGE, SECTION, chosen

SCOPES = {
    OUTSTANDING: _("all pages that lack a translation"),
    SECTION: _("one page and all below it"),
    PAGE: _("one page"),
}
NOTHING = _("There is nothing to take: nobody has begun to translate it, or you may not change the translation.")
NOTHING_WAITS = _("There is nothing to take: no page that somebody has begun to translate lacks a text.")


class GiveForm(forms.Form):
    """Which texts of which pages, into which language."""

    language = forms.ModelChoiceField(
        Locale.objects.none(), to_field_name="language_code", label=_("Into which language")
    )
    scope = forms.ChoiceField(label=_("Which texts"), widget=forms.RadioSelect, choices=list(SCOPES.items()))
    page = forms.ModelChoiceField(
        Page.objects.filter(depth__gt=1),
        required=False,
        label=_("Which page"),
        help_text=_("Only for one page, or for one and all below it."),
        widget=AdminPageChooser(show_edit_link=False),
    )

    def __init__(self, person: Any, page: Page | None, *sent: Any, **kwargs: Any) -> None:
        super().__init__(*sent, **kwargs)
        self.person = person
        own = Locale.objects.filter(pk__in=languages_of(person))
        self.fields["language"].queryset = own
        likely = into(page, own) if page else list(own)
        if len(likely) == 1:
            self.initial["language"] = likely[0].language_code

    def clean(self) -> dict[str, Any]:
        """With the translations that were asked for, of which there has to be one."""
        asked: dict[str, Any] = super().clean() or self.cleaned_data
        scope, locale = asked.get("scope"), asked.get("language")
        if scope in (PAGE, SECTION) and not asked.get("page"):
            self.add_error("page", _("Choose a page."))
        elif scope and locale:
            asked["found"] = chosen(self.person, locale, asked["page"], scope)
            if not asked["found"]:
                self.add_error(*(("scope", NOTHING_WAITS) if scope == OUTSTANDING else ("page", NOTHING)))
        return asked


def into(page: Page, languages: Any) -> list[Locale]:
    """The languages among these into which a page, or what it translates, is translated."""
    known = Translation.objects.filter(source__object_id=page.translation_key, enabled=True)
    return list(languages.filter(pk__in=known.values("target_locale")))


class TakeForm(forms.Form):
    """The file that comes back."""

    file = forms.FileField(
        label=_("PO file"),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty; nothing was taken.")},
    )
