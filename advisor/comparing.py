"""From a result to the comparison: its first tools, what is important to the town, which activities it plans. Pure.

The address holds keys of the methodology only, nothing of the town itself: neither size nor money nor its own words.
"""

from __future__ import annotations

from advisor.explanations import Case
from tools_catalog.browsing.selection import FEWEST_COMPARED
from tools_catalog.comparison.asking import Asked
from tools_catalog.overview import ACTIVITIES, functions


def first_tools(case: Case) -> Asked | None:
    """The shortlist side by side, as the comparison asks for it; None where there are not two tools."""
    tools = tuple(tool["tool"] for tool in case.picked)
    if len(tools) < FEWEST_COMPARED:
        return None
    rules = case.edition.rules
    offered = functions(rules)
    buckets = {need["key"]: need["importance"] for need in case.document["needs"]}
    return Asked(
        tools=tools,
        importance={need: bucket for need, bucket in buckets.items() if rules.importance.points[bucket]},
        activities=tuple(key for key in offered if key in case.answers.chosen(ACTIVITIES)),
        of_result=True,
    )
