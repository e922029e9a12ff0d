"""The mail log in the admin, for administrators: what was sent to whom, what waits, what was given up and why."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import user_passes_test
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from site_core.exported_lists import HarmlessExport
from site_core.outbox.files import file_of, html_in, mails_stay_here, text_in
from site_core.outbox.models import Outgoing

administrators_only = user_passes_test(lambda user: user.is_superuser)

# A mail shown as HTML has its own styles and nothing more: no script, no form, nothing fetched, also from ourselves.
MAIL_POLICY = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
    "sandbox": True,
}


class MailFilterSet(WagtailFilterSet):
    """Mails by what has become of them."""

    class Meta:
        model = Outgoing
        fields = ["state"]


class MailLogView(HarmlessExport, ReportView):
    """The list."""

    page_title = _("Mail log")
    header_icon = "mail"
    model = Outgoing
    permission_policy = ModelPermissionPolicy(Outgoing)
    permission_required = "view"
    index_url_name, index_results_url_name = "mail_log", "mail_log_results"
    template_name = "site_core/outbox/mail_log.html"
    filterset_class = MailFilterSet
    is_searchable, search_fields = True, ["to", "subject", "about"]
    list_export = ["created_at", "to", "subject", "about", "get_state_display", "attempts", "sent_at", "last_error"]
    export_headings = {"get_state_display": _("State")}
    default_ordering = "-created_at"
    columns = [
        TitleColumn("subject", label=_("Subject"), url_name="mail_log_mail"),
        Column("to", label=_("To")),
        Column("about_words", label=_("About")),
        Column("get_state_display", label=_("State")),
        Column("attempts", label=_("Attempts")),
        DateColumn("created_at", label=_("Written")),
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the word that no mail leaves this machine, where none does."""
        return {**super().get_context_data(**kwargs), "stays_here": mails_stay_here()}

    def get_filename(self) -> str:
        """Name of an exported file."""
        return "mails"


@administrators_only
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail: its text as text, its HTML in a frame, names of its files."""
    shown = get_object_or_404(Outgoing, pk=pk)
    file = file_of(shown.message_id)
    return render(request, "site_core/outbox/mail.html", {
        "mail": shown,
        "text": text_in(file) if file else shown.text,
        "stays_here": mails_stay_here(),
        "may_try_again": Outgoing.objects.given_up_whole().filter(pk=pk).exists(),
        "page_title": shown.subject,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": gettext("Home")},
            {"url": reverse("mail_log"), "label": gettext("Mail log")},
            {"url": "", "label": shown.subject},
        ],
    })  # fmt: skip


@administrators_only
@csp_override(MAIL_POLICY)
def mail_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML of a mail, as a page that may do nothing."""
    shown = get_object_or_404(Outgoing, pk=pk)
    file = file_of(shown.message_id)
    html = html_in(file) if file else shown.html
    if not html:
        raise Http404
    return HttpResponse(html)


@administrators_only
@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A mail that was given up begins anew."""
    given_up = Outgoing.objects.given_up_whole().filter(pk=pk)
    if given_up.update(state=Outgoing.State.WAITING, attempts=0, due_at=timezone.now()):
        messages.success(request, gettext("The mail waits to be sent again."))
    return redirect("mail_log_mail", pk)
