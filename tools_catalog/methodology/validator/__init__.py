"""Finds all faults of a methodology edition, from its raw files.

`edition_faults(folder)` reads and checks one edition; `faults_of(raw)` checks one that was read. Nothing stops at
the first fault: a file that cannot be read is a fault, and every rule that does not need it still runs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

from . import (
    bands,
    criteria,
    document,
    effects,
    effort,
    facts,
    glossary,
    knockouts,
    needs,
    prices,
    questions,
    readiness,
    scale,
)
from .brands import brand_faults, brand_names
from .file_shapes import FILE_SHAPES, shape_faults
from .keys import key_faults
from .node import Fault
from .raw_edition import RawEdition, RawFile, read_raw
from .words import word_faults

__all__ = ["Fault", "RawEdition", "RawFile", "brand_names", "edition_faults", "faults_of", "read_raw"]

type Check = Callable[[RawEdition], Iterator[Fault]]


@dataclass(frozen=True)
class Rule:
    """A check across files, and the files that it cannot do without."""

    check: Check
    files: tuple[str, ...]


def _rules(files: str, *checks: Check) -> tuple[Rule, ...]:
    return tuple(Rule(check, tuple(files.split())) for check in checks)


RULES = (
    *_rules("edition", scale.level_scale_faults, scale.importance_faults, scale.ranking_faults),
    *_rules("edition", bands.launch_cap_faults, prices.rate_faults, prices.spread_faults),
    *_rules("edition", prices.times_faults, prices.self_run_faults),
    *_rules("edition criteria", effort.derived_interval_faults, criteria.reviewer_faults),
    *_rules("edition", effort.contradiction_faults),
    *_rules("edition questions", bands.size_faults, bands.budget_faults, bands.time_faults, bands.required_faults),
    *_rules("criteria", criteria.group_faults, criteria.code_faults, criteria.level_faults, criteria.relevance_faults),
    *_rules("criteria edition", criteria.evidence_faults),
    *_rules("criteria needs", criteria.needed_faults),
    *_rules("criteria questions edition", criteria.requested_faults),
    *_rules("needs questions edition", criteria.reachable_faults),
    *_rules("facts", facts.value_faults),
    *_rules("questions", questions.page_faults, questions.section_faults, questions.wording_faults),
    *_rules("questions", questions.answer_faults, effects.purpose_faults),
    *_rules("questions edition", questions.visibility_faults, effects.conditional_faults),
    *_rules("questions", effects.dont_know_choice_faults, effects.stated_effect_faults),
    *_rules("questions edition criteria", effects.target_faults),
    *_rules("questions edition", effects.presence_faults),
    *_rules("edition", effects.base_condition_faults, effects.reference_faults),
    *_rules("criteria", knockouts.presence_condition_faults),
    *_rules("facts", knockouts.fact_condition_faults),
    *_rules("needs", needs.activity_faults, needs.share_faults),
    *_rules("needs criteria", needs.criterion_faults),
    *_rules("needs edition", needs.bucket_faults, needs.raised_default_faults),
    *_rules("readiness", readiness.rule_faults, readiness.computed_name_faults),
    *_rules("document criteria", document.requirement_faults, document.criterion_question_faults),
    *_rules("document facts", document.fact_question_faults),
    *_rules("document questions edition", document.must_sentence_faults),
    *_rules("document questions", document.chapter_faults),
    *_rules("glossary", glossary.term_faults),
)


def edition_faults(folder: Path, brands_to_avoid: frozenset[str] = frozenset()) -> list[Fault]:
    """All faults of the edition in a folder, in the order of its files; empty when there is none."""
    return faults_of(read_raw(folder), brands_to_avoid)


def faults_of(edition: RawEdition, brands_to_avoid: frozenset[str] = frozenset()) -> list[Fault]:
    """All faults of an edition, each once; `brands_to_avoid` are folded names (`brand_names`)."""
    found = list(edition.faults)
    for file in edition.files.values():
        found += _own_faults(file, brands_to_avoid)
    for rule in RULES:
        if edition.has(*rule.files):
            found += rule.check(edition)
    order = [f"{name}.yaml" for name in FILE_SHAPES]
    return sorted(dict.fromkeys(found), key=lambda fault: order.index(fault.file))


@lru_cache(maxsize=64)
def _own_faults(file: RawFile, brands_to_avoid: frozenset[str]) -> tuple[Fault, ...]:
    """Faults that a file has by itself. Kept, since most files stay the same when one of them is corrected."""
    found = (shape_faults(file), key_faults(file), word_faults(file), brand_faults(file, brands_to_avoid))
    return tuple(chain.from_iterable(found))
