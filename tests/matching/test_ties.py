"""A shared place says nothing about its tools: only the Czech alphabet orders them."""

import pytest

from .strategies import ASSESSED
from .trying import run
from .worked_examples import USUAL_ANSWERS

CELL = {"state": "scored", "level": 4, "grade": "A", "seen_on": "2026-11-20"}


def equal_tool(key: str, name: str, **more: object) -> dict[str, object]:
    return {"key": key, "name": name, "facts": {}, "assessments": dict.fromkeys(ASSESSED, CELL), **more}


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("field", ["vendor", "country", "sponsored", "price_of_a_place"])
def test_equal_tools_stand_in_alphabetical_order_whoever_sells_them(field, reverse):
    tools = [equal_tool("z", "Bříza", **{field: "Yvona"}), equal_tool("a", "Dub", **{field: "Adam"})]
    listed = run(USUAL_ANSWERS, tools[::-1] if reverse else tools).listed
    assert [(tool.tool, tool.place, tool.shared) for tool in listed] == [("z", 1, True), ("a", 1, True)]


def test_tools_of_the_same_name_keep_one_order():
    tools = [equal_tool("b", "Dub"), equal_tool("a", "Dub")]
    assert [tool.tool for tool in run(USUAL_ANSWERS, tools).listed] == ["a", "b"]
    assert [tool.tool for tool in run(USUAL_ANSWERS, tools[::-1]).listed] == ["a", "b"]
