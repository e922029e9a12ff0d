"""Where a translation is begun: with one language to choose, it is chosen, and one press of the button is enough."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail_localize.views.submit_translations import SubmitPageTranslationView, SubmitTranslationForm


class BeginView(SubmitPageTranslationView):
    """Stands at the address of the view of the package, before it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, where there is something to begin."""
        return self.all_begun() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Begins what was chosen; somebody else may have been quicker."""
        return self.all_begun() or super().post(request, **kwargs)

    def all_begun(self) -> HttpResponse | None:
        """The way to the translation where somebody has begun it in every language already, else None."""
        if self.get_form().fields["locales"].queryset:
            return None
        words = gettext("“%(title)s” is being translated into every language already, or it is translated.")
        messages.info(self.request, words % {"title": self.get_subtitle()})
        return redirect(self.get_default_success_url(self.object.get_translations().filter(alias_of=None).first()))

    def get_form(self) -> SubmitTranslationForm:
        """The form of the package. What was sent is left as it is, also with nothing chosen."""
        form = super().get_form()
        choose_only_language(form)
        return form


def choose_only_language(form: SubmitTranslationForm) -> None:
    """The only language that is left stands chosen; it can be seen, and nothing has to be ticked."""
    languages = form.fields["locales"]
    languages.error_messages["required"] = _("Choose a language.")
    only = list(languages.queryset)
    if len(only) == 1:
        languages.label = _("Into which language")
        form.initial.setdefault("locales", only)
