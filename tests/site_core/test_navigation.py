"""Header and footer list what exists, where editors want it."""

import pytest
from django.utils import translation

from site_core import navigation
from tests.page_factories import catalogue, found, page, request_for, site

pytestmark = pytest.mark.django_db


def urls(links):
    return [link.url for link in links]


def test_the_header_lists_the_questionnaire_and_pages_that_ask_for_it():
    site(page("about", show_in_menus=True), page("quiet"))

    assert urls(navigation.main(request_for())) == ["/potreby/", "/about-cs/"]
    with translation.override("en"):
        assert urls(navigation.main(request_for())) == ["/en/needs/", "/en/about-en/"]


def test_an_unpublished_page_leaves_the_header_and_the_footer():
    site(page("about", show_in_menus=True, footer_place="check"))
    found("about").unpublish()

    request = request_for()
    assert urls(navigation.main(request)) == ["/potreby/"]
    assert [column.title for column in navigation.footer(request)] == [navigation.gettext("Choosing a tool")]


def test_the_footer_puts_pages_where_their_field_says():
    site(
        page("one", footer_place="choose"),
        page("two", footer_place="check"),
        page("three", footer_place="legal"),
        page("four"),
    )

    request = request_for()
    assert [urls(column.links) for column in navigation.footer(request)] == [["/potreby/", "/one-cs/"], ["/two-cs/"]]
    assert urls(navigation.legal(request)) == ["/three-cs/"]


def test_a_page_below_a_listed_one_marks_it_as_active():
    site(page("about", show_in_menus=True), page("other", show_in_menus=True))

    active = {link.url: link.active for link in navigation.main(request_for(path="/about-cs/detail/"))}
    assert active == {"/potreby/": False, "/about-cs/": True, "/other-cs/": False}


def test_a_page_type_tells_its_note_for_the_phones_menu():
    site(catalogue(show_in_menus=True))

    [_, tools, _] = navigation.main(request_for())
    assert tools.note == navigation.PROVIDED["tools_catalog.ToolIndexPage"](request_for())
    assert tools.note.startswith("0 ")


def test_the_comparison_stands_behind_the_catalogue_in_the_header_and_the_footer():
    site(catalogue(show_in_menus=True, footer_place="choose"), page("about", show_in_menus=True))

    request = request_for(path="/porovnani/")
    assert urls(navigation.main(request)) == ["/potreby/", "/tools-cs/", "/porovnani/", "/about-cs/"]
    assert [link.url for link in navigation.main(request) if link.active] == ["/porovnani/"]
    [choose] = navigation.footer(request)
    assert urls(choose.links) == ["/potreby/", "/tools-cs/", "/porovnani/"]


def test_everything_together_costs_one_query_until_a_page_changes(django_assert_num_queries):
    site(page("about", show_in_menus=True), page("two", footer_place="check"), page("three", footer_place="legal"))
    navigation.main(request_for(path="/potreby/"))
    request = request_for(path="/potreby/")

    with django_assert_num_queries(1):
        navigation.main(request)
        navigation.footer(request)
        navigation.legal(request)
        navigation.languages(request)
        navigation.home(request)


def test_languages_are_called_by_their_own_names():
    names = [(language.name, language.active) for language in navigation.languages(request_for(path="/potreby/"))]

    assert names == [("Česky", True), ("English", False)]
