"""A comparison as a file: to be kept, or an answer that says why there is none."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from tools_catalog.comparison.files import FILES, file_name
from tools_catalog.comparison_page import Page


def file_of(request: HttpRequest, page: Page, kind: str) -> HttpResponse:
    """A file with all rows, to be kept; less than two tools fill none, and the answer says so (404).

    Raises Http404 for an unknown kind.
    """
    if kind not in FILES:
        raise Http404(kind)
    if not page.asked.is_enough:
        return render(request, "tools_catalog/comparison/no_file.html", {"page_of": page, "kind": kind}, status=404)
    media_type, write = FILES[kind]
    answer = HttpResponse(write(page.file_content), content_type=media_type)
    name = file_name(gettext("comparison"), page.asked.columns, page.today, kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Robots-Tag"] = "noindex"
    return answer
