"""The seed's pages of good practices: one for each practice that exists, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from django.conf import settings

from hub.importing.reading import FOLDER, WORDS, read_methods, read_practices
from hub.importing.running import known_keys
from hub.models import Practice
from site_core.seed_files import PageSeed, adds_pages

PARENT = "practices"


@adds_pages
def practice_pages() -> Iterator[PageSeed]:
    """Words of a file reach its pages as long as nobody has edited them."""
    keys = dict(Practice.objects.values_list("key", "pk"))
    languages = [code for code, _name in settings.LANGUAGES]
    for content in read_practices(FOLDER, known_keys(read_methods(FOLDER, frozenset(languages)))) if keys else ():
        if content["key"] in keys:
            fields = {language: words(content, language) for language in languages}
            practice = {"practice": keys[content["key"]]}
            each = {language: {**fields[language], **practice} for language in languages}
            yield PageSeed(f"practice {content['key']}", "hub.PracticePage", PARENT, each)


def words(content: dict[str, dict[str, str] | None], language: str) -> dict[str, str]:
    """What the page of a practice says in one language."""
    said = {name: (content[name] or {}).get(language, "") for name in WORDS}
    said["lead"] = said.pop("goal")
    return {**said, "text": f"<p>{escape(said['text'], quote=False)}</p>"}
