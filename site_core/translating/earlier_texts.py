"""What the source said when a text that now waits for its translation was last translated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from wagtail_localize.models import StringTranslation, Translation

from site_core.translating.predecessors import Earlier, predecessor


def predecessors(about: Translation, segments: Iterable[Any]) -> dict[int, Earlier]:
    """By number of a segment the text that it replaced, and how that was translated; nothing for new texts.

    `segments` are all of the source, with `translation` as the package annotates it; those that have one are left out.
    """
    segments = list(segments)
    here: dict[int, set[str]] = defaultdict(set)
    for segment in segments:
        here[segment.context_id].add(segment.string.data)
    gone: dict[int, list[Earlier]] = defaultdict(list)
    for place, source, translation in translated_before(about):
        if source not in here[place]:
            gone[place].append(Earlier(source, translation))
    waiting = (segment for segment in segments if not segment.translation)
    found = {
        segment.pk: predecessor(
            segment.string.data, gone[segment.context_id], is_alone=len(here[segment.context_id]) == 1
        )
        for segment in waiting
    }
    return {pk: earlier for pk, earlier in found.items() if earlier}


def translated_before(about: Translation) -> Iterable[tuple[int, str, str]]:
    """All that was ever translated of a page: place, text and translation, latest first."""
    typed = StringTranslation.objects.filter(context__object=about.source.object_id, locale=about.target_locale_id)
    return typed.order_by("-updated_at", "-pk").values_list("context_id", "translation_of__data", "data")
