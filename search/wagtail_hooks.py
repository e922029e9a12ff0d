"""The search in the administration."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from search import term_report
from search.synonyms_admin import SynonymViewSet

register_snippet(SynonymViewSet)
hooks.register("register_admin_urls", term_report.report_urls)
hooks.register("register_reports_menu_item", term_report.report_item)
