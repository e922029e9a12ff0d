"""What is taken from a file, and what is not and why. Nothing is published, and no other text is touched."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from site_core.translating.po.files import Text, has_same_markup, read
from site_core.translating.po.giving import part


class Why(enum.Enum):
    """Why a text was not taken."""

    UNKNOWN_PAGE = "unknown_page"
    OTHER_PAGE = "other_page"
    OTHER_LANGUAGE = "other_language"
    NO_RIGHT = "no_right"
    SOURCE_CHANGED = "source_changed"
    UNKNOWN_TEXT = "unknown_text"
    MARKUP = "markup"
    EMPTY = "empty"


@dataclass
class Taken:
    """The report: how many texts were taken, how many stood there already, and each that was left with its reason."""

    taken: int = 0
    same: int = 0
    left: list[tuple[Why, Text]] = field(default_factory=list)


@transaction.atomic
def take(content: bytes, person: Any, page: Any = None) -> Taken:
    """Reads a file into the translation editor; with a page only what is of this translation. Raises Unreadable."""
    language, found = read(content)
    known = abouts(found)
    may: dict[int, bool] = {}
    report = Taken()
    for text in found:
        about = known.get(part(text.place)[0])
        why = refused(text, about, language, page) or (None if allowed(about, person, may) else Why.NO_RIGHT)
        if why:
            report.left.append((why, text))
        else:
            keep(text, about, person, report)
    return report


def abouts(texts: Sequence[Text]) -> dict[str, Translation]:
    """The translations that a file speaks of."""
    named = set()
    for text in texts:
        try:
            named.add(uuid.UUID(part(text.place)[0]))
        except ValueError:
            continue
    found = Translation.objects.filter(uuid__in=named, enabled=True).select_related("source", "target_locale")
    return {str(about.uuid): about for about in found}


def refused(text: Text, about: Translation | None, language: str, page: Any) -> Why | None:
    """Why a text is not looked at any further."""
    if about is None:
        return Why.UNKNOWN_PAGE
    if page is not None and (about.source.object_id, about.target_locale_id) != (page.translation_key, page.locale_id):
        return Why.OTHER_PAGE
    if language and language != about.target_locale.language_code:
        return Why.OTHER_LANGUAGE
    return None if text.translation else Why.EMPTY


def allowed(about: Any, person: Any, known: dict[int, bool]) -> bool:
    """Whether the person may change this translation; asked once for each."""
    if about.pk not in known:
        known[about.pk] = bool(about.get_target_instance().permissions_for_user(person).can_edit())
    return known[about.pk]


def keep(text: Text, about: Any, person: Any, report: Taken) -> None:
    """Writes a text as if it was typed in the translation editor, or says why not."""
    path = part(text.place)[1]
    here = StringSegment.objects.filter(source=about.source_id, context__path=path).select_related("string")
    segment = next((one for one in here if one.string.data == text.source), None)
    if segment is None:
        report.left.append((Why.SOURCE_CHANGED if here else Why.UNKNOWN_TEXT, text))
        return
    if not fits(text):
        report.left.append((Why.MARKUP, text))
        return
    where = {"translation_of": segment.string, "context_id": segment.context_id, "locale": about.target_locale}
    if StringTranslation.objects.filter(**where, data=text.translation, has_error=False).exists():
        report.same += 1
        return
    typed = {"data": text.translation, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL}
    marks = {"tool_name": "PO", "last_translated_by": person, "has_error": False, "field_error": ""}
    StringTranslation.objects.update_or_create(**where, defaults={**typed, **marks})
    report.taken += 1


def fits(text: Text) -> bool:
    """Whether a translation has the tags and links of its source."""
    try:
        StringValue.from_translated_html(text.translation)
        validate_translation_links(text.source, text.translation)
    except ValueError:
        return False
    return has_same_markup(text.source, text.translation)
