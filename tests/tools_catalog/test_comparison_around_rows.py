"""Around the levels of a comparison: what they mean, rows that fold away, what is counted, tools to add."""

import re

import pytest
from django.utils.html import escape

from tests.factories import assessment, tool
from tests.tools_catalog.shown_pages import shown
from tests.tools_catalog.three_tools import THREE
from tools_catalog.methodology import load_edition
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is", "three")]


def test_each_row_says_once_what_all_levels_of_its_criterion_mean():
    html = shown(f"/porovnani/{THREE}").replace("\xa0", " ")
    for sentence in load_edition("2026.1").criteria["surveys"].levels:
        assert html.count(escape(str(sentence))) == 1


def test_each_group_has_a_labelled_checkbox_that_folds_its_rows_and_says_how_many():
    html = shown(f"/porovnani/{THREE}&all=1")
    bodies = re.findall(r"<tbody>.*?</tbody>", html, re.DOTALL)
    counts = [int(re.search(r'cp-cmp__fold.*?checkbox".*?(\d+)', body, re.DOTALL)[1]) for body in bodies]
    assert counts == [body.count("<tr") - 1 for body in bodies]


@pytest.mark.parametrize(("path", "day"), [("/porovnani/", "20. 11. 2026"), ("/en/compare/", "20 November 2026")])
def test_beside_the_numbers_stand_the_day_of_the_catalogue_and_what_is_counted(path, day):
    html = shown(f"{path}{THREE}").replace("\xa0", " ")
    [said] = re.findall(r'cp-cmp-counted">(.*?)</p>', html, re.DOTALL)
    assert re.findall(r"\d+", said.replace(day, "")) == ["41", "39", "2"]
    assert day in said


def test_only_tools_that_a_municipality_can_get_are_offered_to_be_added():
    for key, status in (("delta", "active"), ("konec", "discontinued"), ("jedno", "single_city")):
        assessment(tool(key, status=status))
    publish_snapshot()
    chooser = shown(f"/porovnani/{THREE}").split('id="add"')[1].split("</select>")[0]
    assert re.findall(r'value="([^"]+)"', chooser) == ["delta"]


def test_two_tools_that_are_nowhere_surely_alike_are_said_to_be_so_in_words():
    for key, level in (("delta", 1), ("omega", 3)):
        assessment(tool(key), level=level)
    publish_snapshot()
    why = shown("/porovnani/?t=delta&t=omega").replace("\xa0", " ").split('id="why"')[1]
    assert "V žádném kritériu na tom nejsou jistě stejně." in why
    assert "V 0 " not in why
