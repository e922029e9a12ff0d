"""Whoever takes a source off the site or deletes it is asked what becomes of its translations.

The question comes after Wagtail's own, as a page: without JavaScript too, and the same for one page and for many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin import messages
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail_localize.models import TranslationSource

DELETE, UNPUBLISH = "delete", "unpublish"
LEAVE, TOO = "leave", "too"
WORDS = {DELETE: _("Delete them too"), UNPUBLISH: _("Unpublish them too")}
TITLES = {
    DELETE: _("Delete a page that has translations"),
    UNPUBLISH: _("Unpublish a page that has translations"),
}
ASKED, FOUND = "translations", "translations_too"


class TranslationsForm(forms.Form):
    """What becomes of the translations; nothing is chosen beforehand."""

    translations = forms.ChoiceField(
        label=_("What becomes of the translations?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what becomes of the translations.")},
    )

    def __init__(self, action: str, *sent: Any) -> None:
        super().__init__(*sent)
        self.fields[ASKED].choices = [(LEAVE, _("Leave them as they are")), (TOO, WORDS[action])]


@dataclass(frozen=True)
class Follower:
    """A translation of what is taken away. `below` is how many pages stand under it, `may` whether it may follow."""

    page: Page
    below: int
    may: bool


def ask(request: HttpRequest, pages: Sequence[Page], action: str, *, below: bool) -> HttpResponse | None:
    """The question, or None where nothing is to ask or it was answered; `below`: pages under these are taken too."""
    if request.method != "POST":
        return None
    found = followers(request.user, pages, action, below=below)
    if not found:
        return None
    form = TranslationsForm(action, *([request.POST] if ASKED in request.POST or "asked" in request.POST else []))
    if form.is_valid():
        chosen = [one.page.pk for one in found if one.may] if form.cleaned_data[ASKED] == TOO else []
        setattr(request, FOUND, chosen)
        return None
    sent = [(name, value) for name, values in request.POST.lists() for value in values if name not in OWN]
    only = pages[0] if len(pages) == 1 else None
    words = {
        "form": form,
        "followers": found,
        "sent": sent,
        "header_title": TITLES[action],
        "action": action,
        "only": only,
    }
    return render(request, "site_core/translating/with_source.html", words)


OWN = (ASKED, "asked", "csrfmiddlewaretoken")


def followers(person: Any, pages: Sequence[Page], action: str, *, below: bool) -> list[Follower]:
    """Translations of pages that are sources, those of pages under them too, in the order of the tree."""
    taken = [page for root in pages for page in (root.get_descendants(inclusive=True) if below else [root])]
    keys = [page.translation_key for page in sources(taken)]
    found = Page.objects.filter(translation_key__in=keys, alias_of=None).exclude(pk__in=[page.pk for page in taken])
    if action == UNPUBLISH:
        found = found.filter(live=True)
    return [
        Follower(page, page.get_descendant_count() if action == DELETE else 0, may_follow(person, page, action))
        for page in found.order_by("path").select_related("locale").specific()
    ]


def sources(pages: Iterable[Page]) -> list[Page]:
    """Those that others translate: the editor knows them as source, else they are in the first language."""
    pages = [page for page in pages if page.alias_of_id is None]
    known = TranslationSource.objects.filter(object_id__in=[page.translation_key for page in pages])
    language = dict(known.values_list("object_id", "locale"))
    first = Locale.objects.filter(language_code=settings.LANGUAGE_CODE).values_list("pk", flat=True).first()
    return [page for page in pages if page.locale_id == language.get(page.translation_key, first)]


def may_follow(person: Any, page: Page, action: str) -> bool:
    """Whether this person may do it with the translation, and nothing else would break by it."""
    rights = page.permissions_for_user(person)
    if action == UNPUBLISH:
        return bool(rights.can_unpublish())
    return (
        bool(rights.can_delete()) and not ReferenceIndex.get_references_to(page).group_by_source_object().is_protected
    )


def follow(request: HttpRequest, action: str) -> None:
    """Does with the translations what was chosen; called after the source is gone."""
    done = 0
    for pk in getattr(request, FOUND, ()):
        page = Page.objects.filter(pk=pk).first()
        if page is None:  # it stood under one that was deleted before
            continue
        taking = (DeletePageAction if action == DELETE else UnpublishPageAction)(page.specific, user=request.user)
        taking.execute()
        done += 1
    if done:
        messages.success(request, told(action, done))


def told(action: str, done: int) -> str:
    """How many translations have followed."""
    if action == DELETE:
        words = ngettext("%(n)d translation was deleted too.", "%(n)d translations were deleted too.", done)
    else:
        words = ngettext("%(n)d translation was unpublished too.", "%(n)d translations were unpublished too.", done)
    return words % {"n": done}
