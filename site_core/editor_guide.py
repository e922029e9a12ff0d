"""The guide for editors inside the administration, one page a job, from the same files that stand in `docs`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from markdown import markdown
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.ui.components import Component

from site_core.language import active_language

FOLDER = settings.ROOT / "docs"


@dataclass(frozen=True)
class Job:
    """One job: its place in the guide, the same in all languages, its title, and what to do as HTML."""

    number: int
    title: str
    steps: SafeString


@cache
def jobs(language: str) -> tuple[Job, ...]:
    """All jobs, in a language of the site. The files are ours, so what they say needs no cleaning."""
    text = (FOLDER / f"editor-guide.{language}.md").read_text(encoding="utf-8")
    _before, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    told = (part.partition("\n") for part in parts)
    return tuple(
        Job(number, title.strip(), mark_safe(markdown(steps))) for number, (title, _, steps) in enumerate(told, start=1)
    )


def contents(request: HttpRequest) -> HttpResponse:
    """All jobs, each with a link to its page."""
    return render(request, "site_core/guide/contents.html", {"jobs": jobs(active_language()), "header_title": TITLE})


def page_of_job(request: HttpRequest, number: int) -> HttpResponse:
    """What to do, and the ways to the job before and the next one. Raises Http404."""
    by_number = {job.number: job for job in jobs(active_language())}
    if number not in by_number:
        raise Http404
    job, around = by_number[number], (by_number.get(number - 1), by_number.get(number + 1))
    told = {"job": job, "before": around[0], "after": around[1], "header_title": job.title}
    return render(request, "site_core/guide/job.html", told)


TITLE = _("How to: the guide for editors")


class GuidePanel(Component):
    """All jobs, on the first page of the administration."""

    name, order = "guide", 900  # below the work that waits
    template_name = "site_core/guide/home_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The jobs in the language of the administration."""
        return {"jobs": jobs(active_language())}


def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Adds the panel for everybody."""
    panels.append(GuidePanel())


def menu_item() -> MenuItem:
    """Its place in the menu of help."""
    return MenuItem(TITLE, reverse_lazy("editor_guide"), name="editor-guide", icon_name="help", order=100)


def without_other_guides(request: HttpRequest, items: list[Any]) -> None:
    """Takes out what leads to Wagtail's own site: it is in English, tells of pages that are others here, and counts
    itself as news that one has to open before the number at the menu goes away."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]
