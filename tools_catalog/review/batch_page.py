"""One batch: what it changes cell by cell, what would follow for example towns, and the next step for who reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from tools_catalog.conflicts import conflict_of
from tools_catalog.methodology import current_edition
from tools_catalog.models import ReviewBatch
from tools_catalog.review import batches
from tools_catalog.review.access import PUBLISH, REVIEW, DeskView, refusal
from tools_catalog.review.batch_forms import CheckForm, CommentForm, ReasonForm, read, read_check
from tools_catalog.review.changed_cells import ChangedCell, changed_cells, seal_of
from tools_catalog.review.consequences import Consequences, consequences, consequences_then
from tools_catalog.review.publishing import publication_problems, publish

State = ReviewBatch.State


class BatchView(DeskView):
    """A batch, its differences and its history; each step is a form of its own."""

    template_name = "tools_catalog/review/batch.html"

    @cached_property
    def batch(self) -> ReviewBatch:
        """The batch of the address."""
        rows = ReviewBatch.objects.select_related("tool", "author", "second_reviewer")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """How the batch stands."""
        return self.shown()

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take one step; what stands against it is listed and nothing typed is lost."""
        name = "drop" if "drop" in request.POST else request.POST.get("step", "")
        if name not in STEPS or not request.user.has_perm(RIGHTS.get(name, REVIEW)):
            raise PermissionDenied
        if name != "drop" and (page := refusal(request, self.batch.tool)):
            return page
        try:
            done = STEPS[name](self.batch, request.user, request.POST)
        except batches.Refused as refused:
            return self.shown(refused, status=409)
        messages.success(request, done)
        return redirect(request.path)

    def shown(self, refused: batches.Refused | None = None, status: int = 200) -> HttpResponse:
        """The page, after a refusal with what was typed."""
        batch, cells = self.batch, changed_cells(self.batch)
        typed = self.request.POST if refused else None
        context = self.get_context_data(
            batch=batch,
            cells=[
                (each, each.differences(current_edition()), CheckForm(each, self.request.user, typed)) for each in cells
            ],
            seal=seal_of(cells),
            steps=open_steps(batch, self.request.user),
            has_conflict=batch.is_open and conflict_of(self.request.user, batch.tool) is not None,
            problems=list(publication_problems(batch, cells)) if batch.state == State.APPROVED else [],
            consequences=what_follows(batch, cells),
            events=batch.events.all(),
            refused=refused,
            reason=ReasonForm(typed, initial={"reason_cs": batch.reason_cs, "reason_en": batch.reason_en}),
            comment=CommentForm(typed),
        )
        return self.render_to_response(context, status=status)

    def get_page_title(self) -> str:
        """Which batch."""
        return _("Batch %(number)d: %(tool)s") % {"number": self.batch.pk, "tool": self.batch.tool}

    def path(self) -> list[dict[str, str]]:
        """The batch itself."""
        return [{"url": self.request.path, "label": self.get_page_title()}]


def what_follows(batch: ReviewBatch, cells: Iterable[ChangedCell]) -> Consequences | None:
    """What the batch would change for the example towns, or has changed; None while nobody has to know yet."""
    if batch.state == State.PUBLISHED:
        return None if batch.effects is None else consequences_then(batch.effects, batch.tool)
    cells = tuple(cells)
    sound = batch.state in ReviewBatch.SENT_IN and not list(batches.cell_problems(cells, timezone.localdate()))
    return consequences(cells, batch.tool) if sound else None


def open_steps(batch: ReviewBatch, person: Any) -> frozenset[str]:
    """Which steps this person can take now."""
    own, reviews, publishes = batch.author_id == person.pk, person.has_perm(REVIEW), person.has_perm(PUBLISH)
    if conflict_of(person, batch.tool):
        return frozenset({"drop"} if own and reviews and batch.state in ReviewBatch.WITH_AUTHOR else ())
    sent_in = batch.state in ReviewBatch.SENT_IN
    can = {
        "submit": own and reviews and batch.state in ReviewBatch.WITH_AUTHOR,
        "drop": own and reviews and batch.state in ReviewBatch.WITH_AUTHOR,
        "approve": not own and reviews and batch.state == State.SUBMITTED,
        "return": not own and reviews and sent_in,
        "take_back": own and reviews and sent_in,
        "publish": publishes and batch.state == State.APPROVED,
    }
    return frozenset(name for name, possible in can.items() if possible)


def _submit(batch: ReviewBatch, person: Any, typed: Any) -> str:
    batches.submit(batch, person, **read(ReasonForm(typed)))
    return _("Sent in. A second reviewer has it now.")


def _keep(batch: ReviewBatch, person: Any, typed: Any) -> str:
    batches.keep_check(batch, person, read_check(changed_cells(batch), person, typed))
    return _("Your check is kept as far as it has come. Go on whenever you like.")


def _approve(batch: ReviewBatch, person: Any, typed: Any) -> str:
    batches.approve(batch, person, read_check(changed_cells(batch), person, typed))
    return _("Approved, criteria that you confirmed: %(count)d. The batch waits for publication.") % {
        "count": batch.cells.filter(confirmed_by=person).count()
    }


def _send_back(batch: ReviewBatch, person: Any, typed: Any) -> str:
    check = read_check(changed_cells(batch), person, typed)
    batches.send_back(batch, person, **read(CommentForm(typed)), check=check)
    return _("The batch is with its author again.")


def _take_back(batch: ReviewBatch, person: Any, typed: Any) -> str:
    batches.take_back(batch, person)
    return _("The batch is with its author again.")


def _drop(batch: ReviewBatch, person: Any, typed: Any) -> str:
    pk = typed["drop"]
    batches.drop(get_object_or_404(batch.cells, pk=pk if pk.isdecimal() else 0), person)
    return _("The change is dropped.")


def _publish(batch: ReviewBatch, person: Any, typed: Any) -> str:
    publish(batch, person)
    return _("Published. Readers see the new state of the catalogue.")


STEPS: Mapping[str, Callable[[ReviewBatch, Any, Any], str]] = {
    "submit": _submit,
    "keep": _keep,
    "approve": _approve,
    "return": _send_back,
    "take_back": _take_back,
    "drop": _drop,
    "publish": _publish,
}
RIGHTS = {"publish": PUBLISH}
