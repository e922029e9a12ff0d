"""The list of sections: how far each one is, and where to go on."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advisor import addresses
from advisor.flow import Journey, Progress
from advisor.start_page import way
from tools_catalog.methodology import Text
from tools_catalog.methodology.words import Section


@dataclass(frozen=True)
class Task:
    """A row of the list: a section with its state in words and as a bar."""

    title: Text
    hint: Text
    url: str
    state: str
    sure: int
    possible: int
    total: int


def task(journey: Journey, section: Section, token: str, *, whole: bool) -> Task:
    """The row of one section; `whole` leads to the section on one page."""
    progress = journey.progress(section)
    return Task(
        title=section.name,
        hint=section.intro,
        url=way_in(journey, section, token, whole=whole),
        state=state_in_words(progress),
        sure=progress.done,
        possible=progress.done + progress.started,
        total=progress.total,
    )


def way_in(journey: Journey, section: Section, token: str, *, whole: bool) -> str:
    """Where a section begins or goes on."""
    if whole:
        return addresses.section(token, section.key)
    return addresses.question(token, journey.first_open_page(section).key)


def state_in_words(progress: Progress) -> str:
    """Done, not started, or how much is left."""
    match progress.state:
        case "done":
            return _("Done")
        case "untouched":
            return _("Not started")
        case _:
            sentence = ngettext("%(left)s question left", "%(left)s questions left", progress.left)
            return _("In progress, %(left)s") % {"left": sentence % {"left": progress.left}}


def progress_in_words(progress: Progress) -> str:
    """Of the whole questionnaire."""
    done = _("Done %(done)s of %(total)s questions") % {"done": progress.done, "total": progress.total}
    if not progress.started:
        return done
    started = ngettext("%(count)s in progress", "%(count)s in progress", progress.started)
    return f"{done}, {started % {'count': progress.started}}"


def task_list(journey: Journey, token: str, *, whole: bool, after: str | None) -> dict[str, Any]:
    """What the template shows."""
    following = journey.next_open_section(after)
    progress = journey.progress()
    return {
        "tasks": [task(journey, section, token, whole=whole) for section in journey.edition.sections.values()],
        "progress": progress,
        "progress_words": progress_in_words(progress),
        "reached": progress.done + progress.started,
        "whole": whole,
        "way": way(),
        "finished": journey.edition.sections.get(after or ""),
        "following": following,
        "following_url": way_in(journey, following, token, whole=whole) if following else "",
    }
