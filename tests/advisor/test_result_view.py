"""The result as a whole: heading, readiness, needs, what would change it, questions for the vendor."""

import pytest
from django.utils.translation import override

from advisor.explanations import view_of
from advisor.explanations.vendor_questions import vendor_questions
from advisor.result_words import fit_words
from tests.advisor.result_cast import PROVEN, case, cell, fact, tool, view


# --- what the page says first -------------------------------------------------------------------------------------
def test_a_recommended_tool_leads_to_the_usual_heading():
    assert view(tool("alfa", PROVEN)).situation == "tools"


def test_without_a_recommended_tool_the_vendors_are_asked_first():
    assert view(tool("alfa", PROVEN, {"czech_ui": None})).situation == "ask_first"


def test_without_an_activity_nobody_is_asked_yet():
    shown = view(tool("alfa", PROVEN), activities=["dont_know"])

    assert shown.situation == "tools"
    assert not shown.who.activities


def test_the_municipality_is_described_by_its_own_answers():
    who = view(tool("alfa"), activities=["vote", "survey"], vote_assurance="open").who

    assert who.band == (500, 1999)
    assert [label["en"] for label in who.activities] == ["Survey", "Vote"]
    assert who.question == "What to build on the green?"


# --- readiness ----------------------------------------------------------------------------------------------------
def test_a_task_of_a_rule_comes_first_with_message_reason_and_source():
    readiness = view(tool("alfa", PROVEN), room="open_no_backing", offline_share="some").readiness
    first = readiness.first[0]

    assert readiness.light == "red"
    assert first.text["en"].startswith("Draft a resolution")
    assert [why["en"] for why in first.why][0] == "First get the backing of the leadership."
    assert first.source["en"] == "OECD's five conditions for involving citizens"
    assert first.question is None


def test_a_task_of_an_answer_names_the_question_and_its_page():
    readiness = view(tool("alfa", PROVEN), offline_share="some").readiness
    task = next(task for task in readiness.further if task.page == "offline")

    assert task.question["en"] == "How many people would not take part online?"
    assert task.source is None


def test_tasks_of_a_red_rule_stand_before_those_of_an_amber_one():
    readiness = view(tool("alfa", PROVEN), level="inform", room="open_no_backing").readiness

    texts = [task.text["en"] for task in readiness.first]
    amber = "First try the ways that already work in your municipality."
    assert texts.index("Have it approved by the council.") < texts.index(amber)


def test_what_asks_for_nothing_is_good_to_know():
    budget = tool("alfa", {"participatory_budgeting": cell(3)})
    known = view(budget, activities=["participatory_budget"], level="empower", vote_assurance="open").readiness

    assert "Compare the tool's price" in known.good_to_know[0].text["en"]


def test_every_task_of_the_document_is_shown_once():
    made = case(tool("alfa", PROVEN), room="dont_know", feedback="dont_know", staff="dont_know", trigger="dont_know")
    readiness = view_of(made).readiness
    shown = [task.text for task in (*readiness.first, *readiness.further)]

    assert len(shown) == len(set(shown)) == len(made.document["readiness"]["tasks"])


# --- needs --------------------------------------------------------------------------------------------------------
def test_needs_stand_by_weight_with_the_fit_of_each_tool():
    rows = view(tool("alfa", PROVEN), tool("beta")).needs

    assert [row.key for row in rows][0] == "functions"
    assert [row.weight for row in rows] == sorted((row.weight for row in rows), reverse=True)
    assert all(len(row.fits) == 2 for row in rows)


def test_a_default_that_counts_more_here_says_why():
    row = next(row for row in view(tool("alfa")).needs if row.key == "low_effort")

    assert row.importance["en"] == "Important"
    assert not row.chosen
    assert row.raised[0]["en"] == "In a small municipality a few people do everything."


@pytest.mark.parametrize(
    ("assessed", "verdict", "more"),
    [(cell(2), "yes", False), (cell(4), "yes", True), (cell(1), "no", False), (cell(1, floor=True), "unknown", False)],
)
def test_a_level_is_held_against_what_is_needed(assessed, verdict, more):
    row = criterion_row(view(tool("alfa", {"analysis": assessed})), "analysis")

    assert row.target == 2
    assert (row.cells[0].verdict, row.cells[0].more_than_needed) == (verdict, more)


def test_a_level_nobody_found_is_unknown_and_a_floor_is_named():
    shown = view(tool("alfa"), tool("beta", {"analysis": cell(1, floor=True)}))
    cells = dict(zip(keys(shown.picks), criterion_row(shown, "analysis").cells, strict=True))

    assert (cells["alfa"].state, cells["alfa"].floor) == ("unknown", False)
    assert (cells["beta"].state, cells["beta"].floor) == ("scored", True)


def test_a_level_that_only_follows_from_facts_is_not_proven():
    service = tool("alfa", facts={"hosting_modes": fact(["saas"], complete=True)})
    [cell] = criterion_row(view(service, time="m_3_6"), "time_to_launch").cells

    assert (cell.proven, cell.low) == (0, 2)


def test_a_level_is_proven_as_far_as_its_evidence_goes():
    facts = {"hosting_modes": fact(["saas"], complete=True)}
    service = tool("alfa", {"time_to_launch": cell(1, floor=True)}, facts=facts)
    [found] = criterion_row(view(service, time="m_3_6"), "time_to_launch").cells

    assert (found.proven, found.low) == (1, 2)


def test_points_without_evidence_are_told_apart_in_the_fit():
    service = tool("alfa", PROVEN, {"hosting_modes": fact(["saas"], complete=True)})
    [computed] = view(service).picks
    [plain] = view(tool("alfa", PROVEN)).picks

    assert computed.fit.proven == plain.fit.sure == plain.fit.proven < computed.fit.sure
    with override("en"):
        assert "3 only computed by the methodology" in fit_words(computed.fit)
        assert "computed" not in fit_words(plain.fit)


def test_the_documented_time_to_launch_is_named_where_it_caps_the_level():
    slow = tool("alfa", facts={"min_weeks_to_launch": fact(10)})
    row = criterion_row(view(slow, time="m_3_6"), "time_to_launch")

    assert row.cells[0].high == 2
    assert row.cells[0].derived[0]["en"] == "Shortest time to launch in weeks: 10."


def keys(picks):
    return [pick.tool.key for pick in picks]


def criterion_row(shown, key):
    return next(row for need in shown.needs for row in need.criteria if row.key == key)


# --- what would change it -----------------------------------------------------------------------------------------
def test_an_open_condition_would_change_more_than_an_unknown_level():
    shown = view(tool("alfa", PROVEN, {"czech_ui": None}))

    assert shown.changes[0].sentence.text["en"] == "The participants' interface is in Czech."
    assert [named.key for named in shown.changes[0].tools] == ["alfa"]
    assert all(change.criterion for change in shown.changes[1:])
    assert [change.points for change in shown.changes[1:]] == sorted(
        (change.points for change in shown.changes[1:]), reverse=True
    )


def test_what_is_known_changes_nothing():
    named = {change.criterion["en"] for change in view(tool("alfa", PROVEN)).changes}

    assert "Survey" not in named


# --- questions for the vendor -------------------------------------------------------------------------------------
def questions(*tools, **answers):
    made = case(*tools, **answers)
    return made, vendor_questions(made, made.document["listed"][0])


def test_conditions_are_asked_before_levels_and_levels_by_what_hangs_on_them():
    _case, asked = questions(tool("alfa", facts={"czech_ui": None}))

    assert [question.kind for question in asked][0] == "condition"
    assert asked[0].text["en"] == "Will participants see the whole tool in Czech?"
    points = [question.points for question in asked if question.kind == "criterion"]
    assert points == sorted(points, reverse=True)


def test_no_question_is_asked_twice_and_none_about_what_is_known():
    _case, asked = questions(tool("alfa", PROVEN))
    texts = [question.text["en"] for question in asked]

    assert len(texts) == len(set(texts))
    assert "Which question types, branching and exports does the survey support?" not in texts


def test_a_launch_date_nobody_knows_is_only_asked_about():
    _case, asked = questions(tool("alfa"), time="m_1_3")

    assert next(question for question in asked if question.kind == "ask").text["en"].startswith("How many weeks")


def test_a_question_says_which_requirement_it_is_about():
    _case, asked = questions(tool("alfa"), budget="czk_under_25k", budget_strictness="must")
    price = next(question for question in asked if question.kind == "condition")

    assert price.needed[0].budget == 25_000


def test_the_price_is_asked_once_for_the_condition_and_for_the_points():
    _case, asked = questions(tool("alfa"), budget="czk_under_25k", budget_strictness="must")
    about_price = [question for question in asked if "first year" in question.text["en"]]

    assert [question.kind for question in about_price] == ["condition"]
    assert about_price[0].points > 0


def test_two_conditions_that_the_same_question_settles_are_asked_about_once():
    _case, asked = questions(tool("alfa"), integrations={"nia": "must", "bankid": "must"})
    identity = next(question for question in asked if question.text["en"].startswith("Which ways of login"))

    assert len(identity.needed) == 2


def test_the_number_of_questions_of_a_pick_is_that_of_its_page():
    made, asked = questions(tool("alfa"))

    assert view_of(made).picks[0].questions == len(asked)
