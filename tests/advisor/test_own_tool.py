"""The tool that the municipality already has: what the result says about it, and what it never says."""

import datetime
import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from advisor.explanations import explain, view_of
from advisor.explanations.own_tool import folded
from advisor.profiles import make_profile
from advisor.result_text import result_text
from advisor.results import store_result
from advisor.tokens import new_token, read_token
from tests.advisor.published import publish
from tests.advisor.result_cast import EDITION, PROVEN, VILLAGE, case, cell, fact, text_of, tool, view
from tools_catalog import matching

MOST_QUERIES = 12
LANGUAGES = ("cs", "en")
UNFIT = {"czech_ui": fact("none")}
GOLDEN = Path(__file__).parents[1] / "matching" / "golden"


def named(key, name, *former, cells=PROVEN, facts=None):
    return {**tool(key, cells, facts), "name": name, "former_names": list(former)}


MUNIPOLIS = named("munipolis", "Munipolis", "Mobilní rozhlas")


def own(*tools, written, **answers):
    """The block for a municipality that has the tool it names."""
    return view(*tools, existing_tool="in_use", existing_tool_name=written, **answers).own_tool


def everything(level, grade="A"):
    return {key: cell(level, grade) for key in tool("x")["assessments"]}


# --- which tool it is ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "written", ["munipolis", "MUNIPOLIS", "  Munipolis ", "Mobilní rozhlas", "mobilni  ROZHLAS", "Můnipolis"]
)
def test_key_name_and_former_name_are_known_however_they_are_written(written):
    found = own(MUNIPOLIS, tool("alfa"), written=written)

    assert [listed.tool.key for listed in found.listed] == ["munipolis"]
    assert found.listed[0].former == ("rozhlas" in folded(written))


def test_a_name_of_today_comes_before_a_former_one():
    found = own(named("alfa", "Alfa"), named("beta", "Beta", "Alfa"), written="alfa")

    assert [listed.tool.key for listed in found.listed] == ["alfa"]


def test_a_former_name_of_two_tools_shows_both():
    found = own(named("alfa", "Alfa", "Old"), named("beta", "Beta", "Old"), written="old")

    assert [listed.tool.key for listed in found.listed] == ["alfa", "beta"]


@pytest.mark.parametrize(
    "answers", [{"existing_tool": "none"}, {"existing_tool": "none", "existing_tool_name": "Alfa"}]
)
def test_without_a_tool_there_is_no_block(answers):
    assert view(tool("alfa"), **answers).own_tool is None


def test_without_a_name_there_is_no_block():
    assert view(tool("alfa"), existing_tool="in_use").own_tool is None


# --- what it says -------------------------------------------------------------------------------------------------
def test_a_tool_that_the_engine_finds_enough_is_enough():
    made = case(tool("alfa", everything(4)), existing_tool="in_use", existing_tool_name="Alfa")

    assert "R8" in [rule["key"] for rule in made.document["readiness"]["rules"]]
    assert view_of(made).own_tool.listed[0].enough == "yes"


def test_a_former_name_is_judged_as_the_present_one():
    assert own(named("alfa", "Alfa", "Stará", cells=everything(4)), written="stara").listed[0].enough == "yes"


def test_it_is_enough_only_if_the_supplier_confirms_what_is_open():
    listed = own(tool("alfa", everything(4), {"czech_ui": None}), written="Alfa").listed[0]

    assert listed.enough == "if_confirmed"
    assert [condition.id for condition in listed.confirm] == ["base.czech_ui"]


def test_little_proof_is_no_verdict():
    assert own(tool("alfa"), written="Alfa").listed[0].enough == "unknown"


def test_a_tool_that_surely_misses_much_covers_a_part():
    poor = tool("alfa", {**everything(0), "surveys": cell(2)})

    assert own(poor, tool("beta", everything(4)), written="Alfa").listed[0].enough == "part"


def test_a_ruled_out_tool_has_every_failed_condition_with_value_and_source():
    excluded = own(tool("alfa"), tool("beta", PROVEN, UNFIT), written="beta").excluded
    reason, finding = excluded[0].failed[0]

    assert reason["en"] == "The tool has no Czech interface for participants."
    assert finding.evidence.sources[0].url == "https://example.org/facts"
    assert finding.evidence.seen == datetime.date(2026, 11, 20)


def test_every_tool_of_the_golden_results_gets_the_verdict_of_the_engine():
    tools = {each["key"]: each for each in json.loads((GOLDEN / "catalogue.json").read_text(encoding="utf-8"))}
    catalogue = matching.catalogue_from(tools.values())
    lines = (GOLDEN / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    for golden in map(json.loads, lines[::40]):
        for key in list(tools)[::16]:
            given = {**golden["answers"], "existing_tool": "in_use", "existing_tool_name": key}
            as_of = datetime.date.fromisoformat(golden["as_of"])
            document = matching.document(matching.recommend(EDITION.rules, catalogue, given, as_of), snapshot="f" * 64)
            shown = explain(json.loads(matching.canonical(document)), EDITION, tools).own_tool
            fits = any(rule["key"] == "R8" for rule in document["readiness"]["rules"])

            assert [listed.enough == "yes" for listed in shown.listed] == ([fits] if not shown.excluded else [])


# --- on the page and in the text ----------------------------------------------------------------------------------
WORDS = {
    "listed": {
        "cs": ("Nástroj, který už máte", "Napsali jste „mobilni rozhlas“, dnes se jmenuje Munipolis.", "1. místo"),
        "en": ("The tool you already have", "You wrote “mobilni rozhlas”, today it is called Munipolis.", "Place 1"),
    },
    "excluded": {
        "cs": ("Nástroj nemá české rozhraní pro účastníky.", "20. 11. 2026"),
        "en": ("The tool has no Czech interface for participants.", "20 November 2026"),
    },
    "unknown": {
        "cs": ("Jméno „Anketník“ v našem katalogu k 20. 11. 2026 není.", "Nevíme proto, zda vám ten nástroj stačí."),
        "en": ("The name “Anketník” is not in our catalogue as of 20 November 2026.", "So we do not know"),
    },
}
CASES = {"listed": ("mobilni rozhlas", None), "excluded": ("mobilni rozhlas", UNFIT), "unknown": ("Anketník", None)}


@pytest.mark.parametrize("state", WORDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_tells_of_the_own_tool(state, language):
    written, facts = CASES[state]
    mine = named("munipolis", "Munipolis", "Mobilní rozhlas", facts=facts)
    shown = view(mine, tool("alfa"), existing_tool="in_use", existing_tool_name=written)
    with translation.override(language):
        text = text_of(result_text(shown))

    for words in WORDS[state][language]:
        assert words in text


@pytest.mark.django_db
@pytest.mark.parametrize("state", WORDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_of_the_own_tool_to_writers_and_readers(client, state, language):
    written, facts = CASES[state]
    publish(named("munipolis", "Munipolis", "Mobilní rozhlas", facts=facts), tool("alfa", PROVEN))
    token = stored(written)
    for each in (token, read_token(token)):
        html = page(client, each, language)
        block = html.partition('id="own-tool"')[2].partition("</section>")[0]

        for words in WORDS[state][language]:
            assert words in text_of(block)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_is_not_known_gets_no_verdict_and_can_be_changed_by_those_who_may(client, language):
    publish(tool("alfa", PROVEN))
    token = stored("<b>Anketník")
    with translation.override(language):
        change = reverse("advisor:question", args=[token, "existing"])
    mine, theirs = (
        page(client, each, language).partition('id="own-tool"')[2].partition("</section>")[0]
        for each in (token, read_token(token))
    )

    assert change in mine
    assert token not in theirs
    assert "<b>Anketník" not in mine
    assert not any(words in mine for words in ("nehodí", "nevhodn", "not suit", "unsuit", "cp-label--no"))


@pytest.mark.django_db
def test_the_block_leads_to_the_card_or_the_row_of_the_tool(client):
    publish(*(tool(key, PROVEN) for key in ("alfa", "beta", "delta", "gama")))
    card, row = page(client, stored("Alfa"), "en"), page(client, stored("Gama"), "en")

    assert 'href="#alfa"' in card
    assert 'id="alfa"' in card
    assert 'href="#line-gama"' in row
    assert 'id="line-gama"' in row


@pytest.mark.django_db
def test_the_block_costs_no_query(client):
    publish(MUNIPOLIS, tool("alfa", PROVEN, UNFIT))
    counts = []
    for written in ("mobilni rozhlas", "Alfa", "Anketník", None):
        token = stored(written)
        page(client, token, "cs")
        with CaptureQueriesContext(connection) as queries:
            page(client, token, "cs")
        counts.append(len(queries))

    assert len(set(counts)) == 1
    assert counts[0] <= MOST_QUERIES


def stored(written):
    """A profile of a village that has this tool (None: has none), with a result; gives its edit token."""
    token = new_token()
    has = {"existing_tool": "in_use", "existing_tool_name": written} if written else {}
    store_result(make_profile(token, "2026.1", {**VILLAGE, **has}))
    return token


def page(client, token, language):
    with translation.override(language):
        return client.get(reverse("advisor:result", args=[token, 1])).content.decode()
