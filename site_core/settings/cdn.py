"""The caches in front of the site, as Wagtail wants to be told about them."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from site_core.settings.environment import Environment


def caches_in_front(env: Environment) -> dict[str, dict[str, str]]:
    """By the name that the log calls them; empty where there are none."""
    caches = {}
    for address in env.words("CDN_PURGE"):
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
            raise ImproperlyConfigured("The environment variable CDN_PURGE wants addresses like http://host:6081.")
        caches[parts.netloc] = {"BACKEND": "site_core.cdn.backends.PurgeHost", "LOCATION": address}
    if zone := env.text("CLOUDFLARE_ZONE", ""):
        token = env.text("CLOUDFLARE_TOKEN")
        backend = "site_core.cdn.backends.CloudflareHost"
        caches["Cloudflare"] = {"BACKEND": backend, "ZONEID": zone, "BEARER_TOKEN": token}
    return caches
