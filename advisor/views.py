"""Pages of the questionnaire. What they show is made by the module of the same name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from advisor import addresses, submitting
from advisor.access import Access
from advisor.asked_questions import journey_of
from advisor.check_page import check_page, missing_errors
from advisor.new_edition import new_edition_page, newer_edition
from advisor.privacy import token_page
from advisor.profiles import delete_profile
from advisor.question_page import question_page
from advisor.results import last_shown, store_result
from advisor.section_page import section_page
from advisor.start_page import start_page
from advisor.starting import start as start_profile
from advisor.task_list import task_list
from site_core.private_pages import reader_form
from tools_catalog.matching import InvalidAnswers
from tools_catalog.methodology import current_edition


@reader_form
def start(request: HttpRequest) -> HttpResponse:
    """What one gets, how long it takes; POST makes a profile."""
    if request.method == "POST":
        return start_profile(request, current_edition().id, {})
    return render(request, "advisor/start.html", start_page())


@token_page
def tasks(request: HttpRequest, access: Access) -> HttpResponse:
    """The list of sections; for the read-only link the answers and results."""
    if not access.may_edit:
        return answers(request, access)
    journey, _rows = journey_of(access)
    whole = request.GET.get(addresses.BY) == addresses.SECTION
    context = task_list(journey, access.token, whole=whole, after=request.GET.get(addresses.AFTER))
    return render(request, "advisor/tasks.html", {**context, **profile_context(request, access)})


def answers(request: HttpRequest, access: Access) -> HttpResponse:
    """What a read-only link shows."""
    journey, _rows = journey_of(access)
    context = check_page(journey, access.token, may_edit=False)
    return render(request, "advisor/answers.html", {**context, **profile_context(request, access)})


@token_page(edit=True)
def question(request: HttpRequest, access: Access, page: str) -> HttpResponse:
    """One decision."""
    form = question_page(request, access, page)
    if request.method == "POST":
        return submitting.submit(request, form)
    if not form.asked.visible:
        return redirect(addresses.tasks(access.token))
    return submitting.show(request, form)


@token_page(edit=True)
def section(request: HttpRequest, access: Access, section: str) -> HttpResponse:
    """A whole section on one page."""
    form = section_page(access, section)
    if request.method == "POST":
        return submitting.submit(request, form)
    return submitting.show(request, form)


@token_page(edit=True)
def check(request: HttpRequest, access: Access) -> HttpResponse:
    """Check your answers."""
    return checked(request, access)


def checked(request: HttpRequest, access: Access, *, refused: bool = False) -> HttpResponse:
    """The check page; `refused` when the result was asked for and answers are missing."""
    journey, _rows = journey_of(access)
    context = {**check_page(journey, access.token, may_edit=True), **profile_context(request, access)}
    context["errors"] = missing_errors(journey, access.token) if refused else []
    return render(request, "advisor/check.html", context, status=422 if refused else 200)


@token_page(edit=True)
def show_result(request: HttpRequest, access: Access) -> HttpResponse:
    """POST stores the result and leads to it; a second click leads to the same one."""
    if request.method != "POST":
        return redirect(addresses.check(access.token))
    try:
        result = store_result(access.profile)
    except InvalidAnswers:
        return checked(request, access, refused=True)
    return redirect("advisor:result", access.token, result.number)


@token_page(edit=True)
def link(request: HttpRequest, access: Access) -> HttpResponse:
    """The two links, how long they work, and how to delete everything."""
    return render(request, "advisor/link.html", profile_context(request, access))


@token_page(edit=True)
def delete(request: HttpRequest, access: Access) -> HttpResponse:
    """Asks once, then deletes for good."""
    if request.method != "POST":
        return render(request, "advisor/delete.html", {"access": access})
    delete_profile(access.profile)
    return redirect("advisor:deleted")


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """Says that everything is gone."""
    return render(request, "advisor/deleted.html")


@token_page(edit=True)
def new_edition(request: HttpRequest, access: Access) -> HttpResponse:
    """Offers a copy of the answers in the newer edition; POST makes it, the old profile stays."""
    newer = newer_edition(access)
    if newer is None:
        return redirect(addresses.tasks(access.token))
    journey, _rows = journey_of(access)
    page = new_edition_page(journey, newer)
    if request.method == "POST":
        return start_profile(request, newer.id, page["kept"])
    return render(request, "advisor/new_edition.html", {**page, "access": access})


def profile_context(request: HttpRequest, access: Access) -> dict[str, object]:
    """What every page about a whole profile shows: its links, its last result, a newer edition."""
    return {
        "access": access,
        "links": addresses.links(request, access),
        "result": last_shown(access.profile),
        "newer": newer_edition(access),
    }
