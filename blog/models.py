"""Wagtail finds page types in `models`; they are in `blog/pages.py`, their rows in `blog/joined.py`."""

from blog.joined import ArticleAuthor, ArticlePin, ArticlePractice, ArticleTool
from blog.pages import ArticlePage, NewsIndexPage

__all__ = ["ArticleAuthor", "ArticlePage", "ArticlePin", "ArticlePractice", "ArticleTool", "NewsIndexPage"]
