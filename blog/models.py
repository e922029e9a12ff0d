"""Wagtail finds page types in `models`; they are in `pages.py` and `recaps.py`, their rows in `joined.py`."""

from blog.joined import ArticleAuthor, ArticlePin, ArticlePractice, ArticleTool
from blog.pages import ArticlePage, NewsIndexPage
from blog.recaps import RecapGuest, RecapPage, RecapPartner, RecapSpeaker

__all__ = [
    "ArticleAuthor",
    "ArticlePage",
    "ArticlePin",
    "ArticlePractice",
    "ArticleTool",
    "NewsIndexPage",
    "RecapGuest",
    "RecapPage",
    "RecapPartner",
    "RecapSpeaker",
]
