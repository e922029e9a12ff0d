"""The page of the comparison: the state is the address, bad input gets a notice."""

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.element_reader import elements_of
from tests.factories import assessment, tool
from tests.page_factories import catalogue, site, tool_page
from tests.tools_catalog.shown_pages import compared_names, full_tool, ready_service, shown, translated
from tests.tools_catalog.three_tools import THREE
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]


@pytest.mark.parametrize(("path", "word"), [("/porovnani/", "Vedle sebe"), ("/en/compare/", "Side by side")])
def test_tools_stand_side_by_side_in_one_table_in_both_languages(three, path, word):
    html = shown(path + THREE)
    assert f"{word}: Alfa, Beta, Gama" in html
    assert html.count("<table") == 1
    assert "<caption" in html
    assert html.count('scope="rowgroup"') >= 1
    assert compared_names(html) == ["Alfa", "Beta", "Gama"]


def test_the_way_to_the_comparison_leads_over_the_catalogue(three):
    way = re.search(r'class="cp-breadcrumbs".*?</nav>', shown(f"/porovnani/{THREE}"), re.S)[0]
    assert re.findall(r'href="([^"]*)"', way) == ["/", "/tools-cs/"]
    assert way.index(translated("Comparison")) > way.index("/tools-cs/")


def test_the_name_of_a_tool_leads_to_its_page():
    records = [tool(key) for key in ("alfa", "beta")]
    for record in records:
        assessment(record)
    publish_snapshot()
    site(catalogue(), tool_page(records[0]))
    html = shown("/porovnani/?t=alfa&t=beta")
    alfa, beta = elements_of(html).all("th", "cp-cmp__name")
    assert [link.attributes["href"] for link in alfa.all("a")] == ["/tools-cs/alfa/"]
    assert beta.all("a") == []


def test_footer_paper_and_file_name_one_day_of_the_catalogue(three):
    html = shown(f"/porovnani/{THREE}")
    footer, paper = html[html.index("cp-footer__end") :], html[html.index("cp-paper-head") :][:400]
    file = Client().get(f"/porovnani/porovnani.csv{THREE}").content.decode().replace("\xa0", " ")
    data = Client().get(f"/porovnani/porovnani.json{THREE}").json()

    words = "Katalog k 20. 11. 2026."
    assert [words in place for place in (footer, paper, file)] == [True, True, True]
    assert data["catalogue_day"] == "2026-11-20"


def test_unknown_tools_are_left_out_with_a_notice(three):
    html = shown("/porovnani/?t=alfa&t=beta&t=xyz")
    assert translated("We left out tools that the catalogue does not hold:") in html
    assert "<code>xyz</code>" in html


def test_more_than_five_tools_are_left_out_with_a_notice(three):
    for key in ("delta", "omega", "sigma"):
        assessment(tool(key))
    publish_snapshot()
    html = shown(f"/porovnani/{THREE}&t=delta&t=omega&t=sigma")
    assert translated("Five tools at most can be compared. We left out:") in html
    assert "<b>Sigma</b>" in html


def test_what_means_nothing_in_a_comparison_is_left_out_with_a_notice(three):
    html = shown(f"/porovnani/{THREE}&does=fly&does=survey&does=vote&does=idea_collection&does=participation_map&w.x=y")
    assert translated("We left out what means nothing in a comparison:") in html
    assert "<code>does=fly</code>, <code>w.x=y</code>" in html
    assert translated("More activities than may be chosen at once. We left out:") in html
    assert translated("We left out what means nothing in a comparison:") not in shown(f"/porovnani/{THREE}&does=survey")


@pytest.mark.parametrize("query", ["", "?t=alfa"])
def test_fewer_than_two_tools_invite_to_add(three, query):
    html = shown(f"/porovnani/{query}")
    assert "<table" not in html
    assert '<option value="beta">Beta</option>' in html


def test_only_the_plain_page_is_indexed(three):
    assert "noindex" not in shown("/porovnani/")
    assert "noindex" in shown(f"/porovnani/{THREE}")
    assert "noindex" in Client().get(f"/porovnani/porovnani.csv{THREE}")["X-Robots-Tag"]


def test_without_importance_there_is_no_fit_and_with_it_there_is(three):
    fit = "cp-range__words"
    assert fit not in shown(f"/porovnani/{THREE}")
    assert fit in shown(f"/porovnani/{THREE}&w.functions=critical&does=survey")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("&w.functions=critical", "Until you choose one, it counts for nothing."),
        ("&does=survey&w.reach=useful", "it counts for nothing whether a tool can do them."),
        ("&does=survey&w.functions=critical", ""),
        ("&w.reach=useful", ""),
    ],
)
def test_activities_and_their_importance_count_only_together_and_the_page_says_so(three, query, said):
    html = shown(f"/en/compare/{THREE}{query}")
    for words in ("Until you choose one, it counts for nothing.", "it counts for nothing whether a tool can do them."):
        assert (words in html) == (words == said)


def test_an_activity_that_nobody_named_is_not_asked_for(three):
    html = shown(f"/en/compare/{THREE}&w.functions=critical&all=1")
    assert "cp-range__words" not in html
    assert "You need:" not in html


def test_any_two_of_the_tools_are_held_against_each_other(three):
    def heading(query):
        return re.search(r'id="why-heading">\s*(.*?)\s*</h2>', shown(f"/porovnani/{query}"), re.S)[1]

    assert heading(f"{THREE}&why=alfa") == "Proč Alfa, a ne Beta"
    assert heading(f"{THREE}&why=gama&why=alfa") == "Proč Gama, a ne Alfa"
    assert heading(f"{THREE}&why=gama&why=gama&why=xyz") == "Proč Gama, a ne Alfa"


def test_who_is_better_as_a_whole_is_said_only_with_importance(three):
    none_is_better = translated(
        "You have not said what is important, so we call none of them better. Here is where they differ."
    )
    assert none_is_better in shown(f"/porovnani/{THREE}")
    assert none_is_better not in shown(f"/porovnani/{THREE}&w.functions=critical&does=survey")


def test_what_is_important_is_said_in_words_on_paper_too(three):
    marked = re.search(r'<dl class="cp-cmp-marked">.*?</dl>', shown(f"/porovnani/{THREE}&w.reach=useful"), re.S)[0]
    assert "Užitečné" in marked
    assert "cp-noprint" not in marked


def test_a_weighed_comparison_says_which_levels_it_counts_with(three):
    said = "A result of the questionnaire knows more about a town, so its numbers may differ."
    said = translated(f"The levels that you need are the usual ones of the methodology. {said}")
    assert said in shown(f"/porovnani/{THREE}&w.reach=useful")
    assert said not in shown(f"/porovnani/{THREE}")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/porovnani/", translated("Why the numbers differ from those of the result")),
        ("/en/compare/", "Why the numbers differ from those of the result"),
    ],
)
def test_whoever_comes_from_a_result_reads_why_the_numbers_differ_until_the_importance_is_another(three, path, why):
    html = shown(f"{path}{THREE}&w.reach=useful&from=result")
    assert why in html
    assert why not in shown(f"{path}{THREE}&w.reach=useful")
    importance = re.search(r'<details class="cp-cmp-importance.*?</details>', html, re.S)[0]
    assert 'name="t"' in importance
    assert 'name="from"' not in importance


def test_a_way_of_looking_that_means_nothing_is_left_out_with_a_notice(three):
    html = shown(f"/porovnani/{THREE}&show=xyz&why=delta&all=yes&pin=omega")
    assert translated("We left out what means nothing in a comparison:") in html
    for words in ("show=xyz", "why=delta", "all=yes", "pin=omega"):
        assert f"<code>{words}</code>" in html


def test_a_row_that_nobody_has_verified_is_counted_as_the_first_where_no_equal_one_is_hidden(three):
    first = re.search(r'cp-cmp-legend">.*?<p class="cp-meta">(.*?)</p>', shown(f"/en/compare/{THREE}"), re.S)[1]
    assert "criteria are hidden because we have not verified them for any of the tools." in first
    assert "more" not in first


def test_the_language_switch_keeps_the_query(three):
    assert "/en/compare/?t=alfa&amp;t=beta&amp;t=gama" in shown(f"/porovnani/{THREE}")


def test_a_comparison_takes_few_queries_and_a_further_tool_takes_none(three):
    def asked(query):
        caches["template_fragments"].clear()
        shown(f"/porovnani/{query}")
        with CaptureQueriesContext(connection) as captured:
            shown(f"/porovnani/{query}")
        return len(captured)

    assert asked("?t=alfa&t=beta") == asked(THREE) <= 10


def test_with_a_pinned_tool_no_arrow_leads_nowhere(three):
    html = shown(f"/porovnani/{THREE}&pin=gama")
    arrows = re.findall(rf'href="([^"]*)" title="(?:{translated("To the left")}|{translated("To the right")})"', html)
    assert len(arrows) == 2
    for arrow in arrows:
        moved = shown(f"/porovnani/{arrow.replace('&amp;', '&')}")
        assert compared_names(moved) == ["Gama", "Beta", "Alfa"]


@pytest.mark.parametrize(("path", "words"), [
    ("/porovnani/", "jen spočítáno z metodiky"),
    ("/en/compare/", "only computed by the methodology"),
])  # fmt: skip
def test_the_bar_and_the_dots_say_what_is_certain_only_by_computing(path, words):
    for key in ("alfa", "beta"):
        assessment(ready_service(key))
    publish_snapshot()
    site(catalogue())
    html = shown(f"{path}?t=alfa&t=beta&w.low_effort=critical")
    bars = html[html.index("cp-cmp-tools") :].split("</tbody>")[0]
    assert bars.count("cp-r-computed") == bars.count(words) == 2
    assert "cp-dots__computed" in html
    assert re.search(r"(doloženo|documented) 0[,.]0", html)


def test_a_chosen_size_brings_the_prices_with_source_and_date_and_stays_in_all_links(three):
    full_tool()
    publish_snapshot()
    html = shown("/porovnani/?t=anketa&t=beta&w.cost=critical&size=pop_500_1999")
    prices = html[html.index("cp-cmp-prices") :].split("</tbody>")[0]
    assert "12 500" in prices
    assert 'href="https://example.org/cenik"' in prices
    assert "Cena nástroje Anketa: https://example.org/cenik" in html.replace("\N{NO-BREAK SPACE}", " ")
    assert translated("You have not said the size of your municipality.") not in html
    assert "size=pop_500_1999" in re.search(r'class="cp-cmp__do.*?</p>', html)[0]
    for kind, words in (("csv", "https://example.org/cenik"), ("json", "pop_500_1999")):
        answer = Client().get(f"/porovnani/porovnani.{kind}?t=anketa&t=beta&w.cost=critical&size=pop_500_1999")
        assert words in answer.content.decode()


def test_without_a_size_the_price_is_open_and_says_why(three):
    html = shown("/porovnani/?t=alfa&t=beta&w.cost=critical")
    assert translated("You have not said the size of your municipality.") in html
    assert "cp-cmp-prices" not in html


def test_what_is_computed_for_a_town_asks_for_no_level_in_words_of_the_tool(three):
    html = shown("/porovnani/?t=alfa&t=beta&w.cost=critical")
    [money] = re.findall(r"<tr>\s*<th scope=\"row\">\s*Vejde(?:(?!</tr>).)*</tr>", html)
    assert "cp-l-need" not in money
    assert "Potřebujete" not in money
    assert "Potřebujete" in html


def test_a_size_that_does_not_exist_is_left_out_with_a_notice(three):
    html = shown("/porovnani/?t=alfa&t=beta&size=xyz")
    assert "<code>size=xyz</code>" in html


def test_the_bars_of_all_tools_stand_in_one_row(three):
    html = shown(f"/porovnani/{THREE}&w.functions=critical&does=survey")
    [line] = re.findall(r"<tr>(?:(?!</tr>).)*cp-cmp__fit.*?</tr>", html)
    assert line.count("cp-range__bar") == 3


def test_two_tools_that_nobody_chose_are_not_held_against_each_other_as_better_and_worse(three):
    unasked, asked = (shown(f"/porovnani/{THREE}{more}") for more in ("", "&why=gama&why=alfa"))
    assert "Alfa a Beta: v čem se liší" in unasked
    assert "Proč Alfa, a ne Beta" not in unasked
    assert "Proč Gama, a ne Alfa" in asked
