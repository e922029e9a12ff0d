"""Seeded pages count as translated by the editor's own way, and what people did is left alone."""

import pytest
from django.core.management import call_command
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from site_core.seed import seed
from site_core.translating.freshness import State
from site_core.translating.source_texts import plain
from site_core.translating.table import rows
from tests.page_factories import found, page, site

pytestmark = pytest.mark.django_db

BODY = [{"type": "text", "value": "<p>Česky.</p>"}]
ENGLISH = {"body": [{"type": "text", "value": "<p>English.</p>"}], "lead": "Lead"}


def about(**fields):
    return page("about", **{"body": BODY, "lead": "Úvod", "en": ENGLISH, **fields})


def states():
    return {row.source.title: row.freshness.state for row in rows()}


def test_all_pages_that_come_with_the_site_are_done_and_the_translation_editor_would_make_the_same_pages(
    django_capture_on_commit_callbacks,
):
    call_command("import_catalogue", verbosity=0)
    report = seed()
    english = Page.objects.filter(locale__language_code="en").specific()
    before = {page.pk: plain(type(page), page.to_json()) for page in english}

    assert report.left == []
    assert len(before) == len(rows()) > 70
    assert {row.freshness.state for row in rows()} == {State.DONE}
    some = Translation.objects.exclude(source__specific_content_type__model="toolpage")
    for translation in [*some, *Translation.objects.filter(source__specific_content_type__model="toolpage")[:3]]:
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)
    after = {page.pk: plain(type(page), page.to_json()) for page in english.all()}
    assert after == before
    assert {row.freshness.state for row in rows()} == {State.DONE}
    assert seed().left == []


def test_a_pair_that_changed_in_the_files_is_done_again():
    site(about())

    report = site(about(lead="Jiný úvod", en={**ENGLISH, "lead": "Another lead"}))

    assert report.changed == 2
    assert states()["about cs"] is State.DONE
    assert StringTranslation.objects.filter(data="Another lead").exists()


def test_a_page_that_a_person_changed_is_not_taken_for_a_translation_of_a_new_text():
    site(about())
    english = found("about", "en")
    english.lead = "Written by a person"
    english.save_revision().publish()

    site(about(lead="Jiný úvod"))

    assert found("about", "en").lead == "Written by a person"
    assert states()["about cs"] is State.OUTDATED


def test_what_a_translator_typed_stays():
    site(about())
    typed = StringTranslation.objects.get(data="Lead")
    StringTranslation.objects.filter(pk=typed.pk).update(data="Typed", last_translated_by=person())

    site(about(title="Jiný název"))

    assert StringTranslation.objects.get(pk=typed.pk).data == "Typed"


def person():
    from django.contrib.auth import get_user_model

    return get_user_model().objects.create_user("translator")


def test_a_translation_that_a_person_stopped_stays_stopped():
    site(about())
    Translation.objects.update(enabled=False)

    site(about(lead="Jiný úvod"))

    assert not Translation.objects.filter(enabled=True).exists()


def test_pages_that_do_not_correspond_are_named_and_kept():
    report = site(about(en={"body": [{"type": "text", "value": "<p>One.</p><p>Two.</p>"}], "lead": "Lead"}))

    [line] = report.left
    assert line.startswith("about cs (en): the two languages differ at body.")
    assert found("about", "en").body[0].value.source == "<p>One.</p><p>Two.</p>"


def test_entries_of_lists_are_offered_to_translators():
    figures = {"figures": [{"number": "90", "title": "dní"}, {"number": "0", "title": "nic"}]}
    english = {"figures": [{"number": "90", "title": "days"}, {"number": "0", "title": "nothing"}]}
    site(
        page(
            "about",
            body=[{"type": "figures", "value": figures}],
            en={"body": [{"type": "figures", "value": english}]},
        )
    )

    assert set(StringTranslation.objects.values_list("data", flat=True)) >= {"days", "nothing"}


def test_pages_of_a_former_seed_get_the_ids_that_they_lack():
    site(about())
    bare = [{"type": "figures", "value": {"figures": [{"number": "1", "title": "a"}, {"number": "2", "title": "b"}]}}]
    for language in ("cs", "en"):
        old = found("about", language)
        old.body = old.body.stream_block.to_python(bare)
        old.save()

    report = site(about(body=bare, en={"body": bare, "lead": "Lead"}))

    assert report.left == []
    assert found("about").body.raw_data[0]["value"]["figures"][0]["id"]
    assert states()["about cs"] is State.DONE
