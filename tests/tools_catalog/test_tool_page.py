"""The page of a tool: words of its own, everything else from the published catalogue, as of today."""

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import models

from site_core.seed_files import SOURCES
from tests.factories import assessment, tool
from tests.page_factories import catalogue, found, page, site, tool_page
from tests.tools_catalog.shown_pages import SEEN, full_tool, ready_service, shown, translated, with_page
from tools_catalog.completeness import completeness
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, Fact, ToolPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]


def row(html, criterion="surveys"):
    """The part of the page about one criterion."""
    return html.split(f'<li id="{criterion.replace("_", "-")}">')[1].split('<li id="')[0].split("</section>")[0]


# --- levels and evidence ----------------------------------------------------------------------------------------------
def test_a_level_is_shown_in_words_of_the_rubric_with_grade_and_evidence():
    of = tool()
    assessment(of, evidence=[{"shows_cs": "uzavřené i otevřené otázky"}])
    with_page(of)

    surveys = row(shown())

    assert str(current_edition().criteria["surveys"].levels[2]["cs"]) in surveys
    assert "<span> Základ </span>" in surveys
    assert "<b>B</b> doloženo" in surveys
    assert '<a href="https://example.org/docs" rel="noopener">uzavřené i otevřené otázky</a>' in surveys
    assert "20. 11. 2026" in surveys


def test_the_english_page_says_the_same_in_english():
    of = tool()
    assessment(of)
    with_page(of)

    surveys = row(shown("/en/tools-en/anketa/"))

    assert "Basic question types." in surveys
    assert "closed and open questions" in surveys
    assert "seen 20 November 2026" in surveys


def test_a_floor_says_at_least_and_leaves_the_top_open():
    of = tool()
    assessment(of, floor=True)
    with_page(of)

    surveys = row(shown())

    assert "<b>Nejméně:</b>" in surveys
    assert "cp-r-maybe" in surveys


def test_a_level_that_only_follows_from_facts_is_hatched_and_says_so():
    with_page(ready_service())

    launch = row(shown(), "time_to_launch")

    assert "Základ nebo víc" in launch
    assert "cp-l-full" not in launch
    assert f"<b>{translated('Computed by the methodology, not proven:')}</b>" in launch
    assert "Hotovou službu dodavatel obvykle spustí do tří měsíců." in launch
    assert '#effort">' in launch


def test_what_is_proven_stays_solid_where_facts_make_the_range_narrower():
    of = ready_service()
    assessment(of, "time_to_launch", level=1, floor=True)
    with_page(of)

    meter = row(shown(), "time_to_launch").split("</svg>")[0]

    assert meter.count("cp-l-full") == 1
    assert meter.count("cp-r-computed") == 1
    assert meter.count("cp-r-maybe") == 2


def test_the_shortest_documented_time_to_launch_is_named_where_it_caps_the_level():
    of = ready_service()
    of.facts.add(Fact(key="min_weeks_to_launch", value=10, sources=["https://example.org/a"], seen_on=SEEN))
    of.save_revision(clean=False).publish()
    with_page(of)

    assert "Nejkratší doba do spuštění v týdnech: 10." in row(shown(), "time_to_launch")


def test_the_words_of_a_supplier_are_named_as_such():
    of = tool()
    assessment(of, grade="C", level=3)
    with_page(of)

    assert translated("The supplier says:") in row(shown())


def test_that_a_supplier_offers_nothing_of_the_kind_is_our_conclusion_and_not_their_word():
    of = tool()
    assessment(of, grade="C", level=0)
    with_page(of)

    surveys = row(shown())

    assert translated("From what the supplier says we gather:") in surveys
    assert translated("The supplier says:") not in surveys


def test_a_claim_that_leaves_all_levels_open_is_a_range_and_not_called_unverified():
    of = tool()
    assessment(of, grade="C", level=1, floor=True)
    with_page(of)

    surveys = row(shown())

    assert translated("The supplier says at least this:") in surveys
    assert translated("Not verified") not in surveys


def test_sources_that_disagree_are_both_quoted():
    of = tool()
    assessment(of, grade="D", level=2, claim_low=0, claim_high=2)
    with_page(of)

    levels = current_edition().criteria["surveys"].levels
    surveys = row(shown())
    assert surveys.count(translated("One source says:")) == 2
    assert levels[0]["cs"] in surveys
    assert levels[2]["cs"] in surveys


def test_what_is_not_known_is_said_with_the_day_of_the_search():
    of = tool()
    assessment(of, state="unknown", level=None, grade="U", evidence=[])
    with_page(of)

    surveys = row(shown())

    assert translated("Not verified") in surveys
    assert "<b>U</b> nenalezeno" in surveys
    assert "20. 11. 2026" in surveys


@pytest.mark.parametrize(
    ("moment", "stale"),
    [("2026-11-25T12:00+01:00", False), ("2028-11-19T23:59+01:00", False), ("2028-11-20T00:01+01:00", True)],
)
def test_evidence_grows_old_on_a_prague_day_without_any_new_publication(it_is, moment, stale):
    """The lifetime of `surveys` is 24 months; at one minute past midnight in Prague it is still yesterday in UTC."""
    of = tool()
    assessment(of)
    with_page(of)

    it_is(moment)
    surveys = row(shown())

    assert ("24 měsíc" in surveys or "older than 24" in surveys) is stale
    assert ("cp-r-maybe" in surveys.split("cp-criteria__found")[0]) is stale


@pytest.mark.parametrize(
    ("moment", "words"), [("2028-11-19T12:00+01:00", "Platí"), ("2028-11-20T12:00+01:00", "Platilo")]
)
def test_every_level_says_who_reviewed_it_when_and_until_when_it_holds(it_is, moment, words):
    of = tool()
    assessment(of)
    with_page(of)

    it_is(moment)

    assert f"Kdo hodnotil: Jana, Petr, 20. 11. 2026. {words} do 19. 11. 2028." in row(shown())


def test_a_level_that_two_people_have_to_review_says_that_the_second_one_is_missing():
    of = tool()
    for criterion in ("accessibility", "surveys"):
        assessment(of, criterion)
    Assessment.objects.update(second_reviewer="")  # as the desk review left it; people cannot publish it so
    with_page(of)

    missing = translated("A second reviewer is still missing.")
    assert missing in row(shown(), "accessibility")
    assert missing not in row(shown())


def test_evidence_that_nobody_has_described_in_czech_is_named_by_its_site_and_quoted_in_its_language():
    of = tool()
    assessment(of).evidence.update(shows_cs="")  # as a file may bring it
    with_page(of)

    czech, english = row(shown()), row(shown("/en/tools-en/anketa/"))

    assert '<a href="https://example.org/docs" rel="noopener">example.org</a>' in czech
    assert '<span lang="en">closed and open questions</span>' in czech
    assert "veřejná dokumentace dodavatele, viděno 20. 11. 2026" in czech
    assert '<a href="https://example.org/docs" rel="noopener">closed and open questions</a>' in english
    assert "<span lang=" not in english


# --- the page itself --------------------------------------------------------------------------------------------------
def test_a_tool_has_one_page_in_each_language():
    of = tool()
    with_page(of)
    second = ToolPage(title="Znovu", slug="znovu", tool=of, locale=found("tools").locale)

    with pytest.raises(ValidationError) as error:
        found("tools").add_child(instance=second)

    assert "tool" in error.value.message_dict


def test_a_tool_with_a_page_is_never_deleted():
    of = tool()
    site(catalogue(), tool_page(of))

    with pytest.raises(models.ProtectedError):
        of.delete()


def test_pages_of_tools_stand_only_in_the_catalogue():
    of = tool()
    site(catalogue(), page("about"), tool_page(of))

    assert ToolPage.can_create_at(found("tools"))
    assert not ToolPage.can_create_at(found("about"))
    assert not ToolPage.can_create_at(found("home"))


def test_the_seed_gives_every_published_tool_its_page_with_its_summary():
    tool()
    tool("navrhy", published=False)
    seeds = [seeded for source in SOURCES for seeded in source()]
    site(catalogue(), *seeds)

    assert list(ToolPage.objects.order_by("locale__language_code").values_list("lead", "slug")) == [
        ("Nástroj na ankety.", "anketa"),
        ("A tool for polls.", "anketa"),
    ]


def test_queries_do_not_grow_with_what_is_known(django_assert_max_num_queries):
    of = full_tool()
    for number in range(6):
        assessment(tool(f"dalsi-{number}"), evidence=[{}, {}, {}])
    with_page(of)
    shown()
    caches["template_fragments"].clear()

    with django_assert_max_num_queries(6):
        shown()


def test_completeness_counts_what_is_known_unknown_and_does_not_apply():
    cells = {"surveys": {"state": "scored"}, "self_hosting": {"state": "not_applicable"}}
    counted = completeness({"assessments": cells, "facts": {"open_source": {"value": True}}}, current_edition())

    assert (counted.known, counted.unknown, counted.not_applicable) == (1, 37, 1)
    assert (counted.applicable, counted.total, counted.open_source) == (38, 39, True)


def test_the_page_says_how_many_criteria_do_not_apply_and_are_missing_in_its_count():
    of = tool()
    assessment(of)
    assessment(of, "self_hosting", state="not_applicable", level=None)
    with_page(of)
    html = shown().replace("\xa0", " ")
    assert "Doloženo 1 z 38 údajů" in html
    assert "1 kritérium se nástroje netýká a nepočítá se." in html


def test_where_everything_applies_the_page_says_nothing_of_it():
    of = tool()
    assessment(of)
    with_page(of)
    assert "nepočítá se." not in shown().replace("\xa0", " ")
