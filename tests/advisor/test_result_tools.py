"""The shortlist, the tools below it and the excluded ones."""

import datetime

from advisor.explanations import view_of
from advisor.result_words import finding_words
from tests.advisor.result_cast import case, cell, fact, price, reference, tool, view

GOOD = {"surveys": cell(3), "analysis": cell(2), "accessibility": cell(3), "languages": cell(3)}


def keys(lines):
    return [line.tool.key for line in lines]


# --- the shortlist ------------------------------------------------------------------------------------------------
def test_three_tools_at_most_stand_in_the_shortlist():
    shown = view(*(tool(key) for key in ("alfa", "beta", "gama", "delta")))

    assert len(shown.picks) == 3
    assert len(shown.further) == 1


def test_a_tool_that_another_surely_beats_is_not_in_the_shortlist():
    every = {key: cell(4, "A") for key in tool("x")["assessments"]}
    shown = view(tool("alfa", every), tool("beta", {key: cell(0) for key in every} | {"surveys": cell(2)}))

    assert keys(shown.picks) == ["alfa"]
    assert keys(shown.lower_fit) == ["beta"]


def test_a_tool_about_whose_activity_nothing_was_found_stands_apart_and_says_so():
    silent = tool("beta", {"surveys": {"state": "unknown", "level": None, "grade": "U", "evidence": []}})
    shown = view(tool("alfa"), silent)

    assert keys(shown.picks) == ["alfa"]
    assert keys(shown.nothing_found) == ["beta"]
    assert shown.nothing_found[0].nothing_found


def test_tools_about_whose_activity_nothing_was_found_are_the_shortlist_when_there_are_no_others():
    silent = tool("beta", {"surveys": {"state": "unknown", "level": None, "grade": "U", "evidence": []}})
    shown = view(silent)

    assert keys(shown.picks) == ["beta"]
    assert shown.picks[0].nothing_found
    assert not shown.nothing_found


def test_a_shared_place_is_labelled_as_practically_equal():
    shown = view(tool("beta", GOOD), tool("alfa", GOOD))

    assert keys(shown.picks) == ["alfa", "beta"]
    assert [pick.place for pick in shown.picks] == [1, 1]
    assert all("tie" in [label.kind for label in pick.labels] for pick in shown.picks)
    assert shown.shared_place


def test_a_tool_that_only_the_alphabet_keeps_out_of_the_shortlist_says_that_it_is_practically_equal():
    equal = [tool(key, GOOD) for key in ("alfa", "beta", "gama", "delta")]
    weaker = tool("epsilon", {**GOOD, "surveys": cell(2)})
    shown = view(*equal, weaker)
    kinds = {line.tool.key: [label.kind for label in line.labels] for line in (*shown.further, *shown.lower_fit)}

    assert keys(shown.picks) == ["alfa", "beta", "delta"]
    assert "tie" in kinds["gama"]
    assert "tie" not in kinds["epsilon"]


def test_the_label_says_recommended_only_without_open_conditions():
    open_tool = tool("beta", GOOD, {"czech_ui": None})
    shown = view(tool("alfa", GOOD), open_tool)

    assert [pick.labels[0].kind for pick in shown.picks] == ["yes", "if"]
    assert [condition.id for condition in shown.picks[1].confirm] == ["base.czech_ui"]
    assert shown.picks[1].confirm[0].sentence.text["en"] == "The participants' interface is in Czech."


def test_the_house_counts_what_people_have_assessed():
    house = view(tool("alfa", GOOD, {"open_source": fact(True)})).picks[0].house

    assert (house.known, house.unknown, house.total, house.open_source) == (4, 35, 39, True)


def test_what_does_not_apply_to_a_tool_is_not_counted_here_either():
    cells = {**GOOD, "self_hosting": {"state": "not_applicable", "level": None, "grade": None, "evidence": []}}
    house = view(tool("alfa", cells)).picks[0].house

    assert (house.applicable, house.not_applicable) == (38, 1)


# --- the price ----------------------------------------------------------------------------------------------------
def test_a_price_that_nobody_knows_has_no_range():
    cost = view(tool("alfa")).picks[0].price

    assert (cost.low, cost.high, cost.note) == (None, None, None)


def test_a_list_price_is_one_sum_with_its_source_and_day():
    cost = view(tool("alfa", facts={"price_points": price(12_000)})).picks[0].price

    assert (cost.low, cost.high) == (12_000, 12_000)
    assert cost.evidence.seen == datetime.date(2026, 11, 20)
    assert cost.evidence.found


def test_a_price_leads_to_where_the_price_for_this_size_was_seen():
    free, paid = price(0, None, per="free"), price(12_345, "pop_500_1999")
    free["value"][0] |= {"source": "https://example.org/free-plan", "seen_on": "2026-11-22"}
    paid["value"][0] |= {"source": "https://example.org/small-villages", "seen_on": "2026-11-21"}
    both = paid | {"value": free["value"] + paid["value"], "sources": ["https://example.org/free-plan"]}
    cost = view(tool("alfa", facts={"price_points": both})).picks[0].price

    assert [source.url for source in cost.evidence.sources] == ["https://example.org/small-villages"]
    assert cost.evidence.seen == datetime.date(2026, 11, 21)


def test_that_a_tool_is_free_on_an_own_server_leads_to_its_open_code_and_not_to_the_prices_of_others():
    code = {"open_source": fact(True, sources=["https://example.org/code"])}
    modes = {
        "hosting_modes": fact(["self_hosted"], sources=["https://example.org/code", "https://example.org/install"])
    }
    of = tool("alfa", facts={**code, **modes, "price_points": price(12_000, "pop_2000_9999")})
    cost = view(of, it="own_it_servers", hosting="own_server").picks[0].price

    assert (cost.low, cost.high) == (0, 0)
    assert [source.url for source in cost.evidence.sources] == [
        "https://example.org/code",
        "https://example.org/install",
    ]


def test_a_price_paid_elsewhere_is_a_range_that_says_it_is_an_estimate():
    paid = price(12_345, "pop_500_1999", basis="contract")
    cost = view(tool("alfa", facts={"price_points": paid})).picks[0].price

    assert (cost.low, cost.high) == (6_100, 24_700)
    assert "estimate" in cost.note["en"].lower()


def test_a_range_from_nothing_to_no_known_end_is_no_price():
    limited = price(0, None, per="free")
    cost = view(tool("alfa", facts={"price_points": limited})).picks[0].price

    assert cost.low is None
    assert "Only a named version" in cost.note["en"]


# --- references ---------------------------------------------------------------------------------------------------
def test_only_municipalities_of_the_same_size_are_similar():
    places = [reference("Lhota"), reference("Velkov", band="pop_100000_plus"), reference("Medvode", "SI")]
    similar = view(tool("alfa", references=places)).picks[0].similar

    assert [str(place.name) for place in similar.czech] == ["Lhota"]
    assert [str(place.name) for place in similar.elsewhere] == ["Medvode"]
    assert similar.evidence.found


def test_without_a_size_nothing_is_similar():
    similar = view(tool("alfa", references=[reference("Lhota")]), size="dont_know").picks[0].similar

    assert similar.band is None
    assert not similar.czech


# --- excluded -----------------------------------------------------------------------------------------------------
def test_excluded_tools_stand_under_every_condition_they_fail_with_what_was_found():
    both = tool("beta", {"surveys": cell(1)}, {"czech_ui": fact("none")})
    shown = view(tool("alfa"), both)
    czech, survey = shown.excluded

    assert (czech.id, survey.id) == ("base.czech_ui", "activities.survey")
    assert keys(czech.findings) == keys(survey.findings) == ["beta"]
    assert [str(value) for value in czech.findings[0].values] == ["není"]
    assert survey.findings[0].values[0]["en"] == "Only an embedded outside survey."
    assert czech.findings[0].evidence.sources[0].seen == datetime.date(2026, 11, 20)
    assert czech.findings[0].others == (survey.reason,)


def test_what_would_return_fails_this_condition_only():
    both = tool("beta", {"surveys": cell(1)}, {"czech_ui": fact("none")})
    one = tool("gama", {"surveys": cell(1)})
    group = next(group for group in view(tool("alfa"), both, one).excluded if group.id == "activities.survey")

    assert keys(group.findings) == ["beta", "gama"]
    assert [returning.key for returning in group.returning] == ["gama"]
    assert group.answer["en"] == "Survey"
    assert group.page == "activities"


def test_a_condition_that_always_applies_comes_from_no_answer():
    group = view(tool("alfa"), tool("beta", facts={"status": fact("discontinued")})).excluded[0]

    assert (group.question, group.answer, group.returning) == (None, None, ())


def test_a_condition_of_a_grid_names_its_row():
    shown = view(
        tool("alfa", facts={"identity": fact(["email"], complete=True)}),
        integrations={"nia": "must"},
    )

    assert shown.excluded[0].answer["en"] == "State citizen identity"


def test_a_tool_that_costs_too_much_shows_its_price():
    shown = view(tool("alfa", facts={"price_points": price(90_000)}), budget="czk_under_25k", budget_strictness="must")
    finding = shown.excluded[0].findings[0]

    assert (finding.price.low, finding.price.high) == (90_000, 90_000)


def test_a_tool_that_an_estimate_excludes_says_that_it_is_one():
    paid = price(120_000, "pop_500_1999", basis="contract")
    shown = view(tool("alfa", facts={"price_points": paid}), budget="czk_under_25k", budget_strictness="must")
    finding = shown.excluded[-1].findings[0]

    assert finding_words(finding).endswith(f". {finding.price.note}")


def test_that_a_tool_is_not_free_is_said_once():
    cost = view(tool("alfa", facts={"free_service": fact(False)})).picks[0].price

    assert (cost.low, cost.high, cost.note) == (1, None, None)


def test_when_nothing_passes_the_conditions_to_give_up_are_named():
    shown = view(tool("alfa", {"surveys": cell(0)}))

    assert shown.situation == "nothing"
    assert [label["en"] for label in shown.relaxations[0].drop] == ["Needed activity"]
    assert keys_of(shown.relaxations[0].tools) == ["alfa"]
    assert not shown.picks


def test_pairs_that_have_all_activities_together_are_offered():
    survey = tool("alfa", {"voting": cell(0), "surveys": cell(3)})
    vote = tool("beta", {"voting": cell(3), "surveys": cell(0)})
    shown = view_of(case(survey, vote, activities=["survey", "vote"], vote_assurance="open"))

    assert [keys_of(pair) for pair in shown.combinations] == [["alfa", "beta"]]


def keys_of(tools):
    return [each.key for each in tools]
