"""What the form of an article refuses: whoever and whatever stands in its rows stands there once."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from blog.joined import ArticleAuthor
from hub.models import Organisation, Person
from tests.blog.articles import article, joined, news, recap, topic
from tests.factories import superuser, tool
from tests.page_factories import found

pytestmark = pytest.mark.django_db
ROWS = ("author_rows", "tool_rows", "practice_rows", "pin_rows")


def sent(key, initial=0, **rows):
    """The answer to the form of an article with these rows."""
    page = found(key)
    fields = {name: getattr(page, name) for name in ("title", "slug", "lead", "kind")}
    fields |= {"published_on": "2026-11-20", "body": streamfield([]), "footer_place": ""}
    if hasattr(page, "guest_rows"):
        fields |= {"findings": page.findings, "materials": streamfield([]), "guest_rows": inline_formset([])}
    given = {name: inline_formset(those, initial=initial) for name, those in rows.items()}
    empty = {name: inline_formset([]) for name in (*ROWS, "comments")}
    browser = Client()
    browser.force_login(superuser())
    data = {**nested_form_data({**fields, **empty, **given}), "topics": [topic().pk]}
    return browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def errors(answer, rows):
    return [dict(row.errors) for row in answer.context["form"].formsets[rows].forms]


def test_whoever_names_somebody_twice_is_told_at_the_second_one():
    news(article())
    nina = Person.objects.create(key="nina", name="Nina")

    answer = sent("zprava", author_rows=[{"person": nina.pk}, {"person": nina.pk}])

    assert errors(answer, "author_rows") == [{}, {"person": ["Už tu je."]}]


def test_a_tool_and_an_article_stand_once_too():
    news(article(), article("b"))
    anketa, other = tool("anketa").pk, found("b").pk

    answer = sent(
        "zprava", tool_rows=[{"tool": anketa}, {"tool": anketa}], pin_rows=[{"target": other}, {"target": other}]
    )

    assert errors(answer, "tool_rows") == [{}, {"tool": ["Už tu je."]}]
    assert errors(answer, "pin_rows") == [{}, {"target": ["Už tu je."]}]


def test_a_guest_of_a_recap_stands_once():
    news(recap())
    krama = Organisation.objects.create(key="krama", name="Krama").pk

    answer = sent("webinar", guest_rows=[{"organisation": krama}, {"organisation": krama}])

    assert errors(answer, "guest_rows") == [{}, {"organisation": ["Už tu je."]}]


def test_a_row_that_is_taken_away_repeats_nothing():
    one = article()
    news(one)
    nina = Person.objects.create(key="nina", name="Nina")
    joined(one, author_rows=[ArticleAuthor(person=nina)])
    row = found("zprava").author_rows.get()

    gone = {"id": row.pk, "person": nina.pk, "DELETE": "on"}
    answer = sent("zprava", initial=1, author_rows=[gone, {"id": "", "person": nina.pk}])

    assert answer.status_code == 302
