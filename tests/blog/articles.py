"""Articles for tests, made the way the real ones are: by the seed."""

from __future__ import annotations

from typing import Any

from site_core.seed_files import PageSeed
from site_core.seed_pages import Report
from site_core.topics import Topic
from tests.page_factories import found, page, site

LIST, ENGLISH_LIST = "/news-cs/", "/en/news-en/"


def topic(key: str = "maps", **names: str) -> Topic:
    """A topic; the same one for the same key."""
    name = {"cs": f"{key} česky", "en": f"{key} in English", **names}
    return Topic.objects.get_or_create(key=key, defaults={"name": name})[0]


def article(key: str = "zprava", *, topics: tuple[str, ...] = ("maps",), **fields: Any) -> PageSeed:
    """An article in both languages, at `/news-cs/<key>-cs/`."""
    chosen = sorted(topic(name).pk for name in topics)
    words = {"kind": "news", "published_on": "2026-11-20", "topics": chosen, "lead": "O čem to je.", **fields}
    return page(key, "blog.ArticlePage", "news", **words)


def recap(key: str = "webinar", **fields: Any) -> PageSeed:
    """A recap in both languages."""
    said = {"findings": "Nejdřív potřeby.\n\nPak nástroj.", "questions": "Kdo to zaplatí?", "next_up": "V dubnu další."}
    seed = article(key, **{"kind": "recap", "held_on": "2026-01-20", **said, **fields})
    return page(key, "blog.RecapPage", "news", **{**seed.fields["cs"], "title": f"{key} cs", "slug": f"{key}-cs"})


def news(*articles: PageSeed) -> Report:
    """A site with these articles."""
    return site(page("news", "blog.NewsIndexPage"), *articles)


def joined(of: PageSeed, language: str = "cs", **rows: list[Any]) -> Any:
    """Gives an article rows (`author_rows=[ArticleAuthor(...)]`) and publishes it."""
    shown = found(of.key, language)
    for name, those in rows.items():
        setattr(shown, name, those)
    shown.save_revision().publish()
    return shown
