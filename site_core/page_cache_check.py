"""Says that no pages are kept for readers, where that is not what somebody asked for."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Info, register


@register()
def page_cache_is_shared(**_kwargs: Any) -> list[CheckMessage]:
    """Several processes without a shared cache would show one reader now the old page, now the new one."""
    if not settings.PAGE_CACHE_WANTED or settings.REDIS_URL or settings.PROCESSES == 1:
        return []
    hint = "Set REDIS_URL, or PAGE_CACHE=false to silence this."
    return [Info("The page cache is off: several processes and no shared cache.", hint=hint, id="site_core.I001")]
