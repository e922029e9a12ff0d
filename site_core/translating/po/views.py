"""The page of the administration where translations are taken as a file and brought back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from site_core.translating.freshness import State
from site_core.translating.outstanding import languages_of, outstanding
from site_core.translating.po.buttons import RIGHT
from site_core.translating.po.files import LARGEST, Fault, Unreadable, written
from site_core.translating.po.forms import SCOPES, GiveForm, TakeForm
from site_core.translating.po.giving import OUTSTANDING, PAGE, texts
from site_core.translating.po.taking import Taken, Why, take
from site_core.translating.table import rows

SUMMARY = _("Taken: %(taken)s. The same as before: %(same)s. Not taken: %(left)s. Nothing was published.")
SHOWN, LONGEST = 20, 120  # reasons in messages, characters of a text in one
FAULTS = {
    Fault.TOO_LARGE: _("The file is larger than 5 MB. Take a smaller part of the site."),
    Fault.NOT_UTF8: _("The file is not saved as UTF-8. Save it anew in this encoding; nothing was taken."),
    Fault.BROKEN: _("This is no PO file, or it is damaged; nothing was taken."),
    Fault.EMPTY: _("There are no texts in the file."),
}
REASONS = {
    Why.UNKNOWN_PAGE: _("belongs to no translation of this site"),
    Why.OTHER_PAGE: _("belongs to another page"),
    Why.OTHER_LANGUAGE: _("belongs to another language than the file says"),
    Why.NO_RIGHT: _("you may not change this page"),
    Why.SOURCE_CHANGED: _("the source has changed since the file was made"),
    Why.UNKNOWN_TEXT: _("there is no such text on the page any more"),
    Why.MARKUP: _("tags or links differ from the source"),
    Why.EMPTY: _("has no translation, or is marked as unsure"),
}


def po_page(request: HttpRequest) -> HttpResponse:
    """Both forms; after a file was brought the report of it."""
    page = asked_page(request)
    words: dict[str, Any] = {"page": page}
    form = TakeForm(request.POST or None, request.FILES or None) if request.method == "POST" else TakeForm()
    if request.method == "POST" and form.is_valid():
        try:
            report = take(request.FILES["file"].read(LARGEST + 1), request.user)
        except Unreadable as fault:
            form.add_error("file", told(fault))
        else:
            words |= {
                "report": report,
                "summary": summary(report),
                "left": [(REASONS[why], text) for why, text in report.left],
            }
    give = GiveForm(request.user, page, initial={"scope": asked_scope(request, page), "page": page})
    return shown(request, give, form, **words)


def shown(request: HttpRequest, give: GiveForm, take: TakeForm, **words: Any) -> HttpResponse:
    """The page with both forms, and how many pages nobody has begun to translate: they are in no file."""
    languages = languages_of(request.user)
    waiting = outstanding(rows(), request.user, languages) if languages else []
    words["not_begun"] = sum(each.row.freshness.state is State.MISSING for each in waiting)
    words["header_title"] = gettext("Translations as a file")
    return render(request, "site_core/translating/po.html", {**words, "give": give, "take": take})


def po_file(request: HttpRequest) -> HttpResponse:
    """The file; a choice that is not valid shows the forms again."""
    page = asked_page(request)
    sent = request.GET.copy()
    sent["page"] = str(page.pk) if page else ""  # the chooser can't show what is no page
    form = GiveForm(request.user, page, sent)
    if not form.is_valid():
        return shown(request, form, TakeForm(), page=page)
    asked = form.cleaned_data
    name = OUTSTANDING if asked["scope"] == OUTSTANDING else asked["page"].slug
    return as_file(name, asked["found"], asked["language"])


def as_file(name: str, found: list[tuple[Translation, Page]], locale: Locale) -> HttpResponse:
    """These translations to be taken away, under this name and that of the language."""
    content = written(texts(found), locale.language_code)
    disposition = {"Content-Disposition": f'attachment; filename="{name}-{locale.language_code}.po"'}
    return HttpResponse(content, content_type="text/x-gettext-translation; charset=utf-8", headers=disposition)


def summary(report: Taken) -> str:
    """The report in a sentence."""
    return str(SUMMARY) % {"taken": report.taken, "same": report.same, "left": len(report.left)}


def told(fault: Unreadable) -> str:
    """Why a whole file was not taken."""
    line = gettext("Look at line %(n)s.") % {"n": fault.line} if fault.line else ""
    return f"{FAULTS[fault.fault]} {line}".strip()


def of_one_page(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The file of the translation editor, with what a translator has to know of each text."""
    about, page = edited(request, translation_id)
    return as_file(page.slug, [(about, page)], about.target_locale)


@require_POST
def into_one_page(request: HttpRequest, translation_id: int) -> HttpResponse:
    """What the translation editor sends: only texts of this translation are taken."""
    _about, page = edited(request, translation_id)
    try:
        report = take(request.FILES["file"].read(LARGEST + 1) if "file" in request.FILES else b"", request.user, page)
    except Unreadable as fault:
        messages.error(request, told(fault))
    else:
        messages.success(request, summary(report))
        for why, text in report.left[:SHOWN]:
            messages.warning(request, f"{REASONS[why]}: {truncated(text.source)}")
    return redirect("wagtailadmin_pages:edit", page.pk)


def edited(request: HttpRequest, translation_id: int) -> tuple[Translation, Page]:
    """A translation and its page. Raises PermissionDenied for those who may not change it."""
    about = get_object_or_404(Translation, pk=translation_id)
    page = about.get_target_instance()
    if not isinstance(page, Page) or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return about, page


def truncated(text: str) -> str:
    """As much of a text as tells it from others."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def asked_page(request: HttpRequest) -> Page | None:
    """The page that the address names. Raises PermissionDenied for those who do not translate."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    number = request.GET.get("page", "")
    return Page.objects.filter(pk=number, depth__gt=1).first() if number.isdecimal() and len(number) < 10 else None


def asked_scope(request: HttpRequest, page: Page | None) -> str:
    """What the address asks for; one page where it names one alone, all that wait where it names none."""
    scope = request.GET.get("scope", "")
    return scope if scope in SCOPES else PAGE if page else OUTSTANDING
