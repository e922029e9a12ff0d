"""What stood at an address and was deleted: 410 says so for good, where 404 lets search engines ask again for months.

A redirect that an editor sets for such an address comes first, and so does a page that stands there anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.db import models
from django.db.models.signals import pre_delete
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from site_core.page_tree import tree_of
from site_core.translations import HOME_DEPTH, page_url

LONGEST = 1000  # characters; a longer address stays a 404


class GoneAddress(models.Model):
    """The address of a page that readers could once open; without the slash at its end, not encoded."""

    path = models.CharField(_("address"), max_length=LONGEST, unique=True)
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("address of a deleted page")
        verbose_name_plural = _("addresses of deleted pages")

    def __str__(self) -> str:
        return self.path


class GoneMiddleware:
    """Puts 410 in place of 404. Stands above the middleware of redirects, so that a redirect is found first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 404 and is_gone(request):
            return render(request, "410.html", status=410)
        return response


def is_gone(request: HttpRequest) -> bool:
    """Whether a page was deleted here, and nobody has made another one since, not even an unpublished one."""
    path = bare(request.path)
    if "\0" in path or not GoneAddress.objects.filter(path=path).exists():
        return False
    nodes = (node for node in tree_of(request).by_path.values() if node.depth > HOME_DEPTH)
    return all(path != address(node.url_path, node.locale.language_code) for node in nodes)


def address(url_path: str, language: str) -> str:
    """Where a page stands, as it is kept here."""
    return bare(unquote(page_url(url_path, language)))


def bare(path: str) -> str:
    return path.rstrip("/") or "/"


def note_deletion(instance: Page, **_about: Any) -> None:
    """Keeps the address of a page below a home page that was ever published, and those from which it had moved."""
    if instance.depth <= HOME_DEPTH or not (instance.live or instance.first_published_at):
        return
    paths = {address(instance.url_path, instance.locale.language_code)}
    paths.update(Redirect.objects.filter(redirect_page_id=instance.pk).values_list("old_path", flat=True))
    rows = [GoneAddress(path=path) for path in sorted(paths) if len(path) <= LONGEST and "?" not in path]
    GoneAddress.objects.bulk_create(rows, ignore_conflicts=True)


def connect() -> None:
    """Watch what is deleted, once for each page; called when the app is ready."""
    pre_delete.connect(note_deletion, sender=Page)
