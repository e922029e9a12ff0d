"""The start page: what one gets, how long it takes, and what it looks like in the end."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from advisor.example_results import example_url
from advisor.tokens import new_form
from site_core.translations import home_url
from tools_catalog.example_towns import example_towns
from tools_catalog.methodology import current_edition
from tools_catalog.methodology.words import Section


def start_page() -> dict[str, Any]:
    """What the template shows. `form` makes a second click harmless."""
    edition = current_edition()
    return {
        "edition": edition,
        "form": new_form(),
        "days": settings.PROFILE_DAYS,
        "most_pages": len(edition.pages),
        "examples": [{"url": example_url(town), "title": town.title} for town in example_towns()],
        "way": way(),
        "parts": [part(section) for section in edition.sections.values()],
    }


def way() -> list[dict[str, str]]:
    """The breadcrumbs: home, and the questionnaire as the navigation calls it."""
    return [
        {"title": _("Home"), "url": home_url(get_language() or "")},
        {"title": _("Find out what we need"), "url": ""},
    ]


def part(section: Section) -> dict[str, Any]:
    """A section as a row of the list, before anything is answered."""
    count = len(section.pages)
    state = ngettext("%(count)s question", "%(count)s questions", count) % {"count": count}
    return {"title": section.name, "hint": section.intro, "state": state, "sure": 0, "possible": 0, "total": count}
