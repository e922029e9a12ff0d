"""Where the pages of tools are, in the language of this page."""

from django.utils.translation import get_language

from site_core.translations import page_url
from tools_catalog.pages import ToolPage


def tool_addresses() -> dict[str, str]:
    """Addresses of live tool pages by the key of the tool; one query."""
    language = get_language() or "cs"
    pages = ToolPage.objects.live().filter(locale__language_code=language).values_list("tool__key", "url_path")
    return {key: page_url(url_path, language) for key, url_path in pages}
