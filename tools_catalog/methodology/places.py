"""Names of the places in an edition's files where options and conditions stand."""

from collections.abc import Iterator, Mapping
from typing import Any


def option_effects(files: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Place and effects of every option (`size.outside_cz`) and grid cell (`integrations.nia.must`)."""
    for question in files["questions"]["questions"]:
        for option in question.get("options", ()):
            yield f"{question['key']}.{option['key']}", option.get("effects", {})
        for row in question.get("rows", ()):
            for column, cell in row["cells"].items():
                yield f"{question['key']}.{row['key']}.{column}", cell.get("effects", {})


def condition_ids(place: str) -> Iterator[str]:
    """Ids for the conditions of one option: the place itself for its first one, `place.2` for a second one."""
    yield place
    number = 2
    while True:
        yield f"{place}.{number}"
        number += 1


def base_condition_id(raw: Mapping[str, Any]) -> str:
    """Id of a condition that always holds: `base.<fact>`."""
    return f"base.{raw.get('fact') or raw['criterion']}"


def all_conditions(files: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Id and content of every condition of an edition."""
    yield from ((base_condition_id(raw), raw) for raw in files["edition"]["base_knockouts"])
    for place, effects in option_effects(files):
        raised = [part for step in effects.get("conditional", ()) for part in step.get("knockouts", ())]
        yield from zip(condition_ids(place), [*effects.get("knockouts", ()), *raised], strict=False)
