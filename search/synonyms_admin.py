"""Words that mean the same, in the administration."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import SynonymGroup


class SynonymViewSet(SnippetViewSet):
    """List and form of the groups; they hold from the next search on."""

    model = SynonymGroup
    icon = "search"
    menu_label = _("Synonyms")
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False
    search_backend_name = None  # some dozens of short rows: the database finds them
    list_display = ["__str__"]
    edit_handler = ObjectList([FieldPanel("words")])
