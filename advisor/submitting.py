"""What happens to a posted form of the questionnaire: refused with reasons, saved, or in conflict with a colleague."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from advisor import addresses
from advisor.answer_words import in_words
from advisor.asked_questions import CHOOSE, MINE, SAVED
from advisor.question_page import QuestionPage
from advisor.saving import Change, Conflict, shown
from advisor.section_page import SectionPage
from tools_catalog.matching.faults import Fault
from tools_catalog.methodology.words import Question

type FormPage = QuestionPage | SectionPage

LATER = "later"  # the button "save and finish later"


def show(request: HttpRequest, form: FormPage) -> HttpResponse:
    """The page with its stored answers."""
    return render(request, form.template, {**form.context(), **around(form), "fields": form.asked.fields()})


def submit(request: HttpRequest, form: FormPage) -> HttpResponse:
    """Saves the posted answers and leads on, or shows what stands in the way with everything that was entered."""
    changes = form.asked.changes(request.POST)
    choices = form.asked.choices(request.POST)
    if not all(choices.values()):
        return show_conflict(request, form, form.asked.conflicts(request.POST), choices)
    if faults := [fault for fault in form.asked.faults(changes) if not is_put_off(request, fault)]:
        return show_faults(request, form, changes, faults)
    if conflicts := form.asked.save(changes):
        return show_conflict(request, form, conflicts)
    later = LATER in request.POST
    return redirect(addresses.link(form.token) if later else form.onward(form.asked.after(changes)))


def is_put_off(request: HttpRequest, fault: Fault) -> bool:
    """Who finishes later need not answer now."""
    return LATER in request.POST and fault.code == "missing"


def show_faults(request: HttpRequest, form: FormPage, changes: Sequence[Change], faults: list[Fault]) -> HttpResponse:
    """The same page with the errors and with what was entered."""
    fields = form.asked.fields(changes, faults)
    errors = [{"id": field.first_id, "message": error} for field in fields for error in field.errors]
    context = {**form.context(), **around(form), "fields": fields, "errors": errors}
    return render(request, form.template, context, status=422)


def show_conflict(
    request: HttpRequest, form: FormPage, conflicts: list[Conflict], choices: Mapping[str, str] | None = None
) -> HttpResponse:
    """Both answers side by side, nothing chosen beforehand; `choices` are those that came back, one of them empty."""
    questions = form.asked.journey.edition.questions
    sides = [side_by_side(questions[conflict.change.question], conflict, choices) for conflict in conflicts]
    errors = [{"id": side["saved_id"], "message": side["error"]} for side in sides if side["error"]]
    context = {**form.context(), **around(form), "conflicts": sides, "errors": errors}
    return render(request, "advisor/conflict.html", context, status=409 if choices is None else 422)


def side_by_side(question: Question, conflict: Conflict, choices: Mapping[str, str] | None) -> dict[str, Any]:
    """One conflict as the page shows it; `fields` carry this person's answer on."""
    time = formats.time_format(timezone.localtime(conflict.saved.saved_at))
    chosen = still_chosen(conflict, choices or {})
    undecided = choices is not None and not chosen
    return {
        "question": question,
        "name": CHOOSE + question.key,
        "saved_id": f"{question.key}-saved",
        "saved_label": _("Answer saved at %(time)s") % {"time": time},
        "saved": in_one_line(question, conflict.saved.value),
        "mine_id": f"{question.key}-mine",
        "mine": in_one_line(question, conflict.change.value),
        "saved_chosen": chosen == SAVED,
        "mine_chosen": chosen == MINE,
        "fields": posted_fields(question, conflict.change.value),
        "shown": shown(conflict.saved),
        "error": _("Choose which answer holds: %(question)s") % {"question": question.text} if undecided else "",
    }


def still_chosen(conflict: Conflict, choices: Mapping[str, str]) -> str:
    """What was chosen, unless the saved answer has become another one since."""
    return choices.get(conflict.change.question, "") if conflict.change.shown == shown(conflict.saved) else ""


def in_one_line(question: Question, value: Any) -> str:
    """An answer in words, as the hint of a tile."""
    return "; ".join(in_words(question, value)) or _("Not answered")


def posted_fields(question: Question, value: Any) -> list[tuple[str, str]]:
    """Names and values of hidden fields that post this answer again."""
    match value:
        case None:
            return []
        case dict():
            return [(f"{question.key}.{row}", option) for row, option in value.items()]
        case list():
            return [(question.key, option) for option in value]
        case _:
            return [(question.key, value)]


def around(form: FormPage) -> dict[str, Any]:
    """What every form page needs."""
    return {"access": form.asked.access, "address": form.address}
