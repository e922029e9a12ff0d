"""The search in the administration."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from search import term_report
from search.pages import note_page
from search.synonyms_admin import SynonymViewSet

register_snippet(SynonymViewSet)
hooks.register("register_admin_urls", term_report.report_urls)
hooks.register("register_reports_menu_item", term_report.report_item)


@hooks.register("after_convert_alias_page")
def note_own_words(_request: HttpRequest, page: Page, **_about: Any) -> None:
    """A page that repeated another one has words of its own now; Wagtail says so by no signal."""
    note_page(page)
