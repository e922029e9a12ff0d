"""Regions and countries among the places that use a tool."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from tools_catalog.above_municipalities import COUNTRY, REGION, kind_above
from tools_catalog.methodology import current_edition
from tools_catalog.tool_places import places

LARGE = "pop_100000_plus"


def reference(place, place_cs="", size=LARGE):
    what = {"cs": "ankety", "en": "polls"}
    values = {"place": place, "place_cs": place_cs, "country": "CZ", "size_band": size, "kind": "live", "year": 2024}
    return {**values, "what": what, "source": "https://example.org"}


@pytest.mark.parametrize(
    ("place", "place_cs", "kind"),
    [
        ("South Moravian Region", "Jihomoravský kraj", REGION),
        ("Essex", "hrabství Essex", REGION),
        ("Région Grand Est", "", REGION),
        ("Scottish Government", "skotská vláda", COUNTRY),
        ("French National Assembly", "francouzské Národní shromáždění", COUNTRY),
        ("Brno", "", ""),
        ("Krajinská Lhota", "", ""),
        ("275+ local governments", "přes 275 samospráv", ""),
    ],
)
def test_a_place_is_above_a_municipality_only_by_a_word_of_its_name(place, place_cs, kind):
    assert kind_above(reference(place, place_cs)) == kind


def test_regions_and_countries_stand_apart_from_municipalities_of_their_size():
    rows = [
        reference("South Moravian Region", "Jihomoravský kraj"),
        reference("Brno"),
        reference("Parliament", size=""),
    ]
    with translation.override("cs"):
        groups = places({"references": rows}, current_edition(), {"": datetime.date(2026, 1, 1)}).groups

    assert [(group.size, [place.name for place in group.places]) for group in groups] == [
        ("100 000 a více", ["Brno"]),
        ("kraje a jiné regiony", ["Jihomoravský kraj"]),
        ("celé země, vlády a parlamenty", ["Parliament"]),
    ]
