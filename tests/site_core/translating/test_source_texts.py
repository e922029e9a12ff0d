"""Texts read in bulk are those that the package reads one by one, and rows that hold stay."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize import models as localize

from site_core.translating.source_texts import read
from tests.page_factories import found, page, site

pytestmark = pytest.mark.django_db

FIGURES = {
    "figures": [{"number": "90", "title": "dní", "text": "", "url": "https://a.cz"}, {"number": "0", "title": "nic"}]
}
BODY = [
    {"type": "heading", "value": "Nadpis & spol."},
    {"type": "text", "value": '<p>Viz <a href="https://b.cz">web</a>.</p><ul><li><b>Bod</b></li><li>Další</li></ul>'},
    {"type": "callout", "value": {"title": "Pozor", "text": "<p>Pozor.</p>"}},
    {"type": "figures", "value": FIGURES},
]


def rows():
    """What is noted, without numbers of rows."""
    return {
        "strings": set(
            localize.StringSegment.objects.values_list(
                "context__path", "context__path_id", "string__data", "attrs", "order"
            )
        ),
        "patterns": set(localize.TemplateSegment.objects.values_list("context__path", "template__template", "order")),
        "hashes": set(localize.Template.objects.values_list("uuid", "string_count", "template_format")),
        "values": set(localize.OverridableSegment.objects.values_list("context__path", "data_json", "order")),
    }


def forget():
    """As if nobody had ever asked for a translation."""
    for model in (localize.StringSegment, localize.TemplateSegment, localize.OverridableSegment):
        model.objects.all().delete()
    localize.StringTranslation.objects.all().delete()
    localize.TranslatableObject.objects.all().delete()
    localize.Template.objects.all().delete()


def written(key="about", body=BODY):
    """A Czech page that the translation editor does not know."""
    site(page(key, body=body))
    forget()
    return found(key)


def test_the_same_rows_are_written_as_by_the_package():
    source = written()
    read([source])
    ours = rows()
    forget()

    localize.TranslationSource.get_or_create_from_instance(source)

    assert ours == rows()
    assert len(ours["strings"]) > 10
    assert len(ours["values"]) == 2


def test_texts_that_stay_keep_their_rows_and_others_go():
    source = written()
    read([source])
    before = dict(localize.StringSegment.objects.values_list("string__data", "pk"))
    source.body[0].value = "Jiný nadpis"
    source.save()

    read([found("about")])

    after = dict(localize.StringSegment.objects.values_list("string__data", "pk"))
    assert before.keys() - after.keys() == {"Nadpis &amp; spol."}
    assert after.keys() - before.keys() == {"Jiný nadpis"}
    assert all(after[text] == before[text] for text in before.keys() & after.keys())


def test_whether_words_changed_is_told_and_dates_are_no_words():
    source = written()
    read([source])
    source.save_revision().publish()

    assert not read([found("about")])[source.pk].is_changed
    changed = found("about")
    changed.lead = "Jiný úvod."
    assert read([changed])[source.pk].is_changed


def test_the_number_of_queries_does_not_grow_with_the_texts_and_by_one_with_each_page():
    few, many = [{"type": "text", "value": "<p>Jedna.</p>"}], [{"type": "text", "value": "<p>Jiná.</p>" * 4}] * 2
    site(page("one", body=few), page("two", body=many), page("three", body=many))

    one, two, three = (found(key) for key in ("one", "two", "three"))
    forget()

    with CaptureQueriesContext(connection) as of_one:
        read([one])
    with CaptureQueriesContext(connection) as of_many:
        read([two, three])

    assert len(of_many) == len(of_one) + 1  # comments of one page more
