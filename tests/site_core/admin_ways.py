"""What an editor meets on the way from the login to a published translation, as addresses of the administration.

{braces}: a record, see `known`. Addresses of ours are in `accounts/roles.yaml`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Page

from hub.models import Method, Practice
from tests.blog.articles import article
from tests.factories import tool
from tests.page_factories import catalogue, found, method, page, site, statement, tool_page
from tests.site_core.accounts.world import WORDS, records
from tests.workshops.planting import INDEX, workshop, workshop_page

# Administrators alone come here: the rest of the administration follows later.
LATER = tuple(f"/admin/{place}/" for place in ("users", "groups", "sites", "locales", "collections", "workflows"))
SENT_ONLY = (
    *("/lock/{tool}/", "/unlock/{tool}/", "/lock/{cell}/", "/unlock/{cell}/"),
    *("/again/", "/submit/", "/upload/", "/disable/", "/recap/"),
)
PART = re.compile(r"results/|/chosen")
MATRIX = Path(__file__).parent / "accounts" / "roles.yaml"
PAGES = [
    "/admin/",
    "/admin/account/",
    "/admin/pages/",
    "/admin/pages/{home}/",
    "/admin/pages/{home}/?q=about",
    "/admin/pages/{home}/results/",
    "/admin/pages/{home}/?q=about&search_all=1",
    "/admin/pages/{home}/?ordering=ord",
    "/admin/pages/search/?q=about",
    "/admin/pages/search/?q=nothing",
    "/admin/pages/search/results/?q=about",
    "/admin/pages/{home}/add_subpage/",
    "/admin/pages/usage/site_core/standardpage/",
    "/admin/pages/{czech}/",
    "/admin/pages/{czech}/usage/",
    "/admin/pages/{czech}/edit/preview/",
    "/admin/pages/{czech}/view_draft/",
    "/admin/pages/{czech}/delete/",
    "/admin/pages/{czech}/unpublish/",
    "/admin/pages/{czech}/move/",
    "/admin/pages/{czech}/move/{home}/confirm/",
    "/admin/pages/{czech}/copy/",
    "/admin/pages/{czech}/privacy/",
    "/admin/pages/{czech}/history/",
    "/admin/pages/{czech}/revisions/{revision}/view/",
    "/admin/pages/{czech}/revisions/{revision}/revert/",
    "/admin/pages/{czech}/revisions/{revision}/unschedule/",
    "/admin/pages/{czech}/revisions/compare/earliest...latest/",
    "/admin/pages/{czech}/workflow_history/",
    "/admin/bulk/wagtailcore/page/delete/?id={czech}",
    "/admin/bulk/wagtailcore/page/move/?id={czech}",
    "/admin/bulk/wagtailcore/page/unpublish/?id={czech}",
    "/admin/choose-page/",
    "/admin/choose-page/{home}/",
    "/admin/choose-page/search/?q=about",
    "/admin/choose-external-link/",
    "/admin/choose-email-link/",
    "/admin/choose-phone-link/",
    "/admin/choose-anchor-link/",
    "/admin/embeds/chooser/",
    "/admin/reports/locked/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/page-types-usage/",
    "/admin/jsi18n/",
]
TRANSLATING = [
    "/admin/localize/submit/page/{czech}/",
    "/admin/localize/update/{source}/",
    "/admin/localize/reports/translations/",
    "/admin/localize/translate/{translation}/preview/",
    "/admin/localize/jsi18n/",
    "/admin/pages/{english}/edit/",
]
FILES = [
    "/admin/images/",
    "/admin/images/?q=x",
    "/admin/images/results/",
    "/admin/images/add/",
    "/admin/images/multiple/add/",
    "/admin/images/{image}/",
    "/admin/images/{image}/delete/",
    "/admin/images/usage/{image}/",
    "/admin/images/chooser/",
    "/admin/images/chooser/results/?q=x",
    "/admin/images/chooser/create/",
    "/admin/images/chooser/{image}/select_format/",
    "/admin/documents/",
    "/admin/documents/?q=x",
    "/admin/documents/results/",
    "/admin/documents/add/",
    "/admin/documents/multiple/add/",
    "/admin/documents/edit/{document}/",
    "/admin/documents/delete/{document}/",
    "/admin/documents/usage/{document}/",
    "/admin/documents/chooser/",
    "/admin/documents/chooser/results/?q=x",
    "/admin/documents/chooser/create/",
]
ASKED_FIRST = [
    "/admin/pages/{czech}/unpublish/",
    "/admin/pages/{czech}/delete/",
    "/admin/pages/{czech}/move/{home}/confirm/",
    "/admin/bulk/wagtailcore/page/delete/?id={czech}",
    "/admin/bulk/wagtailcore/page/unpublish/?id={czech}",
    "/admin/images/{image}/delete/",
    "/admin/documents/delete/{document}/",
    "/admin/snippets/hub/practice/delete/{practice}/",
    "/admin/snippets/workshops/workshop/delete/{workshop}/",
]
EMPTY_FORMS = [
    "/admin/pages/{czech}/privacy/",
    "/admin/localize/submit/page/{czech}/",
    "/admin/images/add/",
    "/admin/images/{image}/",
    "/admin/documents/add/",
    "/admin/documents/edit/{document}/",
    "/admin/snippets/hub/practice/add/",
    "/admin/snippets/workshops/workshop/add/",
    "/admin/registrations/edit/{registration}/",
    "/admin/snippets/site_core/topic/edit/{topic}/",
    "/admin/questions/edit/{question}/",
]


def build() -> None:
    """A site with a page of each type that hangs somewhere."""
    practice = Practice.objects.create(
        key="park", method=Method.objects.create(key="walk", name=WORDS), place=WORDS, countries=["CZ"]
    )
    site(
        page("about"), page("team", parent="about"), catalogue(), method(), statement(), tool_page(tool("webovka")),
        page("news", "blog.NewsIndexPage"), article(topics=("walks",)), page("practices", "hub.PracticeIndexPage"),
        page("practice", "hub.PracticePage", "practices", practice=practice.pk, text="<p>Zeptali se.</p>"),
        page("contact", "contact.ContactPage"), INDEX, workshop_page(workshop("setkani")),
    )  # fmt: skip


def known() -> dict[str, Any]:
    """What stands in the braces."""
    return records() | {
        "home": found("home").pk,
        "revision": found("about").save_revision().pk,
        "document": get_document_model().objects.create(title="x", file="x.txt").pk,
    }


def ours() -> list[str]:
    """Addresses that show a whole page of ours: no parts of lists, nothing that only takes a form that was sent."""
    lines = yaml.safe_load(MATRIX.read_text(encoding="utf-8"))
    return [
        line for line in lines if not line.startswith(LATER) and not line.endswith(SENT_ONLY) and not PART.search(line)
    ]


def forms_of_pages() -> list[str]:
    """The form of each Czech page, and of each that can be made below one."""
    czech = [one.specific for one in Page.objects.filter(locale__language_code="cs", depth__gt=1)]
    return [reverse("wagtailadmin_pages:edit", args=[one.pk]) for one in czech] + [
        reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])
        for parent in czech
        for model in parent.creatable_subpage_models()
    ]
