"""Until a translation is published for the first time, its address leads to the page that it translates."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.operations import translate_object

from site_core import translations
from tests.page_factories import found, page, request_for, site

pytestmark = pytest.mark.django_db

ALIAS = "/en/about-cs/"


@pytest.fixture
def begun():
    """A Czech page whose alias in the English tree somebody has begun to translate."""
    site(page("about", lead="Česky psáno."))
    found("about", "en").delete()
    english = Locale.objects.get(language_code="en")
    found("about").copy_for_translation(english, alias=True)
    translate_object(found("about"), [english])
    return found("about", "en")


def asked(path=ALIAS, method="get"):
    answer = getattr(Client(), method)(path)
    return answer.status_code, answer.headers.get("Location", "")


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_reader_with_a_link_gets_the_page_of_the_source_for_the_time_being(begun, method):
    assert asked(method=method) == (302, "/about-cs/")


def test_a_form_that_is_sent_there_is_not_led_anywhere(begun):
    assert asked(method="post")[0] == 404


def test_a_translation_that_is_published_answers_itself_and_its_first_address_leads_to_it(
    begun, django_capture_on_commit_callbacks
):
    begun.slug = "about-us"
    with django_capture_on_commit_callbacks(execute=True):
        begun.save_revision().publish(skip_permission_checks=True)

    assert asked("/en/about-us/") == (200, "")
    assert asked() == (301, "/en/about-us/")


def test_a_translation_that_was_published_before_is_not_there_when_it_is_unpublished():
    site(page("about"))
    found("about", "en").unpublish()

    assert asked("/en/about-en/")[0] == 404


@pytest.mark.parametrize("language", ["cs", "en"])
def test_where_not_everybody_may_read_one_of_the_two_nothing_is_there(begun, language):
    PageViewRestriction.objects.create(page=found("about", language).page_ptr, restriction_type="login")

    assert asked()[0] == 404


def test_a_draft_whose_source_is_not_public_is_not_there(begun):
    found("about").unpublish()

    assert asked()[0] == 404


def test_a_new_draft_in_the_other_language_leads_nowhere(begun):
    home = found("home", "en")
    home.add_child(instance=type(begun)(title="Draft", slug="draft", live=False, locale=home.locale))

    assert asked("/en/draft/")[0] == 404


def test_a_redirect_that_an_editor_sets_comes_first(begun):
    Redirect.add_redirect(ALIAS, "/en/", is_permanent=False)

    assert asked() == (302, "/en/")


def test_nothing_that_names_pages_names_it(begun):
    source = request_for(found("about"), "/about-cs/")

    assert translations.alternates(source) == []
    assert not translations.place_in(source, "en").exact
    assert "about" not in Client().get("/sitemap-en.xml").content.decode()


def test_a_page_below_answers_as_before_and_the_way_to_it_leads_over_the_source(begun):
    child = type(begun)(title="Below", slug="below", locale=begun.locale)
    begun.add_child(instance=child)
    answer = Client().get(f"{ALIAS}below/")
    way = " ".join(answer.content.decode().split()).partition('<nav class="cp-breadcrumbs"')[2].partition("</nav>")[0]

    assert answer.status_code == 200
    assert '<li lang="cs"><a href="/about-cs/">about cs</a></li>' in way
