"""The articles that come with the site: `blog/data/articles/*.yaml`, as pages of the seed with topics by their keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from site_core.seed_files import PageSeed, SeedFault, adds_pages, page_seed
from site_core.topics import Topic

FOLDER = Path(__file__).parent / "data" / "articles"
MODEL, PARENT = "blog.ArticlePage", "news"


@adds_pages
def article_pages(folder: Path = FOLDER) -> Iterator[PageSeed]:
    """A page in every language for each file; the key is its name. Raises SeedFault. Without topics there are none."""
    topics = dict(Topic.objects.values_list("key", "pk"))
    files = [(path, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in folder.glob("*.yaml") if topics]
    for path, content in sorted(files, key=lambda file: (str(file[1]["published_on"]), file[1].pop("order", 0))):
        if missing := set(content["topics"]) - topics.keys():
            raise SeedFault(f"{path.name}: there is no topic {', '.join(sorted(missing))}")
        chosen = sorted(topics[key] for key in content.pop("topics"))
        seed = page_seed(path.name, {"key": f"article {path.stem}", "page": MODEL, "parent": PARENT, **content})
        fields = {language: {**each, "topics": chosen} for language, each in seed.fields.items()}
        yield replace(seed, fields=fields)
