"""An address that worked once leads on after a page has moved, and says so after it was deleted."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from site_core.gone import GoneAddress
from site_core.models import StandardPage
from tests.page_factories import found, page, site

pytestmark = pytest.mark.django_db


def status(path):
    return Client().get(path).status_code


def led_to(path):
    """Where an old address leads at once."""
    answer = Client().get(path)
    return answer.headers["Location"] if answer.status_code == 301 else answer.status_code


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Gives a page another slug, as an editor who publishes it."""

    def publish(key, language, slug):
        of = found(key, language)
        of.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            of.save_revision().publish()

    return publish


def added(slug, **values):
    """A page below the Czech home page, made by an editor."""
    return found("home").add_child(instance=StandardPage(title=slug, slug=slug, locale=found("home").locale, **values))


# --- moved ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("language", "old", "new"),
    [("cs", "/rules-cs/", "/pravidla/"), ("en", "/en/rules-en/", "/en/pravidla/")],
)
def test_the_old_address_leads_to_the_new_one_after_a_change_of_the_slug(rename, language, old, new):
    site(page("rules"))

    rename("rules", language, "pravidla")

    assert led_to(old) == new
    assert status(new) == 200


@pytest.mark.parametrize(("language", "root"), [("cs", "/"), ("en", "/en/")])
def test_so_do_addresses_of_pages_below_it(rename, language, root):
    site(page("rules"), page("detail", parent="rules"))

    rename("rules", language, "pravidla")

    assert led_to(f"{root}rules-{language}/detail-{language}/") == f"{root}pravidla/detail-{language}/"


def test_the_other_language_keeps_its_address(rename):
    site(page("rules"))

    rename("rules", "cs", "pravidla")

    assert status("/en/rules-en/") == 200


@pytest.mark.parametrize(("language", "root"), [("cs", "/"), ("en", "/en/")])
def test_a_page_that_was_moved_to_another_place_is_found(language, root):
    site(page("rules"), page("detail"))

    found("detail", language).move(found("rules", language), "last-child")

    assert led_to(f"{root}detail-{language}/") == f"{root}rules-{language}/detail-{language}/"


# --- deleted ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("language", "path", "words"),
    [("cs", "/rules-cs/", "Tuto stránku jsme smazali"), ("en", "/en/rules-en/", "This page was deleted")],
)
def test_a_deleted_page_says_that_it_is_gone(language, path, words):
    site(page("rules"))

    found("rules", language).delete()

    answer = Client().get(path)
    html = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 410
    assert f'<html lang="{language}">' in html
    assert words in html
    assert '<meta name="robots" content="noindex">' in html


def test_so_do_pages_below_it_and_the_address_with_something_behind_it():
    site(page("rules"), page("detail", parent="rules"))

    found("rules").delete()

    assert status("/rules-cs/detail-cs/") == 410
    assert status("/rules-cs/?page=2") == 410
    assert status("/rules-cs/neni/") == 404


def test_an_address_from_which_a_deleted_page_had_moved_is_gone_too(rename):
    site(page("rules"))
    rename("rules", "cs", "pravidla")

    found("rules").delete()

    assert status("/rules-cs/") == status("/pravidla/") == 410


def test_letters_of_any_language_in_an_address_are_the_same_encoded_or_not(rename, settings):
    settings.WAGTAIL_ALLOW_UNICODE_SLUGS = True
    site(page("rules"))
    rename("rules", "cs", "žádosti")

    found("rules").delete()

    assert status("/%C5%BE%C3%A1dosti/") == 410


def test_a_redirect_of_an_editor_comes_first():
    site(page("rules"), page("about"))
    found("rules").delete()

    Redirect.objects.create(old_path="/rules-cs", redirect_page=found("about").page_ptr)

    assert led_to("/rules-cs/") == "/about-cs/"


def test_a_page_at_the_same_address_comes_first_and_an_unpublished_one_is_only_not_there():
    site(page("rules"))
    found("rules").delete()
    anew = added("rules-cs")
    assert status("/rules-cs/") == 200

    anew.unpublish()

    assert status("/rules-cs/") == 404


def test_a_draft_that_readers_never_saw_leaves_nothing():
    site()
    added("draft", live=False).delete()

    assert status("/draft/") == 404
    assert not GoneAddress.objects.exists()


def test_an_address_that_never_was_costs_one_query_more(django_assert_max_num_queries):
    site(page("rules"))
    status("/neni/")

    with django_assert_max_num_queries(9):
        status("/neni/")
