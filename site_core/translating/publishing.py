"""A translation goes live whole: readers of one language never get texts of the other because somebody was quick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView

from site_core.translating.progress import translations
from site_core.translating.refreshing import refresh

RIGHT = "site_core.publish_incomplete"
OVERRULED = "site_core.publish_incomplete"


def refuse_half_translated(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The answer to publishing a translation that lacks texts: why not, and nothing is lost. None where all are there.

    The button of the translation editor sends `action=publish`, and the package writes into the published page before
    it asks anybody: this answers first. Every other way ends in `publish` of the page, which raises HeldBack.
    """
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not (why := obstacle(page)):
        return None
    return held_back_answer(request, HeldBack(page, why))


class HeldBack(Exception):
    """A translation that may not go live as it is; says which page and why."""

    def __init__(self, page: Page, why: str) -> None:
        super().__init__(f"{page}: {why}")
        self.page, self.why = page, why


def hold_back(page: Page, revision: Any) -> None:
    """Raises HeldBack where a revision of a translation would put missing or outdated texts before readers."""
    is_shown = page.live and revision.pk == page.live_revision_id
    if not is_shown and (why := obstacle(page, revision)):
        raise HeldBack(page, why)


def held_back_answer(request: HttpRequest, held: HeldBack) -> HttpResponse:
    """Back to the page with the reason; who may publish it all the same is told where."""
    may = request.user.has_perm(RIGHT) and held.page.permissions_for_user(request.user).can_publish()
    address = reverse("publish_incomplete", args=[held.page.pk])
    buttons = [messages.button(address, gettext("Publish it all the same"))] if may else []
    told = gettext("%(title)s: this page is not published.") % {"title": held.page.get_admin_display_title()}
    messages.error(request, f"{told} {held.why}", buttons=buttons)
    back = reverse("wagtailadmin_pages:edit", args=[held.page.pk])
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": back})
    return redirect(back)


class HeldBackMiddleware:
    """Wherever in the administration a translation is held back, the person reads why. Nothing was changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to HeldBack only."""
        return held_back_answer(request, exception) if isinstance(exception, HeldBack) else None


def obstacle(page: Page, revision: Any = None) -> str:
    """Why a translation can't go live as it is, whatever was tried; empty where it can, and for what is none.

    With a revision: also whether its words are older than the texts, or somebody has taken the gap upon themselves.
    """
    about = translation_of(page)
    if about is None or (revision is not None and is_overruled(page, about)):
        return ""
    if waiting := about.strings - about.translated:
        return ngettext(
            "%(n)d text has no translation yet. What you translated is saved.",
            "%(n)d texts have no translation yet. What you translated is saved.",
            waiting,
        ) % {"n": waiting}
    if not is_read(about.source):
        return gettext(
            "The page that it translates has just changed, and its texts are being read. "
            "Open this page again in a minute."
        )
    if revision is not None and revision.created_at < changed_at(about):
        return gettext(
            "Its texts have changed since this draft was made. "
            "Publish it from the translation, or submit it for approval again."
        )
    return ""


def translation_of(page: Page) -> Translation | None:
    """What is known of a page as a translation that is kept up, with the numbers of its texts; None for others."""
    known = translations([page.translation_key])
    return next((about for (_key, _from, into), about in known.items() if into == page.locale_id), None)


def changed_at(about: Translation) -> datetime:
    """When the texts of a translation last changed, or were read anew."""
    typed = StringTranslation.objects.filter(context__object=about.source.object_id, locale=about.target_locale_id)
    latest = typed.aggregate(latest=Max("updated_at"))["latest"]
    return max(filter(None, (latest, about.source.last_updated_at)))


def is_overruled(page: Page, about: Translation) -> bool:
    """Whether somebody who may has published it all the same, knowing its texts as they are now."""
    since = max(filter(None, (changed_at(about), source_page(about.source).last_published_at)))
    return PageLogEntry.objects.filter(page=page.pk, action=OVERRULED, timestamp__gte=since).exists()


def source_page(source: TranslationSource) -> Page:
    """The page that is translated."""
    return Page.objects.get(translation_key=source.object_id, locale=source.locale_id)


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
    """Stands at the address of the view of the package, before it; what did not change stays as fresh as it was."""

    template_name = "site_core/translating/take_over.html"
    title = _("Read the texts of the source anew")

    def get_form(self) -> TakeOverForm:
        """The form that never publishes."""
        sent: tuple[Any, ...] = (self.request.POST,) if self.request.method == "POST" else ()
        return TakeOverForm(*sent)

    def form_valid(self, form: TakeOverForm) -> HttpResponse:
        """Reads a page by our own task, whatever else is translated as the package does."""
        page = self.object.get_source_instance()
        if not isinstance(page, Page):
            return super().form_valid(form)
        refresh.call(page.pk)
        for about in self.object.translations.filter(enabled=True).select_related("target_locale"):
            self.object.update_target_view_restrictions(about.target_locale)
        messages.success(self.request, gettext("The texts were read anew. Nothing was published."))
        return redirect(self.get_success_url() or self.get_default_success_url())
