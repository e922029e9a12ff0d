"""Wagtail finds page types in `models`; they are in `blog/pages.py`."""

from blog.pages import ArticlePage, NewsIndexPage

__all__ = ["ArticlePage", "NewsIndexPage"]
