"""Answers of one methodology edition in the questionnaire of another. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tools_catalog.matching.faults import check_answers
from tools_catalog.methodology import Edition


@dataclass(frozen=True)
class CarriedOver:
    """`kept` are the answers that the new edition understands; `lost` those of the old one that it does not.

    Of a list or a grid the single options that are unknown are lost and the rest is kept.
    """

    kept: Mapping[str, Any]
    lost: Mapping[str, Any]


def carry_over(answers: Mapping[str, Any], edition: Edition) -> CarriedOver:
    """Which answers the edition takes."""
    kept: dict[str, Any] = {}
    lost: dict[str, Any] = {}
    for key, value in answers.items():
        taken, left = split(key, value, edition)
        kept |= {key: taken} if taken else {}
        lost |= {key: left} if left else {}
    return CarriedOver(kept, lost)


def split(key: str, value: Any, edition: Edition) -> tuple[Any, Any]:
    """The part of an answer that the edition takes, and the part that it does not."""
    taken: Any
    left: Any
    match value:
        case list():
            taken = [option for option in value if fits(key, [option], edition)]
            left = [option for option in value if option not in taken]
        case dict():
            taken = {row: option for row, option in value.items() if fits(key, {row: option}, edition)}
            left = {row: option for row, option in value.items() if row not in taken}
        case _:
            return (value, None) if fits(key, value, edition) else (None, value)
    return (taken, left) if fits(key, taken, edition) else ([], value)


def fits(key: str, value: Any, edition: Edition) -> bool:
    """Whether the edition finds nothing wrong with this answer alone."""
    return not any(fault.question == key for fault in check_answers(edition.rules, {key: value}))
