"""Topics in the administration."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from site_core.topics import Topic


class TopicViewSet(SnippetViewSet):
    """List and form of topics."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 220
    add_to_admin_menu = True
    copy_view_enabled = False  # a key is there once
    search_backend_name = None  # a dozen short rows: the database finds them
    search_fields = ["key"]
    list_display = ["name", Column("key", label=_("Key"), sort_key="key")]
    edit_handler = ObjectList([FieldPanel("key"), FieldPanel("name")])
