"""Lines of plain texts as translators read and write them.

The package turns each line of a plain text into `<br/>` and keeps the `\r` that browsers send. Translators, and their
programs, get the lines themselves; a page that is put together from them has the same lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bs4 import BeautifulSoup
from django.db.models.signals import pre_save
from django.utils.html import escape
from wagtail_localize.models import String, StringTranslation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.strings import StringValue

END = re.compile(r"\r\n?")
OLD_END = re.compile(r"\r?<br\s*/?>|\r\n?")


def one_end(text: str) -> str:
    """The text with one kind of end of a line."""
    return END.sub("\n", text)


def from_plaintext(_class: type[StringValue], text: str) -> StringValue:
    """Stands for the function of the package; differs in texts of several lines alone."""
    return StringValue(str(BeautifulSoup(escape(one_end(text)), "html.parser")))


def old_forms(lines: str) -> tuple[str, ...]:
    """How the package wrote these lines: typed in a file, or in a browser. Nothing for a single line."""
    return (lines.replace("\n", "<br/>"), lines.replace("\n", "\r<br/>")) if "\n" in lines else ()


def old_places(page: Any, parts: Iterable[Any]) -> dict[tuple[Any, str, str], str]:
    """By translation key of a page, path and old form the lines of today."""
    texts = (part for part in parts if isinstance(part, StringSegmentValue))
    return {(page, part.path, form): part.string.data for part in texts for form in old_forms(part.string.data)}


def keep_translations(texts: Iterable[tuple[TranslationSource, Iterable[Any]]]) -> None:
    """Gives texts of several lines the translations that they had when the package wrote their lines."""
    places = {place: lines for source, parts in texts for place, lines in old_places(source.object_id, parts).items()}
    if not places:
        return
    typed = StringTranslation.objects.filter(
        context__object__in={page for page, _path, _form in places},
        translation_of__data__in={form for _page, _path, form in places},
    )
    for row in typed.select_related("context", "translation_of"):
        move(row, places)


def move(row: StringTranslation, places: Mapping[tuple[Any, str, str], str]) -> None:
    """One of them, with its day and its translator; one that was typed since then stays."""
    lines = places.get((row.context.object_id, row.context.path, row.translation_of.data))
    if lines is None:
        return
    string = String.objects.get(locale=row.translation_of.locale_id, data_hash=String._get_data_hash(lines))
    there = StringTranslation.objects.filter(context=row.context_id, locale=row.locale_id)
    if not there.filter(translation_of=string).exists():
        there.filter(pk=row.pk).update(translation_of=string, data=OLD_END.sub("\n", row.data))


def end_lines_alike(instance: StringTranslation, **_about: Any) -> None:
    """What a browser or a file brings; the field of the editor knows no end of a line but `<br/>`."""
    source = instance.translation_of.data
    has_lines = "\n" in source and "<br" not in source
    instance.data = OLD_END.sub("\n", instance.data) if has_lines else one_end(instance.data)


def connect() -> None:
    """Read and write lines from now on; called once when the app is ready."""
    StringValue.from_plaintext = classmethod(from_plaintext)
    pre_save.connect(end_lines_alike, sender=StringTranslation)
