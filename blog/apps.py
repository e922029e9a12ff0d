"""News, articles, experience and guides."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = _("News")

    def ready(self) -> None:
        """Register the articles that come with the site, what they are to search engines, and the pages of authors."""
        from blog import author_sitemap as author_sitemap
        from blog import seed_pages as seed_pages
        from blog import structured_data as structured_data
