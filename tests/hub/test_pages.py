"""Pages of good practices as readers get them: the list with its filters, one practice, those of a tool."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.db.models import ProtectedError
from django.utils import translation

from hub.models import Practice, PracticePage
from hub.told import counted
from tests.factories import assessment, tool
from tests.hub.practice_files import practice_file
from tests.json_ld import things
from tests.page_factories import catalogue, found, tool_page
from tests.tools_catalog.shown_pages import shown, translated
from tools_catalog.snapshots import publish_snapshot

pytestmark = pytest.mark.django_db
LIST, ENGLISH_LIST = "/practices-cs/", "/en/practices-en/"


def titles(html):
    return re.findall(r'<h3 class="cp-h3"> ?<a [^>]*>([^<]+)</a>', html)


# --- the list ---------------------------------------------------------------------------------------------------------
def test_practices_stand_the_latest_first_in_the_language_of_the_page(practices):
    practices(practice_file("stara", year_start=2012), practice_file("nova", year_start=2024))

    assert titles(shown(LIST)) == ["nova česky", "stara česky"]
    assert titles(shown(ENGLISH_LIST)) == ["nova in English", "stara in English"]


def test_filters_narrow_the_list_together_and_the_address_says_how(practices):
    practices(
        practice_file("a", method="vote", countries=["SK"]),
        practice_file("b", method="vote"),
        practice_file("c", countries=["SK", "CZ"]),
    )

    assert titles(shown(f"{LIST}?method=vote")) == ["a česky", "b česky"]
    assert titles(shown(f"{LIST}?method=vote&country=CZ")) == ["b česky"]
    assert titles(shown(f"{LIST}?country=SK&sort=place")) == ["a česky", "c česky"]
    assert titles(shown(f"{LIST}?method=vote&method=survey&country=SK")) == ["a česky", "c česky"]


def test_a_practice_is_found_by_each_of_its_methods_and_groups(practices):
    both = [{"group": "older", "name": {"cs": "senioři", "en": "older people"}}]
    practices(practice_file("a", further_methods=["vote"], target_groups=both), practice_file("b"))

    assert titles(shown(f"{LIST}?method=vote")) == titles(shown(f"{LIST}?group=older")) == ["a česky"]


def test_an_unknown_size_is_an_option_of_its_own(practices):
    practices(practice_file("a", size_band="pop_500_1999", size_band_basis="general_knowledge"), practice_file("b"))

    assert titles(shown(f"{LIST}?size=unknown")) == ["b česky"]
    assert translated("size not given") in shown(LIST)


def test_an_empty_list_says_which_filter_to_take_away(practices):
    practices(practice_file("a", method="vote", countries=["SK"]), practice_file("b"))

    html = shown(f"{LIST}?method=vote&country=CZ")

    assert titles(html) == []
    assert translated("No good practice meets all of this.") in html
    assert 'href="?country=CZ"' in html
    assert 'href="?method=vote"' in html


def test_what_the_list_does_not_have_is_told_and_search_engines_stay_away(practices):
    practices(practice_file())

    html = shown(f"{LIST}?method=magic")

    assert "<code>method=magic</code>" in html
    assert 'content="noindex, follow"' in html
    assert "noindex" not in shown(LIST)


@pytest.mark.parametrize("query", ["", "?method=vote", "?method=vote&country=CZ", "?method=magic"])
def test_a_filtered_list_is_canonical_at_the_list_itself(practices, query):
    practices(practice_file())

    assert f'rel="canonical" href="http://testserver{LIST}"' in shown(f"{LIST}{query}")
    assert f'rel="canonical" href="http://testserver{ENGLISH_LIST}"' in shown(f"{ENGLISH_LIST}{query}")


def test_an_alias_is_not_listed_until_somebody_translates_it(practices):
    practices(practice_file(), practice_file("jina"))
    found("practice jina", "en").delete()
    found("practice jina").copy_for_translation(found("practices", "en").locale, alias=True)

    assert "jina česky" in shown(LIST)
    assert "jina česky" not in shown(ENGLISH_LIST)
    assert "jina česky" in shown(f"{LIST}lhota-cs/")
    assert "jina česky" not in shown(f"{ENGLISH_LIST}lhota-en/")


def test_a_list_without_practices_says_so(practices):
    practices()

    assert translated("There are no good practices yet.") in shown(LIST)


def test_a_page_that_is_not_published_is_not_listed(practices):
    practices(practice_file("a"), practice_file("b"))
    found("practice a").unpublish()

    assert titles(shown(LIST)) == ["b česky"]


def test_the_list_asks_at_most_ten_queries_for_any_number_of_practices(practices, django_assert_max_num_queries):
    practices(*(practice_file(f"obec-{number}", further_methods=["vote"]) for number in range(12)))
    shown(LIST)

    with django_assert_max_num_queries(10):
        shown(LIST)


# --- one practice -----------------------------------------------------------------------------------------------------
def test_a_number_leads_to_the_only_source(practices):
    practices(practice_file())

    html = shown(f"{LIST}lhota-cs/")

    assert '<a href="https://www.example.org/zprava">example.org</a>' in html
    assert "22. 11. 2026" in html


def test_a_number_leads_to_all_sources_where_the_data_do_not_say_which(practices):
    two = [{"url": f"https://example.org/{name}", "seen_on": "2026-11-22"} for name in "ab"]
    practices(practice_file(sources=two))

    html = shown(f"{LIST}lhota-cs/")

    assert f'<a href="#sources">{translated("sources below")}</a>' in html
    assert 'id="sources"' in html


def test_what_nobody_knows_is_said_in_words(practices):
    practices(practice_file(year_start=None))

    html = shown(f"{LIST}lhota-cs/")

    for sentence in (
        "the sources do not say",
        "size not given",
        "The sources name no tool of our catalogue.",
        "The sources draw no lesson from it, so neither do we.",
    ):
        assert translated(sentence) in html


def test_what_only_the_supplier_says_is_marked(practices):
    practices(practice_file("a", evidence=["supplier"]), practice_file("b", evidence=["supplier", "press"]))
    warning = translated("Only the supplier of the tool says so. Nobody else has confirmed it.")

    assert warning in shown(f"{LIST}a-cs/")
    assert warning not in shown(f"{LIST}b-cs/")


def test_a_result_without_a_number_is_said_among_the_words(practices):
    finding = {"key": "paused", "value": None, "unit": None, "exactness": None}
    practices(practice_file(results=[{**finding, "label": {"cs": "ročník se nekonal", "en": "no round"}}]))

    html = shown(f"{LIST}lhota-cs/")

    assert "<li>Ročník se nekonal</li>" in html
    assert "cp-figures" not in html


def test_similar_practices_have_the_same_method_those_of_the_same_size_first(practices):
    size = {"size_band": "pop_500_1999", "size_band_basis": "general_knowledge"}
    practices(
        practice_file("a", **size),
        practice_file("b", year_start=2024),
        practice_file("c", year_start=2010, **size),
        practice_file("d", method="vote"),
        practice_file("e", year_start=2012),
        practice_file("f", year_start=2011),
    )

    similar = shown(f"{LIST}a-cs/").split('id="similar"')[1]

    assert re.findall(r'<a href="[^"]+">(. česky)</a>', similar) == ["c česky", "b česky", "e česky"]
    assert 'id="similar"' not in shown(f"{LIST}d-cs/")


@pytest.mark.parametrize(
    ("language", "value", "unit", "written"),
    [
        ("cs", "1000000", "CZK", "1 000 000 <small>Kč</small>"),
        ("en", "1000000", "CZK", "<small>CZK</small> 1,000,000"),
        ("cs", "2018", "year", "2018"),
        ("cs", "80", "percent", "80 <small>%</small>"),
        ("cs", "2.5", "", "2,5"),
    ],
)
def test_a_number_stands_with_its_unit_as_the_language_writes_it(language, value, unit, written):
    with translation.override(language):
        assert counted(Decimal(value), unit).replace("\xa0", " ") == written


def test_a_page_of_a_practice_asks_at_most_ten_queries(practices, django_assert_max_num_queries):
    tool("anketa")
    practices(practice_file(further_methods=["vote"], tool="anketa"))
    shown(f"{LIST}lhota-cs/")

    with django_assert_max_num_queries(10):
        shown(f"{LIST}lhota-cs/")


def test_a_practice_is_an_article_of_its_place_that_cites_its_sources(practices):
    practices(practice_file())
    sources = [source.url for source in Practice.objects.get().sources.all()]

    said = things(shown(f"{ENGLISH_LIST}lhota-en/"))["Article"]

    assert (said["headline"], said["inLanguage"]) == ("lhota in English", "en")
    assert said["contentLocation"]["name"] == "Lhota"
    assert said["citation"] == sources != []


# --- practices and tools ----------------------------------------------------------------------------------------------
def test_a_practice_and_its_tool_lead_to_each_other(practices):
    anketa = tool("anketa")
    assessment(anketa)
    publish_snapshot()
    practices(practice_file(tool="anketa"), practice_file("jina"), also=(catalogue(), tool_page(anketa)))

    of_tool = shown("/tools-cs/anketa/")

    assert '<a href="/tools-cs/anketa/">Anketa</a>' in shown(f"{LIST}lhota-cs/")
    assert translated("Good practice with this tool") in of_tool
    assert '<a href="/practices-cs/lhota-cs/">lhota česky</a>' in of_tool
    assert "jina česky" not in of_tool
    assert '<a href="/en/practices-en/lhota-en/">lhota in English</a>' in shown("/en/tools-en/anketa/")


def test_a_change_of_a_practice_shows_on_the_page_of_its_tool_with_the_next_request(practices):
    anketa = tool("anketa")
    assessment(anketa)
    publish_snapshot()
    practices(practice_file(tool="anketa", year_start=2012), also=(catalogue(), tool_page(anketa)))
    assert ">2012<" in shown("/tools-cs/anketa/")

    practice = Practice.objects.get()
    practice.year_start = 2013
    practice.save()
    assert ">2013<" in shown("/tools-cs/anketa/")
    practice.method.name = {"cs": "nová metoda", "en": "a new method"}
    practice.method.save()
    assert "nová metoda" in shown("/tools-cs/anketa/")
    found("practice lhota").unpublish()
    assert translated("Good practice with this tool") not in shown("/tools-cs/anketa/")


def test_a_tool_without_practices_has_no_part_for_them(practices):
    anketa = tool("anketa")
    assessment(anketa)
    publish_snapshot()
    practices(practice_file(), also=(catalogue(), tool_page(anketa)))

    assert translated("Good practice with this tool") not in shown("/tools-cs/anketa/")


def test_a_practice_with_pages_cannot_be_deleted_from_under_them(practices):
    practices(practice_file())

    with pytest.raises(ProtectedError):
        Practice.objects.get().delete()


def test_a_practice_has_one_page_in_each_language(practices):
    practices(practice_file())
    twin = PracticePage(title="Podruhé", slug="podruhe", practice=Practice.objects.get(), text="<p>Text</p>")
    twin.locale = found("practices").locale

    with pytest.raises(Exception, match="practice"):
        twin.clean()
