"""A page with a translation that the seed has taken up."""

from __future__ import annotations

from typing import Any

from tests.page_factories import page, site

BODY = [{"type": "text", "value": "<p>První.</p><p>Druhá.</p>"}]
ENGLISH = {"body": [{"type": "text", "value": "<p>First.</p><p>Second.</p>"}], "lead": "Lead"}


def about_page() -> None:
    """A site with it: three texts besides its titles, all of them translated."""
    site(page("about", body=BODY, lead="Úvod", en=ENGLISH))


def publish(shown: Any, **values: Any) -> None:
    """Publishes a page with these values."""
    for name, value in values.items():
        setattr(shown, name, value)
    shown.save_revision().publish()
