"""The review sheet of one tool: shown as a plain form, saved cell by cell."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from tools_catalog.forms.vocabularies import criterion_names
from tools_catalog.methodology import current_edition
from tools_catalog.models import ReviewBatch, Tool
from tools_catalog.review.access import REVIEW, DeskView, refusal
from tools_catalog.review.cell_form import CellEntry
from tools_catalog.review.corrections import corrections_at
from tools_catalog.review.faults import judgement_faults
from tools_catalog.review.saving import Wish, save_judgements
from tools_catalog.review.sheet import SheetMaker
from tools_catalog.review.standing import Standing, standings
from tools_catalog.rubric import current_rubric


class SheetView(DeskView):
    """All criteria of a tool. Whoever has declared a conflict with it sees why they may not."""

    right = REVIEW
    template_name = "tools_catalog/review/sheet.html"

    @cached_property
    def tool(self) -> Tool:
        """The tool of the address."""
        return get_object_or_404(Tool, key=self.kwargs["key"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Not for people with a conflict."""
        if not request.user.has_perm(self.right):
            return super().dispatch(request, *args, **kwargs)
        return refusal(request, self.tool) or super().dispatch(request, *args, **kwargs)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is saved."""
        now = standings(self.tool)
        return self.shown(SheetMaker(now, timezone.localdate(), corrections=corrections_at(now)))

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save what can be saved; show the rest again with what was typed."""
        typed = Typed(standings(self.tool), request.POST)
        stale = save_judgements(self.tool, request.user, typed.wishes)
        saved = typed.wishes.keys() - stale
        if saved:
            messages.success(request, _saved_words(saved))
        if not stale and not typed.kept:
            return redirect(f"{request.path}{_place(request.POST)}")
        fresh = standings(self.tool)
        again = {key: CellEntry.again(fresh[key], request.POST) for key in stale}
        maker = SheetMaker(
            fresh, timezone.localdate(), {**typed.kept, **again}, stale, request.user, corrections_at(fresh)
        )
        return self.shown(maker, status=409 if stale else 422)

    def shown(self, maker: SheetMaker, status: int = 200) -> HttpResponse:
        """The page."""
        sheet = maker.sheet()
        mine = ReviewBatch.objects.filter(
            tool=self.tool, author=self.request.user, state__in=ReviewBatch.WITH_AUTHOR
        ).first()
        context = self.get_context_data(sheet=sheet, tool=self.tool, batch=mine, levels=current_edition().levels)
        return self.render_to_response(context, status=status)

    def get_page_title(self) -> str:
        """The tool, and what this is."""
        return _("Review of %(tool)s") % {"tool": self.tool}

    def path(self) -> list[dict[str, str]]:
        """The sheet itself."""
        return [{"url": reverse("review:sheet", args=[self.tool.key]), "label": self.get_page_title()}]


class Typed:
    """What a form brought: judgements to save, and entries that must first be shown again.

    Whatever is not as it has to be is shown before it is saved, once; `anyway` saves the draft as it is, and `take`
    names a cell whose draft is saved although nothing was typed, for it was made elsewhere.
    """

    def __init__(self, now: dict[str, Standing], data: Any) -> None:
        self.wishes: dict[str, Wish] = {}
        self.kept: dict[str, CellEntry] = {}
        for key, standing in now.items():
            if CellEntry.is_in(data, key):
                taken = data.get("take") == key
                self._sort(key, CellEntry(standing, data), taken=taken, anyway=taken or "anyway" in data)

    def _sort(self, key: str, entry: CellEntry, *, taken: bool, anyway: bool) -> None:
        if not entry.is_valid():
            self.kept[key] = entry
        elif taken or not entry.is_untouched:
            faults = judgement_faults(key, entry.judgement, current_rubric(), timezone.localdate())
            if faults and not anyway:
                entry.add_all(faults)
                self.kept[key] = entry
            else:
                self.wishes[key] = Wish(entry.judgement, entry.version)


def _saved_words(criteria: set[str]) -> str:
    names = criterion_names()
    listed = ", ".join(names[key] for key in names if key in criteria)
    return ngettext(
        "%(count)d criterion saved as a draft: %(names)s.",
        "%(count)d criteria saved as drafts: %(names)s.",
        len(criteria),
    ) % {"count": len(criteria), "names": listed}


def _place(data: Any) -> str:
    """Back to the cell whose button was pressed."""
    key = data.get("take") or data.get("save", "")
    return f"#{key}" if key in criterion_names() else ""
