"""The page on which anybody may ask us, in each language."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from contact.form import QuestionForm
from contact.questions import MONTHS
from contact.sending_in import FORMS, NUMBER
from site_core.blocks import BodyField
from site_core.outbox.files import mails_stay_here
from site_core.pages import BasePage
from site_core.private_pages import uncached


class ContactPage(BasePage):
    """Words of editors above a form. What happens with the data the template says, for it is code that does it."""

    who_answers = models.CharField(
        _("who answers and how soon"),
        max_length=300,
        help_text=_(
            "One or two sentences above the form. The page after sending and the mail to the sender repeat them."
        ),
    )
    body = BodyField(verbose_name=_("content above the form"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("who_answers"), FieldPanel("body")]
    parent_page_types = ["site_core.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("A form by which anybody may ask us. Questions come into the administration.")

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Each reader gets a form with a number of its own."""
        return uncached(super().serve(request, *args, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With a form: that of `form`, or an empty one, about what the address names (`?topic=barrier`).

        One that comes back keeps its number, so that the next click is still the same one.
        """
        form = kwargs.pop("form", None) or QuestionForm(initial={"topic": request.GET.get("topic", "")})
        number = request.POST.get(NUMBER) or FORMS.new_form()
        told = {"form": form, "number": number, "months": MONTHS, "stays_here": mails_stay_here()}
        return {**super().get_context(request, *args, **kwargs), **told, **kwargs}
