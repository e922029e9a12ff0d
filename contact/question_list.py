"""The list of questions in the admin, and one of them. Nobody writes one there, and nobody changes what was asked."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib.auth import get_user_model
from django.db.models import Case, QuerySet, Value, When
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from contact.questions import Question
from site_core.exported_lists import HarmlessExport
from site_core.outbox.files import mails_stay_here
from site_core.site_settings import SiteSettings

MAY_ANSWER, BACKEND = "contact.change_question", "django.contrib.auth.backends.ModelBackend"


class AnsweringForm(WagtailAdminModelForm):
    """A question is taken by somebody who may answer it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "taken_by" in self.fields:
            self.fields["taken_by"].queryset = get_user_model().objects.with_perm(MAY_ANSWER, backend=BACKEND)


class WrittenPanel(FieldPanel):
    """What a reader wrote, its lines as they are."""

    def format_value_for_display(self, value: Any) -> Any:
        return linebreaksbr(value)


class AddressPanel(FieldPanel):
    """An address to write to."""

    def format_value_for_display(self, value: Any) -> Any:
        return format_html('<a class="w-inline-block w-py-1" href="mailto:{}">{}</a>', quote(value), value)


class QuestionsView(HarmlessExport, IndexView):
    """The list: new ones come first, the oldest of them on top."""

    template_name = "contact/questions.html"

    def get_base_queryset(self) -> QuerySet:
        """With those who took them."""
        first = Case(When(state=Question.State.NEW, then=Value(0)), default=Value(1))
        return Question.objects.select_related("taken_by").order_by(first, "created_at", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the words that no mail leaves this machine, and that nobody is told of new ones, where it is so."""
        somebody_is_told = SiteSettings.objects.exclude(questions_to="").exists()
        told = {"stays_here": mails_stay_here(), "nobody_is_told": not somebody_is_told}
        return {**super().get_context_data(**kwargs), **told}


class QuestionViewSet(ModelViewSet):
    """Their place in the admin."""

    model = Question
    icon = "help"
    menu_label = _("Questions from readers")
    menu_order = 230
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = QuestionsView
    search_backend_name = None  # the database finds them: no second copy of what people write
    search_fields = ["text", "name", "email", "organisation", "note"]
    list_filter = ["state", "topic", "taken_by", "language"]
    list_display = [
        TitleColumn("topic", label=_("Topic"), accessor="get_topic_display", url_name="questions:edit"),
        Column("organisation", label=_("Municipality or organisation")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("taken_by", label=_("Taken by")),
        DateColumn("created_at", label=_("Came in"), sort_key="created_at"),
        Column("keep_until", label=_("Deleted after"), sort_key="keep_until"),
    ]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("topic", read_only=True),
                    WrittenPanel("text", read_only=True),
                    AddressPanel("email", read_only=True),
                    FieldPanel("name", read_only=True),
                    FieldPanel("organisation", read_only=True),
                    FieldPanel("language", read_only=True),
                    FieldRowPanel([FieldPanel("created_at", read_only=True), FieldPanel("keep_until", read_only=True)]),
                ],
                heading=_("What the reader wrote"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("state"), FieldPanel("taken_by")]), FieldPanel("note")],
                heading=_("What becomes of it"),
            ),
        ],
        base_form_class=AnsweringForm,
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without the way to add one."""
        return super().get_common_view_kwargs(**{"add_url_name": None, **kwargs})

    def get_urlpatterns(self) -> list[Any]:
        """Without the form of a new one."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "add"]
