"""What happens to translations as soon as a source is published."""

import json

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from site_core.translating.freshness import State
from site_core.translating.refreshing import refresh_what_waits
from site_core.translating.table import rows
from tests.page_factories import found
from tests.site_core.translating.about_page import about_page, publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_site():
    about_page()


def state():
    [row] = [row for row in rows() if row.source.pk == found("about").pk]
    return row.freshness.state, row.freshness.waiting


def test_a_changed_source_makes_its_translation_outdated_at_once_and_changes_nothing_that_readers_see():
    publish(found("about"), lead="Nový úvod")

    assert state() == (State.OUTDATED, 1)
    assert found("about", "en").lead == "Lead"


def test_a_source_published_without_a_change_leaves_its_translation_done():
    publish(found("about"))

    assert state() == (State.DONE, 0)


def test_another_slug_of_the_source_leaves_its_translation_done():
    publish(found("about"), slug="nova-adresa")

    assert state() == (State.DONE, 0)


def test_another_slug_does_not_hide_that_a_text_changed_too():
    publish(found("about"), slug="nova-adresa", lead="Nový úvod")

    assert state() == (State.OUTDATED, 1)


def test_a_source_that_lost_a_paragraph_makes_its_translation_outdated_though_no_text_waits():
    czech = found("about")
    czech.body[0].value.source = "<p>První.</p>"
    publish(czech)

    assert state() == (State.OUTDATED, 0)


def test_while_nobody_has_read_the_source_the_translation_is_outdated(monkeypatch):
    monkeypatch.setattr("site_core.translating.refreshing.read", lambda pages: 1 / 0)
    publish(found("about"), lead="Nový úvod")

    assert state()[0] is State.OUTDATED


def test_what_could_not_be_read_at_once_is_read_the_next_time_and_stops_no_other(monkeypatch, caplog):
    others = Page.objects.exclude(pk=found("about").pk).filter(depth__gt=1).first()
    with monkeypatch.context() as broken:
        broken.setattr("site_core.translating.refreshing.read", lambda pages: 1 / 0)
        publish(found("about"), lead="Nový úvod")
        publish(others.specific)
    assert state() == (State.OUTDATED, 0)

    told = refresh_what_waits(timezone.now())

    assert told == "2 pages read"
    assert state() == (State.OUTDATED, 1)
    assert refresh_what_waits(timezone.now()) == ""


def test_publishing_the_completed_translation_makes_it_done_again():
    publish(found("about"), lead="Nový úvod")
    about = Translation.objects.get(source__object_id=found("about").translation_key)
    segment = about.source.stringsegment_set.get(string__data="Nový úvod")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=about.target_locale, data="New lead"
    )

    about.save_target(publish=True)

    assert state() == (State.DONE, 0)
    assert found("about", "en").lead == "New lead"
    assert found("about", "en").body[0].value.source == "<p>First.</p><p>Second.</p>"


def test_a_draft_of_the_source_changes_nothing():
    czech = found("about")
    czech.lead = "Rozepsáno"
    czech.save_revision()

    assert state() == (State.DONE, 0)


@pytest.mark.parametrize("field", ["body", "lead", "footer_place"])
def test_a_field_that_is_new_makes_nothing_outdated_and_stops_no_reading(field):
    publish(found("about"), **({"body": []} if field == "body" else {field: ""}))
    source = TranslationSource.objects.get(object_id=found("about").translation_key)
    before = state()
    kept = json.loads(source.content_json)
    del kept[field]
    TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(kept))

    publish(found("about"))
    assert state() == before
    source.refresh_from_db()
    assert field in json.loads(source.content_json)
