"""The articles that come with the site: `blog/data/articles/*.yaml`, as pages of the seed.

Topics, guests, practices, tools and the workshop of a recap stand there by their keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from django.db.models import Model

from blog.joined import ArticlePractice, ArticleTool
from blog.recaps import RecapGuest, RecapPage
from site_core.seed_files import PageSeed, SeedFault, adds_pages, page_seed
from site_core.seed_rows import own_fields
from site_core.topics import Topic

FOLDER = Path(__file__).parent / "data" / "articles"
MODEL, PARENT = "blog.ArticlePage", "news"
ROWS: dict[str, tuple[str, type[Model]]] = {  # name in a file: name of the rows of a page, what they are
    "guests": ("guest_rows", RecapGuest),
    "practices": ("practice_rows", ArticlePractice),
    "tools": ("tool_rows", ArticleTool),
}


@adds_pages
def article_pages(folder: Path = FOLDER) -> Iterator[PageSeed]:
    """A page in every language for each file; the key is its name. Raises SeedFault. Without topics there are none."""
    topics = dict(Topic.objects.values_list("key", "pk"))
    files = [(path, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in folder.glob("*.yaml") if topics]
    for path, content in sorted(files, key=lambda file: (str(file[1]["published_on"]), file[1].pop("order", 0))):
        if missing := set(content["topics"]) - topics.keys():
            raise SeedFault(f"{path.name}: there is no topic {', '.join(sorted(missing))}")
        chosen = sorted(topics[key] for key in content.pop("topics"))
        if "workshop" in content:
            content["workshop"] = key_of_workshop(content["workshop"])
        rows = {row: rows_of(model, content.pop(name, [])) for name, (row, model) in ROWS.items() if name in content}
        seed = page_seed(path.name, {"key": f"article {path.stem}", "page": MODEL, "parent": PARENT, **content})
        fields = {language: {**each, **rows, "topics": chosen} for language, each in seed.fields.items()}
        yield replace(seed, fields=fields)


def key_of_workshop(key: str) -> int | None:
    """The workshop with a key; none where a person deleted it."""
    workshops = RecapPage._meta.get_field("workshop").related_model._default_manager
    return workshops.filter(key=key).values_list("pk", flat=True).first()


def rows_of(model: type[Model], keys: list[str]) -> list[dict[str, Any]]:
    """Rows for the things with these keys, in this order. What a person deleted is left out."""
    [to] = own_fields(model._meta.get_field("page").remote_field)
    ids = dict(to.related_model._default_manager.filter(key__in=keys).values_list("key", "pk"))
    return [{to.attname: ids[key]} for key in keys if key in ids]
