"""News, articles, experience and guides."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = _("News")

    def ready(self) -> None:
        """Register the articles that come with the site."""
        from blog import seed_pages as seed_pages
