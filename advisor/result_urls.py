"""Addresses of results: examples, which need no token, and the results of a profile."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from advisor import result_pages as pages
from advisor.client_comparison.from_result import for_a_client

urlpatterns = [
    path(_("example/<slug:key>/"), pages.example, name="example"),
    path(_("example/<slug:key>/copy/"), pages.use_example, name="use_example"),
    path(_("example/<slug:key>/questions/<slug:tool>/"), pages.example_questions, name="example_questions"),
    path(_("<token:token>/result/<int:number>/"), pages.result, name="result"),
    path(_("<token:token>/result/<int:number>/questions/<slug:tool>/"), pages.questions, name="vendor_questions"),
    path(_("<token:token>/result/<int:number>/for-a-client/"), for_a_client, name="for_a_client"),
    path(_("<token:token>/result/<int:number>/document.json"), pages.result_json, name="result_json"),
]
