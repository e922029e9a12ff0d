"""News, articles, experience and guides."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = _("News")

    def ready(self) -> None:
        """Register the articles that come with the site, what they are to search engines, the pages of authors, and who
        makes recaps.
        """
        from blog import author_sitemap as author_sitemap
        from blog import search_entries
        from blog import seed_pages as seed_pages
        from blog import structured_data as structured_data
        from blog.recap_drafts import RecapDrafts
        from site_core import recaps

        recaps.register(RecapDrafts())
        search_entries.connect()
