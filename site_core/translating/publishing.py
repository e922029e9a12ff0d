"""A translation goes live whole: readers of one language never get texts of the other because somebody was quick."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView

from site_core.translating.table import translations


def refuse_half_translated(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The answer to publishing a translation that lacks texts: why not, and nothing is lost. None where all are there.

    The button of the translation editor sends `action=publish`; Wagtail's own editor has other names.
    """
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not (why := obstacle(page)):
        return None
    messages.error(request, why)
    return redirect("wagtailadmin_pages:edit", page.pk)


def obstacle(page: Page) -> str:
    """Why a translation can't go live as it is; empty where it can, and for a page that is no translation."""
    known = translations([page.translation_key])
    about = next((about for (_key, _from, into), about in known.items() if into == page.locale_id), None)
    if about is None:
        return ""
    if waiting := about.strings - about.translated:
        return ngettext(
            "This page is not published: %(n)d text has no translation yet. What you translated is saved.",
            "This page is not published: %(n)d texts have no translation yet. What you translated is saved.",
            waiting,
        ) % {"n": waiting}
    return (
        ""
        if is_read(about.source)
        else gettext(
            "This page is not published: the page that it translates has just changed, and its texts are being read. "
            "Open this page again in a minute."
        )
    )


def is_read(source: TranslationSource) -> bool:
    """Whether the texts of the source were read after it was last published."""
    published = Page.objects.filter(translation_key=source.object_id, locale=source.locale_id)
    return not published.filter(last_published_at__gt=source.last_updated_at).exists()


class TakeOverForm(UpdateTranslationsForm):
    """Reads the texts of a source anew and never publishes: what is new would go live in the language of the source."""

    publish_translations = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_publish_translations(self) -> bool:
        """Whatever was sent."""
        return False


class TakeOverView(UpdateTranslationsView):
    """Stands at the address of the view of the package, before it."""

    def get_form(self) -> TakeOverForm:
        """The form that never publishes."""
        sent: tuple[Any, ...] = (self.request.POST,) if self.request.method == "POST" else ()
        return TakeOverForm(*sent)
