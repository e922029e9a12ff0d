"""The seed meets people: version 1, an editor who edits, deletes, drafts and moves, version 2."""

import copy

import pytest
from django.utils.translation import override
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization

from tests.page_factories import found, page, site

pytestmark = pytest.mark.django_db

BODY = [{"type": "text", "value": "<p>Verze 1.</p>", "id": "0d1f8a52-8f3c-4b5e-9a55-3f1d1c6f0001"}]


def about(**fields):
    return page("about", lead=fields.pop("lead", "Verze 1."), body=fields.pop("body", BODY), **fields)


# --- the first time ---------------------------------------------------------------------------------------------------
def test_a_fresh_site_gets_its_home_page_as_root_and_loses_the_welcome_page():
    site()

    assert Site.objects.get().root_page.specific == found("home")
    assert set(Page.objects.filter(depth=2)) == {found("home").page_ptr, found("home", "en").page_ptr}


def test_pages_of_both_languages_are_live_translations_of_each_other():
    site(about())

    czech, english = found("about"), found("about", "en")
    assert czech.live
    assert english.live
    assert czech.get_translation(english.locale) == english
    assert english.alias_of is None
    assert english.get_parent() == found("home", "en").page_ptr


def test_english_is_synchronised_from_czech_and_no_dead_copy_of_the_welcome_page_remains():
    site(about())

    english = Locale.objects.get(language_code="en")
    assert LocaleSynchronization.objects.get(locale=english).sync_from == Locale.objects.get(language_code="cs")
    assert not Page.objects.filter(alias_of__isnull=False).exists()
    assert Page.objects.filter(locale=english).count() == 2


def test_a_link_to_another_page_leads_to_it_in_the_same_language():
    linking = about(body=[{**BODY[0], "value": '<p><a page="rules">pravidla</a></p>'}])
    linking = type(linking)(**{**vars(linking), "links": frozenset({"rules"})})

    site(page("rules"), linking)

    for language, address in (("cs", "/rules-cs/"), ("en", "/en/rules-en/")):
        with override(language):
            assert f'<a href="{address}">' in str(found("about", language).body[0].value)


# --- again ------------------------------------------------------------------------------------------------------------
def test_seeding_again_changes_nothing_and_asks_little_of_the_database(django_assert_max_num_queries):
    site(*(page(f"page-{number}", body=BODY) for number in range(5)))
    before = list(Page.objects.order_by("pk").values())

    with django_assert_max_num_queries(25):
        report = site(*(page(f"page-{number}", body=BODY) for number in range(5)))

    assert (report.added, report.changed, report.left) == (0, 0, [])
    assert list(Page.objects.order_by("pk").values()) == before


def test_the_number_of_queries_of_a_repeated_seed_does_not_grow_with_the_pages(django_assert_num_queries):
    few, many = ([page(f"page-{number}") for number in range(count)] for count in (2, 6))
    site(*few)
    queries = count_queries(lambda: site(*few))
    site(*many)

    with django_assert_num_queries(queries):
        site(*many)


def count_queries(action):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        action()
    return len(queries)


def test_a_changed_file_updates_an_untouched_page_through_a_published_revision():
    site(about())
    changed = [{**BODY[0], "value": "<p>Verze 2.</p>"}]

    report = site(about(lead="Verze 2.", body=changed))

    updated = found("about")
    assert report.changed == 2
    assert (updated.lead, str(updated.body[0].value.source)) == ("Verze 2.", "<p>Verze 2.</p>")
    assert updated.live_revision is not None
    assert updated.live_revision == updated.latest_revision


# --- what people did stays --------------------------------------------------------------------------------------------
def edit(page, **values):
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_an_edited_field_stays_while_the_file_is_unchanged():
    site(about())
    edit(found("about"), lead="Upravil člověk.")

    report = site(about())

    assert found("about").lead == "Upravil člověk."
    assert report.left == []


def test_a_field_that_both_changed_stays_and_is_reported():
    site(about())
    edit(found("about"), lead="Upravil člověk.")

    report = site(about(lead="Verze 2."))

    assert found("about").lead == "Upravil člověk."
    assert report.left == ["about (cs): lead was changed here and in the file"]
    assert found("about", "en").lead == "Verze 2."


def test_other_fields_of_an_edited_page_are_still_updated():
    site(about())
    edit(found("about"), title="Upravil člověk")

    site(about(lead="Verze 2."))

    assert (found("about").title, found("about").lead) == ("Upravil člověk", "Verze 2.")


def test_opening_and_saving_a_page_in_the_editor_is_no_edit():
    site(about())
    keyed = copy.deepcopy(BODY)
    keyed[0]["value"] = '<p data-block-key="x1y2z">Verze 1.</p>'
    editor = found("about")
    edit(editor, body=editor.body.stream_block.to_python(keyed))

    report = site(about(body=[{**BODY[0], "value": "<p>Verze 2.</p>"}]))

    assert report.left == []
    assert str(found("about").body[0].value.source) == "<p>Verze 2.</p>"


def test_a_page_with_an_unpublished_draft_stays_and_is_reported():
    site(about())
    draft = found("about")
    draft.lead = "Rozepsáno."
    draft.save_revision()

    report = site(about(lead="Verze 2."))

    assert found("about").lead == "Verze 1."
    assert found("about").get_latest_revision_as_object().lead == "Rozepsáno."
    assert report.left == ["about (cs): lead changed in the file, but the page has an unpublished draft"]


def test_an_unpublished_page_stays_unpublished():
    site(about())
    found("about").unpublish()

    report = site(about(lead="Verze 2."))

    assert not found("about").live
    assert report.left == ["about (cs): lead changed in the file, but the page is not published"]


def test_a_deleted_page_does_not_come_back():
    site(about())
    found("about", "en").delete()

    report = site(about(lead="Verze 2."))

    assert not Page.objects.filter(slug="about-en").exists()
    assert found("about").lead == "Verze 2."
    assert report.left == []


def test_an_alias_in_place_of_a_deleted_page_is_left_alone():
    site(about())
    found("about", "en").delete()
    found("about").copy_for_translation(Locale.objects.get(language_code="en"), alias=True)

    site(about(lead="Verze 2.", en={"lead": "Version 2."}))

    assert found("about", "en").alias_of == found("about").page_ptr


def test_a_moved_page_stays_where_it_was_moved():
    site(about(), page("rules"))
    found("about").move(found("rules"), pos="last-child")

    site(about(lead="Verze 2."), page("rules"))

    assert found("about").get_parent() == found("rules").page_ptr
    assert found("about").lead == "Verze 2."


def test_a_page_that_left_the_files_is_reported_and_kept():
    site(about())

    report = site()

    assert report.left == ["about (cs): gone from the files", "about (en): gone from the files"]
    assert found("about").live


def test_a_field_that_left_the_file_is_reported_and_kept():
    site(about())
    shorter = about()
    del shorter.fields["cs"]["lead"]

    report = site(shorter)

    assert report.left == ["about (cs): lead is gone from the file"]
    assert found("about").lead == "Verze 1."


def test_a_page_below_a_deleted_one_is_left_out_and_reported():
    site(page("rules"))
    found("rules").delete()

    report = site(page("rules"), page("detail", parent="rules"))

    assert report.left == ["detail (cs): the page above it is gone"]
    assert found("detail", "en").live


def test_an_address_that_a_person_has_taken_is_reported_and_nothing_is_lost():
    site()
    from site_core.models import StandardPage

    mine = StandardPage(title="Naše", slug="about-cs", locale=found("home").locale)
    found("home").add_child(instance=mine)

    report = site(about())

    assert [line for line in report.left if line.startswith("about (cs): ")]
    assert Page.objects.filter(slug="about-cs").count() == 1


def test_switching_off_the_synchronisation_of_languages_is_not_undone():
    site()
    LocaleSynchronization.objects.all().delete()

    site()

    assert not LocaleSynchronization.objects.exists()


def test_a_root_page_that_a_person_chose_stays():
    site(page("rules"))
    Site.objects.update(root_page=found("rules"))

    site(page("rules"))

    assert Site.objects.get().root_page == found("rules").page_ptr
