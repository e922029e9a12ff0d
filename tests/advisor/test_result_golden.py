"""Every golden result can be put into words, and the page leaves out nothing that the document holds."""

import datetime
import json
from pathlib import Path

import pytest
from django.utils import translation

from advisor.explanations import Case, view_of
from advisor.explanations.vendor_questions import vendor_questions
from advisor.result_text import result_text
from tests.advisor.result_cast import EDITION
from tools_catalog import matching

GOLDEN = Path(__file__).parents[1] / "matching" / "golden"
TOOLS = {tool["key"]: tool for tool in json.loads((GOLDEN / "catalogue.json").read_text(encoding="utf-8"))}
CATALOGUE = matching.catalogue_from(TOOLS.values())
CASES = [json.loads(line) for line in (GOLDEN / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
SHOWN_IN_FULL = 12  # every so many cases also as text, in both languages


@pytest.fixture(scope="module", params=range(0, len(CASES), 4), ids=lambda number: CASES[number]["case"])
def made(request):
    golden = CASES[request.param]
    as_of = datetime.date.fromisoformat(golden["as_of"])
    recommendation = matching.recommend(EDITION.rules, CATALOGUE, golden["answers"], as_of)
    document = json.loads(matching.canonical(matching.document(recommendation, snapshot="f" * 64)))
    return Case(document, EDITION, TOOLS)


def test_every_tool_is_listed_once_or_excluded_with_a_reason(made):
    shown = view_of(made)
    parts = (shown.picks, shown.further, shown.conditional, shown.nothing_found, shown.lower_fit)
    listed = [line.tool.key for part in parts for line in part]
    excluded = {finding.tool.key for group in shown.excluded for finding in group.findings}

    assert sorted(listed) == sorted(tool["tool"] for tool in made.document["listed"])
    assert excluded == {tool["tool"] for tool in made.document["excluded"]}
    assert sorted([*listed, *excluded]) == sorted(TOOLS)


def test_no_main_drawback_and_no_task_is_left_out(made):
    shown = view_of(made)

    for pick, tool in zip(shown.picks, made.picked, strict=True):
        against = {(reason["need"], reason["criterion"]) for reason in tool["reasons"] if reason["kind"] != "for"}
        assert len(pick.drawbacks) == len(against)
        assert all(reason.lost or reason.open for reason in pick.drawbacks)
    tasks = [*shown.readiness.first, *shown.readiness.further]
    assert len(tasks) == len(made.document["readiness"]["tasks"])


def test_everything_unknown_about_a_listed_tool_is_asked(made):
    for tool in made.document["listed"][:5]:
        asked = vendor_questions(made, tool)
        conditions = [question for question in asked if question.kind == "condition"]
        assert len({question.text for question in asked}) == len(asked)
        assert bool(conditions) == bool(tool["open_conditions"])


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_text_has_every_tool_and_no_gap(made, language):
    with translation.override(language):
        text = result_text(view_of(made))

    assert all(tool["name"] in " ".join(text.split()) for tool in TOOLS.values())
    assert "{budget}" not in text
    assert "None" not in text
