"""The status panel of a page in the editor: how fresh its translations are, or how fresh it is as a translation."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from site_core.translating.freshness import State
from site_core.translating.outstanding import BEGIN, Outstanding, may_write
from site_core.translating.table import rows


def status_panel(shown: Any, person: Any) -> dict[str, Any]:
    """What the panel says, for this person; nothing for what is no page and for a page that is not saved yet.

    `own`: the state of this page where it translates another one, `others`: those of its translations where it is
    the source. `lost_its_source`: readers see this page, but not the one that it translates.
    """
    if not isinstance(shown, Page) or shown.pk is None:
        return {}
    known = rows([shown.translation_key])
    own = next((row for row in known if row.page and row.page.pk == shown.pk), None)
    if own is None:
        may_begin = person.has_perm(BEGIN)
        return {
            "is_public": bool(known),
            "lost_its_source": bool(shown.live and shown.last_published_at and not known),
            "others": [Outstanding(row, may_begin, may_write(row, person)) for row in known],
        }
    return {
        "is_public": True,
        "own": Outstanding(own),
        "is_done": own.freshness.state is State.DONE,
        "source": own.source,
        "may_open": own.source.permissions_for_user(person).can_edit(),
    }
