"""The form of a comparison that begins with a result: also with a read-only link, and with the result's numbers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from advisor.access import Access
from advisor.client_comparison.basis import basis_of_result
from advisor.client_comparison.content import Content
from advisor.client_comparison.views import begin
from advisor.comparing import first_tools
from advisor.privacy import token_page
from advisor.result_pages import case_of, numbered


@token_page
def for_a_client(request: HttpRequest, access: Access, number: int) -> HttpResponse:
    """The first tools of the result stand in the form, and what is important to the town; POST keeps it."""
    stored = numbered(access, number)
    basis = basis_of_result(stored)
    compared = first_tools(case_of(stored, basis.snapshot))
    content = Content(tools=compared.tools if compared else ())
    return begin(request, content, basis, back=reverse("advisor:result", args=[access.token, number]))
