"""Pages of a result: the result itself, its document, questions for a vendor, and the example results."""

from typing import Any

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from advisor import addresses, starting
from advisor.access import Access
from advisor.comparing import first_tools
from advisor.example_results import example_case, example_url, find_example
from advisor.explanations import Case, view_of
from advisor.explanations.vendor_questions import vendor_questions
from advisor.explanations.who import who
from advisor.models import NeedsProfile, Result
from advisor.moved_on import moved_on
from advisor.privacy import token_page
from advisor.profiles import stored_answers, values
from advisor.tokens import new_form
from site_core.private_pages import reader_form, uncached
from site_core.translations import home_url
from tools_catalog import matching
from tools_catalog.adapters import LoadedSnapshot, current_snapshot, stored_snapshot
from tools_catalog.addresses import tool_urls
from tools_catalog.methodology import Text, load_edition


@token_page
def result(request: HttpRequest, access: Access, number: int) -> HttpResponse:
    """A stored result, as it was computed, with a notice when something has moved on since."""
    stored = numbered(access, number)
    snapshot = stored_snapshot(stored.snapshot_id)
    context = {
        **page(case_of(stored, snapshot), snapshot),
        "access": access,
        "example": None,
        "number": number,
        "newest": Result.objects.filter(profile=access.profile).aggregate(Max("number"))["number__max"],
        "way": way(addresses.tasks(access.token)),
        "moved_on": moved_on(stored, values(stored_answers(access.profile)), current_snapshot().id),
        "paper_url": read_address(request, access),
        "edit_url": addresses.links(request, access).edit,
    }
    return render(request, "advisor/result.html", context)


@token_page
def result_json(request: HttpRequest, access: Access, number: int) -> HttpResponse:
    """The result document itself, from which every number of the page can be repeated."""
    stored = numbered(access, number)
    response = HttpResponse(matching.canonical(stored.document), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="civicport-{stored.as_of}-{number}.json"'
    return response


@token_page
def questions(request: HttpRequest, access: Access, number: int, tool: str) -> HttpResponse:
    """The questions for the vendor of one tool of a stored result."""
    stored = numbered(access, number)
    case = case_of(stored, stored_snapshot(stored.snapshot_id))
    back = reverse("advisor:result", args=[access.token, number])
    return questions_page(request, case, tool, {"access": access, "result_url": back})


@require_safe
def example(request: HttpRequest, key: str) -> HttpResponse:
    """The result of a made-up town over today's catalogue; nothing is stored."""
    shown = find_example(key)
    snapshot = current_snapshot()
    case = example_case(shown, snapshot, timezone.localdate(), tool_urls())
    context = {
        **page(case, snapshot),
        "example": shown,
        "form_number": new_form(),
        "way": way(reverse("advisor:start")),
        "paper_url": request.build_absolute_uri(example_url(shown)),
    }
    return uncached(render(request, "advisor/result.html", context))


@require_safe
def example_questions(request: HttpRequest, key: str, tool: str) -> HttpResponse:
    """The questions for the vendor of one tool of an example result."""
    shown = find_example(key)
    case = example_case(shown, current_snapshot(), timezone.localdate(), tool_urls())
    return questions_page(request, case, tool, {"result_url": example_url(shown)})


@reader_form
def use_example(request: HttpRequest, key: str) -> HttpResponse:
    """POST copies the answers of an example into a new profile."""
    shown = find_example(key)
    if request.method != "POST":
        return HttpResponseRedirect(example_url(shown))
    return starting.start(request, shown.edition, shown.answers())


def page(case: Case, snapshot: LoadedSnapshot) -> dict[str, Any]:
    """What every result page shows."""
    compared = first_tools(case)
    return {
        "view": view_of(case),
        "catalogue_seen": snapshot.latest_seen,
        "today": timezone.localdate(),
        "compare_url": reverse("compare:table") + compared.query() if compared else "",
    }


def way(questionnaire: str) -> list[dict[str, str]]:
    """The breadcrumbs."""
    return [
        {"title": _("Home"), "url": home_url(get_language() or "")},
        {"title": _("Find out what we need"), "url": questionnaire},
        {"title": _("Result"), "url": ""},
    ]


def questions_page(request: HttpRequest, case: Case, tool: str, context: dict[str, Any]) -> HttpResponse:
    """The questions of one listed tool on a plain page; a tool that is not listed has none (Http404)."""
    listed = next((listed for listed in case.document["listed"] if listed["tool"] == tool), None)
    if listed is None:
        raise Http404
    context |= {
        "tool": case.name(tool),
        "who": who(case),
        "questions": vendor_questions(case, listed),
        "fairness": case.edition.document.notices["fair_consultation"],
        "same_for_all": same_for_all(case),
        "as_of": case.as_of,
    }
    return render(request, "advisor/vendor_questions.html", context)


def same_for_all(case: Case) -> Text:
    """The edition's reminder to ask all vendors the same."""
    return next(annex.text for annex in case.edition.document.annexes if annex.key == "questions")


def case_of(stored: Result, snapshot: LoadedSnapshot) -> Case:
    """A stored result with the words of its edition and the tools of its snapshot."""
    return Case(stored.document, load_edition(stored.edition), snapshot.tools, tool_urls())


def numbered(access: Access, number: int) -> Result:
    """The profile's result with this number. A number that never was is as unknown as a token that never was."""
    try:
        return Result.objects.get(profile=access.profile, number=number)
    except Result.DoesNotExist:
        raise NeedsProfile.DoesNotExist from None


def read_address(request: HttpRequest, access: Access) -> str:
    """The address of this page that may be given away: it is for reading only."""
    return request.build_absolute_uri(request.path.replace(access.token, access.read_token))
