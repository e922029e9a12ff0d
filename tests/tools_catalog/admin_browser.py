"""What a person's browser does in the admin of tools and assessments."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

from tests.factories import superuser


def admin(name="jana", language=""):
    """A browser of somebody who is logged in and may have chosen a language for the administration."""
    browser, person = Client(), superuser(name)
    if language:
        UserProfile.objects.create(user=person, preferred_language=language)
    browser.force_login(person)
    return browser


def url(model, view, *args):
    return reverse(f"wagtailsnippets_tools_catalog_{model._meta.model_name}:{view}", args=args)


def cell_form(record, **values):
    """What the form of an assessment sends."""
    rows = [
        {"id": row.pk or "", "url": row.url, "kind": row.kind, "seen_on": str(row.seen_on), "shows_en": row.shows_en}
        | {"shows_cs": row.shows_cs}
        for row in values.pop("evidence", None) or record.evidence.all()
    ]
    names = ("state", "level", "grade", "note_cs", "note_en", "reviewer", "second_reviewer", "version", "criterion")
    fields = {name: getattr(record, name) for name in names} | {"tool": record.tool_id}
    fields |= {
        "reviewed_on": str(record.reviewed_on),
        "evidence": inline_formset(rows, initial=record.evidence.count()),
    }
    return nested_form_data({**fields, **values})


def tool_form(record, **values):
    """What the form of a tool sends."""
    names = ("name", "key", "status", "kind", "vendor", "country", "version", "summary_cs", "summary_en", "homepage")
    rows = [
        {
            "id": row.pk,
            "key": row.key,
            "value": row.value,
            "seen_on": str(row.seen_on),
            "sources": "\n".join(row.sources),
        }
        for row in record.facts.all()
    ]
    empty = {relation: inline_formset([]) for relation in ("prices", "references", "weaknesses")}
    facts = {"facts": inline_formset(rows, initial=len(rows))}
    return nested_form_data({name: getattr(record, name) for name in names} | facts | empty | values)


def page(response):
    return response.content.decode()
