"""Pure: what became of the texts of a page since those were translated that readers of its translation see."""

from __future__ import annotations

import enum
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from site_core.translating.changed_words import Rewording, plain, rewording
from site_core.translating.predecessors import Earlier, predecessor

SOURCE: Callable[[Earlier], str] = attrgetter("source")


class Kind(enum.Enum):
    """What became of a text."""

    CHANGED = "changed"
    NEW = "new"
    REMOVED = "removed"


@dataclass(frozen=True)
class Text:
    """A text and its place on a page."""

    path: str
    html: str


@dataclass(frozen=True)
class Typed:
    """What a translator once typed at a place, and for which text."""

    path: str
    source: str
    translation: str


@dataclass(frozen=True)
class TextChange:
    """One text that is not as it was. `seen` is what readers of the translation get in its place, empty for nothing.

    `is_translated`: somebody has typed its translation already, and only publishing is left.
    """

    kind: Kind
    path: str
    rewording: Rewording
    seen: str = ""
    is_translated: bool = False


def what_changed(now: Sequence[Text], shown: Sequence[Text], typed: Sequence[Typed]) -> list[TextChange]:
    """Changed, new and removed texts in the order of the page; those of places that are gone come last.

    `now` is the source, `shown` the translation that readers see, `typed` all that was ever typed, latest first.
    """
    here, translated = by_path(now), {(each.path, each.source) for each in typed}
    said = said_before(shown, typed, here)
    read_already = said_as_well(shown, typed, said)
    new = {
        path: [
            html for html in without(texts, map(SOURCE, said.get(path, [])), str) if (path, html) not in read_already
        ]
        for path, texts in here.items()
    }
    gone = {path: without(earlier, here.get(path, []), SOURCE) for path, earlier in said.items()}
    moved = {html for texts in new.values() for html in texts} & {
        each.source for left in gone.values() for each in left
    }
    found: list[TextChange] = []
    for path in [*here, *(path for path in gone if path not in here)]:
        left = [each for each in gone.get(path, []) if each.source not in moved]
        for html in new.get(path, []):
            is_translated = (path, html) in translated
            if html in moved and is_translated:
                continue
            was = predecessor(html, left, is_alone=len(here[path]) == 1)
            if was:
                left.remove(was)
            found.append(changed(path, html, was, is_translated))
        found += [TextChange(Kind.REMOVED, path, rewording(each.source, ""), plain(each.translation)) for each in left]
    return found


def changed(path: str, html: str, was: Earlier | None, is_translated: bool) -> TextChange:
    """A text that is new, or another wording of an earlier one."""
    if was is None:
        return TextChange(Kind.NEW, path, rewording("", html), "", is_translated)
    return TextChange(Kind.CHANGED, path, rewording(was.source, html), plain(was.translation), is_translated)


def said_before(
    shown: Sequence[Text], typed: Sequence[Typed], here: Mapping[str, Sequence[str]]
) -> dict[str, list[Earlier]]:
    """By place what the source said when what readers see was translated.

    What stands in no note (somebody has typed another translation since) belongs to the texts that are left at its
    place: first those of the source as it is now, then the latest.
    """
    sources: dict[tuple[str, str], list[str]] = defaultdict(list)
    at: dict[str, list[str]] = defaultdict(list)
    for each in typed:
        sources[each.path, words(each.translation)].append(each.source)
        at[each.path].append(each.source)
    found: dict[str, list[Earlier]] = {}
    for path, texts in by_path(shown).items():
        own = here.get(path, [])
        known = [(html, best(sources.get((path, words(html)), []), own)) for html in texts]
        used = {source for _html, source in known if source}
        left = iter(sorted((each for each in at[path] if each not in used), key=lambda each: each not in own))
        pairs = ((source or next(left, None), html) for html, source in known)
        found[path] = [Earlier(source, html) for source, html in pairs if source is not None]
    return found


def said_as_well(
    shown: Sequence[Text], typed: Sequence[Typed], said: Mapping[str, Sequence[Earlier]]
) -> set[tuple[str, str]]:
    """Texts beside those of `said` whose translation readers see: two cells may say the same in one language."""
    seen = {(text.path, words(text.html)) for text in shown}
    known = {(path, each.source) for path, earlier in said.items() for each in earlier}
    return {(each.path, each.source) for each in typed if (each.path, words(each.translation)) in seen} - known


def best(sources: Sequence[str], own: Sequence[str]) -> str | None:
    """Which of the texts with the same translation is meant: the one that is still there, else the latest."""
    return next((each for each in sources if each in own), sources[0] if sources else None)


def words(html: str) -> str:
    """What readers read: neither tags nor the numbers of links, nor how lines are broken."""
    return " ".join(plain(html).split())


def by_path(texts: Iterable[Text]) -> dict[str, list[str]]:
    """Texts by their place, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        found[text.path].append(text.html)
    return found


def without[T](items: Iterable[T], known: Iterable[str], text: Callable[[T], str]) -> list[T]:
    """Items whose text is not among the known ones; of two that are the same, each needs one there."""
    left = Counter(known)
    found = []
    for each in items:
        if left[text(each)]:
            left[text(each)] -= 1
        else:
            found.append(each)
    return found
