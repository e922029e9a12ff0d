"""What pages of good practices are to search engines: each is an article with its place and its sources."""

from __future__ import annotations

from django.http import HttpRequest

from hub.pages import PracticeIndexPage, PracticePage
from hub.shown_practice import shown_practice
from site_core.page_data import describes
from site_core.structured_data import Facts, Thing, article, web_page


@describes("hub.PracticeIndexPage")
def practices(request: HttpRequest, page: PracticeIndexPage, facts: Facts) -> Thing:
    """The list of practices."""
    return {**web_page(facts), "@type": "CollectionPage"}


@describes("hub.PracticePage")
def practice(request: HttpRequest, page: PracticePage, facts: Facts) -> Thing:
    """One practice. Its sources are cited as the page lists them."""
    of = shown_practice(request, page)
    place = {"@type": "Place", "name": str(of.place)}
    return {**article(facts), "contentLocation": place, "citation": [source.url for source in of.sources.all()]}
