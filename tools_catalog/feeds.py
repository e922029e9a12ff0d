"""What changed in the catalogue as Atom: an entry for each tool and day, as on the page of changes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from itertools import groupby, islice
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from site_core.feeds import LONGEST, AtomFeed, Channel, Entry, moment_on
from site_core.language import active_language
from site_core.page_tree import tree_of
from site_core.translations import page_url
from tools_catalog.change_log import Entry as Changed
from tools_catalog.pages import ChangesPage
from tools_catalog.templatetags.how_it_is_kept import changes_of_catalogue

NAMESPACE = uuid.UUID("5b6f6a0e-27c8-4a57-9d0e-0a1f1f6f3c55")


class ChangesFeed(AtomFeed):
    """The latest changes of all tools."""

    def get_object(self, request: HttpRequest) -> Channel:
        """Raises Http404 where the language has no page of changes."""
        node = tree_of(request).first(ChangesPage, active_language())
        if node is None or not tree_of(request).is_open(node.path):
            raise Http404
        link = page_url(node.url_path, active_language())
        days = groupby(changes_of_catalogue({"request": request}), key=tool_and_day)
        found = [entry_of(list(changes), link) for _tool_and_day, changes in islice(days, LONGEST)]
        return Channel("catalogue-changes", node.title, link, found)


def tool_and_day(each: dict[str, Any]) -> tuple[str, str]:
    """What stands together: the same tool on the same day."""
    return each["change"].tool, each["change"].entry.day.isoformat()


def entry_of(changes: Sequence[dict[str, Any]], link: str) -> Entry:
    """The changes of a tool on a day; `link` is the page of all changes, for a tool without a page of its own.

    The day is all that is known of the moment.
    """
    first = changes[0]["change"]
    moment = moment_on(first.entry.day)
    return Entry(
        key=uuid.uuid5(NAMESPACE, "/".join(tool_and_day(changes[0]))),
        title=first.name,
        summary="\n".join(line(each["change"].entry) for each in changes),
        url=changes[0]["url"] or link,
        published=moment,
        updated=moment,
    )


def line(entry: Changed) -> str:
    """One change in words."""
    if entry.after:
        words = {"what": entry.what, "after": entry.after, "before": entry.before}
        return gettext("%(what)s – now: %(after)s; before: %(before)s") % words
    return f"{entry.what} – {entry.sentence}" if entry.sentence else str(entry.what)
