"""Pages kept in memory are never older than the database, whoever changed it; addresses lead where Wagtail would go."""

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from site_core.page_tree import PagesVersion, current_tree, note_change
from tests.page_factories import found, page, site

pytestmark = pytest.mark.django_db


def shown(path):
    answer = Client().get(path)
    return answer.content.decode() if answer.status_code == 200 else answer.status_code


def title(path):
    return shown(path).split("<h1")[1].split("</h1>")[0].split(">")[1].strip()


# --- every change shows with the next request -------------------------------------------------------------------------
def test_a_published_page_shows_with_the_next_request_in_the_menu_and_at_its_address():
    site(page("about"))
    assert "/new-cs/" not in shown("/about-cs/")

    site(page("about"), page("new", show_in_menus=True))

    assert "/new-cs/" in shown("/about-cs/")
    assert title("/new-cs/") == "new cs"


def test_another_process_needs_no_word_but_the_one_in_the_database():
    """A change that this process hears nothing of: rows are written without a signal, as by somebody else."""
    site(page("about", show_in_menus=True))
    shown("/about-cs/")

    Page.objects.filter(pk=found("about").pk).update(title="Kdo jsme")
    before = shown("/")
    note_change()

    assert "about cs" in before, "kept for as long as the version is the same"
    assert "Kdo jsme" in shown("/")


def test_an_unpublished_page_is_gone_with_the_next_request():
    site(page("about", show_in_menus=True))
    shown("/about-cs/")

    found("about").unpublish()

    assert shown("/about-cs/") == 404
    assert "/about-cs/" not in shown("/")


def test_a_moved_page_is_found_at_its_new_address_only():
    site(page("rules"), page("about"))
    shown("/about-cs/")

    found("about").move(found("rules"), pos="last-child")

    assert title("/rules-cs/about-cs/") == "about cs"
    moved = Client().get("/about-cs/")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/rules-cs/about-cs/")


def test_pages_below_a_renamed_page_are_found_at_their_new_addresses_only():
    site(page("rules"), page("detail", parent="rules"))
    shown("/rules-cs/detail-cs/")

    rules = found("rules")
    rules.slug = "pravidla"
    rules.save()

    assert title("/pravidla/detail-cs/") == "detail cs"
    assert shown("/rules-cs/detail-cs/") == 404


def test_a_deleted_page_is_gone_with_the_next_request():
    site(page("about", show_in_menus=True))
    shown("/about-cs/")

    found("about").delete()

    assert shown("/about-cs/") == 410
    assert "/about-cs/" not in shown("/")


def test_a_change_that_is_taken_back_leaves_no_trace():
    site(page("about", show_in_menus=True))
    with transaction.atomic():
        found("about").unpublish()
        assert shown("/about-cs/") == 404
        transaction.set_rollback(True)

    assert title("/about-cs/") == "about cs"
    assert "/about-cs/" in shown("/")


def test_a_site_that_gets_another_home_page_shows_it():
    site(page("about"))
    shown("/")

    place = Site.objects.get()
    place.root_page = Page.objects.get(pk=found("about").pk)
    place.save()

    assert title("/") == "about cs"


def test_pages_without_a_version_are_read_anew_for_each_request():
    site(page("about", show_in_menus=True))
    PagesVersion.objects.all().delete()
    shown("/")

    Page.objects.filter(pk=found("about").pk).update(title="Kdo jsme")

    assert "Kdo jsme" in shown("/")


# --- what is kept, and what Wagtail finds -----------------------------------------------------------------------------
def test_the_same_tree_serves_all_requests_until_a_page_changes():
    site(page("about"))
    tree = current_tree()

    assert current_tree() is tree
    found("about").save()
    assert current_tree() is not tree


def test_a_language_without_a_home_page_of_its_own_shows_that_of_the_site():
    site(page("about"))
    found("home", "en").unpublish()

    assert title("/en/about-cs/") == "about cs"
    assert shown("/en/about-en/") == 404


def test_a_host_that_no_site_names_gets_the_default_one():
    site(page("about"))

    assert Client().get("/about-cs/", headers={"host": "localhost"}).status_code == 200


@pytest.mark.parametrize("path", ["/about-cs/", "/en/about-en/", "/rules-cs/detail-cs/"])
def test_a_page_at_any_depth_costs_two_queries(path, django_assert_num_queries):
    """The version and the page; the catalogue's own for the header comes on top."""
    site(page("about"), page("rules"), page("detail", parent="rules"))
    shown(path)

    with django_assert_num_queries(2 + 1):
        shown(path)


# --- who may read a page ----------------------------------------------------------------------------------------------
def test_a_restriction_closes_a_page_and_what_stands_below_it_with_the_next_request():
    site(page("about"), page("rules"), page("detail", parent="rules"))
    shown("/rules-cs/detail-cs/")

    restriction = PageViewRestriction.objects.create(page=found("rules"), restriction_type=PageViewRestriction.LOGIN)
    closed = [shown(path) for path in ("/rules-cs/", "/rules-cs/detail-cs/")]
    restriction.delete()

    assert closed == [302, 302]
    assert title("/rules-cs/detail-cs/") == "detail cs"


def test_a_restriction_closes_no_other_page():
    site(page("about"), page("rules"))
    PageViewRestriction.objects.create(page=found("rules"), restriction_type=PageViewRestriction.LOGIN)

    assert title("/about-cs/") == "about cs"


def test_an_alias_is_as_closed_as_what_it_repeats():
    site(page("about"))
    found("about").create_alias(update_slug="again", parent=found("home"))
    open_to_all = title("/again/")

    PageViewRestriction.objects.create(page=found("about"), restriction_type=PageViewRestriction.LOGIN)

    assert open_to_all == "about cs"
    assert shown("/again/") == 302
