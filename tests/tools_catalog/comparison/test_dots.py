"""The dot plot: plain averages of what applies, with what is only computed told apart, and none depends on another."""

from fractions import Fraction

from hypothesis import given, settings

from tests.tools_catalog.comparison.cast import (
    DAY,
    EDITION,
    NOT_APPLICABLE,
    RULES,
    catalogues,
    facts_of_a_service,
    record,
    scored,
)
from tools_catalog.comparison.dots import lines
from tools_catalog.matching import catalogue_from
from tools_catalog.matching.examination import examined
from tools_catalog.templatetags.comparison import dot_drawing

quick = settings(max_examples=15, deadline=None)


def plotted(records):
    """The dots of all groups: by group, then by tool."""
    seen = {tool.tool.key: tool for tool in examined(RULES, catalogue_from(list(records.values())), DAY, False)}
    drawn = lines(tuple(records), records, seen, EDITION)
    return {line.key: {dot.tool: dot for dot in line.dots} for line in drawn}


def assessed(group):
    """The criteria of a group that people assess."""
    return [key for key in EDITION.groups[group].criteria if not EDITION.criteria[key].computed]


def first_group():
    return next(iter(EDITION.groups))


def test_a_dot_is_the_mean_of_the_criteria_that_apply():
    one, other, *rest = assessed(first_group())
    cells = {one: scored(1), other: scored(2, floor=True), **dict.fromkeys(rest, NOT_APPLICABLE)}

    dot = plotted({"alfa": record("alfa", **cells)})[first_group()]["alfa"]

    assert (dot.proven, dot.sure, dot.possible) == (Fraction(3, 2), Fraction(3, 2), Fraction(5, 2))


def test_where_nothing_of_a_group_applies_there_is_no_dot():
    cells = dict.fromkeys(assessed(first_group()), NOT_APPLICABLE)

    dot = plotted({"alfa": record("alfa", **cells)})[first_group()]["alfa"]

    assert (dot.proven, dot.sure, dot.possible) == (None, None, None)


def test_what_is_only_computed_is_certain_but_not_proven():
    service = {**record("alfa"), "facts": facts_of_a_service()}

    dots = [tools["alfa"] for tools in plotted({"alfa": service}).values()]

    assert [dot.proven for dot in dots if dot.proven] == []
    assert [dot for dot in dots if dot.sure]
    assert {dot_drawing(dot).has_computed for dot in dots if dot.sure} == {True}


@quick
@given(catalogues())
def test_a_removed_tool_changes_no_dot(records):
    kept = dict(list(records.items())[1:])
    before, after = plotted(records), plotted(kept)
    assert all(after[group][key] == before[group][key] for group in after for key in kept)


@quick
@given(catalogues())
def test_proven_is_at_most_what_is_certain_and_that_at_most_what_is_possible(records):
    dots = [dot for tools in plotted(records).values() for dot in tools.values() if dot.sure is not None]
    assert all(0 <= dot.proven <= dot.sure <= dot.possible <= 4 for dot in dots)
