"""A comparison with the needs of one town: its answers give levels, weights and its own figures, as in its result.

The same functions of the engine as in a recommendation, so the fit here is the fit there, to the last fraction. Pure.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from tools_catalog.comparison.weighing import Ruler, weighed
from tools_catalog.matching import Catalogue, RuleEdition
from tools_catalog.matching.answers import Answers, answers_from
from tools_catalog.matching.candidates import candidate
from tools_catalog.matching.examination import Examined, examined
from tools_catalog.matching.fit import AdditiveModel, capped_values
from tools_catalog.matching.municipality import Municipality, municipality_from
from tools_catalog.matching.requirements import Requirements, requirements_from
from tools_catalog.matching.weights import Weighting, weighting_from

IMPORTANCE = "importance"


@dataclass(frozen=True)
class Town:
    """The answers of a town, and what the engine makes of them."""

    answers: Answers

    @cached_property
    def municipality(self) -> Municipality:
        return municipality_from(self.answers)

    @cached_property
    def requirements(self) -> Requirements:
        return requirements_from(self.answers, self.municipality)

    @cached_property
    def weighting(self) -> Weighting:
        return weighting_from(self.answers, self.requirements)

    @property
    def ruler(self) -> Ruler | None:
        """The ruler of the town; None where nothing counts."""
        shares = {need.key: weighed(need.shares, need.weight) for need in self.weighting.needs if need.weight}
        counted = {criterion for parts in shares.values() for criterion in parts}
        targets = {key: self.requirements.targets[key] for key in counted}
        return Ruler(shares, targets, self.municipality) if shares else None

    @property
    def importance(self) -> Mapping[str, str]:
        """The bucket of each need that counts, as the engine takes it: chosen, usual, or the least that is allowed."""
        return {need.key: need.importance for need in self.weighting.needs if need.weight}

    def examined(self, catalogue: Catalogue, as_of: datetime.date) -> Mapping[str, Examined]:
        """Every tool by key, with the levels that are computed from facts for this town."""
        edition = self.answers.edition
        model = AdditiveModel(self.weighting.criteria, capped_values(self.requirements.targets))
        seen = examined(edition, catalogue, as_of, self.municipality.own_server)
        held = {tool.tool.key: candidate(tool, self.requirements, self.municipality, model, edition) for tool in seen}
        return {tool.tool.key: replace(tool, levels=held[tool.tool.key].levels) for tool in seen}


def town(answers: Mapping[str, Any], importance: Mapping[str, str], edition: RuleEdition) -> Town:
    """The town of these answers; `importance` by need stands above what the answers say of it."""
    filled = next((key for key, question in edition.questions.items() if question.fill == IMPORTANCE), IMPORTANCE)
    own = {**dict(answers.get(filled) or {}), **importance}
    return Town(answers_from(edition, {**answers, filled: own} if own else dict(answers)))
