"""Pages of a comparison for a client."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from advisor.client_comparison import saving
from advisor.client_comparison.basis import Basis, basis_of, basis_of_today
from advisor.client_comparison.content import Content, content_of, undecided
from advisor.client_comparison.form import LIMITS, Form
from advisor.client_comparison.links import LINKS, Access, client_page
from advisor.client_comparison.posted import read_posted
from advisor.client_comparison.shown import client_page_of
from site_core.private_pages import reader_form
from site_core.rate_limit import come_back_later, visitor, within_limit
from tools_catalog.comparison.asking import read_asked
from tools_catalog.comparison_file import file_of

FORM = "form"


@reader_form
def new(request: HttpRequest) -> HttpResponse:
    """From the public comparison: its tools and importance stand in the form; POST keeps it."""
    basis = basis_of_today()
    asked = read_asked(dict(request.GET.lists()), basis.snapshot.tools, basis.edition.rules)
    content = Content(tools=asked.tools, importance=asked.importance, activities=asked.activities, size=asked.size)
    dropped = asked.dropped.named(basis.snapshot.tools)
    return begin(request, content, basis, back=reverse("compare:table") + asked.query(), dropped=dropped)


def begin(request: HttpRequest, content: Content, basis: Basis, **context: object) -> HttpResponse:
    """Shows the form of a new comparison; POST keeps what it says. The same form sent again makes no second one."""
    if request.method != "POST":
        return form_page(request, Form(content, basis), number=LINKS.new_form(), **context)
    number, posted = request.POST.get(FORM, ""), read_posted(request.POST, basis)
    wanted = posted.content
    if found := posted.faults(basis):
        form = Form(wanted, basis, faults=found, listed=posted.listed)
        return form_page(request, form, status=422, number=number, **context)
    token = LINKS.token_of_form(number, repr(sorted(wanted.fields().items())))
    if not saving.exists(token):
        if not within_limit("new-client-comparisons", visitor(request), settings.NEW_PROFILES_AN_HOUR):
            return come_back_later(render(request, "advisor/client/too_many.html", status=429))
        saving.make(token, wanted, basis)
    return redirect("client:links", token)


def form_page(request: HttpRequest, form: Form, *, status: int = 200, **context: object) -> HttpResponse:
    """The form, of a new comparison or of one that is kept."""
    return render(request, "advisor/client/form.html", {"form": form, **LIMITS, **context}, status=status)


@client_page
def shown(request: HttpRequest, access: Access) -> HttpResponse:
    """The comparison as it is kept, for whoever has one of its links."""
    context = {
        "page_of": client_page_of(request, access),
        "access": access,
        "links": links_of(request, access),
        "today": timezone.localdate(),
    }
    return render(request, "advisor/client/shown.html", context)


@client_page
def file(request: HttpRequest, access: Access, kind: str) -> HttpResponse:
    """The same as a file, with title and notes."""
    return file_of(request, client_page_of(request, access), kind)


@client_page(edit=True)
def edit(request: HttpRequest, access: Access) -> HttpResponse:
    """Changes title, notes, tools and importance; what somebody else changed meanwhile is never overwritten unseen."""
    kept, basis = access.comparison, basis_of(access.comparison)
    stored = content_of(kept.fields)
    if request.method != "POST":
        return form_page(request, Form(stored, basis, stored), access=access)
    posted = read_posted(request.POST, basis, stored)
    if found := posted.faults(basis):
        form = Form(posted.content, basis, stored, faults=found, shown=posted.shown, listed=posted.listed)
        return form_page(request, form, status=422, access=access)
    mine = posted.content.fields()
    merged = saving.save(kept, posted.shown, mine)
    if merged.conflicts:
        form = Form(undecided(merged, mine), basis_of(kept), content_of(kept.fields), conflicts=merged.conflicts)
        return form_page(request, form, status=409, access=access)
    return redirect("client:shown", access.token)


@client_page(edit=True)
def renew(request: HttpRequest, access: Access) -> HttpResponse:
    """POST puts the comparison over today's catalogue."""
    if request.method == "POST":
        saving.renew(access.comparison, basis_of_today())
    return redirect("client:shown", access.token)


@client_page(edit=True)
def links(request: HttpRequest, access: Access) -> HttpResponse:
    """The two links, how long they work, and how to delete everything."""
    return render(request, "advisor/client/links.html", {"access": access, "links": links_of(request, access)})


@client_page(edit=True)
def delete(request: HttpRequest, access: Access) -> HttpResponse:
    """Asks once, then deletes for good."""
    if request.method != "POST":
        return render(request, "advisor/client/delete.html", {"access": access})
    saving.delete(access.comparison)
    return redirect("client:deleted")


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """Says that everything is gone."""
    return render(request, "advisor/client/deleted.html")


def links_of(request: HttpRequest, access: Access) -> dict[str, str]:
    """Full addresses in the language of this page; `edit` is empty for who may only read."""
    address = {
        name: request.build_absolute_uri(reverse("client:shown", args=[token]))
        for name, token in (("read", access.read_token), ("edit", access.token if access.may_edit else ""))
        if token
    }
    return {"edit": "", **address}
