"""What all parts share in the admin: topics, mail log, links in rich text, second factor of one's own account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from site_core import editor_guide
from site_core.outbox import log_views
from site_core.page_links import PageLinks
from site_core.saved_twice import replace_what_saved_itself
from site_core.topics_admin import TopicViewSet
from site_core.translating import alias_places, aliases, approval, home_panel, report
from site_core.translating.beginning import BeginView
from site_core.translating.changes_page import changes
from site_core.translating.ending import end_translation
from site_core.translating.overruling import publish_incomplete
from site_core.translating.page_lists import TranslatedPageViewSet
from site_core.translating.po import views as po
from site_core.translating.po.buttons import po_buttons
from site_core.translating.publishing import OVERRULED, TakeOverView, refuse_half_translated
from site_core.translating.with_source import DELETE, UNPUBLISH, ask, follow

register_snippet(TopicViewSet)


@hooks.register("insert_global_admin_css")
def look_of_all_pages() -> str:
    """What each page of the administration needs beyond Wagtail's own look."""
    return format_html('<link rel="stylesheet" href="{}">', static("build/everywhere.css"))


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own
def page_links(features: Any) -> None:
    """Links in rich text follow the language of the reader."""
    features.register_link_type(PageLinks)


@hooks.register("before_edit_page", order=-1)  # before the translation editor answers
def guard_translations(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A translation that lacks texts is not published."""
    return refuse_half_translated(request, page)


@hooks.register("before_create_page")
def made_once(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    """A page that saves itself and is saved by a press at the same moment is made once."""
    replace_what_saved_itself(request, parent, page_class)


@hooks.register("register_admin_urls")
def translation_urls() -> list[Any]:
    """What changed in a source, where a translation is submitted, and where who may publishes one that lacks texts."""
    return [
        path("translations/<int:page_id>/changes/", changes, name="translation_changes"),
        path("translations/<int:page_id>/publish/", publish_incomplete, name="publish_incomplete"),
        path("translations/<int:page_id>/submit/", approval.submit, name="submit_translation"),
        path("translations/po/", po.po_page, name="translations_po"),
        path("translations/po/file/", po.po_file, name="translations_po_file"),
    ]


@hooks.register("register_admin_urls")
def guide_urls() -> list[Any]:
    """The guide for editors, one page a job."""
    return [
        path("guide/", editor_guide.contents, name="editor_guide"),
        path("guide/<int:number>/", editor_guide.page_of_job, name="editor_guide_job"),
    ]


@hooks.register("register_permissions")
def rights_on_translations() -> Any:
    """Rights that the form of a group offers."""
    return Permission.objects.filter(content_type__app_label="site_core", codename="publish_incomplete")


@hooks.register("register_log_actions")
def overruled(actions: Any) -> None:
    """How the history of a page calls it."""
    words = _("Published with missing or outdated texts")
    actions.register_action(OVERRULED, words, words)


@hooks.register("register_admin_urls", order=-1)  # before the address of the package
def take_over_urls() -> list[Any]:
    """Texts are read anew without publishing anything; files tell more than those of the package."""
    return [
        path("localize/submit/page/<int:page_id>/", BeginView.as_view(), name="begin_translation"),
        path("localize/update/<int:translation_source_id>/", TakeOverView.as_view(), name="take_over"),
        path("localize/translate/<int:translation_id>/disable/", end_translation, name="end_translation"),
        path("localize/page/<int:page_id>/convert_to_alias/", aliases.back_to_alias, name="back_to_alias"),
        path("localize/translate/<int:translation_id>/pofile/download/", po.of_one_page, name="po_of_one_page"),
        path("localize/translate/<int:translation_id>/pofile/upload/", po.into_one_page, name="po_into_one_page"),
    ]


hooks.register("before_convert_alias_page", aliases.ask_to_translate)
hooks.register("after_copy_page", alias_places.give_aliases)
hooks.register("construct_page_action_menu", aliases.offer_what_is_allowed)
hooks.register("register_admin_urls", report.report_urls, order=-1)  # before the address of the package
hooks.register("register_reports_menu_item", report.report_item)
hooks.register("construct_homepage_panels", home_panel.add_panel)
hooks.register("construct_homepage_panels", editor_guide.add_panel)
hooks.register("register_help_menu_item", editor_guide.menu_item)
hooks.register("construct_help_menu", editor_guide.without_other_guides)


@hooks.register("construct_reports_menu")
def one_report_of_translations(request: HttpRequest, items: list[Any]) -> None:
    """Ours, which knows what is outdated."""
    report.without_other_report(items)


@hooks.register("register_admin_viewset")
def lists_of_pages() -> TranslatedPageViewSet:
    """Lists of pages show the state of translations."""
    return TranslatedPageViewSet()


@hooks.register("register_admin_urls")
def mail_log_urls() -> list[Any]:
    """Addresses of the mail log."""
    return [
        path("reports/mails/", log_views.MailLogView.as_view(), name="mail_log"),
        path("reports/mails/results/", log_views.MailLogView.as_view(results_only=True), name="mail_log_results"),
        path("reports/mails/<int:pk>/", log_views.mail, name="mail_log_mail"),
        path("reports/mails/<int:pk>/html/", log_views.mail_html, name="mail_log_html"),
        path("reports/mails/<int:pk>/again/", log_views.try_again, name="mail_log_again"),
    ]


@hooks.register("register_account_menu_item")
def second_factor_item(request: HttpRequest) -> dict[str, Any]:
    """The way to the second factor from one's own account."""
    return {
        "url": reverse("mfa_index"),
        "label": _("My second factor"),
        "help_text": _("Another phone, recovery codes"),
    }


@hooks.register("register_reports_menu_item")
def mail_log_item() -> AdminOnlyMenuItem:
    """Its place in the menu."""
    return AdminOnlyMenuItem(_("Mail log"), reverse_lazy("mail_log"), name="mail-log", icon_name="mail", order=1200)


@hooks.register("before_unpublish_page")
def ask_before_unpublishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What becomes of the translations of a page that is taken off the site."""
    return ask(request, [page], UNPUBLISH, below="include_descendants" in request.POST)


@hooks.register("before_delete_page")
def ask_before_deleting(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What becomes of the translations of a page that is deleted."""
    return ask(request, [page], DELETE, below=True)


@hooks.register("before_bulk_action")
def ask_before_many(request: HttpRequest, action: str, objects: Sequence[Any], _view: Any) -> HttpResponse | None:
    """The same for many pages at once."""
    if action not in (DELETE, UNPUBLISH) or not all(isinstance(one, Page) for one in objects):
        return None
    return ask(request, objects, action, below=action == DELETE or "include_descendants" in request.POST)


@hooks.register("after_unpublish_page")
def unpublish_translations(request: HttpRequest, _page: Page) -> None:
    """As it was chosen."""
    follow(request, UNPUBLISH)


@hooks.register("after_delete_page")
def delete_translations(request: HttpRequest, _page: Page) -> None:
    """As it was chosen."""
    follow(request, DELETE)


@hooks.register("after_bulk_action")
def take_translations_of_many(request: HttpRequest, action: str, _objects: Any, _view: Any) -> None:
    """As it was chosen."""
    follow(request, action)


hooks.register("register_page_listing_more_buttons", po_buttons)
hooks.register("register_page_header_buttons", po_buttons)
