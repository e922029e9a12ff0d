"""The start page: what one gets, how long it takes, and what it looks like in the end."""

from typing import Any

from django.conf import settings

from advisor.tokens import new_form
from tools_catalog.methodology import current_edition


def start_page() -> dict[str, Any]:
    """What the template shows. `form` makes a second click harmless."""
    edition = current_edition()
    return {
        "edition": edition,
        "form": new_form(),
        "days": settings.PROFILE_DAYS,
        "most_pages": len(edition.pages),
    }
