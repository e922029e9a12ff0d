"""Tools as the search of the site finds them, by what the current snapshot says of them; and their comparison."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy

from search.entries import refresh_soon
from search.models import Kind
from search.pages import Said, describes, key_of
from search.places import PLACES, Place
from site_core.topics import Topic
from tools_catalog.adapters import current_snapshot
from tools_catalog.browsing.describing import describe
from tools_catalog.browsing.search_words import DOES, surely_said
from tools_catalog.methodology import load_edition
from tools_catalog.models import Publication, SnapshotTool
from tools_catalog.pages import ToolPage
from tools_catalog.request_catalogue import examined_by_key
from tools_catalog.topics import topics_of

COMPARISON = Place(
    key="tools comparison",
    address="compare:table",
    title=gettext_lazy("Comparison of tools"),
    summary=gettext_lazy(
        "Two to five tools by the same criteria, with evidence for each level. "
        "The address of this page holds everything that you chose."
    ),
    text=gettext_lazy("Compare tools"),
)
PLACES.append(COMPARISON)


@describes(ToolPage)
def about_tool(page: ToolPage) -> Said | None:
    """Names, supplier, what it surely does and is, topics by what it does.

    A tool that is in no snapshot has no page that readers can open.
    """
    snapshot, key = current_snapshot(), page.tool.key
    record = snapshot.tools.get(key)
    if record is None:
        return None
    edition = load_edition(snapshot.edition)
    found = describe(record, examined_by_key(snapshot, timezone.localdate())[key], edition, frozenset())
    said = surely_said(found.options, edition)
    names = ", ".join(filter(None, [*record["former_names"], record["vendor"]]))
    return Said(
        Kind.TOOL,
        summary=record["summary"].get(get_language() or "", ""),
        text="\n".join((names, *map(str, said))),
        topics=those_there_are(topics_of(found.options[DOES])),
    )


def those_there_are(topics: Iterable[str]) -> tuple[str, ...]:
    """Of keys of topics those that the site has now: editors may have deleted one, or given it another key."""
    return tuple(Topic.objects.filter(key__in=topics).order_by("key").values_list("key", flat=True))


def note_publication(instance: Publication, **_about: Any) -> None:
    """The tools of which the new snapshot says something else than the former one."""
    former = Publication.objects.filter(pk__lt=instance.pk).order_by("-pk").first()
    changed = states_of(instance.snapshot_id) ^ states_of(former.snapshot_id if former else None)
    pages = ToolPage.objects.filter(tool__in={tool for _state, tool in changed})
    refresh_soon(*map(key_of, pages.only("translation_key")))


def states_of(snapshot: str | None) -> set[tuple[str, int]]:
    """States of a snapshot with their tools; none without a snapshot."""
    return set(SnapshotTool.objects.filter(snapshot=snapshot).values_list("state_id", "state__tool_id"))


post_save.connect(note_publication, sender=Publication)
