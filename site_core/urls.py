"""The map of the site, top down."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from site_core import sitemaps
from site_core.accounts.urls import closed_doors
from site_core.accounts.views import closed_door
from site_core.health import alive, ready
from site_core.security_txt import security_txt
from site_core.styleguide import styleguide

handler500 = "site_core.database_away.broken"

urlpatterns = [
    path("healthz", alive, name="alive"),
    path("readyz", ready, name="ready"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:language>.xml", sitemaps.of_language, name="sitemap_of_language"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    *closed_doors,  # before Wagtail's own
    path("covers/", include("blog.cover_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # Pictures only: files may be private, and their own address above asks who may read them.
    path("media/images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
    path("media/original_images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "original_images"}),
]

urlpatterns += i18n_patterns(
    path(_("needs/"), include("advisor.urls")),
    path(_("compare/"), include("tools_catalog.urls")),
    path(_("for-a-client/"), include("advisor.client_comparison.urls")),
    path(_("tools/"), include("tools_catalog.tool_urls")),
    path(_("corrections/"), include("tools_catalog.corrections.urls")),
    path(_("questions/"), include("contact.urls")),
    path(_("authors/"), include("blog.urls")),
    path(_("feeds/"), include("blog.feed_urls")),
    path(_("feeds/"), include("hub.feed_urls")),
    path(_("feeds/"), include("tools_catalog.feed_urls")),
    path(_("feeds/"), include("workshops.feed_urls")),
    path(_("calendars/"), include("workshops.calendar_urls")),
    path(_("registrations/"), include("workshops.registering.urls")),
    path("styleguide/", styleguide, name="styleguide"),
    path(_("search/"), include("search.urls")),
    path(_("account/"), include("site_core.accounts.urls")),
    path("_util/login/", closed_door),  # before Wagtail's own
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
