"""How many things a list of the administration holds: a word that is right for any number.

Wagtail writes the number before the plural of the thing. Czech has two plurals, and no model can name both.
"""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail.admin.paginator import WagtailPaginator


def count_in_any_language() -> None:
    """Teach all of Wagtail's lists."""
    WagtailPaginator.items_count_label = property(total)


def total(paginator: WagtailPaginator) -> str:
    """The number behind a word."""
    return _("Total: %(n)s") % {"n": number_format(paginator.count, force_grouping=True)}
