"""On the first page of the administration: how many translations stand where, and what waits longest."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from site_core.translating.freshness import State
from site_core.translating.outstanding import STATES, Outstanding, languages_of, outstanding
from site_core.translating.table import rows

SHOWN = 5  # translations that wait; the report has all


class TranslationsPanel(Component):
    """Counts of the four states and the translations that wait longest."""

    name, order = "translations", 80
    template_name = "site_core/translating/home_panel.html"

    def __init__(self, listed: list[Outstanding]) -> None:
        self.listed = listed

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """States in the order of work; what waits, most urgent first."""
        numbers = Counter(each.row.freshness.state for each in self.listed)
        waiting = [each for each in self.listed if each.row.freshness.state is not State.DONE]
        return {
            "states": [(state.value, STATES[state], numbers[state]) for state in State],
            "waiting": waiting[:SHOWN],
            "more": len(waiting) - SHOWN,
        }


def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Adds the panel for whoever may write in a language."""
    if languages := languages_of(request.user):
        panels.append(TranslationsPanel(outstanding(rows(), request.user, languages)))
