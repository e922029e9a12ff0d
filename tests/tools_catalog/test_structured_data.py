"""The catalogue says to search engines what its sources say of a tool, and rates nothing."""

import pytest
from django.test import Client

from tests.factories import fact, tool
from tests.json_ld import things
from tests.page_factories import catalogue, site, tool_page
from tests.tools_catalog.shown_pages import full_tool, with_page
from tools_catalog.snapshots import publish_snapshot
from tools_catalog.structured_data import licences, software

pytestmark = pytest.mark.django_db


def said_at(path):
    return things(Client().get(path).content.decode())


def test_the_page_of_a_tool_is_about_software_and_its_supplier():
    of = full_tool()
    with_page(of)

    said = said_at("/tools-cs/anketa/")
    about = said["WebPage"]["mainEntity"]

    assert (about["@type"], about["name"], about["publisher"]["name"]) == ("SoftwareApplication", of.name, "Spolek")
    assert [item["name"] for item in said["BreadcrumbList"]["itemListElement"]][-2:] == ["tools cs", of.name]


def test_nothing_is_rated_and_no_price_is_offered():
    with_page(full_tool())

    about = said_at("/tools-cs/anketa/")["WebPage"]["mainEntity"]

    assert not {"aggregateRating", "review", "offers", "applicationCategory"} & set(about)


def test_the_page_of_a_tool_that_is_not_published_is_a_page_and_nothing_more():
    of = tool(published=False)
    site(catalogue(), tool_page(of))

    assert "mainEntity" not in said_at("/tools-cs/anketa/")["WebPage"]


def test_licences_are_named_and_closed_code_is_not_called_one():
    assert licences(["MIT", "proprietary"]) == [{"@type": "CreativeWork", "name": "MIT"}]
    assert licences("proprietary") == licences(None) == []


def test_an_address_that_nobody_can_follow_is_left_out():
    record = {"name": "a", "former_names": [], "homepage": "https://x.org/{$HOME}", "vendor": "", "facts": {}}

    assert software(record) == {"@type": "SoftwareApplication", "name": "a"}


def test_languages_of_a_tool_are_those_that_were_found():
    record = {"name": "a", "former_names": [], "homepage": "", "vendor": "", "facts": {"ui_languages": fact(["cs"])}}

    assert software(record)["inLanguage"] == ["cs"]


def test_the_list_is_a_free_set_of_data_as_of_the_day_of_the_catalogue():
    full_tool()
    publish_snapshot()
    site(catalogue(lead="Všechny nástroje."))

    data = said_at("/tools-cs/")["CollectionPage"]["mainEntity"]

    assert (data["@type"], data["dateModified"]) == ("Dataset", "2026-11-20")
    assert data["isAccessibleForFree"] is True
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
