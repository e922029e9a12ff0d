"""Header and footer list what exists, where editors want it."""

import pytest
from django.utils import translation
from wagtail.models import PageViewRestriction

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


# --- what editors put there ------------------------------------------------------------------------------------------
def link(kind, **value):
    return {"type": kind, "value": {"title": "", **value}}


def to_page(key, title=""):
    return link("page", page=found(key).pk, title=title)


def choose(language="cs", **values):
    """Somebody publishes the home page of a language with these menus."""
    home = found("home", language)
    for name, value in values.items():
        field = home._meta.get_field(name)
        setattr(home, name, field.to_python(value) if isinstance(value, list) else value)
    home.save_revision().publish()


def test_a_chosen_menu_stands_in_its_own_order_with_its_own_words():
    site(page("about", show_in_menus=True), page("rules"), page("left out", slug="left-out", show_in_menus=True))
    choose(
        menu=[
            to_page("rules"),
            link("place", place="comparison"),
            to_page("about", "O nás"),
            link("place", place="questionnaire", title="Dotazník"),
            link("address", url="https://example.org/", title="Jinde"),
        ]
    )

    assert [(item.title, item.url) for item in navigation.main(request_for())] == [
        ("rules cs", "/rules-cs/"),
        ("Porovnání", "/porovnani/"),
        ("O nás", "/about-cs/"),
        ("Dotazník", "/potreby/"),
        ("Jinde", "https://example.org/"),
    ]


def test_each_language_has_a_menu_of_its_own_and_shows_pages_in_it():
    site(page("about", show_in_menus=True), page("rules"))
    choose("en", menu=[to_page("rules")])

    assert urls(navigation.main(request_for())) == ["/potreby/", "/about-cs/"]
    with translation.override("en"):
        assert urls(navigation.main(request_for())) == ["/en/rules-en/"]


@pytest.mark.parametrize("gone", ["unpublished", "deleted", "private"])
def test_a_chosen_page_that_readers_cannot_open_is_left_out(gone):
    site(page("about"), page("rules"))
    choose(menu=[to_page("about"), to_page("rules")])
    if gone == "unpublished":
        found("about").unpublish()
    elif gone == "deleted":
        found("about").delete()
    else:
        PageViewRestriction.objects.create(page=found("about"), restriction_type=PageViewRestriction.LOGIN)

    assert urls(navigation.main(request_for())) == ["/rules-cs/"]


def test_a_menu_that_leads_nowhere_any_more_is_left_to_the_site():
    site(page("about"), page("rules", show_in_menus=True))
    choose(menu=[to_page("about")])
    found("about").unpublish()

    assert urls(navigation.main(request_for())) == ["/potreby/", "/rules-cs/"]


def test_a_draft_of_the_home_page_changes_no_menu_until_it_is_published():
    site(page("rules"))
    home = found("home")
    home.menu = home._meta.get_field("menu").to_python([to_page("rules")])
    revision = home.save_revision()
    assert urls(navigation.main(request_for())) == ["/potreby/"]
    revision.publish()
    assert urls(navigation.main(request_for())) == ["/rules-cs/"]


def test_whoever_looks_at_a_draft_of_the_home_page_sees_its_menu():
    site(page("rules"))
    home = found("home")
    home.menu = home._meta.get_field("menu").to_python([to_page("rules")])
    request = request_for(home)
    request.is_preview = True
    assert urls(navigation.main(request)) == ["/rules-cs/"]


def test_the_home_page_in_a_menu_is_marked_only_on_itself():
    site(page("rules"))
    choose(menu=[to_page("home"), to_page("rules")])

    def marked(path):
        return [item.url for item in navigation.main(request_for(path=path)) if item.active]

    assert marked("/") == ["/"]
    assert marked("/rules-cs/") == ["/rules-cs/"]


def test_chosen_columns_and_the_last_line_stand_in_the_footer():
    site(page("one", footer_place="choose"), page("two"), page("three", footer_place="legal"))
    column = {"type": "column", "value": {"title": "Kam dál", "links": [to_page("two")]}}
    empty = {"type": "column", "value": {"title": "Nic", "links": []}}
    choose(footer_columns=[column, empty], footer_line=[to_page("one")])

    request = request_for()
    assert [(each.title, urls(each.links)) for each in navigation.footer(request)] == [("Kam dál", ["/two-cs/"])]
    assert urls(navigation.legal(request)) == ["/one-cs/"]


def test_the_words_of_the_footer_are_the_usual_ones_until_editors_write_others(client):
    site(page("rules"))
    assert "Plné je jisté." in client.get("/rules-cs/").content.decode()
    choose(motto="Jinak <b>řečeno</b>.", licence_note="Obsah CC0.")
    shown = client.get("/rules-cs/").content.decode().replace("\xa0", " ")
    assert "Plné je jisté." not in shown
    assert "Jinak &lt;b&gt;řečeno&lt;/b&gt;." in shown
    assert "Obsah CC0." in shown
    assert "CC BY 4.0" not in shown
    assert "CC BY 4.0" in client.get("/en/rules-en/").content.decode().replace("\xa0", " ")


def test_chosen_menus_cost_no_query_until_a_page_changes(django_assert_num_queries):
    site(page("one"), page("two"))
    choose(menu=[to_page("one"), to_page("two")], footer_line=[to_page("one")])
    navigation.footer(request_for())
    request = request_for()

    with django_assert_num_queries(1):
        navigation.main(request)
        navigation.footer(request)
        navigation.legal(request)
        navigation.motto(request)
