"""Rules for one assessment (a cell: tool and criterion) and its evidence, in the plain form of the data files.

`{state, level, grade, floor?, claims?, evidence: [{url, kind, seen_on, shows_en, shows_cs?}], note?}`, and from people
also `reviewer`, `second_reviewer` and `reviewed_on`. Source of the rules: edition.yaml (floor, evidence_grades,
evidence_rules) and criteria.yaml (evidence_for_3, na).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tools_catalog.rubric import CriterionRule, Rubric
from tools_catalog.rules.lengths import LONGEST_NAME, LONGEST_SHOWS
from tools_catalog.rules.values import (
    Fault,
    address_faults,
    both_languages_faults,
    day_faults,
    earliest_day,
    inside,
    is_count,
    key_faults,
    keys_faults,
    text_faults,
)

SCORED, UNKNOWN, NOT_APPLICABLE = "scored", "unknown", "not_applicable"
STATES = (SCORED, UNKNOWN, NOT_APPLICABLE)
LOWEST_LEVEL, HIGHEST_LEVEL = 0, 4
PROVEN_GRADES = ("A", "B")
CLAIMED_GRADE = "C"
DISPUTED_GRADE = "D"
NOT_FOUND_GRADE = "U"
EXAMINED_KINDS = frozenset({"source_code", "independent", "register", "certificate", "our_test", "contract"})

type Cell = Mapping[str, Any]


def cell_faults(criterion: str, cell: Cell, rubric: Rubric, today: datetime.date) -> list[Fault]:
    """All faults of one assessment: of its own values and of its values against its evidence."""
    rule = rubric.criteria.get(criterion)
    if rule is None:
        return [Fault("", _("The methodology has no criterion “%(key)s”.") % {"key": criterion})]
    if rule.computed:
        return [Fault("", _("This criterion is counted from facts, nobody assesses it."))]
    faults = [*judgement_faults(cell, rule), *evidence_faults(cell.get("evidence"), rubric, today)]
    if not faults:
        faults += [*proof_faults(cell, rule, rubric), *review_faults(cell, today)]
    return faults


def judgement_faults(cell: Cell, rule: CriterionRule) -> Iterator[Fault]:
    """State, level, grade, floor and claims against each other."""
    state, grade = cell.get("state"), cell.get("grade")
    yield from key_faults("state", state, STATES)
    if state == SCORED:
        yield from _scored_faults(cell)
    elif state in STATES and cell.get("level") is not None:
        yield Fault("level", _("Only a scored criterion has a level."))
    if state == UNKNOWN and grade != NOT_FOUND_GRADE:
        yield Fault("grade", _("What is unknown has grade U."))
    if state == NOT_APPLICABLE:
        yield from key_faults("grade", grade, (*PROVEN_GRADES, CLAIMED_GRADE))
        if not rule.may_not_apply:
            yield Fault("state", _("The methodology does not allow “does not apply” for this criterion."))
    yield from _floor_faults(cell)
    yield from _claims_faults(cell)


def _scored_faults(cell: Cell) -> Iterator[Fault]:
    level = cell.get("level")
    if not is_level(level):
        yield Fault("level", _("A scored criterion needs a level from 0 to 4."))
    if cell.get("grade") == NOT_FOUND_GRADE:
        yield Fault("grade", _("Choose a grade and add the evidence."))
    else:
        yield from key_faults("grade", cell.get("grade"), (*PROVEN_GRADES, CLAIMED_GRADE, DISPUTED_GRADE))


def is_level(value: Any) -> bool:
    """Whether the value is a level of the scale."""
    return is_count(value) and bool(value <= HIGHEST_LEVEL)


def _floor_faults(cell: Cell) -> Iterator[Fault]:
    floor = cell.get("floor")
    if floor is None:
        return
    if not isinstance(floor, bool):
        yield Fault("floor", _("Yes or no is needed here."))
    elif floor and (cell.get("state") != SCORED or cell.get("grade") == DISPUTED_GRADE):
        yield Fault("floor", _("“At least” goes only with a level and not with grade D."))
    elif floor and cell.get("level") == HIGHEST_LEVEL:
        yield Fault("floor", _("There is no level above 4, so “at least” says nothing."))
    elif floor and cell.get("level") == LOWEST_LEVEL:
        yield Fault(
            "floor", _("Every level is at least 0, so “at least” says nothing. If nobody knows, choose unknown.")
        )


def _claims_faults(cell: Cell) -> Iterator[Fault]:
    claims = cell.get("claims")
    if cell.get("grade") != DISPUTED_GRADE:
        if claims is not None:
            yield Fault("claims", _("The lowest and the highest claim go only with grade D."))
        return
    if not (isinstance(claims, list) and len(claims) == 2 and all(is_count(claim) for claim in claims)):
        yield Fault("claims", _("Grade D needs the lowest and the highest level that sources claim."))
    elif not claims[0] < claims[1] <= HIGHEST_LEVEL:
        yield Fault("claims", _("The lowest claim must be below the highest one, both from 0 to 4."))


def evidence_faults(evidence: Any, rubric: Rubric, today: datetime.date) -> Iterator[Fault]:
    """The form of each piece of evidence."""
    if not isinstance(evidence, list):
        yield Fault("evidence", _("A list is needed here."))
        return
    for index, piece in enumerate(evidence):
        yield from inside(f"evidence[{index}]", piece_faults(piece, rubric, today))


def piece_faults(piece: Any, rubric: Rubric, today: datetime.date) -> Iterator[Fault]:
    """One piece of evidence: address, kind, the day it was seen and what it shows."""
    yield from keys_faults(piece, ("url", "kind", "seen_on", "shows_en"), ("shows_cs",))
    if not isinstance(piece, Mapping):
        return
    if "url" in piece:
        yield from address_faults("url", piece["url"])
    if "kind" in piece:
        yield from key_faults("kind", piece["kind"], rubric.evidence_kinds)
    if "seen_on" in piece:
        yield from day_faults("seen_on", piece["seen_on"], today)
    for key in ("shows_en", "shows_cs"):
        if key in piece:
            yield from text_faults(key, piece[key], LONGEST_SHOWS)


def proof_faults(cell: Cell, rule: CriterionRule, rubric: Rubric) -> Iterator[Fault]:
    """The level and the grade against the kinds of evidence that stand behind them."""
    kinds = {piece["kind"] for piece in cell["evidence"]}
    if cell["grade"] not in PROVEN_GRADES:
        if cell["state"] == NOT_APPLICABLE and not kinds:
            yield Fault("evidence", _("“Does not apply” needs evidence."))
        return
    if not kinds:
        yield Fault("grade", _("Without evidence the grade can be C at most."))
        return
    if lacks_required_evidence(cell, rule):
        yield Fault(
            "grade",
            _("Level %(level)d needs evidence of one of these kinds, otherwise grade C: %(kinds)s.")
            % {
                "level": cell["level"],
                "kinds": "; ".join(str(rubric.evidence_kinds[kind]) for kind in sorted(rule.evidence_for_3)),
            },
        )
    if kinds == {"vendor_claim"}:
        yield Fault("grade", _("The supplier's statement alone is grade C at most."))
    if cell["grade"] == "A" and not kinds & _examined_kinds(cell):
        yield Fault("grade", _("Grade A needs code, a register, a certificate, an independent report, or a test."))


def lacks_required_evidence(cell: Cell, rule: CriterionRule) -> bool:
    """Whether a level of 3 or 4 claims grade A or B without the kind of evidence that the criterion asks for.

    By `evidence_rules.level_3_without_required_evidence` of the edition such a cell counts as grade C.
    """
    level = cell.get("level")
    if not isinstance(level, int) or level < 3 or cell.get("grade") not in PROVEN_GRADES:
        return False
    return not {piece.get("kind") for piece in cell["evidence"]} & rule.evidence_for_3


def _examined_kinds(cell: Cell) -> frozenset[str]:
    return EXAMINED_KINDS | {"live"} if cell.get("second_reviewer") else EXAMINED_KINDS


def review_faults(cell: Cell, today: datetime.date) -> Iterator[Fault]:
    """Note, reviewers, and the day of the review, neither in the future nor before the evidence was seen."""
    if cell.get("note") is not None:
        yield from both_languages_faults("note", cell["note"])
    for key in ("reviewer", "second_reviewer"):
        if cell.get(key):
            yield from text_faults(key, cell[key], LONGEST_NAME)
    reviewed = cell.get("reviewed_on")
    if reviewed is None:
        return
    yield from day_faults("reviewed_on", reviewed, today)
    seen, day = latest_seen(cell["evidence"]), earliest_day(reviewed)
    if seen and day and day < seen:
        yield Fault("reviewed_on", _("Evidence was seen on %(seen)s, after this day.") % {"seen": date_format(seen)})


def latest_seen(evidence: Iterable[Mapping[str, Any]]) -> datetime.date | None:
    """The latest day on which evidence was seen."""
    days = [day for piece in evidence if (day := earliest_day(piece.get("seen_on")))]
    return max(days, default=None)


def publication_faults(criterion: str, cell: Cell, rubric: Rubric) -> Iterator[Fault]:
    """What a publication by people needs besides: who reviewed it and when, and evidence in words of both languages.

    Criteria of `two_reviewers_for` need a second, different reviewer.
    """
    reviewer, second = ((cell.get(key) or "").strip() for key in ("reviewer", "second_reviewer"))
    if not reviewer:
        yield Fault("reviewer", _("Say who reviewed it."))
    if not cell.get("reviewed_on"):
        yield Fault("reviewed_on", _("Say when it was reviewed."))
    if second and second.casefold() == reviewer.casefold():
        yield Fault("second_reviewer", _("The second reviewer must be another person."))
    elif criterion in rubric.two_reviewers_for and not second:
        yield Fault("second_reviewer", _("Two people must review this criterion. Name the second one."))
    for index, piece in enumerate(cell["evidence"]):
        if not piece.get("shows_cs"):
            yield Fault(f"evidence[{index}].shows_cs", _("The text is needed in Czech and in English."))
