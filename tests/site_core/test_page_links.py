"""Links to pages in rich text follow the language of the reader."""

import pytest
from django.utils.translation import override
from wagtail.rich_text import expand_db_html

from tests.page_factories import found, page, site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "address"), [("cs", "/rules-cs/"), ("en", "/en/rules-en/")])
@pytest.mark.parametrize("linked", ["cs", "en"])
def test_a_link_leads_to_the_page_in_the_language_of_the_reader(linked, language, address):
    site(page("rules"))
    with override(language):
        html = expand_db_html(f'<a linktype="page" id="{found("rules", linked).pk}">pravidla</a>')

    assert html == f'<a href="{address}">pravidla</a>'


def test_a_link_to_a_page_without_a_translation_leads_to_the_page():
    site(page("rules"))
    found("rules", "en").delete()

    with override("en"):
        html = expand_db_html(f'<a linktype="page" id="{found("rules").pk}">rules</a>')

    assert html == '<a href="/rules-cs/">rules</a>'


@pytest.mark.parametrize("number", ["999", "1", ""])
def test_a_link_to_nothing_has_no_address(number):
    site()

    assert expand_db_html(f'<a linktype="page" id="{number}">x</a>') == "<a>x</a>"


def test_all_links_of_a_text_cost_one_query(django_assert_num_queries):
    site(page("rules"), page("about"))
    html = "".join(f'<a linktype="page" id="{found(key).pk}">x</a>' for key in ("rules", "about", "home"))
    with override("en"):
        expand_db_html(html)
        with django_assert_num_queries(1):
            expand_db_html(html)
