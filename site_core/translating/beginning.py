"""Where a translation is begun: with one language to choose, it is chosen, and one press of the button is enough."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail_localize.views.submit_translations import SubmitPageTranslationView, SubmitTranslationForm


class BeginView(SubmitPageTranslationView):
    """Stands at the address of the view of the package, before it."""

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
