"""What the database holds for the header and the footer of a language: its home page and pages below it, in one query.

They are asked for together because the first reader after a change of any page waits for each query.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import CharField, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from wagtail.models import Page, get_page_models

from site_core.page_tree import KEPT_TREES, PageTree
from site_core.pages import BasePage, HomePage
from site_core.translations import HOME_DEPTH, page_url

OF_PAGE = ("path", "title", "url_path", "in_header", "footer_place", "model")
OF_HOME = ("menu", "footer_columns", "footer_line", "motto", "licence_note")


@dataclass(frozen=True)
class Listed:
    """A page below the home page that stands in the header or the footer."""

    title: str
    url: str
    in_header: bool
    footer_place: str
    model: str


@dataclass(frozen=True)
class HeaderAndFooter:
    """The home page with those of its fields that are meant for every page, and what is listed, in the tree's order."""

    home: HomePage | None
    listed: tuple[Listed, ...]


@lru_cache(maxsize=KEPT_TREES * len(settings.LANGUAGES))
def standing_in(_tree: PageTree, code: str) -> HeaderAndFooter:
    """What stands there in a language, kept for as long as no page changes."""
    rows = list(rows_in(code))
    homes = (row for row in rows if row["model"] == HomePage._meta.label)
    pages = (row for row in rows if row["model"] != HomePage._meta.label)
    return HeaderAndFooter(next(map(home_of, homes), None), tuple(listed_of(row, code) for row in pages))


def home_of(row: dict[str, Any]) -> HomePage:
    return HomePage(**{name: row[f"its_{name}"] for name in OF_HOME})


def listed_of(row: dict[str, Any], code: str) -> Listed:
    url = page_url(row["url_path"], code)
    return Listed(row["title"], url, row["in_header"], row["footer_place"], row["model"])


def rows_in(code: str) -> Iterable[dict[str, Any]]:
    """The home page and the listed pages of all types that may stand below it, in the order of the tree."""
    wanted = Q(show_in_menus=True) | ~Q(footer_place="")
    types = [
        model
        for model in get_page_models()
        if issubclass(model, BasePage) and HomePage in model.allowed_parent_page_models()
    ]
    below = [of_type(model, code, HOME_DEPTH + 1, no_words()).filter(wanted) for model in types]
    return of_type(HomePage, code, HOME_DEPTH, words_of_home()).union(*below).order_by("path")


def of_type(model: type[Page], code: str, depth: int, words: dict[str, Any]) -> QuerySet[Any, dict[str, Any]]:
    """The live pages of a type with the same columns for every type, as a union demands."""
    return (
        model.objects.live()
        .filter(depth=depth, locale__language_code=code)
        .order_by()
        .annotate(in_header=F("show_in_menus"), model=Value(model._meta.label, CharField()), **words)
        .values(*OF_PAGE, *words)
    )


def words_of_home() -> dict[str, Any]:
    """The menus as the text they are kept in, so that other pages can have an empty one in their place."""
    return {f"its_{name}": Cast(name, TextField()) for name in OF_HOME}


def no_words() -> dict[str, Any]:
    return {f"its_{name}": Cast(Value(""), TextField()) for name in OF_HOME}
